#include "registry/header.hpp"

#include <unordered_map>

#include "core/utf8.hpp"
#include "registry/typed.hpp"

namespace prikaz::registry {

namespace {

constexpr int head_rows = 10;

class Heads {
 public:
  explicit Heads(const std::vector<Column>& columns) {
    // Titles first: what one column is called beats what another is also called.
    for (std::size_t i = 0; i < columns.size(); ++i) add(columns[i].title, static_cast<int>(i));
    for (std::size_t i = 0; i < columns.size(); ++i)
      for (const std::string& head : columns[i].heads) add(head, static_cast<int>(i));
  }
  int find(const sheet::Cell& cell) const {
    const std::string key = head_key(plain_text(cell));
    if (const auto it = exact_.find(key); it != exact_.end()) return it->second;
    const auto it = alike_.find(utf8::to_cyrillic_lookalikes(key));
    return it == alike_.end() ? -1 : it->second;
  }

 private:
  void add(const std::string& head, int column) {
    const std::string key = head_key(head);
    if (key.empty()) return;
    exact_.emplace(key, column);
    alike_.emplace(utf8::to_cyrillic_lookalikes(key), column);
  }
  std::unordered_map<std::string, int> exact_, alike_;
};

std::string place(const sheet::Sheet& sheet, int row, int column) {
  return sheet.name + "!" + sheet::a1(sheet::Ref{row, column});
}

bool given(const Header& header, const std::vector<Column>& columns, int field, Part part) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].field == field && columns[i].part == part && header.at[i] >= 0) return true;
  return false;
}

std::string quoted(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "«" : ", «") + n + "»";
  return out;
}

/// Heads that name no column of the entity.
std::vector<std::string> unknown_heads(const Heads& heads, const sheet::Sheet& sheet, int row) {
  std::vector<std::string> out;
  for (const sheet::Cell& cell : sheet.find(row)->cells)
    if (heads.find(cell) < 0) out.push_back(plain_text(cell));
  return out;
}

}  // namespace

bool given(const Header& header, const std::vector<Column>& columns, int field) {
  return given(header, columns, field, Part::value) || given(header, columns, field, Part::whole) ||
         (given(header, columns, field, Part::surname) && given(header, columns, field, Part::first));
}

Header find_header(const std::vector<Column>& columns, const sheet::Sheet& sheet) {
  const Heads heads(columns);
  Header best;
  best.at.assign(columns.size(), -1);
  for (const sheet::Row& row : sheet.rows) {
    if (row.index >= head_rows) break;
    Header found{row.index, std::vector<int>(columns.size(), -1), 0};
    for (const sheet::Cell& cell : row.cells) {
      const int column = cell.value.is(Value::Kind::string) ? heads.find(cell) : -1;
      if (column < 0 || found.at[static_cast<std::size_t>(column)] >= 0) continue;
      found.at[static_cast<std::size_t>(column)] = cell.column;
      ++found.matched;
    }
    if (found.matched > best.matched) best = std::move(found);
  }
  return best;
}

Diagnostics check_header(const Entity& entity, const std::vector<Column>& columns, const Header& header,
                         const sheet::Sheet& sheet, const std::string& file) {
  Diagnostics out;
  const Heads heads(columns);
  std::vector<std::string> absent;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (header.at[i] < 0 && columns[i].part != Part::form) absent.push_back(columns[i].title);
  for (const sheet::Cell& cell : sheet.find(header.row)->cells) {
    const std::string text = plain_text(cell);
    const int column = heads.find(cell);
    const Place at{file, 0, 0, place(sheet, header.row, cell.column)};
    if (column < 0) {
      const auto near = utf8::near_names(text, absent);
      out.add({"PRK-R033", Severity::warning, at, Message("the column «{}» is not known and was left out", text),
               near.empty() ? Message("delete it, or name it as the model does")
                            : Message("did you mean {}?", quoted(near))});
    } else if (const int first = header.at[static_cast<std::size_t>(column)]; first != cell.column) {
      out.add({"PRK-R034", Severity::error, at,
               Message("the column «{}» stands twice, first in {}", columns[static_cast<std::size_t>(column)].title,
                       sheet::column_name(first)),
               "delete one of them"});
    }
  }
  if (!given(header, columns, entity.key))
    out.add(missing_column(entity, columns, header, sheet, file, entity.key, header.row));
  return out;
}

Diagnostic missing_column(const Entity& entity, const std::vector<Column>& columns, const Header& header,
                          const sheet::Sheet& sheet, const std::string& file, int field, int at) {
  const std::string& title = entity.fields[static_cast<std::size_t>(field)].title;
  const auto near = utf8::near_names(title, unknown_heads(Heads(columns), sheet, header.row));
  return {"PRK-R032",
          Severity::error,
          {file, 0, 0, place(sheet, at, 0)},
          at == header.row ? Message("the column «{}» is missing", title)
                           : Message("the column «{}» is missing, and this row is new to the registry", title),
          near.empty() ? Message("add a column headed «{}»", title)
                       : Message("rename {} to «{}» if that is what it holds", quoted(near), title)};
}

std::vector<std::string> sheet_titles(const Schema& schema) {
  std::vector<std::string> out;
  for (const Entity& e : schema.entities) out.push_back(e.title);
  return out;
}

int entity_by_sheet_name(const Schema& schema, const std::string& name) {
  const std::string key = utf8::to_cyrillic_lookalikes(head_key(name));
  for (std::size_t i = 0; i < schema.entities.size(); ++i) {
    const Entity& e = schema.entities[i];
    for (const std::string* n : {&e.title, &e.id, &e.alias, &e.plural, &e.plural_alias})
      if (!n->empty() && utf8::to_cyrillic_lookalikes(head_key(*n)) == key) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace prikaz::registry
