#include "flow/number_format.hpp"

#include <algorithm>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz::flow {
namespace {

struct StyleName {
  std::string_view name;
  NumberStyle style;
};

constexpr StyleName style_names[] = {
    {"decimal", NumberStyle::decimal},
    {"decimalZero", NumberStyle::decimal_zero},
    {"upperRoman", NumberStyle::roman_upper},
    {"lowerRoman", NumberStyle::roman_lower},
    {"upperLetter", NumberStyle::letter_upper},
    {"lowerLetter", NumberStyle::letter_lower},
    {"russianUpper", NumberStyle::russian_upper},
    {"russianLower", NumberStyle::russian_lower},
    {"ordinal", NumberStyle::ordinal},
    {"numberInDash", NumberStyle::in_dash},
    {"decimalEnclosedCircle", NumberStyle::in_circle},
    {"decimalEnclosedCircleChinese", NumberStyle::in_circle},
    {"decimalEnclosedParen", NumberStyle::in_parentheses},
    {"hex", NumberStyle::hex},
    {"chicago", NumberStyle::chicago},
    {"bullet", NumberStyle::bullet},
    {"none", NumberStyle::none},
};

constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view russian_letters = U"абвгдежзиклмнопрстуфхцчшщыэюя";

std::string roman(std::int32_t n, bool upper) {
  struct Step {
    std::int32_t value;
    const char* upper;
    const char* lower;
  };
  constexpr Step steps[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                            {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                            {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
  std::string out;
  for (const Step& step : steps)
    for (; n >= step.value; n -= step.value) out += upper ? step.upper : step.lower;
  return out;
}

std::string letters(std::int32_t n, std::u32string_view alphabet, bool upper) {
  const auto size = static_cast<std::int32_t>(alphabet.size());
  const char32_t letter = alphabet[static_cast<std::size_t>((n - 1) % size)];
  std::string out;
  for (std::int32_t i = 0; i <= (n - 1) / size; ++i) utf8::append(out, upper ? utf8::upper(letter) : letter);
  return out;
}

std::string ordinal(std::int32_t n, bool russian) {
  if (russian) return format("{}-й", n);
  const std::int32_t tens = n % 100, ones = n % 10;
  const char* end = tens >= 11 && tens <= 13 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return format("{}{}", n, end);
}

std::string circled(std::int32_t n) {
  if (n < 1 || n > 20) return std::to_string(n);
  std::string out;
  utf8::append(out, 0x2460 + static_cast<char32_t>(n - 1));
  return out;
}

std::string chicago(std::int32_t n) {
  constexpr const char* marks[] = {"*", "†", "‡", "§"};
  std::string out;
  for (std::int32_t i = 0; i <= (n - 1) / 4; ++i) out += marks[(n - 1) % 4];
  return out;
}

}  // namespace

NumberStyle number_style(std::string_view name) {
  for (const auto& known : style_names)
    if (known.name == name) return known.style;
  return NumberStyle::decimal;
}

Section::NumberFormat page_number_format(NumberStyle style) {
  using F = Section::NumberFormat;
  switch (style) {
    case NumberStyle::roman_upper:
      return F::roman_upper;
    case NumberStyle::roman_lower:
      return F::roman_lower;
    case NumberStyle::letter_upper:
      return F::letter_upper;
    case NumberStyle::letter_lower:
      return F::letter_lower;
    case NumberStyle::russian_upper:
      return F::russian_upper;
    case NumberStyle::russian_lower:
      return F::russian_lower;
    case NumberStyle::none:
      return F::none;
    default:
      return F::decimal;
  }
}

std::string format_number(std::int32_t n, NumberStyle style, bool russian) {
  if (style == NumberStyle::bullet || style == NumberStyle::none) return {};
  // Letters and Roman numerals have no zero, and thousands of repeated letters are nobody's wish.
  const bool plain = n < 1 || n > 3999;
  switch (style) {
    case NumberStyle::decimal_zero:
      return n >= 0 && n < 10 ? format("0{}", n) : std::to_string(n);
    case NumberStyle::decimal_zero2:
      return n >= 0 && n < 100 ? format("{:03}", n) : std::to_string(n);
    case NumberStyle::roman_upper:
    case NumberStyle::roman_lower:
      return plain ? std::to_string(n) : roman(n, style == NumberStyle::roman_upper);
    case NumberStyle::letter_upper:
    case NumberStyle::letter_lower:
      return plain ? std::to_string(n) : letters(std::min(n, 780), latin, style == NumberStyle::letter_upper);
    case NumberStyle::russian_upper:
    case NumberStyle::russian_lower:
      return plain ? std::to_string(n)
                   : letters(std::min(n, 870), russian_letters, style == NumberStyle::russian_upper);
    case NumberStyle::ordinal:
      return ordinal(n, russian);
    case NumberStyle::in_dash:
      return format("- {} -", n);
    case NumberStyle::in_circle:
      return circled(n);
    case NumberStyle::in_parentheses:
      return format("({})", n);
    case NumberStyle::hex:
      return format("{:X}", n);
    case NumberStyle::chicago:
      return plain ? std::to_string(n) : chicago(std::min(n, 400));
    default:
      return std::to_string(n);
  }
}

}  // namespace prikaz::flow
