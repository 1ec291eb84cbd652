// `is …`.
#include "core/utf8.hpp"
#include "template/builtins.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

using Kind = Value::Kind;
using Answer = tl::expected<bool, Fault>;

bool is_whole(const Value& v) { return v.is(Kind::integer); }

/// What is left of v divided by `by`, as Python's %; floats are as good as whole numbers.
tl::expected<double, Fault> remainder_of(const Value& v, const Value& by) {
  if (!v.is_number()) return refuse(Message("a number is due, not {}", v.type_name()));
  if (!by.is_number()) return refuse(Message("a number is due, not {}", by.type_name()));
  const auto left = arithmetic(Op::modulo, v, by, Limits());
  if (!left) return tl::unexpected<Fault>(left.error());
  return left->number();
}

Answer divisible(const Value& v, const Args& a) {
  return remainder_of(v, *a[0]).map([](double left) { return left == 0; });
}

template <bool Odd>
Answer parity(const Value& v, const Args&) {
  return remainder_of(v, 2).map([](double left) { return left == (Odd ? 1 : 0); });
}

template <bool Upper>
Answer letter_case(const Value& v, const Args&) {
  const std::string s = v.text();
  const std::string same = Upper ? utf8::to_upper(s) : utf8::to_lower(s);
  return s == same && utf8::to_upper(s) != utf8::to_lower(s);
}

template <Comparison How>
Answer compared(const Value& v, const Args& a) {
  return compare(How, v, *a[0]);
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::list)) return a.shared_list() == b.shared_list();
  if (a.is(Kind::dict)) return a.shared_dict() == b.shared_dict();
  if (a.is(Kind::object)) return a.shared_object() == b.shared_object();
  return a == b;
}

bool sequence(const Value& v) { return list_of(v) || string_of(v) || v.is(Kind::dict) || v.is_undefined(); }

/// Tests that look at nothing but the kind of the value; asked of an undefined one they say no.
struct KindTest {
  const char* name;
  bool (*is)(const Value&);
  bool takes_undefined;
};
constexpr KindTest kind_tests[] = {
    {"defined", [](const Value& v) { return !v.is_undefined(); }, true},
    {"undefined", [](const Value& v) { return v.is_undefined(); }, true},
    {"none", [](const Value& v) { return v.is_none(); }, true},
    {"boolean", [](const Value& v) { return v.is(Kind::boolean); }, false},
    {"true", [](const Value& v) { return v.is(Kind::boolean) && v.boolean(); }, false},
    {"false", [](const Value& v) { return v.is(Kind::boolean) && !v.boolean(); }, false},
    {"integer", is_whole, false},
    {"float", [](const Value& v) { return v.is(Kind::real); }, false},
    {"number", [](const Value& v) { return v.is_number(); }, false},
    {"string", [](const Value& v) { return string_of(v) != nullptr; }, false},
    {"mapping", [](const Value& v) { return v.is(Kind::dict); }, false},
    {"sequence", sequence, false},
    {"iterable", [](const Value& v) { return sequence(v); }, false},
    {"callable", [](const Value& v) { return v.as<Callable>() != nullptr; }, false},
    {"escaped", [](const Value& v) { return v.as<Markup>() != nullptr; }, false},
    {"date", [](const Value& v) { return v.is(Kind::date); }, false},
};

}  // namespace

void add_tests(Environment& env) {
  for (const KindTest& t : kind_tests)
    env.test(
        t.name, "", [is = t.is](const Value& v, const Args&) -> Answer { return is(v); }, t.takes_undefined);
  env.test("divisibleby", "num", divisible);
  env.test("even", "", parity<false>);
  env.test("odd", "", parity<true>);
  env.test("lower", "", letter_case<false>);
  env.test("upper", "", letter_case<true>);
  env.test("sameas", "other", [](const Value& v, const Args& a) -> Answer { return same(v, *a[0]); });
  env.test("filter", "", [](const Value& v, const Args& a) -> Answer {
    return string_of(v) && a.environment().find_filter(*string_of(v));
  });
  env.test("test", "", [](const Value& v, const Args& a) -> Answer {
    return string_of(v) && a.environment().find_test(*string_of(v));
  });
  env.test("in", "seq", compared<Comparison::in>);
  env.test("eq", "other", compared<Comparison::eq>);
  env.test("ne", "other", compared<Comparison::ne>);
  env.test("lt", "other", compared<Comparison::lt>);
  env.test("le", "other", compared<Comparison::le>);
  env.test("gt", "other", compared<Comparison::gt>);
  env.test("ge", "other", compared<Comparison::ge>);
  for (const auto& [second, name] : {std::pair{"equalto", "eq"},
                                     {"==", "eq"},
                                     {"!=", "ne"},
                                     {"<", "lt"},
                                     {"lessthan", "lt"},
                                     {"<=", "le"},
                                     {">", "gt"},
                                     {"greaterthan", "gt"},
                                     {">=", "ge"}})
    env.test(second, "other", env.find_test(name)->function);
}

}  // namespace prikaz::tpl
