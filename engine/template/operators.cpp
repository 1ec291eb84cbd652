#include "template/operators.hpp"

#include <algorithm>
#include <cmath>

#include "core/utf8.hpp"
#include "template/format_percent.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::floor_divide:
      return "//";
    case Op::modulo:
      return "%";
    default:
      return "**";
  }
}

tl::unexpected<Fault> unfit(std::string_view sign, const Value& a, const Value& b) {
  const bool text = string_of(a) || string_of(b);
  return refuse(Message("{} does not work on {} and {}", sign, a.type_name(), b.type_name()),
                text && sign == "+" ? Message("to join texts and numbers use ~") : Message());
}

tl::unexpected<Fault> too_large() { return refuse(Message("the result is too large")); }
tl::unexpected<Fault> by_zero() { return refuse(Message("division by zero"), Message("test the divisor with if")); }

std::int64_t whole(const Value& v) { return v.is(Value::Kind::boolean) ? std::int64_t{v.boolean()} : v.integer(); }

Outcome integer_power(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) {
    if (base == 0) return by_zero();
    return std::pow(static_cast<double>(base), static_cast<double>(exponent));
  }
  std::int64_t result = 1;
  while (exponent > 0) {
    if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result)) return too_large();
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return too_large();
  }
  return result;
}

Outcome on_integers(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t r = 0;
  switch (op) {
    case Op::add:
      return __builtin_add_overflow(a, b, &r) ? Outcome(too_large()) : Outcome(r);
    case Op::subtract:
      return __builtin_sub_overflow(a, b, &r) ? Outcome(too_large()) : Outcome(r);
    case Op::multiply:
      return __builtin_mul_overflow(a, b, &r) ? Outcome(too_large()) : Outcome(r);
    case Op::power:
      return integer_power(a, b);
    default:
      break;
  }
  if (b == 0) return by_zero();
  if (op == Op::divide) return static_cast<double>(a) / static_cast<double>(b);
  if (a == INT64_MIN && b == -1) return op == Op::modulo ? Outcome(0) : Outcome(too_large());
  const std::int64_t q = floor_div(a, b);
  return op == Op::floor_divide ? q : a - q * b;
}

Outcome on_reals(Op op, double a, double b) {
  if (b == 0 && (op == Op::divide || op == Op::floor_divide || op == Op::modulo)) return by_zero();
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::floor_divide:
      return std::floor(a / b);
    case Op::modulo: {
      const double m = std::fmod(a, b);
      return m != 0 && (m < 0) != (b < 0) ? m + b : m;
    }
    default:
      break;
  }
  const double r = std::pow(a, b);
  if (std::isnan(r)) return refuse(Message("a negative number has no such power"));
  if (std::isinf(r) && !std::isinf(a)) return a == 0 ? by_zero() : too_large();
  return r;
}

Outcome repeated(const Value& v, std::int64_t times, const Limits& limits) {
  const auto n = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
  if (const std::string* s = string_of(v)) {
    if (!s->empty() && n > limits.text / s->size()) return too_large();
    std::string out;
    out.reserve(s->size() * n);
    for (std::size_t i = 0; i < n && !s->empty(); ++i) out += *s;
    return out;
  }
  const List& l = *list_of(v);
  if (!l.empty() && n > limits.range / l.size()) return too_large();
  List out;
  out.reserve(l.size() * n);
  for (std::size_t i = 0; i < n && !l.empty(); ++i) out.insert(out.end(), l.begin(), l.end());
  return v.is(Value::Kind::list) ? Value(std::move(out)) : make_tuple(std::move(out));
}

Outcome joined(const Value& a, const Value& b, const Limits& limits) {
  const List *x = list_of(a), *y = list_of(b);
  if (x->size() + y->size() > limits.range) return too_large();
  List out = *x;
  out.insert(out.end(), y->begin(), y->end());
  return a.is(Value::Kind::list) ? Value(std::move(out)) : make_tuple(std::move(out));
}

tl::expected<int, Fault> order_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (equal(a[i], b[i])) continue;
    return order(a[i], b[i]);
  }
  return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

}  // namespace

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

std::optional<std::int64_t> integer_of(const Value& v) {
  if (v.is(Value::Kind::integer) || v.is(Value::Kind::boolean)) return whole(v);
  if (v.is(Value::Kind::real) && v.real() == std::floor(v.real()) && std::fabs(v.real()) < 9e15)
    return static_cast<std::int64_t>(v.real());
  return std::nullopt;
}

