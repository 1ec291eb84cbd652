#include <array>

#include "core/utf8.hpp"
#include "layout/context.hpp"

namespace prikaz::layout {
namespace {

std::string roman(int n, bool upper) {
  struct Digit {
    int value;
    const char* lower;
    const char* upper;
  };
  static constexpr std::array<Digit, 13> digits{{{1000, "m", "M"},
                                                 {900, "cm", "CM"},
                                                 {500, "d", "D"},
                                                 {400, "cd", "CD"},
                                                 {100, "c", "C"},
                                                 {90, "xc", "XC"},
                                                 {50, "l", "L"},
                                                 {40, "xl", "XL"},
                                                 {10, "x", "X"},
                                                 {9, "ix", "IX"},
                                                 {5, "v", "V"},
                                                 {4, "iv", "IV"},
                                                 {1, "i", "I"}}};
  if (n <= 0 || n > 3999) return std::to_string(n);
  std::string s;
  for (const auto& d : digits) {
    for (; n >= d.value; n -= d.value) s += upper ? d.upper : d.lower;
  }
  return s;
}

// After the last letter Word doubles it: z, aa, bb (ISO 29500-1 §17.18.59).
std::string letters(int n, std::u32string_view alphabet) {
  if (n <= 0) return std::to_string(n);
  const auto size = static_cast<int>(alphabet.size());
  const char32_t c = alphabet[static_cast<std::size_t>((n - 1) % size)];
  std::string s;
  for (int i = 0; i <= (n - 1) / size && i < 64; ++i) utf8::append(s, c);
  return s;
}

// Word's Russian lists skip ё, й, ъ, ы, ь.
constexpr std::u32string_view russian_small = U"абвгдежзиклмнопрстуфхцчшщэюя";
constexpr std::u32string_view russian_large = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";

}  // namespace

std::string format_page_number(int n, flow::Section::NumberFormat format) {
  using Format = flow::Section::NumberFormat;
  switch (format) {
    case Format::roman_upper:
      return roman(n, true);
    case Format::roman_lower:
      return roman(n, false);
    case Format::letter_upper:
      return letters(n, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    case Format::letter_lower:
      return letters(n, U"abcdefghijklmnopqrstuvwxyz");
    case Format::russian_upper:
      return letters(n, russian_large);
    case Format::russian_lower:
      return letters(n, russian_small);
    case Format::none:
      return {};
    case Format::decimal:
      break;
  }
  return std::to_string(n);
}

}  // namespace prikaz::layout
