#include "registry/incoming.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "registry/header.hpp"
#include "registry/names.hpp"
#include "registry/typed.hpp"

namespace prikaz::registry {

namespace {

class SheetReader {
 public:
  SheetReader(const Entity& entity, const sheet::Workbook& book, int sheet, Diagnostics& found)
      : entity_(entity),
        columns_(columns(entity)),
        sheet_(book.sheets[static_cast<std::size_t>(sheet)]),
        number_(sheet),
        file_(book.file),
        found_(found) {}

  bool read(std::vector<Incoming>& out) {
    header_ = find_header(columns_, sheet_);
    if (header_.matched < 2 && header_.matched < static_cast<int>(entity_.fields.size())) {
      add("PRK-R031", Severity::error, 0, 0,
          Message("no row among the first ten names the columns of «{}»", entity_.title),
          Message("put the columns' heads above the rows: {}", some_heads()));
      return false;
    }
    Diagnostics heads = check_header(entity_, columns_, header_, sheet_, file_);
    const bool usable = !heads.has_errors();
    found_.add(std::move(heads));
    if (!usable) return true;
    int hidden = 0;
    for (const sheet::Row& row : sheet_.rows) {
      if (row.index <= header_.row || is_empty(row) || numbers_columns(row)) continue;
      hidden += row.hidden ? 1 : 0;
      out.push_back(read_row(row));
    }
    if (hidden > 0)
      add("PRK-R057", Severity::note, header_.row, 0, Message("{} hidden rows were read too", std::to_string(hidden)),
          "delete them if they are not meant");
    if (whole_names_ > 0)
      add("PRK-R048", Severity::note, header_.row, 0,
          Message("{} whole names were divided into surname, name and patronymic", std::to_string(whole_names_)),
          "look through them once; columns «Фамилия», «Имя», «Отчество» leave no doubt");
    return true;
  }

 private:
  void add(const char* id, Severity severity, int row, int column, Message text, Message hint) {
    if (severity == Severity::error) wrong_.push_back(column);
    found_.add({id,
                severity,
                {file_, 0, 0, sheet_.name + "!" + sheet::a1(sheet::Ref{row, column})},
                std::move(text),
                std::move(hint)});
  }

  std::string some_heads() const {
    std::string out;
    for (std::size_t i = 0; i < columns_.size() && i < 6; ++i) out += (out.empty() ? "" : ", ") + columns_[i].title;
    return out;
  }

  bool is_empty(const sheet::Row& row) const {
    return std::all_of(header_.at.begin(), header_.at.end(), [&](int at) {
      const sheet::Cell* cell = at < 0 ? nullptr : row.find(at);
      return !cell || (cell->value.is(Value::Kind::string) && plain_text(*cell).empty());
    });
  }

  /// The row under the head that many forms have: 1, 2, 3…
  bool numbers_columns(const sheet::Row& row) const {
    if (row.index != header_.row + 1 || row.cells.size() < 3) return false;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (plain_text(row.cells[i]) != std::to_string(row.cells[i].column - row.cells[0].column + 1)) return false;
    return true;
  }

  Incoming read_row(const sheet::Row& row) {
    wrong_.clear();
    Incoming in;
    in.row.resize(entity_.fields.size());
    in.cell.assign(entity_.fields.size(), -1);
    in.forms.assign(entity_.fields.size(), false);
    in.sheet = number_;
    in.index = row.index;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (header_.at[c] < 0) continue;
      const auto f = static_cast<std::size_t>(columns_[c].field);
      if (columns_[c].part == Part::form) in.forms[f] = true;
      if (columns_[c].part != Part::form && in.cell[f] < 0) in.cell[f] = header_.at[c];
      const sheet::Cell* cell = row.find(header_.at[c]);
      if (cell && columns_[c].part == Part::value) in.row[f] = typed(entity_.fields[f], *cell, row.index, in.broken);
    }
    for (std::size_t f = 0; f < entity_.fields.size(); ++f)
      if (entity_.fields[f].type == Type::person_name && in.cell[f] >= 0) {
        if (given(header_, columns_, static_cast<int>(f)))
          in.row[f] = name(static_cast<int>(f), row, in.cell[f], in.broken);
        else
          in.parts[f] = parts(static_cast<int>(f), row, in.broken);
      }
    forms(row, in);
    for (std::size_t f = 0; f < entity_.fields.size(); ++f)
      if (entity_.fields[f].required && in.cell[f] >= 0 && in.row[f].is_none() && !in.parts.count(f) &&
          std::find(wrong_.begin(), wrong_.end(), in.cell[f]) == wrong_.end())
        add("PRK-R035", Severity::error, row.index, in.cell[f], Message("«{}» is empty", entity_.fields[f].title),
            "fill the cell in, or delete the row"),
            in.broken = true;
    return in;
  }

  Value typed(const Field& field, const sheet::Cell& cell, int row, bool& broken) {
    Typed read = read_cell(field, cell);
    for (Problem& p : read.problems) {
      broken |= p.severity == Severity::error;
      add(p.id, p.severity, row, cell.column, std::move(p.text), std::move(p.hint));
    }
    return std::move(read.value);
  }

