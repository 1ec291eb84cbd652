// A phrase cut at its spaces, brackets and commas, so that it can be put together again byte for byte.
#pragma once
#include <array>
#include <string_view>

#include "language/adjective.hpp"
#include "language/letters.hpp"

namespace prikaz::language {

struct Token {
  std::string_view text;  ///< letters, hyphens, dots, quotation marks
  std::string_view gap;   ///< what stands before it: spaces, brackets, commas
};

/// On the stack, so that a phrase costs no allocation. Words behind the last place stay in `rest`, unchanged: by then
/// the head of the longest official name is long past.
struct Tokens {
  static constexpr std::size_t capacity = 64;

  std::string_view whole;
  std::array<Token, capacity> list;
  std::size_t count = 0;
  std::string_view rest;  ///< what stands after the last token

  std::size_t size() const { return count; }
  const Token& operator[](std::size_t i) const { return list[i]; }
  /// The text from a token to the end.
  std::string_view text_from(std::size_t i) const {
    return whole.substr(static_cast<std::size_t>(list[i].text.data() - whole.data()));
  }
};

Tokens tokens_of(std::string_view text);

/// An adjective, or a noun that declines as one. `word` may be hyphenated: its last part decides.
bool is_adjective(const Lowered& word, Adjective& adjective);
/// Dots, or a short word in capitals: МБОУ, и.о.
bool is_abbreviation(std::string_view text, const Lowered& word);
bool starts_letter(std::string_view text);
bool is_dash(std::string_view text);

}  // namespace prikaz::language
