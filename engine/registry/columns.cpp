#include "registry/columns.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace prikaz::registry {

namespace {

constexpr std::array<std::pair<Case, const char*>, 5> forms = {{{Case::genitive, "род."},
                                                                {Case::dative, "дат."},
                                                                {Case::accusative, "вин."},
                                                                {Case::instrumental, "твор."},
                                                                {Case::prepositional, "предл."}}};
constexpr std::array<std::pair<Part, const char*>, 4> name_parts = {
    {{Part::surname, "Фамилия"}, {Part::first, "Имя"}, {Part::patronymic, "Отчество"}, {Part::gender, "Пол"}}};

std::string spaced(std::string s) {
  std::replace(s.begin(), s.end(), '_', ' ');
  return s;
}

/// «Организация (код)» is also known as «Организация».
std::string without_bracket(const std::string& title) {
  const auto at = title.find(" (");
  return at == std::string::npos ? title : title.substr(0, at);
}

}  // namespace

std::vector<Column> columns(const Entity& entity) {
  const auto names = std::count_if(entity.fields.begin(), entity.fields.end(),
                                   [](const Field& f) { return f.type == Type::person_name; });
  std::vector<Column> out;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const Field& f = entity.fields[i];
    Column main{static_cast<int>(i), Part::value, Case::nominative, f.title, f.synonyms};
    main.heads.insert(main.heads.end(), {f.id, f.alias, spaced(f.id), spaced(f.alias), without_bracket(f.title)});
    if (f.type == Type::person_name) {
      for (const auto& [part, title] : name_parts) {
        const std::string full = f.title + ": " + title;
        out.push_back({main.field, part, Case::nominative, names == 1 ? title : full, {full}});
      }
      main.part = Part::whole;
      main.heads.insert(main.heads.end(),
                        {"Ф.И.О.", "Фамилия Имя Отчество", "Фамилия, имя, отчество", "ФИО полностью"});
    }
    out.push_back(std::move(main));
  }
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const Field& f = entity.fields[i];
    if (f.type != Type::person_name && f.type != Type::position && f.type != Type::org_name) continue;
    for (const auto& [form, mark] : forms)
      out.push_back({static_cast<int>(i), Part::form, form, f.title + " (" + mark + ")", {}});
  }
  return out;
}

std::string head_key(std::string_view text) {
  std::string s;
  for (const char c : utf8::fold(text))
    if (c != '*' && c != ':') s += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return utf8::trim(utf8::fold(s));
}

}  // namespace prikaz::registry
