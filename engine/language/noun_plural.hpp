// The plural of nouns: genitives without an ending and their vowels, plurals of another stem, words without a singular.
#pragma once
#include <string>
#include <string_view>

#include "language/letters.hpp"
#include "language/noun.hpp"

namespace prikaz::language {

/// The plural of `word` (given in the singular, or in the plural when the noun has no singular).
void append_plural(std::string& out, std::string_view word, const Lowered& lowered, const Noun& noun, Case c,
                   bool animate);

/// ясли, курсы, ножницы: whether the word is known to be a plural, and how it declines.
bool read_plural_only(std::string_view lowered, Scheme& scheme) noexcept;

/// Nouns of another stem (мать, путь, люди): the whole form in lower case, empty for all others.
std::string_view irregular_form(std::string_view lowered, Case c, Number number) noexcept;

/// Appends `form`, keeping as many letters of `word` as they share, so that capitals and ё stay.
void append_swapped(std::string& out, std::string_view word, std::string_view form, const Lowered& lowered);

}  // namespace prikaz::language