  const sheet::Cell* part(int field, Part wanted, const sheet::Row& row) const {
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (columns_[c].field == field && columns_[c].part == wanted && header_.at[c] >= 0)
        return row.find(header_.at[c]);
    return nullptr;
  }

  std::string name_part(int field, Part wanted, const sheet::Row& row, bool& broken) {
    const sheet::Cell* cell = part(field, wanted, row);
    if (!cell) return {};
    std::string text = plain_text(*cell);
    if (cell->error)
      return typed(entity_.fields[static_cast<std::size_t>(field)], *cell, row.index, broken), std::string();
    if (auto mended = mend_lookalikes(text)) {
      add("PRK-R051", Severity::warning, row.index, cell->column,
          Message("«{}» holds Latin letters that look Cyrillic; it was read as «{}»", text, *mended),
          "type the word again with the Russian keyboard");
      text = std::move(*mended);
    }
    if (wanted != Part::whole && !text.empty() && !is_name_part(text)) {
      broken = true;
      add("PRK-R047", Severity::error, row.index, cell->column, Message("«{}» is not a part of a name", text),
          "a name holds letters, hyphens and apostrophes only");
    }
    return text;
  }

  Gender gender_of(int field, const sheet::Row& row, bool& broken) {
    const sheet::Cell* cell = part(field, Part::gender, row);
    if (!cell || plain_text(*cell).empty()) return Gender::unknown;
    if (const auto read = parse_gender(plain_text(*cell))) return *read;
    broken = true;
    add("PRK-R038", Severity::error, row.index, cell->column,
        Message("«{}» is not one of the values of «{}»", plain_text(*cell), "Пол"), "write м or ж");
    return Gender::unknown;
  }

  /// An empty cell leaves surname and first name as they are; the patronymic it takes away.
  NameParts parts(int field, const sheet::Row& row, bool& broken) {
    NameParts out;
    out.gender = gender_of(field, row, broken);
    for (const auto& [wanted, text] : {std::pair{Part::surname, &out.surname}, std::pair{Part::first, &out.first},
                                       std::pair{Part::patronymic, &out.patronymic}})
      if (part(field, wanted, row)) *text = name_part(field, wanted, row, broken);
    if (out.surname && out.surname->empty()) out.surname.reset();
    if (out.first && out.first->empty()) out.first.reset();
    return out;
  }

  Value name(int field, const sheet::Row& row, int column, bool& broken) {
    const Gender gender = gender_of(field, row, broken);
    std::string surname = name_part(field, Part::surname, row, broken);
    std::string first = name_part(field, Part::first, row, broken);
    std::string patronymic = name_part(field, Part::patronymic, row, broken);
    if (!surname.empty() || !first.empty()) {
      if (surname.empty() || first.empty())
        broken = true, add("PRK-R047", Severity::error, row.index, column,
                           surname.empty() ? Message("the surname is empty") : Message("the first name is empty"),
                           "fill in both; the patronymic may stay empty");
      return std::shared_ptr<const Object>(
          person_name(std::move(surname), std::move(first), std::move(patronymic), gender));
    }
    const std::string whole = name_part(field, Part::whole, row, broken);
    if (whole.empty()) return {};
    if (auto divided = split_name(whole, gender)) {
      ++whole_names_;
      return std::shared_ptr<const Object>(std::move(divided));
    }
    broken = true;
    add("PRK-R047", Severity::error, row.index, part(field, Part::whole, row)->column,
        Message("«{}» cannot be divided into surname, name and patronymic", whole),
        "write the whole name without initials, or give «Фамилия», «Имя» and «Отчество» columns of their own");
    return {};
  }

  void forms(const sheet::Row& row, Incoming& in) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].part != Part::form || header_.at[c] < 0) continue;
      const sheet::Cell* cell = row.find(header_.at[c]);
      Value& value = in.row[static_cast<std::size_t>(columns_[c].field)];
      const auto* text = value.as<Inflectable>();
      if (!cell || !text) continue;
      auto copy = std::make_shared<Inflectable>(*text);
      copy->stored[static_cast<std::size_t>(columns_[c].form)] = plain_text(*cell);
      value = Value(std::shared_ptr<const Object>(std::move(copy)));
    }
  }

  const Entity& entity_;
  const std::vector<Column> columns_;
  const sheet::Sheet& sheet_;
  const int number_;
  const std::string& file_;
  Diagnostics& found_;
  Header header_;
  int whole_names_ = 0;
  std::vector<int> wrong_;  ///< columns of the row at hand with a mistake: an empty value is then no second one
};

}  // namespace

const std::string& Incoming::key(const Entity& e) const {
  static const std::string none;
  const Value& v = row[static_cast<std::size_t>(e.key)];
  return v.is(Value::Kind::string) ? v.string() : none;
}

bool read_rows(const Entity& entity, const sheet::Workbook& book, int sheet, std::vector<Incoming>& out,
               Diagnostics& found) {
  return SheetReader(entity, book, sheet, found).read(out);
}

}  // namespace prikaz::registry
