// SHA-256 of what we issue: the proof that a paper was not changed (OpenSSL, which uses the processor's own
// instructions where it has them).
#pragma once
#include <string>

#include "core/bytes.hpp"

namespace prikaz {
/// 64 lower-case hexadecimal digits.
std::string sha256(ByteView bytes);
}  // namespace prikaz
