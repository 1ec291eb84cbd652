// A part that is compressed while it is written: a large one is then never in memory as a whole.
#pragma once
#include <cstdint>
#include <memory>

#include "core/bytes.hpp"

namespace prikaz::opc {

class DeflateStream {
 public:
  explicit DeflateStream(int level);
  ~DeflateStream();
  DeflateStream(DeflateStream&&) noexcept;

  void text(ByteView text);
  void finish();

  ByteView deflated() const { return out_; }
  std::uint32_t crc() const { return crc_; }
  std::uint64_t size() const { return size_; }

 private:
  void pass_on(bool last);

  struct Library;
  std::unique_ptr<Library> library_;
  Bytes held_;  ///< text not yet compressed: short pieces are gathered
  Bytes out_;
  std::uint32_t crc_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace prikaz::opc
