// Suffix rules: a table in the order of reading, indexed by the last letter when the program is compiled.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/declension.hpp"
#include "language/letters.hpp"

namespace prikaz::language {

/// Patterns are read from their end: Cyrillic letters stand for themselves, V any vowel, C any consonant, H one of
/// жшчщ, G one of гкх, ^ the start of the word (or of its part after a hyphen).
constexpr bool matches(std::string_view word, std::string_view pattern) noexcept {
  while (!pattern.empty()) {
    const char last = pattern.back();
    if (last == '^') return word.empty();
    if (static_cast<unsigned char>(last) < 0x80) {
      const std::string_view letter = letter_from_end(word, 0);
      const bool fits = last == 'V'   ? is_vowel(letter)
                        : last == 'C' ? is_consonant(letter)
                        : last == 'H' ? is_hissing(letter)
                                      : is_velar(letter);
      if (!fits) return false;
      pattern.remove_suffix(1);
    } else {
      if (word.size() < letter_bytes || word[word.size() - 1] != last) return false;
      if (word[word.size() - 2] != pattern[pattern.size() - 2]) return false;
      pattern.remove_suffix(letter_bytes);
    }
    word.remove_suffix(letter_bytes);
  }
  return true;
}

struct SuffixRule {
  std::string_view pattern;
  Declension type = Declension::invariable;
  std::uint8_t cut_letters = 0;
  std::string_view insert = {};
  bool ambiguous = false;

  constexpr Scheme scheme() const {
    return {type, static_cast<std::uint8_t>(cut_letters * letter_bytes), insert, true, ambiguous};
  }
};

/// Buckets by the last byte of the last letter; a pattern that ends in a class is put into every bucket.
template <std::size_t N>
class RuleTable {
 public:
  consteval explicit RuleTable(const SuffixRule (&rules)[N]) : rules_{} {
    for (std::size_t i = 0; i < N; ++i) rules_[i] = rules[i];
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      start_[bucket] = used_;
      for (std::size_t i = 0; i < N; ++i) {
        const auto last = static_cast<unsigned char>(rules_[i].pattern.back());
        if (last < 0x80 || last % buckets == bucket) index_[used_++] = static_cast<std::uint16_t>(i);
      }
    }
    start_[buckets] = used_;
  }
  /// The first rule of the table that fits, or nullptr.
  constexpr const SuffixRule* find(std::string_view lowered) const noexcept {
    if (lowered.empty()) return nullptr;
    const std::size_t bucket = static_cast<unsigned char>(lowered.back()) % buckets;
    for (std::size_t i = start_[bucket]; i < start_[bucket + 1]; ++i) {
      const SuffixRule& rule = rules_[index_[i]];
      if (matches(lowered, rule.pattern)) return &rule;
    }
    return nullptr;
  }
  static constexpr std::size_t size() noexcept { return N; }

 private:
  static constexpr std::size_t buckets = 64;
  std::array<SuffixRule, N> rules_;
  std::array<std::uint16_t, N * 8 + 64> index_{};
  std::array<std::uint16_t, buckets + 1> start_{};
  std::uint16_t used_ = 0;
};

}  // namespace prikaz::language
