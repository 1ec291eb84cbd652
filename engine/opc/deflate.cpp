#include <zlib.h>

#include <array>
#include <stdexcept>

#include "opc/package.hpp"

namespace prikaz::opc {

void deflate(ByteView bytes, Bytes& out, int level) {
  z_stream z{};
  if (deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  std::array<char, 32768> piece;  // by pieces: the bound of a large part is as large as the part
  do {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    ::deflate(&z, Z_FINISH);
    out.append(piece.data(), piece.size() - z.avail_out);
  } while (z.avail_out == 0);
  deflateEnd(&z);
}

}  // namespace prikaz::opc
