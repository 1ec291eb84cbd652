#include "opc/crc.hpp"

#include <zlib.h>

namespace prikaz::opc {

namespace {

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

/// tables[k][b]: what byte b does to the checksum k bytes later.
constexpr Tables make_tables() {
  Tables t{};
  for (std::uint32_t b = 0; b < 256; ++b) {
    std::uint32_t c = b;
    for (int i = 0; i < 8; ++i) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    t[0][b] = c;
  }
  for (std::size_t k = 1; k < t.size(); ++k)
    for (std::size_t b = 0; b < 256; ++b) t[k][b] = t[0][t[k - 1][b] & 0xFF] ^ (t[k - 1][b] >> 8);
  return t;
}
constexpr Tables tables = make_tables();
constexpr std::size_t long_text = 1024;  // from here zlib is faster

}  // namespace

std::uint32_t crc32(ByteView bytes, std::uint32_t seed) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t n = bytes.size();
  if (n >= long_text) return static_cast<std::uint32_t>(crc32_z(seed, p, n));
  std::uint32_t c = ~seed;
  for (; n >= 8; n -= 8, p += 8)
    c = tables[7][(c & 0xFF) ^ p[0]] ^ tables[6][(c >> 8 & 0xFF) ^ p[1]] ^ tables[5][(c >> 16 & 0xFF) ^ p[2]] ^
        tables[4][(c >> 24) ^ p[3]] ^ tables[3][p[4]] ^ tables[2][p[5]] ^ tables[1][p[6]] ^ tables[0][p[7]];
  for (; n > 0; --n, ++p) c = tables[0][(c ^ *p) & 0xFF] ^ (c >> 8);
  return ~c;
}

CrcStep::CrcStep(ByteView text) : own_(crc32(text)) {
  const uLong shift = crc32_combine_gen(static_cast<z_off_t>(text.size()));
  for (std::size_t i = 0; i < table_.size(); ++i) {
    for (std::size_t bit = 0; bit < 4; ++bit)
      table_[i][1u << bit] = static_cast<std::uint32_t>(crc32_combine_op(1ul << (i * 4 + bit), 0, shift));
    for (std::size_t v = 3; v < 16; ++v)
      if ((v & (v - 1)) != 0) table_[i][v] = table_[i][v & (v - 1)] ^ table_[i][v & (~v + 1)];
  }
}

}  // namespace prikaz::opc
