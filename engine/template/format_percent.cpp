#include "template/format_percent.hpp"

#include <charconv>
#include <cmath>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {
namespace {

constexpr std::int64_t widest = 10'000;  // no document has a wider column

struct Spec {
  std::string fill = " ";
  char align = 0, sign = '-', group = 0, type = 0;
  bool alternate = false, zero = false;
  std::int64_t width = 0, precision = -1;
};

std::string repr(const Value& v) {
  const std::string listed = Value(List{v}).text();
  return listed.substr(1, listed.size() - 2);
}

std::string grouped(std::string digits, char mark, std::size_t every) {
  if (mark == 0) return digits;
  std::size_t whole = std::min(digits.find_first_of(".e"), digits.size());
  for (std::size_t i = whole; i > every; i -= every) digits.insert(i - every, 1, mark);
  return digits;
}

std::string real_digits(double d, char type, std::int64_t precision, bool alternate) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return "inf";
  const int p = static_cast<int>(precision < 0 ? 6 : std::min<std::int64_t>(precision, 300));
  const char lower = static_cast<char>(type | 0x20);
  std::string s;
  if (lower == 'e')
    s = fmt::format("{:.{}e}", d, p);
  else if (lower == 'g')
    s = alternate ? fmt::format("{:#.{}g}", d, p == 0 ? 1 : p) : fmt::format("{:.{}g}", d, p == 0 ? 1 : p);
  else
    s = fmt::format("{:.{}f}", d, p);
  if (type == 'E' || type == 'G') s = utf8::to_upper(s);
  return s;
}

std::string integer_digits(std::uint64_t n, char type, bool alternate) {
  switch (type) {
    case 'b':
      return (alternate ? "0b" : "") + fmt::format("{:b}", n);
    case 'o':
      return (alternate ? "0o" : "") + fmt::format("{:o}", n);
    case 'x':
      return (alternate ? "0x" : "") + fmt::format("{:x}", n);
    case 'X':
      return (alternate ? "0X" : "") + fmt::format("{:X}", n);
    default:
      return std::to_string(n);
  }
}

std::string fitted(const Spec& spec, std::string sign, std::string body, bool number) {
  const char align = spec.align != 0 ? spec.align : number ? '>' : '<';
  if (align == '=') {
    const auto room = spec.width - static_cast<std::int64_t>(sign.size());
    return sign + padded(body, room, Align::right, spec.fill);
  }
  const std::string s = sign + body;
  if (align == '^') {
    // format() puts the odd one to the right, center() to the left.
    const auto all = std::max<std::int64_t>(0, spec.width - static_cast<std::int64_t>(utf8::length(s)));
    const auto half = static_cast<std::int64_t>(utf8::length(s)) + all / 2;
    return padded(padded(s, half, Align::right, spec.fill), spec.width, Align::left, spec.fill);
  }
  return padded(s, spec.width, align == '>' ? Align::right : Align::left, spec.fill);
}

std::string sign_for(const Spec& spec, bool negative) {
  if (negative) return "-";
  return spec.sign == '-' ? "" : std::string(1, spec.sign);
}

std::string real_text(const Spec& spec, double d, bool python_general) {
  const bool negative = std::signbit(d);
  d = std::fabs(d);
  std::string body;
  if (spec.type == '%')
    body = real_digits(d * 100, 'f', spec.precision, false) + "%";
  else if (spec.type == 0 && spec.precision < 0 && python_general)
    body = Value(d).text();
  else if (spec.type == 0 || spec.type == 'n')
    body = real_digits(d, 'g', spec.precision, false);
  else
    body = real_digits(d, spec.type, spec.precision, spec.alternate);
  return fitted(spec, sign_for(spec, negative), grouped(std::move(body), spec.group, 3), true);
}

