// JSON text ⇄ Value (nlohmann-json stands behind this door only).
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "value/value.hpp"

namespace prikaz::json {

/// Errors: PRK-V010 not JSON (line and column of the byte), PRK-V011 nested deeper than 200.
Result<Value> parse(std::string_view text, const std::string& file);
/// UTF-8, keys in insertion order. indent < 0: one line.
std::string write(const Value& v, int indent = -1);

}  // namespace prikaz::json
