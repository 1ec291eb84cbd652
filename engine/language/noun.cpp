#include "language/noun.hpp"

#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/name_parts.hpp"
#include "language/noun_lexicon.hpp"
#include "language/rules.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

constexpr SuffixRule rules[] = {
    {"ие", D::neut_ie, 1},
    {"ье", D::neut_je, 2},
    {"ще", D::neut_hiss, 1},
    {"же", D::neut_hiss, 1},
    {"це", D::neut_ts, 1},
    {"е", D::neut_soft, 1},
    {"Gо", D::neut_velar, 1},
    {"о", D::neut_hard, 1},
    {"мя", D::neut_mya, 1},
    {"ия", D::fem_ia, 1},
    {"Vя", D::fem_ja, 1},
    {"я", D::fem_soft, 1},
    {"Hа", D::fem_hiss, 1},
    {"ца", D::fem_ts, 1},
    {"Gа", D::fem_velar, 1},
    {"а", D::fem_hard, 1},
    {"ий", D::masc_ij, 1},
    {"й", D::masc_j, 1},
    {"Hь", D::fem_third_hiss, 1},
    {"ь", D::masc_soft, 1},
    {"лец", D::masc_ts, 2, "ьц"},
    {"Vец", D::masc_ts, 2, "йц"},
    {"Cец", D::masc_ts, 2, "ц"},
    {"ц", D::masc_ts},
    {"^Cок", D::masc_velar},
    {"^CCок", D::masc_velar},
    {"Cок", D::masc_velar, 2, "к"},
    {"чек", D::masc_velar, 2, "к"},
    {"шек", D::masc_velar, 2, "к"},
    {"G", D::masc_velar},
    {"ач", D::masc_hiss_stressed},
    {"H", D::masc_hiss},
    {"C", D::masc_hard},
};
constexpr RuleTable table(rules);

bool ends_any(std::string_view low, std::initializer_list<std::string_view> tails) {
  for (const std::string_view tail : tails) {
    if (ends_with(low, tail)) return true;
  }
  return false;
}

bool is_feminine_soft(std::string_view low) {
  if (feminine_soft.contains(low)) return true;
  if (masculine_soft.contains(low)) return false;
  return ends_any(low, {"сть", "знь", "вь", "бь", "пь", "дь", "зь", "сь", "ть", "ель", "нь", "мь", "фь"}) &&
         !ends_any(low, {"тель", "ень", "арь"});
}

Gender gender_of(D type) {
  if (type >= D::fem_hard && type <= D::fem_third_hiss) return Gender::feminine;
  if (type >= D::neut_hard && type <= D::neut_mya) return Gender::neuter;
  return Gender::masculine;
}

}  // namespace

Noun analyse_noun(std::string_view lowered) noexcept {
  Noun noun;
  const SuffixRule* rule = table.find(lowered);
  if (!rule || unchanging_nouns.contains(lowered)) {
    noun.known = rule != nullptr;
    return noun;
  }
  noun.scheme = rule->scheme();
  if (noun.scheme.type == D::masc_soft && is_feminine_soft(lowered)) noun.scheme = plain(D::fem_third, letter_bytes);
  if (noun.scheme.type == D::masc_soft && stressed_soft.contains(lowered)) {
    noun.scheme.type = D::masc_soft_stressed;
  }
  noun.gender = gender_of(noun.scheme.type);
  noun.scheme.animate = animate_nouns.contains(lowered);
  return noun;
}

bool frozen_first_part(std::string_view lowered) noexcept { return frozen_parts.contains(lowered); }

void append_noun(std::string& out, std::string_view word, Case c, bool animate) {
  for_each_part(out, word, [&](std::string_view part, bool has_next) {
    const Lowered lowered(part);
    const bool frozen = has_next && frozen_parts.contains(lowered.view());
    Scheme scheme = frozen || lowered.foreign_script() ? Scheme{} : analyse_noun(lowered.view()).scheme;
    scheme.animate = animate;
    append_form(out, part, scheme, c, lowered.all_caps());
    return false;
  });
}

std::string decline_noun(std::string_view word, Case c, Number) {
  std::string out;
  append_noun(out, word, c, analyse_noun(Lowered(word).view()).animate());
  return out;
}

}  // namespace prikaz::language
