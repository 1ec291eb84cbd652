#include "pdf/deflate.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace prikaz::pdf {
namespace {

struct Free {
  void operator()(libdeflate_compressor* c) const noexcept { libdeflate_free_compressor(c); }
};

libdeflate_compressor* compressor(Effort effort) {
  thread_local std::unique_ptr<libdeflate_compressor, Free> page, cached;
  auto& own = effort == Effort::page ? page : cached;
  if (!own) own.reset(libdeflate_alloc_compressor(effort == Effort::page ? 1 : 6));
  if (!own) throw std::bad_alloc();
  return own.get();
}

}  // namespace

Bytes deflate(ByteView bytes, Effort effort) {
  libdeflate_compressor* const c = compressor(effort);
  Bytes out(libdeflate_zlib_compress_bound(c, bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace prikaz::pdf