std::string integer_text(const Spec& spec, std::int64_t n) {
  const auto size = n < 0 ? ~static_cast<std::uint64_t>(n) + 1 : static_cast<std::uint64_t>(n);
  const bool based = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
  return fitted(spec, sign_for(spec, n < 0),
                grouped(integer_digits(size, spec.type, spec.alternate), spec.group, based ? 4 : 3), true);
}

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

std::int64_t read_number(std::string_view s, std::size_t& i) {
  std::int64_t n = 0;
  while (i < s.size() && s[i] >= '0' && s[i] <= '9') n = std::min<std::int64_t>(n * 10 + (s[i++] - '0'), widest + 1);
  return n;
}

std::optional<Spec> read_spec(std::string_view s) {
  Spec spec;
  std::size_t i = 0;
  std::size_t after = 0;
  if (!s.empty()) utf8::next(s, after);
  if (after < s.size() && is_align(static_cast<unsigned char>(s[after]))) {
    spec.fill = std::string(s.substr(0, after));
    spec.align = s[after];
    i = after + 1;
  } else if (!s.empty() && is_align(static_cast<unsigned char>(s[0]))) {
    spec.align = s[0];
    i = 1;
  }
  const auto at = [&] { return i < s.size() ? s[i] : '\0'; };
  if (at() == '+' || at() == '-' || at() == ' ') spec.sign = s[i++];
  if (at() == '#') spec.alternate = true, ++i;
  if (at() == '0') {
    spec.zero = true, ++i;
    if (spec.align == 0) spec.align = '=', spec.fill = "0";
  }
  spec.width = read_number(s, i);
  if (at() == ',' || at() == '_') spec.group = s[i++];
  if (at() == '.') {
    const std::size_t dot = i++;
    spec.precision = read_number(s, i);
    if (i == dot + 1) return std::nullopt;
  }
  if (i < s.size()) spec.type = s[i++];
  if (i != s.size() || spec.width > widest || spec.precision > widest) return std::nullopt;
  return spec;
}

tl::unexpected<Fault> bad_pattern(std::string_view pattern) {
  return refuse(Message("the format {} is not right", pattern));
}

/// One %… conversion of a printf-style pattern.
class Percent {
 public:
  Percent(std::string_view pattern, const Value& values, const Limits& limits)
      : pattern_(pattern), values_(values), limits_(limits) {
    if (const auto* t = values.as<Tuple>()) list_ = &t->items();
  }

  Outcome run() {
    while (at_ < pattern_.size()) {
      const std::size_t mark = std::min(pattern_.find('%', at_), pattern_.size());
      out_ += pattern_.substr(at_, mark - at_);
      at_ = mark;
      if (at_ == pattern_.size()) break;
      if (const auto fault = conversion()) return tl::unexpected<Fault>(*fault);
      if (out_.size() > limits_.text) return refuse(Message("the result is too large"));
    }
    if (list_ && used_ < list_->size()) return refuse(Message("the format {} has fewer places than values", pattern_));
    if (!list_ && used_ == 0 && !values_.is(Value::Kind::dict))
      return refuse(Message("the format {} has no place for a value", pattern_));
    return std::move(out_);
  }

 private:
  std::optional<Fault> fault(const char* text) { return Fault{Message(text, pattern_), {}}; }

