#include "language/adjective.hpp"

#include <array>
#include <cstring>

#include "language/letters.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

// Relative adjectives with a soft sign inside (лисий, лисьего). -чий, -жий, -ший may also be ordinary: свежего.
PRIKAZ_WORD_SET(relative_j,
                "акулий бабий барсий барсучий вдовий вороний дьяволий жабий индючий кабаний кобылий козий комарий "
                "коровий крокодилий крысий куний лисий обезьяний олений павлиний паучий песий рыбий сазаний соболий "
                "совий сучий тараканий третий тюлений черепаший щучий");

// -жий and -чий that are ordinary; every other word in them is relative: медвежий, птичий.
PRIKAZ_WORD_SET(
    ordinary_hiss,
    "бесстыжий бродячий висячий вхожий горячий гожий дюжий доезжачий досужий заезжий захожий зодчий зрячий "
    "кипячий кормчий кравчий лежачий лесничий городничий ловчий негожий незрячий непохожий непригожий отхожий "
    "певчий переезжий погожий подьячий похожий приезжий пригожий проезжий прохожий прочий рабочий ражий рыжий "
    "свежий сидячий стоячий стряпчий схожий ходячий хожий несвежий чернорабочий нерабочий неходячий "
    "топчий прыгучий казначий виночерпий");

bool is_relative_masculine(std::string_view low) {
  if (relative_j.contains(low)) return true;
  if (!ends_with(low, "жий") && !ends_with(low, "чий")) return false;
  return !ordinary_hiss.contains(low) && !ends_with(low, "учий") && !ends_with(low, "ючий");
}

/// божья, божье, божьи: is the masculine in the list?
bool is_relative(std::string_view low) {
  std::array<char, Lowered::capacity> masculine{};
  const std::size_t stem = low.size() - 2 * letter_bytes;
  std::memcpy(masculine.data(), low.data(), stem);
  std::memcpy(masculine.data() + stem, "ий", 2 * letter_bytes);
  return is_relative_masculine({masculine.data(), low.size()});
}

Adjective make(D type, Gender gender, std::size_t letters, bool plural = false) {
  return {type, gender, plural, false, letters * letter_bytes};
}

Adjective masculine(std::string_view low) {
  const std::string_view before = letter_from_end(low, 2);
  if (ends_with(low, "ый")) return make(D::adj_masc_hard, Gender::masculine, 2);
  if (ends_with(low, "ой")) {
    return make(is_velar(before) || is_hissing(before) ? D::adj_masc_stressed_velar : D::adj_masc_stressed,
                Gender::masculine, 2);
  }
  if (!ends_with(low, "ий")) return {};
  if (is_relative_masculine(low.substr(low.rfind('-') + 1))) return make(D::adj_masc_j, Gender::masculine, 2);
  if (is_velar(before)) return make(D::adj_masc_velar, Gender::masculine, 2);
  if (is_hissing(before)) return make(D::adj_masc_hiss, Gender::masculine, 2);
  if (before == "н" || low == "карий") return make(D::adj_masc_soft, Gender::masculine, 2);
  return {};
}

Adjective feminine(std::string_view low) {
  const std::string_view before = letter_from_end(low, 2);
  if (ends_with(low, "яя")) return make(D::adj_fem_soft, Gender::feminine, 2);
  if (ends_with(low, "ья") && is_relative(low)) return make(D::adj_fem_j, Gender::feminine, 2);
  if (!ends_with(low, "ая")) return {};
  // чужая, большая: a stressed ending keeps о, an unstressed one has е
  static constexpr std::string_view stressed[] = {"чужая", "большая"};
  for (const std::string_view word : stressed) {
    if (low == word) return make(D::adj_fem_stressed_velar, Gender::feminine, 2);
  }
  if (is_velar(before)) return make(D::adj_fem_velar, Gender::feminine, 2);
  return make(is_hissing(before) ? D::adj_fem_hiss : D::adj_fem_hard, Gender::feminine, 2);
}

Adjective neuter(std::string_view low) {
  const std::string_view before = letter_from_end(low, 2);
  if (ends_with(low, "ое")) {
    return make(is_velar(before) || is_hissing(before) ? D::adj_neut_velar : D::adj_neut_hard, Gender::neuter, 2);
  }
  if (ends_with(low, "ье") && is_relative(low)) return make(D::adj_neut_j, Gender::neuter, 2);
  if (ends_with(low, "ее")) {
    return make(is_hissing(before) ? D::adj_neut_hiss : D::adj_neut_soft, Gender::neuter, 2);
  }
  return {};
}

Adjective plural(std::string_view low) {
  if (ends_with(low, "ые")) return make(D::adj_pl_hard, Gender::unknown, 2, true);
  if (ends_with(low, "ие")) return make(D::adj_pl_velar, Gender::unknown, 2, true);
  if (ends_with(low, "ьи") && is_relative(low)) return make(D::adj_pl_j, Gender::unknown, 2, true);
  return {};
}

}  // namespace

