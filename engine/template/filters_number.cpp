// The standard filters on numbers, and default.
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/format.hpp"
#include "template/builtins.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {
namespace {

std::optional<double> real_of(const Value& v) {
  if (v.is_number()) return v.number();
  const std::string* s = string_of(v);
  if (!s) return std::nullopt;
  std::string t;
  for (const char c : stripped(*s, nullptr, true, true))
    if (c != '_') t += c;
  if (t.starts_with("+")) t.erase(0, 1);
  double d = 0;
  const auto end = std::from_chars(t.data(), t.data() + t.size(), d);
  if (t.empty() || end.ec != std::errc() || end.ptr != t.data() + t.size()) return std::nullopt;
  return d;
}

Outcome absolute(const Value& v, const Args&) {
  if (v.is(Value::Kind::real)) return std::fabs(v.real());
  const auto n = integer_of(v);
  if (!n) return refuse(Message("a number is due, not {}", v.type_name()));
  return *n < 0 ? negated(*n) : Outcome(*n);
}

Outcome to_float(const Value& v, const Args& a) {
  const auto d = real_of(v);
  return d ? Value(*d) : a.has(0) ? *a[0] : Value(0.0);
}

std::optional<std::int64_t> integer_in(std::string t, int base) {
  std::string digits;
  for (const char c : t)
    if (c != '_') digits += c;
  const bool minus = digits.starts_with("-");
  if (minus || digits.starts_with("+")) digits.erase(0, 1);
  if (base != 10 && digits.size() > 2 && digits[0] == '0') {
    const char mark = static_cast<char>(digits[1] | 0x20);
    if ((base == 16 && mark == 'x') || (base == 8 && mark == 'o') || (base == 2 && mark == 'b')) digits.erase(0, 2);
  }
  if (digits.starts_with("-")) return std::nullopt;
  std::int64_t n = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), n, base);
  if (digits.empty() || end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return std::nullopt;
  return minus ? -n : n;
}

Outcome to_int(const Value& v, const Args& a) {
  const Value otherwise = a.has(0) ? *a[0] : Value(0);
  const auto base = a.has(1) ? integer_of(*a[1]) : std::optional<std::int64_t>(10);
  if (!base || *base < 2 || *base > 36) return refuse(Message("the base is a number from 2 to 36"));
  if (const std::string* s = string_of(v))
    if (const auto n = integer_in(stripped(*s, nullptr, true, true), static_cast<int>(*base))) return *n;
  if (v.is(Value::Kind::integer) || v.is(Value::Kind::boolean)) return *integer_of(v);
  const auto d = real_of(v);
  if (!d || !(std::fabs(*d) < 9.2e18)) return otherwise;
  return static_cast<std::int64_t>(std::trunc(*d));
}

Outcome rounded(const Value& v, const Args& a) {
  if (!v.is_number()) return refuse(Message("a number is due, not {}", v.type_name()));
  const auto precision = a.has(0) ? integer_of(*a[0]) : std::optional<std::int64_t>(0);
  const std::string method = a.text(1, "common");
  if (!precision || *precision < -300 || *precision > 300)
    return refuse(Message("the precision is a number up to 300"));
  const double scale = std::pow(10.0, static_cast<double>(*precision));
  if (method == "ceil") return std::ceil(v.number() * scale) / scale;
  if (method == "floor") return std::floor(v.number() * scale) / scale;
  if (method != "common") return refuse(Message("the method is common, ceil or floor, not {}", method));
  if (!v.is(Value::Kind::real) && *precision >= 0) return *integer_of(v);
  if (!std::isfinite(v.number())) return v;
  // The digits of the exact binary value, halves to even: what Python's round does.
  double d = 0;
  if (*precision >= 0) {
    const std::string digits = prikaz::format("{:.{}f}", v.number(), static_cast<int>(*precision));
    std::from_chars(digits.data(), digits.data() + digits.size(), d);
  } else
    d = std::nearbyint(v.number() * scale) / scale;
  if (v.is(Value::Kind::real)) return d;
  return static_cast<std::int64_t>(d);
}

Outcome file_size(const Value& v, const Args& a) {
  const auto bytes = real_of(v);
  if (!bytes) return refuse(Message("a number is due, not {}", v.type_name()));
  const bool binary = a.flag(0, false);
  const double base = binary ? 1024 : 1000;
  static constexpr const char* decimal_units[] = {"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
  static constexpr const char* binary_units[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};
  if (*bytes == 1) return "1 Byte";
  if (*bytes < base) return prikaz::format("{} Bytes", static_cast<std::int64_t>(*bytes));
  double unit = base;
  for (int i = 0;; ++i, unit *= base)
    if (i == 7 || *bytes < unit * base)
      return prikaz::format("{:.1f} {}", *bytes / unit, (binary ? binary_units : decimal_units)[i]);
}

Outcome otherwise(const Value& v, const Args& a) {
  const bool missing = v.is_undefined() || (a.flag(1, false) && !v.truthy());
  if (!missing) return v;
  return a.has(0) ? *a[0] : Value("");
}

}  // namespace

void add_number_filters(Environment& env) {
  env.filter("abs", "", absolute);
  env.filter("default", "default_value? boolean?", otherwise, true);
  env.filter("d", "default_value? boolean?", otherwise, true);
  env.filter("filesizeformat", "binary?", file_size);
  env.filter("float", "default?", to_float);
  env.filter("int", "default? base?", to_int);
  env.filter("round", "precision? method?", rounded);
}

}  // namespace prikaz::tpl