Outcome arithmetic(Op op, const Value& a, const Value& b, const Limits& limits) {
  if (a.is_number() && b.is_number()) {
    if (a.is(Value::Kind::real) || b.is(Value::Kind::real)) return on_reals(op, a.number(), b.number());
    return on_integers(op, whole(a), whole(b));
  }
  const std::string *s = string_of(a), *t = string_of(b);
  if (op == Op::modulo && s) return format_percent(*s, b, limits);
  if (op == Op::add && s && t) {
    if (s->size() + t->size() > limits.text) return too_large();
    return *s + *t;
  }
  const auto repeatable = [](const Value& v) { return string_of(v) || list_of(v); };
  if (op == Op::multiply && repeatable(a) && b.is_number() && !b.is(Value::Kind::real))
    return repeated(a, whole(b), limits);
  if (op == Op::multiply && repeatable(b) && a.is_number() && !a.is(Value::Kind::real))
    return repeated(b, whole(a), limits);
  if (op == Op::add && list_of(a) && list_of(b) && a.kind() == b.kind()) return joined(a, b, limits);
  if (op == Op::subtract && a.is(Value::Kind::date) && b.is(Value::Kind::date))
    return static_cast<std::int64_t>(a.date().days() - b.date().days());
  return unfit(sign_of(op), a, b);
}

Outcome negated(const Value& v) {
  if (v.is(Value::Kind::real)) return -v.real();
  if (v.is_number()) return on_integers(Op::subtract, 0, whole(v));
  return refuse(Message("- does not work on {}", v.type_name()));
}

bool equal(const Value& a, const Value& b) {
  if (a.kind() == b.kind() && !a.is(Value::Kind::object)) return a == b;
  const std::string *s = string_of(a), *t = string_of(b);
  if (s && t) return *s == *t;
  return a == b;
}

tl::expected<int, Fault> order(const Value& a, const Value& b) {
  const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
  if (a.is_number() && b.is_number()) {
    if (a.is(Value::Kind::real) || b.is(Value::Kind::real)) return sign(a.number(), b.number());
    return sign(whole(a), whole(b));
  }
  const std::string *s = string_of(a), *t = string_of(b);
  if (s && t) return sign(s->compare(*t), 0);
  if (a.is(Value::Kind::date) && b.is(Value::Kind::date)) return sign(a.date(), b.date());
  const List *x = list_of(a), *y = list_of(b);
  if (x && y) return order_lists(*x, *y);
  const auto named = [](const Value& v) { return v.is(Value::Kind::object) || string_of(v); };
  if (named(a) && named(b) && !x && !y) return sign(a.text().compare(b.text()), 0);
  return tl::unexpected<Fault>(Fault{Message("{} and {} have no order", a.type_name(), b.type_name()), {}});
}

tl::expected<bool, Fault> contains(const Value& hay, const Value& needle) {
  if (const List* l = list_of(hay))
    return std::any_of(l->begin(), l->end(), [&](const Value& v) { return equal(v, needle); });
  if (const std::string* s = string_of(hay)) {
    const std::string* t = string_of(needle);
    if (t) return s->find(*t) != s->npos;
    return tl::unexpected<Fault>(Fault{Message("in looks for a text in a text, not for {}", needle.type_name()), {}});
  }
  if (hay.is(Value::Kind::dict)) return string_of(needle) && hay.dict().find(*string_of(needle)) != nullptr;
  if (hay.is_undefined()) return false;
  if (hay.is(Value::Kind::object)) return string_of(needle) && hay.object().get(*string_of(needle)).has_value();
  return tl::unexpected<Fault>(Fault{Message("in does not look into {}", hay.type_name()), {}});
}

tl::expected<bool, Fault> compare(Comparison how, const Value& a, const Value& b) {
  if (how == Comparison::eq) return equal(a, b);
  if (how == Comparison::ne) return !equal(a, b);
  if (how == Comparison::in || how == Comparison::not_in) {
    auto found = contains(b, a);
    if (found && how == Comparison::not_in) found = !*found;
    return found;
  }
  const auto o = order(a, b);
  if (!o) return tl::unexpected<Fault>(o.error());
  switch (how) {
    case Comparison::lt:
      return *o < 0;
    case Comparison::le:
      return *o <= 0;
    case Comparison::gt:
      return *o > 0;
    default:
      return *o >= 0;
  }
}

