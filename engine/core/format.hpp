// The one door to {fmt}: rooms include this, so that the library stands in one folder.
#pragma once
#include <fmt/format.h>

namespace prikaz {
using fmt::format;
using fmt::format_to;
}  // namespace prikaz
