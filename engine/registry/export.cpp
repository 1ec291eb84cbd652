#include "registry/export.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "registry/columns.hpp"
#include "registry/header.hpp"
#include "registry/names.hpp"
#include "registry/typed.hpp"

namespace prikaz::registry {

namespace {

constexpr const char* lists_sheet = "Списки";
constexpr int head_fill = 0xDDEBF7, required_fill = 0xFCE4D6;

struct TypeLook {
  Type type;
  double width;
  const char* format;
  const char* note;
};
constexpr std::array<TypeLook, 16> looks = {
    {{Type::text, 24, "@", ""},
     {Type::number, 14, "0.######", "Число."},
     {Type::date, 13, "dd.mm.yyyy", "Дата: 31.12.2009."},
     {Type::flag, 10, "@", "да или нет."},
     {Type::choice, 26, "@", "Выберите из списка."},
     {Type::ref, 16, "@", ""},
     {Type::person_name, 18, "@", "Одно слово в именительном падеже."},
     {Type::position, 36, "@", "В именительном падеже, как в штатном расписании."},
     {Type::org_name, 44, "@", "В именительном падеже, как в уставе."},
     {Type::snils, 16, "@", "СНИЛС: 112-233-445 95."},
     {Type::inn, 14, "@", "ИНН: 10 или 12 цифр."},
     {Type::ogrn, 17, "@", "ОГРН: 13 или 15 цифр."},
     {Type::phone, 18, "@", "Телефон; несколько через точку с запятой."},
     {Type::email, 26, "@", "Электронная почта."},
     {Type::link, 36, "@", "Адрес страницы целиком: https://школа.рф/наставничество."},
     {Type::file, 30, "@", "Имя файла."}}};

const TypeLook& look(Type type) {
  return *std::find_if(looks.begin(), looks.end(), [&](const TypeLook& l) { return l.type == type; });
}

class Export {
 public:
  Export(const Store& store, const ExportOptions& options, Diagnostics* notes)
      : store_(store), schema_(*store.schema()), options_(options), notes_(notes) {}

  Result<sheet::Report> report() {
    out_.title = schema_.title;
    out_.created = options_.created;
    int only = -1;
    if (!options_.entity.empty() && (only = entity_by_sheet_name(schema_, options_.entity)) < 0)
      return fail({"PRK-R062",
                   Severity::error,
                   {},
                   Message("there is no table {}", options_.entity),
                   "name one of the model's entities"});
    lists_.name = lists_sheet;
    lists_.hidden = true;
    std::vector<std::vector<Row>> rows(schema_.entities.size());
    for (std::size_t e = 0; e < rows.size(); ++e) {
      if (only >= 0 && only != static_cast<int>(e)) continue;
      auto read = store_.rows(static_cast<int>(e));
      if (!read) return fail(std::move(read.error()));
      rows[e] = std::move(*read);
    }
    for (const auto& r : rows) counts_.push_back(static_cast<int>(r.size()));
    for (std::size_t e = 0; e < rows.size(); ++e)
      if (only < 0 || only == static_cast<int>(e)) sheet(schema_.entities[e], rows[e], only < 0);
    if (!lists_.cells.empty()) out_.sheets.push_back(std::move(lists_));
    return std::move(out_);
  }

 private:
  void sheet(const Entity& entity, const std::vector<Row>& rows, bool all) {
    sheet::ReportSheet s;
    s.name = entity.title;
    s.freeze = sheet::Ref{1, 1};
    s.print.landscape = true;
    s.print.repeat_rows = 1;
    s.print.footer = "&C&P / &N";
    s.heights = {30};
    int at = 0;
    for (const Column& c : columns(entity)) {
      if (c.part == Part::whole || (c.part == Part::form && !has_form(rows, c)) || left_out(entity, c)) continue;
      column(entity, c, rows, at++, all, s);
    }
    s.autofilter = sheet::Area{{0, 0}, {static_cast<int>(rows.size()), at - 1}};
    out_.sheets.push_back(std::move(s));
  }

  bool left_out(const Entity& entity, const Column& c) {
    const Field& field = entity.fields[static_cast<std::size_t>(c.field)];
    if (field.personal != "special" || options_.special) return false;
    if (notes_)
      notes_->add({"PRK-R063",
                   Severity::note,
                   {entity.title, 0, 0, {}},
                   Message("data of a special category were left out: «{}»", field.title),
                   "ask for them: prikaz export --special"});
    return true;
  }

