#include "language/patronymic.hpp"

#include "language/letters.hpp"
#include "language/person.hpp"
#include "language/rules.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

// Turkic words for "son" and "daughter": neither they nor the father's name before them change.
PRIKAZ_WORD_SET(son_words, "огли оглу оглы угли углы ули улу улы уулу");
PRIKAZ_WORD_SET(daughter_words, "гизи гызы кизи кызы");

constexpr SuffixRule rules[] = {
    {"^ильич", D::masc_hiss_stressed},
    {"^кузьмич", D::masc_hiss_stressed},
    {"^лукич", D::masc_hiss_stressed},
    {"^фомич", D::masc_hiss_stressed},
    {"^козьмич", D::masc_hiss_stressed},
    {"^хомич", D::masc_hiss_stressed},
    {"ич", D::masc_hiss},
    {"на", D::fem_hard, 1},
};
constexpr RuleTable table(rules);

template <class Set>
bool ends_in_word(std::string_view lowered, const Set& words) {
  for (const std::string_view word : words) {
    if (ends_with(lowered, word)) return true;
  }
  return false;
}

}  // namespace

bool is_son_word(std::string_view lowered) noexcept { return son_words.contains(lowered); }
bool is_daughter_word(std::string_view lowered) noexcept { return daughter_words.contains(lowered); }

Gender patronymic_gender(std::string_view lowered) noexcept {
  if (ends_with(lowered, "ович") || ends_with(lowered, "евич") || ends_with(lowered, "ич")) return Gender::masculine;
  if (ends_with(lowered, "овна") || ends_with(lowered, "евна") || ends_with(lowered, "ична") ||
      ends_with(lowered, "инична")) {
    return Gender::feminine;
  }
  if (ends_in_word(lowered, son_words)) return Gender::masculine;
  if (ends_in_word(lowered, daughter_words)) return Gender::feminine;
  return Gender::unknown;
}

bool append_patronymic(std::string& out, std::string_view text, Gender gender, Case c) {
  const Lowered lowered(text);
  const std::string_view low = lowered.view();
  const bool turkic = ends_in_word(low, son_words) || ends_in_word(low, daughter_words);
  const SuffixRule* rule = c == Case::nominative || turkic || lowered.foreign_script() ? nullptr : table.find(low);
  // A man's name as a patronymic ("Хусейн") is declined as the name it is only where the bearer is a man.
  const bool fits = rule && (rule->cut_letters == 0) != (gender == Gender::feminine);
  if (!fits && !(rule && gender == Gender::unknown)) {
    out.append(text);
    return false;
  }
  append_form(out, text, rule->scheme(), c, lowered.all_caps());
  return false;
}

Form patronymic(std::string_view text, Gender gender, Case c) {
  Form form;
  form.text.reserve(text.size() + 6);
  form.ambiguous = append_patronymic(form.text, text, gender, c);
  return form;
}

}  // namespace prikaz::language
