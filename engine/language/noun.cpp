#include "language/noun.hpp"

#include "language/animacy.hpp"
#include "language/letters.hpp"
#include "language/name_parts.hpp"
#include "language/noun_lexicon.hpp"
#include "language/noun_plural.hpp"
#include "language/rules.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

// Nouns in -ий, -ой, -ое, -ая that are not adjectives although they end so.
PRIKAZ_WORD_SET(nouns_like_adjectives,
                "алоэ аналой бой вдой водолой водопой вой геморрой гений герой гной гобой днепрострой домострой "
                "запой застой зверобой зной изгой каноэ китобой ковбой козодой конвой крой левкой лой метрострой мой "
                "мордобой надой налой настрой недобой непокой неустрой новострой обой отбой отстой перебой перегной "
                "плейбой подбой покой покрой полубой постой прибой пробой прогной пропой разбой раскрой рой саможрой "
                "самострой сбой свая слой стая строй струя судострой сухостой травостой убой удой упокой устой фая "
                "хвоя чая шая");

constexpr SuffixRule rules[] = {
    // neuter
    {"мя", D::neut_mya, 1},
    {"ие", D::neut_ie, 1},
    {"ье", D::neut_je, 2},
    {"це", D::neut_ts, 1},
    {"Hе", D::neut_hiss, 1},
    {"е", D::neut_soft, 1},
    {"Gо", D::neut_velar, 1},
    {"о", D::neut_hard, 1},
    // feminine
    {"^ия", D::fem_ia, 1},
    {"ия", D::fem_ia, 1},
    {"ья", D::fem_soft, 1},
    {"Vя", D::fem_ja, 1},
    {"я", D::fem_soft, 1},
    {"Hа", D::fem_hiss, 1},
    {"ца", D::fem_ts, 1},
    {"Gа", D::fem_velar, 1},
    {"а", D::fem_hard, 1},
    // masculine in -й
    {"соловей", D::masc_j_stressed, 2, "ь"},
    {"муравей", D::masc_j_stressed, 2, "ь"},
    {"воробей", D::masc_j_stressed, 2, "ь"},
    {"ручей", D::masc_j_stressed, 2, "ь"},
    {"репей", D::masc_j_stressed, 2, "ь"},
    {"^улей", D::masc_j, 2, "ь"},
    {"^чирей", D::masc_j, 2, "ь"},
    {"^CVй", D::masc_j, 1},
    {"^CCVй", D::masc_j, 1},
    {"ий", D::masc_ij, 1},
    {"заем", D::masc_hard, 2, "йм"},
    {"наем", D::masc_hard, 2, "йм"},
    {"^лед", D::masc_hard, 2, "ьд"},
    {"гололед", D::masc_hard, 0},
    {"^лен", D::masc_hard, 2, "ьн"},
    {"^лев", D::masc_hard, 2, "ьв"},
    {"й", D::masc_j, 1},
    {"Hь", D::fem_third_hiss, 1},
    {"ь", D::masc_soft, 1},
    // -ец
    {"заяц", D::masc_ts, 2, "йц"},
    {"месяц", D::masc_ts},
    {"стрелец", D::masc_ts_stressed, 2, "ьц"},
    {"лец", D::masc_ts, 2, "ьц"},
    {"Vец", D::masc_ts, 2, "йц"},
    {"Cец", D::masc_ts, 2, "ц"},
    {"ц", D::masc_ts},
    // -ок, -ек, -ёк
    {"^Cок", D::masc_velar},
    {"^CCок", D::masc_velar},
    {"Cок", D::masc_velar, 2, "к"},
    {"чек", D::masc_velar, 2, "к"},
    {"шек", D::masc_velar, 2, "к"},
    {"жек", D::masc_velar, 2, "к"},
    {"щек", D::masc_velar, 2, "к"},
    {"Vек", D::masc_velar, 2, "йк"},
    {"G", D::masc_velar},
    {"H", D::masc_hiss_stressed},
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
  if (ends_any(low, {"тель", "арь", "ырь", "ень", "ль", "рь"})) return false;
  return ends_any(low, {"ть", "знь", "вь", "бь", "пь", "дь", "зь", "сь", "нь", "мь", "фь"});
}

