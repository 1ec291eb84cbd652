// Common nouns: type of declension, gender, animacy and fleeting vowel from the ending and from lists of our own.
#pragma once
#include <string>
#include <string_view>

#include "language/adjective.hpp"
#include "language/declension.hpp"

namespace prikaz::language {

/// How one word (no hyphens) given in the nominative declines.
struct Noun {
  Scheme scheme;        ///< of the singular; `animate` is the noun's own
  Adjective adjective;  ///< found() for nouns that decline as adjectives: заведующий, столовая
  Gender gender = Gender::masculine;
  bool plural_only = false;  ///< ясли, курсы: given in the plural
  bool known = true;         ///< false: no rule reads this word as a noun in the nominative

  bool animate() const noexcept { return scheme.animate; }
};

/// `lowered` is a word of letters.hpp without hyphens.
Noun analyse_noun(std::string_view lowered) noexcept;

/// Whether a word in -ний, -ий or -ие is a noun (гений, здание) and not an adjective (средний, средние).
bool is_noun_in_ij(std::string_view lowered) noexcept;

/// One word, hyphenated pairs by their parts; `word` as written in the nominative singular (or plural-only).
/// `animate` decides the accusative.
void append_noun(std::string& out, std::string_view word, Case c, Number number, bool animate);
/// The same with the animacy of the noun itself.
std::string decline_noun(std::string_view word, Case c, Number number = Number::singular);

}  // namespace prikaz::language
