#include "registry/names.hpp"

#include <vector>

#include "core/utf8.hpp"

namespace prikaz::registry {

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (!utf8::is_space(c))
      utf8::append(out.back(), c);
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

std::string_view gender_id(Gender gender) {
  return gender == Gender::masculine ? "m" : gender == Gender::feminine ? "f" : gender == Gender::neuter ? "n" : "";
}

Gender gender_from(std::string_view id) {
  return id == "m" ? Gender::masculine : id == "f" ? Gender::feminine : id == "n" ? Gender::neuter : Gender::unknown;
}

std::optional<Gender> parse_gender(std::string_view text) {
  std::string s = utf8::fold(text);
  while (s.ends_with('.')) s.pop_back();
  for (const char* word : {"м", "муж", "мужской", "мужчина", "мальчик", "юноша", "m", "male"})
    if (s == word) return Gender::masculine;
  for (const char* word : {"ж", "жен", "женский", "женщина", "девочка", "девушка", "f", "female"})
    if (s == word) return Gender::feminine;
  return std::nullopt;
}

std::shared_ptr<Inflectable> person_name(std::string surname, std::string first, std::string patronymic,
                                         Gender gender) {
  auto name = std::make_shared<Inflectable>();
  name->kind = Inflectable::Kind::person;
  name->gender = gender;
  for (const std::string* part : {&surname, &first, &patronymic})
    if (!part->empty()) name->whole += (name->whole.empty() ? "" : " ") + *part;
  name->surname = std::move(surname);
  name->first = std::move(first);
  name->patronymic = std::move(patronymic);
  return name;
}

std::shared_ptr<Inflectable> split_name(std::string_view whole, Gender gender) {
  auto parts = words(whole);
  if (parts.size() < 2 || parts.size() > 4) return nullptr;
  for (const std::string& p : parts)
    if (!is_name_part(p) || utf8::length(p) < 2) return nullptr;
  std::string patronymic;
  for (std::size_t i = 2; i < parts.size(); ++i) patronymic += (i > 2 ? " " : "") + parts[i];
  return person_name(std::move(parts[0]), std::move(parts[1]), std::move(patronymic), gender);
}

bool is_name_part(std::string_view text) {
  bool letter = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c))
      letter = true;
    else if (c != '-' && c != '\'' && c != U'’' && c != ' ')
      return false;
  }
  return letter;
}

}  // namespace prikaz::registry
