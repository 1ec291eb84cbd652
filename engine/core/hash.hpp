// Hashes of contents.
#pragma once
#include <cstdint>
#include <string>

#include "core/bytes.hpp"

namespace prikaz {
/// 64 lower-case hexadecimal digits: the proof that a paper we issued was not changed (OpenSSL, which uses the
/// processor's own instructions where it has them).
std::string sha256(ByteView bytes);

/// Where to look for what was met before: four bytes in a nanosecond and more, the same on every machine. Proves
/// nothing: who finds something compares it.
std::uint64_t quick_hash(ByteView bytes) noexcept;
}  // namespace prikaz
