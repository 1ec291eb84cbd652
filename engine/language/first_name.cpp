#include "language/letters.hpp"
#include "language/name_parts.hpp"
#include "language/person.hpp"
#include "language/rules.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

// Women's names in a soft consonant that the dictionaries decline; the Turkic and Western ones mostly stay unchanged.
PRIKAZ_WORD_SET(declined_soft,
                "агарь адель ассоль есфирь жизель иезавель любовь нинель рахиль рашель руфь суламифь эсфирь этель "
                "юдидь юдифь");

// French men's names in a stressed vowel.
PRIKAZ_WORD_SET(unchanging_men, "люка николя тома шота");

// Women's names in -ия with the stress on и.
PRIKAZ_WORD_SET(stressed_ia, "алия альфия асия галия зульфия мадия рамзия");

constexpr SuffixRule masculine_rules[] = {
    {"^лев", D::masc_hard, 2, "ьв"},
    {"^павел", D::masc_hard, 2, "л"},
    {"^петр", D::masc_hard, 3, "етр"},
    {"^христос", D::masc_hard, 2},
    {"енец", D::masc_ts_stressed, 2, "ц"},
    {"ренек", D::masc_velar, 2, "ьк"},
    {"орек", D::masc_velar, 2, "ьк"},
    {"итек", D::masc_velar, 2, "ьк"},
    {"анек", D::masc_velar, 2, "ьк"},
    {"сашок", D::masc_velar, 2, "к"},
    {"ч", D::masc_hiss_stressed},
    {"H", D::masc_hiss},
    {"ц", D::masc_ts},
    {"G", D::masc_velar},
    {"C", D::masc_hard},
    {"^Cий", D::masc_j, 1},
    {"ий", D::masc_ij, 1},
    {"й", D::masc_j, 1},
    {"ь", D::masc_soft, 1},
    {"Vа", D::invariable},
    {"Hа", D::fem_hiss, 1},
    {"ца", D::fem_ts_stressed, 1},
    {"Gа", D::fem_velar, 1},
    {"а", D::fem_hard, 1},
    {"^илья", D::fem_soft_stressed, 1},
    {"ия", D::fem_ia, 1},
    {"я", D::fem_soft, 1},
};

constexpr SuffixRule feminine_rules[] = {
    {"^любовь", D::fem_third, 1}, {"Vа", D::invariable}, {"Hа", D::fem_hiss, 1}, {"ца", D::fem_ts, 1},
    {"Gа", D::fem_velar, 1},      {"а", D::fem_hard, 1}, {"ия", D::fem_ia, 1},   {"я", D::fem_soft, 1},
};

constexpr RuleTable masculine(masculine_rules);
constexpr RuleTable feminine(feminine_rules);

Scheme scheme_of(std::string_view lowered, Gender gender) {
  if (gender != Gender::feminine) {
    if (unchanging_men.contains(lowered)) return {};
    const SuffixRule* rule = masculine.find(lowered);
    return rule ? rule->scheme() : Scheme{};
  }
  if (ends_with(lowered, "ь")) {
    return declined_soft.contains(lowered) ? plain(D::fem_third, letter_bytes)
                                           : Scheme{D::invariable, 0, {}, true, true};
  }
  if (stressed_ia.contains(lowered)) return {D::fem_soft, letter_bytes, {}, true, true};
  const SuffixRule* rule = feminine.find(lowered);
  return rule ? rule->scheme() : Scheme{};
}

}  // namespace

bool append_first_name(std::string& out, std::string_view text, Gender gender, Case c) {
  if (c == Case::nominative) {
    out.append(text);
    return false;
  }
  return for_each_part(out, text, [&](std::string_view part, bool has_next) {
    const Lowered lowered(part);
    // Men's double names are Turkic or French: Абдул-Хак, Жан-Поль decline at the end only; women's by both parts.
    if (has_next && gender == Gender::masculine) {
      out.append(part);
      return true;
    }
    Scheme scheme = lowered.foreign_script() ? Scheme{} : scheme_of(lowered.view(), gender);
    if (gender == Gender::unknown && scheme.type != scheme_of(lowered.view(), Gender::feminine).type) {
      scheme = {D::invariable, 0, {}, true, true};
    }
    append_form(out, part, scheme, c, lowered.all_caps());
    return scheme.ambiguous;
  });
}

Form first_name(std::string_view text, Gender gender, Case c) {
  Form form;
  form.text.reserve(text.size() + 6);
  form.ambiguous = append_first_name(form.text, text, gender, c);
  return form;
}

}  // namespace prikaz::language
