// How values are spelt in PDF (ISO 32000-1 §7.3).
#pragma once
#include <string>
#include <string_view>

#include "core/units.hpp"
#include "pdf/object_sink.hpp"
#include "value/date.hpp"

namespace prikaz::pdf {

/// Hundredths without trailing zeros: 1250 → "12.5". Twips are exact: one is 5 hundredths of a point.
void append_hundredths(std::string& out, long hundredths);
/// A length in points.
inline void append_points(std::string& out, Twips t) { append_hundredths(out, 5L * t); }
void append_int(std::string& out, long n);

/// A byte of a literal string, with the escape it may need (two bytes at most); returns the place after it.
inline char* put_literal_byte(char* at, char c) {
  if (c == '(' || c == ')' || c == '\\' || c == '\r') *at++ = '\\';
  *at++ = c == '\r' ? 'r' : c;  // a bare CR would be read back as LF (§7.3.4.2)
  return at;
}
/// Any bytes as "(…)" with the escapes they need.
void append_literal(std::string& out, std::string_view bytes);
/// A text string: as it is when plain ASCII, else UTF-16BE in hexadecimal (§7.9.2.2).
std::string text_string(std::string_view utf8);
std::string ref(Ref r);  ///< "12 0 R"
void append_ref(std::string& out, Ref r);
/// "(D:20261120000000+00'00')".
std::string date_string(Date d);

}  // namespace prikaz::pdf
