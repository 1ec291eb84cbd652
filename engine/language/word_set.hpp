// Lists of words sorted by the compiler: they cost nothing when the program starts.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace prikaz::language {

consteval std::size_t count_words(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) n += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return n;
}

template <std::size_t N>
class WordSet {
 public:
  /// Words divided by single or several spaces, lower case, е for ё.
  consteval explicit WordSet(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      if (end > i) words_[n++] = text.substr(i, end - i);
      i = end + 1;
    }
    std::sort(words_.begin(), words_.end());
  }
  constexpr bool contains(std::string_view word) const noexcept {
    return std::binary_search(words_.begin(), words_.end(), word);
  }
  static constexpr std::size_t size() noexcept { return N; }
  constexpr auto begin() const noexcept { return words_.begin(); }
  constexpr auto end() const noexcept { return words_.end(); }

 private:
  std::array<std::string_view, N> words_{};
};

}  // namespace prikaz::language

/// A compile-time list: PRIKAZ_WORD_SET(kinship, "мать дочь");
#define PRIKAZ_WORD_SET(name, text) \
  constexpr ::prikaz::language::WordSet<::prikaz::language::count_words(text)> name { text }
