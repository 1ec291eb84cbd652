// CRC-32 of text that comes in many short pieces: zlib's needs some fifty bytes to get going, and its joining of two
// checksums costs as much as a hundred bytes of text.
#pragma once
#include <array>
#include <cstdint>

#include "core/bytes.hpp"

namespace prikaz::opc {

std::uint32_t crc32(ByteView bytes, std::uint32_t seed = 0);

/// A piece of known text as a step from the checksum before it to the checksum behind it: a table for each half byte.
class CrcStep {
 public:
  explicit CrcStep(ByteView text);
  std::uint32_t operator()(std::uint32_t crc) const {
    std::uint32_t out = own_;
    for (std::size_t i = 0; i < table_.size(); ++i, crc >>= 4) out ^= table_[i][crc & 15];
    return out;
  }

 private:
  std::uint32_t own_;
  std::array<std::array<std::uint32_t, 16>, 8> table_{};
};

}  // namespace prikaz::opc