  std::optional<Fault> conversion() {
    ++at_;
    const auto at = [&] { return at_ < pattern_.size() ? pattern_[at_] : '\0'; };
    Value keyed;
    const Value* value = nullptr;
    if (at() == '(') {
      const std::size_t close = pattern_.find(')', at_);
      if (close == pattern_.npos) return fault("the format {} is not right");
      keyed = field_of(values_, pattern_.substr(at_ + 1, close - at_ - 1));
      if (keyed.is_undefined()) return fault("the format {} names a value that is not given");
      value = &keyed;
      at_ = close + 1;
    }
    Spec spec;
    for (; at() == '-' || at() == '+' || at() == ' ' || at() == '#' || at() == '0'; ++at_) {
      if (at() == '-') spec.align = '<';
      if (at() == '+') spec.sign = '+';
      if (at() == ' ' && spec.sign == '-') spec.sign = ' ';
      if (at() == '#') spec.alternate = true;
      if (at() == '0') spec.zero = true;
    }
    spec.width = read_number(pattern_, at_);
    if (at() == '.') spec.precision = (++at_, read_number(pattern_, at_));
    if (spec.width > widest || spec.precision > widest) return fault("the format {} is too wide");
    while (at() == 'l' || at() == 'h' || at() == 'L') ++at_;
    const char type = at();
    ++at_;
    if (type == '%') return out_ += '%', std::nullopt;
    if (!value) value = next();
    if (!value) return fault("the format {} has more places than values");
    return put(spec, type, *value);
  }

  const Value* next() {
    if (list_) return used_ < list_->size() ? &(*list_)[used_++] : nullptr;
    return used_++ == 0 ? &values_ : nullptr;
  }

  std::optional<Fault> put(Spec spec, char type, const Value& v) {
    if (type == 's' || type == 'r' || type == 'a') {
      std::string s = type == 's' ? v.text() : repr(v);
      if (spec.precision >= 0) s = part(s, 0, static_cast<std::size_t>(spec.precision));
      if (spec.align == 0) spec.align = '>';
      out_ += fitted(spec, "", std::move(s), false);
      return std::nullopt;
    }
    if (type == 'c') {
      if (const std::string* s = string_of(v)) return out_ += *s, std::nullopt;
      const auto code = integer_of(v);
      if (!code || *code < 0 || *code > 0x10FFFF) return fault("the format {} needs a character");
      utf8::append(out_, static_cast<char32_t>(*code));
      return std::nullopt;
    }
    if (std::string_view("diuxXofFeEgG").find(type) == std::string_view::npos)
      return fault("the format {} is not right");
    if (!v.is_number()) return fault("the format {} needs a number");
    if (spec.zero && spec.align == 0) spec.align = '=', spec.fill = "0";
    const bool real = std::string_view("fFeEgG").find(type) != std::string_view::npos;
    spec.type = type == 'd' || type == 'i' || type == 'u' ? 'd' : type;
    if (real) {
      out_ += real_text(spec, v.number(), false);
      return std::nullopt;
    }
    const double d = std::trunc(v.number());
    if (!(std::fabs(d) < 9.2e18)) return fault("the number for {} is too large");
    out_ += integer_text(spec, v.is(Value::Kind::real) ? static_cast<std::int64_t>(d) : *integer_of(v));
    return std::nullopt;
  }

  std::string_view pattern_;
  const Value& values_;
  const Limits& limits_;
  const List* list_ = nullptr;
  std::size_t at_ = 0, used_ = 0;
  std::string out_;
};

/// "{} {name.field[0]!r:>5}".
class Braces {
 public:
  Braces(std::string_view pattern, std::span<const Value> positional, std::span<const Named> named,
         const Limits& limits)
      : pattern_(pattern), positional_(positional), named_(named), limits_(limits) {}

  Outcome run() {
    for (std::size_t i = 0; i < pattern_.size(); ++i) {
      const char c = pattern_[i];
      const bool twice = i + 1 < pattern_.size() && pattern_[i + 1] == c;
      if (c != '{' && c != '}') {
        out_ += c;
      } else if (twice) {
        out_ += c;
        ++i;
      } else if (c == '}') {
        return bad_pattern(pattern_);
      } else {
        const std::size_t close = pattern_.find('}', i);
        if (close == pattern_.npos) return bad_pattern(pattern_);
        auto text = field(pattern_.substr(i + 1, close - i - 1));
        if (!text) return text;
        out_ += text->string();
        i = close;
      }
      if (out_.size() > limits_.text) return refuse(Message("the result is too large"));
    }
    return std::move(out_);
  }

