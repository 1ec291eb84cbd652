// The tables of methods by kind of value. Inside the room only.
#pragma once
#include <span>
#include <string_view>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

struct Method {
  std::string_view name;
  Signature signature;
  Outcome (*call)(const Value& on, const Args& args);
};

std::span<const Method> text_methods();
/// Argument i as a whole number; `otherwise` when it is left out or none.
tl::expected<std::int64_t, Fault> whole_number(const Args& a, std::size_t i, std::int64_t otherwise);

}  // namespace prikaz::tpl
