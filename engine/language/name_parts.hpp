// Names of several parts: each part between hyphens or spaces is inflected by itself, the dividers are kept.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace prikaz::language {

/// Calls part(text, another follows) for every part; returns whether any call said true.
template <class Part>
bool for_each_part(std::string& out, std::string_view text, Part part) {
  constexpr std::string_view dividers = "- ";
  bool any = false;
  for (;;) {
    const std::size_t end = text.find_first_of(dividers);
    any = part(text.substr(0, end), end != std::string_view::npos) || any;
    if (end == std::string_view::npos) return any;
    out += text[end];
    text.remove_prefix(end + 1);
  }
}

}  // namespace prikaz::language
