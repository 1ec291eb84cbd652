#include <zlib.h>

#include <stdexcept>

#include "opc/package.hpp"

namespace prikaz::opc {

void deflate(ByteView bytes, Bytes& out, int level, bool flush) {
  z_stream z{};
  if (deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  const std::size_t start = out.size();
  const std::size_t bound = deflateBound(&z, static_cast<uLong>(bytes.size())) + 64;
  out.resize(start + bound);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data() + start);
  z.avail_out = static_cast<uInt>(bound);
  ::deflate(&z, flush ? Z_FULL_FLUSH : Z_FINISH);
  out.resize(start + bound - z.avail_out);
  deflateEnd(&z);
}

std::uint32_t crc32(ByteView bytes, std::uint32_t seed) {
  return static_cast<std::uint32_t>(crc32_z(seed, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::uint32_t crc32_join(std::uint32_t a, std::uint32_t b, std::uint64_t length_b) {
  return static_cast<std::uint32_t>(crc32_combine(a, b, static_cast<z_off_t>(length_b)));
}

}  // namespace prikaz::opc