  static bool has_form(const std::vector<Row>& rows, const Column& c) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      const auto* text = row[static_cast<std::size_t>(c.field)].as<Inflectable>();
      return text && !text->stored[static_cast<std::size_t>(c.form)].empty();
    });
  }

  void column(const Entity& entity, const Column& c, const std::vector<Row>& rows, int at, bool all,
              sheet::ReportSheet& s) {
    const Field& field = entity.fields[static_cast<std::size_t>(c.field)];
    const bool required =
        field.required && c.part != Part::patronymic && c.part != Part::gender && c.part != Part::form;
    sheet::Style head;
    head.bold = head.wrap = head.border = head.middle = true;
    head.align = sheet::Align::centre;
    head.fill = required ? required_fill : head_fill;
    s.cells.push_back({{0, at}, c.title, head, {}, note(field, c, required)});
    sheet::Style body;
    body.format = look(field.type).format;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Value v = cell(field, c, rows[i][static_cast<std::size_t>(c.field)]);
      longest = std::max(longest, utf8::length(sheet::text(v)));
      if (!v.is_none()) s.cells.push_back({{static_cast<int>(i) + 1, at}, std::move(v), body, {}, {}});
    }
    s.columns.push_back({width(field, c, longest), body, false});
    const sheet::Area area{{1, at}, {static_cast<int>(rows.size()) + options_.spare_rows, at}};
    list(field, c, area, all, s);
  }

  /// As wide as what stands in it, within reason; an empty column as its type usually needs.
  static double width(const Field& field, const Column& c, std::size_t longest) {
    if (c.part == Part::gender) return 6;
    return longest == 0 ? look(field.type).width : std::clamp(static_cast<double>(longest) * 1.1 + 2, 12.0, 60.0);
  }

  static Value cell(const Field& field, const Column& c, const Value& stored) {
    if (stored.is_none()) return {};
    const auto* text = stored.as<Inflectable>();
    const auto filled = [](std::string v) { return v.empty() ? Value() : Value(std::move(v)); };
    switch (c.part) {
      case Part::surname:
        return filled(text->surname);
      case Part::first:
        return filled(text->first);
      case Part::patronymic:
        return filled(text->patronymic);
      case Part::gender:
        return text->gender == Gender::feminine ? Value("ж") : text->gender == Gender::masculine ? Value("м") : Value();
      case Part::form:
        return filled(text->stored[static_cast<std::size_t>(c.form)]);
      default:
        break;
    }
    if (stored.is(Value::Kind::date) || field.type == Type::number) return stored;
    return filled(shown(field, stored));
  }

  std::string note(const Field& field, const Column& c, bool required) const {
    std::string out = required ? "Обязательно. " : "";
    if (c.part == Part::gender) return "м или ж.";
    if (c.part == Part::form) return "Форма, записанная вручную: она важнее вычисленной.";
    if (field.type == Type::ref) {
      out += "Код из листа «" + schema_.entities[static_cast<std::size_t>(field.to)].title + "».";
      if (field.many) out += " Несколько кодов через точку с запятой.";
    } else {
      out += look(field.type).note;
    }
    if (field.unique) out += " Без повторов.";
    return utf8::trim(out);
  }

  void list(const Field& field, const Column& c, const sheet::Area& area, bool all, sheet::ReportSheet& s) {
    sheet::DropDown d;
    d.area = area;
    if (c.part == Part::gender) {
      d.items = {"м", "ж"};
    } else if (c.part != Part::value) {
      return;
    } else if (field.type == Type::flag) {
      d.items = {"да", "нет"};
    } else if (field.type == Type::choice) {
      d.source = choices(field);
    } else if (field.type == Type::ref && !field.many && all) {
      d.source = keys_of(field.to);
      d.strict = false;  // a row may be added there later
    } else {
      return;
    }
    s.lists.push_back(std::move(d));
  }

  /// Titles may hold commas and be long, so they stand in cells of a hidden sheet.
  std::string choices(const Field& field) {
    const int at = static_cast<int>(lists_.columns.size());
    lists_.columns.push_back({30, {}, false});
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      lists_.cells.push_back({{static_cast<int>(i), at}, field.choices[i].title, {}, {}, {}});
    return reference(lists_sheet, at, 0, static_cast<int>(field.choices.size()) - 1);
  }

  std::string keys_of(int entity) const {
    const Entity& e = schema_.entities[static_cast<std::size_t>(entity)];
    int at = 0;
    for (const Column& c : columns(e)) {
      if (c.field == e.key) break;
      if (c.part != Part::whole) ++at;
    }
    return reference(e.title, at, 1, counts_[static_cast<std::size_t>(entity)] + options_.spare_rows);
  }

  static std::string reference(const std::string& name, int column, int first, int last) {
    return "='" + name + "'!" + sheet::absolute({first, column}) + ":" + sheet::absolute({last, column});
  }

  const Store& store_;
  const Schema& schema_;
  const ExportOptions& options_;
  Diagnostics* notes_;
  sheet::Report out_;
  sheet::ReportSheet lists_;
  std::vector<int> counts_;  ///< rows by entity
};

}  // namespace

Result<sheet::Report> export_report(const Store& store, const ExportOptions& options, Diagnostics* notes) {
  return Export(store, options, notes).report();
}

}  // namespace prikaz::registry
