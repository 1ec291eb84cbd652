// Common nouns: type of declension, gender, animacy and fleeting vowel from the ending and from lists of our own.
#pragma once
#include <string>
#include <string_view>

#include "language/declension.hpp"

namespace prikaz::language {

/// How a noun given in the nominative declines.
struct Noun {
  Scheme scheme;  ///< of the singular; of the plural where `plural_only`
  Gender gender = Gender::masculine;
  bool plural_only = false;  ///< ясли, курсы: the word is given in the plural
  bool known = true;         ///< false: no rule reads this word as a noun in the nominative

  bool animate() const noexcept { return scheme.animate; }
};

/// `lowered` is a word of letters.hpp without hyphens.
Noun analyse_noun(std::string_view lowered) noexcept;

/// One word, hyphenated pairs by their parts; `word` as written in the nominative singular (or plural-only).
/// `animate` decides the accusative of the masculine.
void append_noun(std::string& out, std::string_view word, Case c, bool animate);
std::string decline_noun(std::string_view word, Case c, Number number = Number::singular);

/// Whether the first part of a hyphenated noun never changes: бизнес-, премьер-, вице-.
bool frozen_first_part(std::string_view lowered) noexcept;

}  // namespace prikaz::language