Value item_of(const Value& v, const Value& key) {
  const List* l = list_of(v);
  const std::string* s = l ? nullptr : string_of(v);
  if (l || s) {
    if (key.is(Value::Kind::integer) || key.is(Value::Kind::boolean)) {
      const auto n = static_cast<std::int64_t>(l ? l->size() : utf8::length(*s));
      const std::int64_t i = whole(key) < 0 ? whole(key) + n : whole(key);
      if (i < 0 || i >= n) return Undefined{};
      if (l) return (*l)[static_cast<std::size_t>(i)];
      std::size_t at = 0, start = 0;
      for (std::int64_t k = 0; k <= i; ++k) start = at, utf8::next(*s, at);
      return s->substr(start, at - start);
    }
    return string_of(key) ? field_of(v, *string_of(key)) : Value(Undefined{});
  }
  if (const std::string* name = string_of(key)) return field_of(v, *name);
  if (v.is(Value::Kind::dict)) return field_of(v, key.text());
  return Undefined{};
}

Outcome slice_of(const Value& v, const Value* begin, const Value* end, const Value* step) {
  const List* l = list_of(v);
  const std::string* s = l ? nullptr : string_of(v);
  if (v.is_undefined()) return List{};
  if (!l && !s) return refuse(Message("{} has no slices", v.type_name()));
  const std::u32string text = s ? utf8::decode(*s) : std::u32string();
  const auto n = static_cast<std::int64_t>(l ? l->size() : text.size());
  for (const Value* bound : {begin, end, step})
    if (bound && !bound->is_none() && !bound->is(Value::Kind::integer) && !bound->is(Value::Kind::boolean))
      return refuse(Message("a slice's bounds are whole numbers, not {}", bound->type_name()));
  const auto given = [](const Value* b) { return b && !b->is_none(); };
  const std::int64_t by = given(step) ? whole(*step) : 1;
  if (by == 0) return refuse(Message("a slice's step cannot be 0"));
  const auto bound = [&](const Value* b, std::int64_t otherwise) {
    if (!given(b)) return otherwise;
    const std::int64_t i = whole(*b) < 0 ? whole(*b) + n : whole(*b);
    return by > 0 ? std::clamp<std::int64_t>(i, 0, n) : std::clamp<std::int64_t>(i, -1, n - 1);
  };
  const std::int64_t from = bound(begin, by > 0 ? 0 : n - 1), to = bound(end, by > 0 ? n : -1);
  List items;
  std::u32string part;
  // The step may be as large as an integer goes: walk by counting what is left, not by adding past the end.
  for (std::int64_t i = from; by > 0 ? i < to : i > to;) {
    if (l)
      items.push_back((*l)[static_cast<std::size_t>(i)]);
    else
      part += text[static_cast<std::size_t>(i)];
    if (__builtin_add_overflow(i, by, &i)) break;
  }
  if (s) return utf8::encode(part);
  return v.is(Value::Kind::list) ? Value(std::move(items)) : make_tuple(std::move(items));
}

namespace {
Outcome concatenated(std::span<const Value* const> operands, const Limits& limits) {
  std::string out;
  for (const Value* v : operands) {
    const std::string* s = string_of(*v);
    if (out.size() + (s ? s->size() : 0) > limits.text) return too_large();
    out += s ? *s : v->text();
    if (out.size() > limits.text) return too_large();
  }
  return out;
}

Outcome chained(const Expr& e, std::span<const Value* const> operands) {
  for (std::size_t i = 0; i < e.comparisons.size(); ++i) {
    const auto yes = compare(e.comparisons[i], *operands[i], *operands[i + 1]);
    if (!yes) return tl::unexpected<Fault>(yes.error());
    if (!*yes) return false;
  }
  return true;
}

List listed(std::span<const Value* const> operands) {
  List out;
  out.reserve(operands.size());
  for (const Value* v : operands) out.push_back(*v);
  return out;
}
}  // namespace

Outcome apply(const Expr& e, std::span<const Value* const> operands, const Limits& limits) {
  switch (e.op) {
    case Op::list:
      return listed(operands);
    case Op::tuple:
      return make_tuple(listed(operands));
    case Op::dict: {
      Dict out;
      for (std::size_t i = 0; i + 1 < operands.size(); i += 2) out[operands[i]->text()] = *operands[i + 1];
      return out;
    }
    case Op::negate:
      return negated(*operands[0]);
    case Op::plus:
      return operands[0]->is_number() ? Outcome(*operands[0]) : negated(*operands[0]);
    case Op::not_:
      return !operands[0]->truthy();
    case Op::concat:
      return concatenated(operands, limits);
    case Op::compare:
      return chained(e, operands);
    case Op::item:
      return item_of(*operands[0], *operands[1]);
    case Op::slice:
      return slice_of(*operands[0], operands[1], operands[2], operands[3]);
    default:
      return arithmetic(e.op, *operands[0], *operands[1], limits);
  }
}

}  // namespace prikaz::tpl