Adjective analyse_adjective(std::string_view lowered) noexcept {
  if (lowered.size() < 3 * letter_bytes) return {};
  const bool reflexive = ends_with(lowered, "ийся") || ends_with(lowered, "аяся") || ends_with(lowered, "ееся") ||
                         ends_with(lowered, "иеся");
  if (reflexive) lowered.remove_suffix(2 * letter_bytes);
  Adjective found;
  for (const auto read : {masculine, feminine, neuter, plural}) {
    found = read(lowered);
    if (found.found()) break;
  }
  found.reflexive = reflexive;
  if (reflexive) found.cut += 2 * letter_bytes;
  return found;
}

void append_adjective(std::string& out, std::string_view word, const Adjective& adjective, Case c, bool animate,
                      bool capitals) {
  const std::string_view tail = ending(adjective.type, Number::singular, c, animate);
  if (!adjective.found() || tail == nominative_ending(adjective.type)) {
    out.append(word);
    return;
  }
  out.append(word.substr(0, word.size() - adjective.cut));
  append_ending(out, tail, capitals);
  if (adjective.reflexive) append_ending(out, "ся", capitals);
}

std::string decline_adjective(std::string_view word, Case c, bool animate) {
  std::string out;
  const Lowered lowered(word);
  append_adjective(out, word, analyse_adjective(lowered.view()), c, animate, lowered.all_caps());
  return out;
}

namespace {

/// отцов, мамин: the possessive adjectives have the nominative of a noun, so only a caller who knows asks for them.
std::string possessive_form(std::string_view word, const Lowered& lowered, Gender gender, Number number, Case c,
                            bool animate) {
  const bool in = ends_with(lowered.view(), "ин") || ends_with(lowered.view(), "ын");
  D type = in ? D::adj_masc_in : D::adj_masc_ov;
  if (gender == Gender::feminine) type = D::adj_fem_own;
  if (gender == Gender::neuter) type = in ? D::adj_neut_in : D::adj_neut_ov;
  std::string out(word);
  append_ending(out, ending(type, number, c, animate), lowered.all_caps());
  return out;
}

}  // namespace

std::string adjective_form(std::string_view word, Gender gender, Number number, Case c, bool animate) {
  const Lowered lowered(word);
  const Adjective base = analyse_adjective(lowered.view());
  if (!base.found()) {
    for (const std::string_view tail : {"ов", "ев", "ин", "ын"}) {
      if (ends_with(lowered.view(), tail)) return possessive_form(word, lowered, gender, number, c, animate);
    }
    return std::string(word);
  }
  // The rows of one stem class stand side by side in the table of endings; pick the one of the wanted gender.
  enum Stem { hard, velar, hiss, soft, relative };
  const auto stem_of = [](D type) {
    switch (type) {
      case D::adj_masc_velar:
      case D::adj_masc_stressed_velar:
      case D::adj_fem_velar:
      case D::adj_neut_velar:
      case D::adj_fem_stressed_velar:
      case D::adj_pl_velar:
        return velar;
      case D::adj_masc_hiss:
      case D::adj_fem_hiss:
      case D::adj_neut_hiss:
        return hiss;
      case D::adj_masc_soft:
      case D::adj_fem_soft:
      case D::adj_neut_soft:
      case D::adj_pl_soft:
        return soft;
      case D::adj_masc_j:
      case D::adj_fem_j:
      case D::adj_neut_j:
      case D::adj_pl_j:
        return relative;
      default:
        return hard;
    }
  };
  static constexpr D rows[5][3] = {{D::adj_masc_hard, D::adj_fem_hard, D::adj_neut_hard},
                                   {D::adj_masc_velar, D::adj_fem_velar, D::adj_neut_velar},
                                   {D::adj_masc_hiss, D::adj_fem_hiss, D::adj_neut_hiss},
                                   {D::adj_masc_soft, D::adj_fem_soft, D::adj_neut_soft},
                                   {D::adj_masc_j, D::adj_fem_j, D::adj_neut_j}};
  const bool stressed = base.type == D::adj_masc_stressed || base.type == D::adj_masc_stressed_velar;
  D type = rows[stem_of(base.type)][gender == Gender::feminine ? 1 : gender == Gender::neuter ? 2 : 0];
  if (type == D::adj_masc_hard && stressed) type = D::adj_masc_stressed;
  if (type == D::adj_masc_velar && stressed) type = D::adj_masc_stressed_velar;
  std::string out(word.substr(0, word.size() - base.cut));
  append_ending(out, ending(type, number, c, animate), lowered.all_caps());
  if (base.reflexive) append_ending(out, "ся", lowered.all_caps());
  return out;
}

}  // namespace prikaz::language
