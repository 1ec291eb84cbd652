// Python's methods of texts, lists, mappings and dates.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// Whether a value of this kind has the method.
bool has_method(const Value& on, std::string_view name);
std::vector<std::string> method_names(const Value& on);
/// Calls it; has_method is true.
Outcome call_method(const Value& on, std::string_view name, std::span<const Value> positional,
                    std::span<const Named> named, const Environment& env);

}  // namespace prikaz::tpl
