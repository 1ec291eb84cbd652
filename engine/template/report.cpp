#include "template/report.hpp"

#include "core/utf8.hpp"

namespace prikaz::tpl {

Message near_hint(std::string_view name, const std::vector<std::string>& candidates) {
  const auto near = utf8::near_names(name, candidates);
  if (near.empty()) return {};
  for (const std::string& n : near)
    if (n != name && utf8::to_cyrillic_lookalikes(n) == utf8::to_cyrillic_lookalikes(name))
      return Message("letters of another alphabet look alike here: write {} again from the keyboard", n);
  std::string list;
  for (const std::string& n : near) list += (list.empty() ? "" : ", ") + n;
  return Message("there is: {}", list);
}

Message few_names(const std::string& wanted, const std::vector<std::string>& names) {
  Message near = near_hint(wanted, names);
  if (!near.key.empty() || names.empty() || names.size() > 12) return near;
  std::string list;
  for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
  return Message("there is: {}", list);
}

std::string one_alphabet(std::string_view name) {
  std::size_t latin = 0, cyrillic = 0;
  bool mixed_word = false, word_latin = false, word_cyrillic = false;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = utf8::next(name, i);
    if (c == '_') {
      word_latin = word_cyrillic = false;
      continue;
    }
    if (!utf8::is_letter(c)) continue;
    const bool is_cyrillic = c >= 0x400 && c <= 0x52F;
    (is_cyrillic ? word_cyrillic : word_latin) = true;
    (is_cyrillic ? cyrillic : latin) += 1;
    mixed_word = mixed_word || (word_latin && word_cyrillic);
  }
  if (!mixed_word) return {};
  return cyrillic >= latin ? utf8::to_cyrillic_lookalikes(name) : utf8::to_latin_lookalikes(name);
}

}  // namespace prikaz::tpl
