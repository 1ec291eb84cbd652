// UTF-8 without a locale: decoding, letter case for Latin and Cyrillic, look-alikes, near names.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::utf8 {

constexpr char32_t replacement = 0xFFFD;

/// Reads one code point at `i` and advances past it; a broken sequence yields `replacement` and advances one byte.
char32_t next(std::string_view s, std::size_t& i) noexcept;
void append(std::string& out, char32_t c);
std::u32string decode(std::string_view s);
std::string encode(std::u32string_view s);
bool valid(std::string_view s) noexcept;
std::size_t length(std::string_view s) noexcept;

/// Latin and Cyrillic (Russian, ё, and the Cyrillic block's other letters); everything else is returned unchanged.
char32_t lower(char32_t c) noexcept;
char32_t upper(char32_t c) noexcept;
bool is_letter(char32_t c) noexcept;
bool is_space(char32_t c) noexcept;  ///< includes U+00A0 and the U+2000 block's spaces
std::string to_lower(std::string_view s);
std::string to_upper(std::string_view s);
std::string trim(std::string_view s);

/// Lower case, ё→е, runs of spaces to one: the form in which people's spellings are compared.
std::string fold(std::string_view s);
/// Replaces Latin letters that look like Cyrillic ones (a c e o p x y …): for finding a name typed in the wrong layout.
std::string to_cyrillic_lookalikes(std::string_view s);
std::string to_latin_lookalikes(std::string_view s);

/// Damerau–Levenshtein distance in code points.
int distance(std::string_view a, std::string_view b);
/// Candidates near enough to be meant (distance ≤ 1 + length/4, or equal after look-alike folding), best first, at
/// most 3.
std::vector<std::string> near_names(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace prikaz::utf8
