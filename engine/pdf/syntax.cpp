#include "pdf/syntax.hpp"

#include <algorithm>
#include <charconv>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz::pdf {
namespace {
void append_hex16(std::string& out, unsigned unit) {
  constexpr char digits[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 0xF];
}
}  // namespace

void append_int(std::string& out, long n) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, n).ptr);
}

void append_hundredths(std::string& out, long hundredths) {
  char buffer[32];
  char* at = buffer;
  if (hundredths < 0) *at++ = '-';
  const unsigned long n =
      hundredths < 0 ? 0 - static_cast<unsigned long>(hundredths) : static_cast<unsigned long>(hundredths);
  at = std::to_chars(at, buffer + sizeof buffer, n / 100).ptr;
  if (const auto rest = static_cast<char>(n % 100); rest != 0) {
    *at++ = '.';
    *at++ = static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) *at++ = static_cast<char>('0' + rest % 10);
  }
  out.append(buffer, at);
}

void append_literal(std::string& out, std::string_view bytes) {
  const std::size_t begin = out.size();
  out.resize(begin + 2 * bytes.size() + 2);
  char* at = out.data() + begin;
  *at++ = '(';
  for (const char c : bytes) at = put_literal_byte(at, c);
  *at++ = ')';
  out.resize(static_cast<std::size_t>(at - out.data()));
}

std::string text_string(std::string_view utf8) {
  std::string out;
  if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7F; })) {
    append_literal(out, utf8);
    return out;
  }
  out = "<FEFF";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto c = static_cast<std::uint32_t>(utf8::next(utf8, i));
    if (c >= 0x10000) {
      append_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
      append_hex16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      append_hex16(out, c);
    }
  }
  return out += '>';
}

void append_ref(std::string& out, Ref r) {
  append_int(out, r);
  out += " 0 R";
}

std::string ref(Ref r) {
  std::string out;
  append_ref(out, r);
  return out;
}

std::string date_string(Date d) { return format("(D:{:04}{:02}{:02}000000+00'00')", d.year, d.month, d.day); }

}  // namespace prikaz::pdf
