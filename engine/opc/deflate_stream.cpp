#include "opc/deflate_stream.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

#include "opc/crc.hpp"

namespace prikaz::opc {

struct DeflateStream::Library {
  z_stream z{};
  ~Library() { deflateEnd(&z); }
};

namespace {
constexpr std::size_t gathered = 1 << 16;
}  // namespace

DeflateStream::DeflateStream(int level) : library_(std::make_unique<Library>()) {
  if (deflateInit2(&library_->z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
}

DeflateStream::~DeflateStream() = default;
DeflateStream::DeflateStream(DeflateStream&&) noexcept = default;

void DeflateStream::text(ByteView text) {
  held_ += text;
  if (held_.size() >= gathered) pass_on(false);
}

void DeflateStream::finish() { pass_on(true); }

void DeflateStream::pass_on(bool last) {
  crc_ = crc32(held_, crc_);
  size_ += held_.size();
  z_stream& z = library_->z;
  z.next_in = reinterpret_cast<Bytef*>(held_.data());
  z.avail_in = static_cast<uInt>(held_.size());
  std::array<char, 32768> piece;
  do {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    deflate(&z, last ? Z_FINISH : Z_NO_FLUSH);
    out_.append(piece.data(), piece.size() - z.avail_out);
  } while (z.avail_out == 0);
  held_.clear();
}

}  // namespace prikaz::opc
