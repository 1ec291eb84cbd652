#include "pdf/deflate.hpp"

#include <zlib.h>

#include <new>

namespace prikaz::pdf {
namespace {

struct Deflater {
  z_stream z{};
  explicit Deflater(int level) {
    if (deflateInit(&z, level) != Z_OK) throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&z); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
};

}  // namespace

Bytes deflate(ByteView bytes, Effort effort) {
  thread_local Deflater page(1), cached(6);
  z_stream& z = effort == Effort::page ? page.z : cached.z;
  deflateReset(&z);
  Bytes out(deflateBound(&z, static_cast<uLong>(bytes.size())), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  ::deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  return out;
}

}  // namespace prikaz::pdf
