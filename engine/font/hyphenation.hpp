// Where a word may be broken: F. Liang's patterns, as TeX and the hyph_*.dic files of Debian write them.
// The file hyph_ru_RU.dic is the plain pattern list, which libhyphen misreads unless it is preprocessed (it would break
// "пе-р-со-наль-ных"); here the algorithm itself is short enough to read the file as it is.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz::font {

class Hyphenator {
 public:
  /// The first line names the encoding (KOI8-R or UTF-8); then a pattern a line ("ас1то"), or a whole word with its
  /// breaks ("ас-бест"). Error: PRK-F005 another encoding, or no patterns.
  static Result<Hyphenator> read(ByteView dic, const std::string& file);

  /// Appends the places (in bytes of UTF-8) before which a hyphen may stand, ascending. Takes any text without spaces:
  /// each run of letters is a word of its own. At least two letters stay on either side, each part keeps a vowel, and
  /// no part starts with ь, ъ or й (Rules of Russian Orthography 1956, §117–122).
  void breaks(std::string_view text, std::vector<std::uint32_t>& places) const;

 private:
  void add(std::u32string_view line);
  std::vector<std::size_t> break_word(const std::u32string& folded) const;

  std::unordered_map<std::u32string, std::vector<std::uint8_t>> patterns_;  ///< letters → levels between them
  std::unordered_map<std::u32string, std::vector<std::size_t>> words_;
  std::size_t longest_ = 0;
};

}  // namespace prikaz::font
