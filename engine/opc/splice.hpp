// A deflate stream (RFC 1951) joined from spans that were matched and coded once and text that differs every time:
// rendering a document costs a copy of bits instead of a compression. It is one block with one codebook for all, so
// that nothing is padded to bytes and a value's letters cost what they would in a compressed file.
#pragma once
#include <cstdint>
#include <vector>

#include "opc/bits.hpp"
#include "opc/span_packer.hpp"

namespace prikaz::opc {

/// Reusable: clear() keeps the buffers.
class SpliceStream {
 public:
  /// `spans` must outlive the stream's use.
  void clear(const PackedSpans& spans);
  /// Span `number` of those given to clear().
  void span(std::uint32_t number);
  void text(ByteView text);
  void finish();

  ByteView deflated() const { return out_.bytes(); }
  std::uint32_t crc() const { return crc_; }
  std::uint64_t size() const { return size_; }

 private:
  void open();
  void close();
  void copy_back(std::uint32_t length, std::uint32_t distance);
  void words(ByteView text);
  void compressed(ByteView text);

  const PackedSpans* spans_ = nullptr;
  BitWriter out_;
  bool in_block_ = false;
  std::uint32_t crc_ = 0;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> seen_;  ///< by span: 1 + where it last began

  /// Where a word of an earlier text began, for names and posts that come again.
  struct Word {
    std::uint64_t place = 0;           ///< 1 + its place in the stream
    std::uint32_t begin = 0, end = 0;  ///< from it to the end of its text, in texts_
  };
  std::vector<Word> words_;  ///< by hash
  Bytes texts_;              ///< the last texts, one behind another
};

}  // namespace prikaz::opc
