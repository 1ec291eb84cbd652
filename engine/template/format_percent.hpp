// Python's two ways to format: "%s of %d" % values, and "{} of {:>5}".format(values).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// printf-style; `values` is a tuple, a mapping for %(name)s, or the only value.
Outcome format_percent(std::string_view pattern, const Value& values, const Limits& limits);

/// str.format: {}, {0}, {name}, {a.b}, {a[0]}, {:spec}, {!r}, {{ }}.
Outcome format_braces(std::string_view pattern, std::span<const Value> positional, std::span<const Named> named,
                      const Limits& limits);

/// One value by a format specification: [[fill]align][sign][#][0][width][,|_][.precision][type].
Outcome format_value(const Value& v, std::string_view spec, const Limits& limits);

}  // namespace prikaz::tpl
