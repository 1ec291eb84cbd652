// A deflate stream (RFC 1951) joined from spans that were deflated once and text that differs every time: rendering a
// document costs a copy instead of a compression. Repeated spans become back references, other text fixed Huffman
// codes.
#pragma once
#include <cstdint>
#include <vector>

#include "core/bytes.hpp"

namespace prikaz::opc {

/// A span that ends in a full flush, so that it starts and ends at a byte and refers to nothing outside itself.
struct PackedSpan {
  Bytes text;
  Bytes deflated;
  std::uint32_t crc = 0;
  std::uint32_t shift = 0;  ///< how a checksum before the span moves past it
};

/// Deflates spans one after another with one compressor.
class SpanPacker {
 public:
  explicit SpanPacker(int level = 6);
  ~SpanPacker();
  SpanPacker(const SpanPacker&) = delete;
  SpanPacker& operator=(const SpanPacker&) = delete;
  PackedSpan pack(ByteView text);

 private:
  struct Impl;
  Impl* impl_;
};

/// Reusable: clear() keeps the buffers.
class SpliceStream {
 public:
  void clear();
  /// `key` names the span among those of one stream: a small dense number.
  void span(const PackedSpan& span, std::uint32_t key);
  void text(ByteView text);
  void finish();

  ByteView deflated() const { return out_; }
  std::uint32_t crc() const { return crc_; }
  std::uint64_t size() const { return size_; }

 private:
  void bits(std::uint32_t value, int count);
  void open_block();
  void align();
  void literals(ByteView text);
  void match(std::uint32_t length, std::uint32_t distance);
  void back_reference(std::uint32_t length, std::uint32_t distance);

  Bytes out_;
  std::uint64_t acc_ = 0;  ///< bits not yet written, lowest first
  int held_ = 0;
  bool in_block_ = false;
  std::uint32_t crc_ = 0;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> seen_;  ///< by key: 1 + where the span last began
};

}  // namespace prikaz::opc
