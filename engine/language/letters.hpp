// Words as the rules see them: lower case, ё read as е, every byte offset the same as in the word as written.
#pragma once
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace prikaz::language {

constexpr std::size_t letter_bytes = 2;  ///< a Cyrillic letter in UTF-8

constexpr bool ends_with(std::string_view word, std::string_view tail) noexcept { return word.ends_with(tail); }

/// Whether the two bytes of `letter` occur in `letters`, a run of Cyrillic letters.
constexpr bool one_of(std::string_view letter, std::string_view letters) noexcept {
  if (letter.size() != letter_bytes) return false;
  for (std::size_t i = 0; i + letter_bytes <= letters.size(); i += letter_bytes) {
    if (letters[i] == letter[0] && letters[i + 1] == letter[1]) return true;
  }
  return false;
}

/// The n-th letter from the end (0 = last), or nothing where the word is shorter.
constexpr std::string_view letter_from_end(std::string_view word, std::size_t n) noexcept {
  const std::size_t tail = (n + 1) * letter_bytes;
  return word.size() < tail ? std::string_view{} : word.substr(word.size() - tail, letter_bytes);
}

constexpr bool is_vowel(std::string_view letter) noexcept { return one_of(letter, "аеиоуыэюяё"); }
constexpr bool is_consonant(std::string_view letter) noexcept { return one_of(letter, "бвгджзклмнпрстфхцчшщ"); }
constexpr bool is_hissing(std::string_view letter) noexcept { return one_of(letter, "жшчщ"); }
constexpr bool is_velar(std::string_view letter) noexcept { return one_of(letter, "гкх"); }

/// Number of vowels = syllables.
std::size_t syllables(std::string_view lowered) noexcept;

/// A lowered copy on the stack. A word longer than the buffer has an empty view: every rule then leaves it alone.
class Lowered {
 public:
  static constexpr std::size_t capacity = 160;

  explicit Lowered(std::string_view word) noexcept;
  std::string_view view() const noexcept { return {bytes_.data(), size_}; }
  /// Two or more capital letters and no small one: ИВАНОВА.
  bool all_caps() const noexcept { return capitals_ >= 2 && !small_; }
  bool starts_capital() const noexcept { return starts_capital_; }
  /// Letters outside the Russian alphabet are there (Latin, digits are not counted).
  bool foreign_script() const noexcept { return foreign_; }

 private:
  std::array<char, capacity> bytes_;
  std::size_t size_ = 0;
  unsigned capitals_ = 0;
  bool small_ = false;
  bool starts_capital_ = false;
  bool foreign_ = false;
};

/// Appends a lower-case ending, in capitals when the word it joins is in capitals.
void append_ending(std::string& out, std::string_view ending, bool capitals);

}  // namespace prikaz::language