/// -ёк and -ек after other consonants: паренёк, зверёк lose the vowel, with ь after л, н, р and others; человек keeps
/// it.
void read_ek(std::string_view low, bool written_yo, Scheme& scheme) {
  const std::string_view before = letter_from_end(low, 2);
  if (!written_yo &&
      !ends_any(low, {"енек", "рек", "онек", "уголек", "зверек", "пенек", "огонек", "кулек", "хмелек", "василек",
                      "мотылек", "уголек", "хорек", "пузырек", "козырек", "уголек", "фитилек"})) {
    return;
  }
  if (low.size() <= 3 * letter_bytes || !is_consonant(before) || is_hissing(before)) return;
  scheme = {D::masc_velar, static_cast<std::uint8_t>(2 * letter_bytes), is_velar(before) ? "к" : "ьк", true, false};
}

/// Stems that lose their last vowel before an ending.
void read_fleeting(std::string_view low, Scheme& scheme) {
  if (fleeting_hard.contains(low)) {
    scheme.cut = 2 * letter_bytes;
    scheme.insert = letter_from_end(low, 0);
    scheme.type = D::masc_hard;
    return;
  }
  if (scheme.insert.empty()) return;
  if (ends_with(low, "ец")) {
    // after two consonants of which the second is a sonorant the vowel stays: мудрец, кузнец
    if (root_ec.contains(low)) scheme = plain(D::masc_ts_stressed, 0);
    return;
  }
  if (root_ok.contains(low) || root_ek.contains(low)) scheme = plain(D::masc_velar, 0);
}

void read_stress(std::string_view low, Scheme& scheme) {
  switch (scheme.type) {
    case D::masc_hiss_stressed:
      if (stem_stressed_hiss.contains(low) || ends_any(low, {"ович", "евич"})) scheme.type = D::masc_hiss;
      return;
    case D::masc_ts:
      if (!ends_with(low, "ец")) return;
      if (ending_stressed_ec.contains(low) || (syllables(low) == 2 && !stem_stressed_ec.contains(low))) {
        scheme.type = D::masc_ts_stressed;
      }
      return;
    case D::fem_hiss:
      if (ending_stressed_a.contains(low)) scheme.type = D::fem_hiss_stressed;
      return;
    case D::fem_ts:
      if (ending_stressed_a.contains(low)) scheme.type = D::fem_ts_stressed;
      return;
    case D::masc_soft:
      if (stressed_soft.contains(low)) scheme.type = D::masc_soft_stressed;
      return;
    case D::fem_soft:
      if (stressed_ya.contains(low)) scheme.type = D::fem_soft_stressed;
      return;
    default:
      return;
  }
}

Gender gender_of(std::string_view low, D type) {
  if (type >= D::fem_hard && type <= D::fem_third_hiss) {
    return masculine_a.contains(low) ? Gender::masculine : Gender::feminine;
  }
  if (type >= D::neut_hard && type <= D::neut_mya) return Gender::neuter;
  return Gender::masculine;
}

/// заведующий, рабочий, портной, столовая, животное, учащийся.
Adjective read_adjectival(std::string_view low) {
  if (nouns_like_adjectives.contains(low) || ends_any(low, {"стрий", "строй", "бой"})) return {};
  const Adjective adjective = analyse_adjective(low);
  if (!adjective.found() || adjective.reflexive) return adjective;
  if (syllables(low) < 2 || ends_any(low, {"ье", "ья", "ьи"})) return {};
  if (ends_with(low, "ие")) {  // учреждение; the plural "общие" is nobody's headword
    return {};
  }
  if (ends_with(low, "ний")) return is_noun_in_ij(low) ? Adjective{} : adjective;
  if (adjective.type == D::adj_masc_j) return substantive_nij.contains(low) ? adjective : Adjective{};
  if (ends_with(low, "ее") && !ends_any(low, {"щее", "шее", "жее", "чее", "нее"})) return {};
  if (ends_with(low, "ой") &&
      !ends_any(low, {"ной", "вой", "той", "лой", "мой", "дой", "гой", "кой", "сой", "рой", "хой"})) {
    return {};
  }
  return adjective;
}

}  // namespace

