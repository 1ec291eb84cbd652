// Numbers as text in the formats of ST_NumberFormat (§17.18.59): list labels, page numbers, note references.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "flow/flow_doc.hpp"

namespace prikaz::flow {

enum class NumberStyle : std::uint8_t {
  decimal,
  decimal_zero,
  decimal_zero2,
  roman_upper,
  roman_lower,
  letter_upper,
  letter_lower,
  russian_upper,
  russian_lower,
  ordinal,
  in_dash,
  in_circle,
  in_parentheses,
  hex,
  chicago,
  bullet,
  none
};

/// The value of w:numFmt; formats not in the list count as decimal.
NumberStyle number_style(std::string_view name);
Section::NumberFormat page_number_format(NumberStyle style);

/// Letters repeat when the alphabet ends: z, aa, bb (§17.18.59 lowerLetter); Russian leaves out ё й ъ ь.
/// `russian` chooses the ending of ordinals: "1-й" or "1st".
std::string format_number(std::int32_t number, NumberStyle style, bool russian = true);

}  // namespace prikaz::flow
