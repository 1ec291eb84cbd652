// Byte buffers are std::string: every library at hand speaks it, and it is movable without copies.
#pragma once
#include <string>
#include <string_view>

namespace prikaz {
using Bytes = std::string;
using ByteView = std::string_view;
}  // namespace prikaz