Noun analyse_noun(std::string_view lowered) noexcept {
  Noun noun;
  noun.scheme.animate = false;
  noun.adjective = read_adjectival(lowered);
  if (noun.adjective.found()) {
    noun.gender = noun.adjective.gender;
    noun.plural_only = noun.adjective.plural;
    // names of languages end in -ский: тамильский
    const bool thing =
        substantive_things.contains(lowered) || (ends_with(lowered, "ский") && !is_animate(lowered, Gender::masculine));
    noun.scheme.animate = noun.gender == Gender::masculine ? !thing : is_animate(lowered, noun.gender);
    return noun;
  }
  if (unchanging_nouns.contains(lowered)) {
    noun.gender = Gender::neuter;
    return noun;
  }
  if (read_plural_only(lowered, noun.scheme)) {
    noun.plural_only = true;
    return noun;
  }
  const SuffixRule* rule = table.find(lowered);
  noun.known = rule != nullptr;
  if (!rule) return noun;
  noun.scheme = rule->scheme();
  if (noun.scheme.type == D::masc_soft && is_feminine_soft(lowered)) noun.scheme = plain(D::fem_third, letter_bytes);
  if ((noun.scheme.type == D::masc_soft || noun.scheme.type == D::fem_third || noun.scheme.type == D::fem_third_hiss) &&
      fleeting_soft.contains(lowered)) {
    noun.scheme.cut = 3 * letter_bytes;
    noun.scheme.insert = letter_from_end(lowered, 1);
  }
  read_fleeting(lowered, noun.scheme);
  read_stress(lowered, noun.scheme);
  noun.gender = gender_of(lowered, noun.scheme.type);
  noun.scheme.animate = is_animate(lowered, noun.gender);
  return noun;
}

namespace {

void append_singular(std::string& out, std::string_view word, const Lowered& lowered, Noun noun, Case c) {
  const std::string_view low = lowered.view();
  if (const std::string_view irregular = irregular_form(low, c, Number::singular); !irregular.empty()) {
    return append_swapped(out, word, irregular, lowered);
  }
  const bool third = noun.scheme.type == D::fem_third || noun.scheme.type == D::fem_third_hiss;
  if (third && c == Case::instrumental && !noun.scheme.insert.empty()) {  // церковью, but церкви
    noun.scheme.insert = {};
    noun.scheme.cut = letter_bytes;
  }
  append_form(out, word, noun.scheme, c, lowered.all_caps());
}

void append_part(std::string& out, std::string_view part, bool has_next, Case c, Number number, bool animate) {
  const Lowered lowered(part);
  const std::string_view low = lowered.view();
  if ((has_next && frozen_parts.contains(low)) || lowered.foreign_script()) {
    out.append(part);
    return;
  }
  Noun noun = analyse_noun(low);
  if (noun.scheme.type == D::masc_velar && ends_with(low, "ек") && noun.scheme.insert.empty() &&
      !root_ek.contains(low)) {
    read_ek(low, part.ends_with("ёк"), noun.scheme);
  }
  if (noun.adjective.found()) {
    if (number == Number::singular || noun.plural_only) {
      append_adjective(out, part, noun.adjective, c, animate, lowered.all_caps());
    } else {
      out.append(adjective_form(part, noun.gender, Number::plural, c, animate));
    }
    return;
  }
  noun.scheme.animate = animate;
  if (number == Number::plural || noun.plural_only) {
    append_plural(out, part, lowered, noun, c, animate);
  } else {
    append_singular(out, part, lowered, noun, c);
  }
}

}  // namespace

bool is_noun_in_ij(std::string_view low) noexcept {
  // гений, алюминий, магний and the genitive plural знаний; adjectives have н after another consonant: летний, внешний
  if (ends_with(low, "ний")) {
    const std::string_view before = letter_from_end(low, 3);
    if (is_vowel(before)) return !ends_with(low, "синий");
    return one_of(before, "гф") || ends_any(low, {"кремний", "форний", "тейний", "энний"});  // elements
  }
  // здание, развитие, различие; adjectives have к, г, х, another hissing letter, or н after a consonant before -ие
  if (!ends_with(low, "ие")) return false;
  if (ends_any(low, {"ичие", "ечие"})) return true;
  const std::string_view before = letter_from_end(low, 2);
  if (is_velar(before) || is_hissing(before)) return false;
  return before != "н" || is_vowel(letter_from_end(low, 3));
}

void append_noun(std::string& out, std::string_view word, Case c, Number number, bool animate) {
  for_each_part(out, word, [&](std::string_view part, bool has_next) {
    append_part(out, part, has_next, c, number, animate);
    return false;
  });
}

std::string decline_noun(std::string_view word, Case c, Number number) {
  const Lowered head(word.substr(0, word.find('-')));
  std::string out;
  append_noun(out, word, c, number, analyse_noun(head.view()).animate());
  return out;
}

}  // namespace prikaz::language