 private:
  Outcome field(std::string_view f) {
    const std::size_t colon = std::min(f.find(':'), f.size());
    const std::string_view spec = f.substr(std::min(colon + 1, f.size()));
    std::string_view name = f.substr(0, colon);
    const std::size_t bang = std::min(name.find('!'), name.size());
    const bool as_repr = name.substr(bang) == "!r" || name.substr(bang) == "!a";
    const bool as_text = name.substr(bang) == "!s";
    if (bang < name.size() && !as_repr && !as_text) return bad_pattern(pattern_);
    auto v = value(name.substr(0, bang));
    if (!v) return v;
    if (as_repr) return format_value(repr(*v), spec, limits_);
    if (as_text) return format_value(v->text(), spec, limits_);
    return format_value(*v, spec, limits_);
  }

  Outcome value(std::string_view path) {
    const std::size_t end = std::min(path.find_first_of(".["), path.size());
    const std::string_view first = path.substr(0, end);
    const Value* given = nullptr;
    std::size_t index = 0;
    const auto number = std::from_chars(first.data(), first.data() + first.size(), index);
    if (first.empty() || (number.ec == std::errc() && number.ptr == first.data() + first.size())) {
      if (first.empty()) index = next_++;
      if (index < positional_.size()) given = &positional_[index];
    } else {
      for (const Named& n : named_)
        if (n.name == first) given = &n.value;
    }
    if (!given) return refuse(Message("the format {} names a value that is not given", pattern_));
    return followed(*given, path.substr(end));
  }

  Outcome followed(Value v, std::string_view path) {
    while (!path.empty()) {
      const bool bracket = path[0] == '[';
      const std::size_t end = bracket ? path.find(']') : std::min(path.find_first_of(".[", 1), path.size());
      if (end == path.npos) return bad_pattern(pattern_);
      const std::string_view key = path.substr(1, end - 1);
      std::int64_t index = 0;
      const auto number = std::from_chars(key.data(), key.data() + key.size(), index);
      const bool by_index =
          bracket && !key.empty() && number.ec == std::errc() && number.ptr == key.data() + key.size();
      v = by_index ? item_of(v, Value(index)) : field_of(v, key);
      if (v.is_undefined()) return refuse(Message("the format {} names a field that is not there", pattern_));
      path.remove_prefix(std::min(end + (bracket ? 1 : 0), path.size()));
    }
    return v;
  }

  std::string_view pattern_;
  std::span<const Value> positional_;
  std::span<const Named> named_;
  const Limits& limits_;
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

Outcome format_percent(std::string_view pattern, const Value& values, const Limits& limits) {
  return Percent(pattern, values, limits).run();
}

Outcome format_braces(std::string_view pattern, std::span<const Value> positional, std::span<const Named> named,
                      const Limits& limits) {
  return Braces(pattern, positional, named, limits).run();
}

Outcome format_value(const Value& v, std::string_view text, const Limits&) {
  if (text.empty()) return v.text();
  const auto spec = read_spec(text);
  if (!spec) return bad_pattern(text);
  const bool for_real = spec->type != 0 && std::string_view("eEfFgGn%").find(spec->type) != std::string_view::npos;
  const bool for_integer = spec->type != 0 && std::string_view("bcdoxX").find(spec->type) != std::string_view::npos;
  if (v.is_number()) {
    if (v.is(Value::Kind::real) || for_real) {
      if (for_integer) return refuse(Message("the format {} is for whole numbers", text));
      return real_text(*spec, v.number(), true);
    }
    if (spec->type == 's') return bad_pattern(text);
    return integer_text(*spec, *integer_of(v));
  }
  if (for_real || for_integer) return refuse(Message("the format {} is for numbers, not for {}", text, v.type_name()));
  std::string s = v.text();
  if (spec->precision >= 0) s = part(s, 0, static_cast<std::size_t>(spec->precision));
  return fitted(*spec, "", std::move(s), false);
}

}  // namespace prikaz::tpl
