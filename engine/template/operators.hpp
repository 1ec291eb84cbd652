// Python's operators over Values.
#pragma once
#include <optional>
#include <span>

#include "template/ast.hpp"
#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// + - * / // % **; `limits` bounds repeated texts and lists.
Outcome arithmetic(Op op, const Value& a, const Value& b, const Limits& limits);
Outcome negated(const Value& v);
/// == with markup equal to its text.
bool equal(const Value& a, const Value& b);
/// Python's order: numbers, texts, dates, sequences item by item; -1, 0, 1. A Fault for kinds that have no order.
tl::expected<int, Fault> order(const Value& a, const Value& b);
/// `needle in hay`.
tl::expected<bool, Fault> contains(const Value& hay, const Value& needle);
/// `a == b`, `a in b` …
tl::expected<bool, Fault> compare(Comparison how, const Value& a, const Value& b);
/// value[key]: index of a sequence or text (negative from the end), key or field; undefined when there is none.
Value item_of(const Value& v, const Value& key);
/// value[begin:end:step]; null bounds are left out.
Outcome slice_of(const Value& v, const Value* begin, const Value* end, const Value* step);
/// The operator, list, tuple, item or slice of `e` over its evaluated operands (null = left out).
Outcome apply(const Expr& e, std::span<const Value* const> operands, const Limits& limits);
/// Whole part toward minus infinity, as Python's // and divmod.
std::int64_t floor_div(std::int64_t a, std::int64_t b);
/// An integer out of an integer, boolean or whole float.
std::optional<std::int64_t> integer_of(const Value& v);

}  // namespace prikaz::tpl
