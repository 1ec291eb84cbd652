#include "layout/inline/breakclass.hpp"

namespace prikaz::layout {
namespace {

using Class = BreakClass;

Class ascii_class(char32_t c) noexcept {
  if (c >= '0' && c <= '9') return Class::digit;
  switch (c) {
    case '(':
    case '[':
    case '{':
      return Class::open;
    case ')':
    case ']':
      return Class::parenthesis;
    case '}':
      return Class::close;
    case '"':
    case '\'':
      return Class::quote;
    case '!':
    case '?':
      return Class::exclamation;
    case ',':
    case '.':
    case ':':
    case ';':
      return Class::infix;
    case '/':
      return Class::slash;
    case '$':
    case '+':
    case '\\':
      return Class::prefix;
    case '%':
      return Class::postfix;
    case '-':
      return Class::hyphen;
    case '|':
      return Class::after;
    default:
      return Class::letter;
  }
}

Class punctuation_class(char32_t c) noexcept {
  switch (c) {
    case 0x2010:
    case 0x2012:
    case 0x2013:
      return Class::after;
    case 0x2014:
    case 0x2E3A:
      return Class::dash;
    case 0x2011:
    case 0x202F:
    case 0x2007:
    case 0x2060:
      return Class::glue;
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201F:
    case 0x2039:
    case 0x203A:
      return Class::quote;
    case 0x201A:
    case 0x201E:
      return Class::open;
    case 0x2024:
    case 0x2025:
    case 0x2026:
      return Class::ellipsis;
    case 0x2030:
    case 0x2031:
    case 0x2032:
    case 0x2033:
    case 0x2103:
      return Class::postfix;
    case 0x20AC:
    case 0x20BD:
    case 0x2116:
    case 0x2212:
      return Class::prefix;
    default:
      return Class::letter;
  }
}

Class east_asian_class(char32_t c) noexcept {
  switch (c) {
    case 0x3001:
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0xFF09:
      return Class::close;
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0xFF08:
      return Class::open;
    case 0xFF01:
    case 0xFF1F:
      return Class::exclamation;
    case 0xFF1A:
    case 0xFF1B:
    case 0x30FB:
    case 0x30FC:
      return Class::nonstarter;
    default:
      return Class::ideograph;
  }
}

bool letter_or_digit(Class c) noexcept { return c == Class::letter || c == Class::digit; }

bool sticks_to_what_precedes(Class c) noexcept {  // LB 13
  return c == Class::close || c == Class::parenthesis || c == Class::exclamation || c == Class::infix ||
         c == Class::slash;
}

bool affix(Class c) noexcept { return c == Class::prefix || c == Class::postfix; }

bool joined_number(Class a, Class b) noexcept {  // LB 23 to 25
  if (letter_or_digit(a) && letter_or_digit(b)) return true;
  if (affix(a) && (letter_or_digit(b) || b == Class::open)) return true;
  if (affix(b) && (letter_or_digit(a) || a == Class::close || a == Class::parenthesis)) return true;
  return b == Class::digit && (a == Class::infix || a == Class::slash);
}

}  // namespace

BreakClass break_class(char32_t c) noexcept {
  if (c < 0x80) return ascii_class(c);
  if (c >= 0x400 && c < 0x530) return Class::letter;
  switch (c) {
    case 0x00A0:
      return Class::glue;
    case 0x00AB:
    case 0x00BB:
      return Class::quote;
    case 0x00B0:
      return Class::postfix;
    case 0x00B1:
    case 0x00A3:
    case 0x00A5:
      return Class::prefix;
    case 0x00A1:
    case 0x00BF:
      return Class::open;
    default:
      break;
  }
  if (c >= 0x2010 && c <= 0x2E3A) return c >= 0x2E80 ? Class::ideograph : punctuation_class(c);
  const bool east_asian = (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7AF) ||
                          (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) ||
                          (c >= 0x20000 && c <= 0x3FFFF);
  return east_asian ? east_asian_class(c) : Class::letter;
}

bool break_between(BreakClass a, BreakClass b) noexcept {
  if (a == Class::letter && b == Class::letter) return false;  // LB 28, by far the commonest
  if (a == Class::none || a == Class::glue || b == Class::glue) return false;
  if (sticks_to_what_precedes(b) || a == Class::open) return false;  // LB 13, 14
  if (a == Class::quote || b == Class::quote) return false;          // LB 19
  if (b == Class::after || b == Class::hyphen || b == Class::nonstarter || b == Class::ellipsis)
    return false;                                          // 21, 22
  if (a == Class::dash && b == Class::dash) return false;  // LB 17
  if (joined_number(a, b)) return false;
  if (a == Class::infix && b == Class::letter) return false;  // LB 29
  if (a == Class::slash) return b == Class::open;             // "/{{"; neither Word nor LibreOffice ends "и/или"
  if (b == Class::open && letter_or_digit(a)) return false;   // LB 30
  return !((a == Class::parenthesis || a == Class::close) && letter_or_digit(b));
}

bool break_after_spaces(BreakClass a, BreakClass b) noexcept {
  if (sticks_to_what_precedes(b) || a == Class::open) return false;
  return !(a == Class::dash && b == Class::dash);
}

}  // namespace prikaz::layout
