#include "opc/splice.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>

namespace prikaz::opc {

namespace {

constexpr std::uint32_t window = 32768;
constexpr std::uint32_t longest_match = 258;
constexpr std::size_t shortest_span = 32;  // below this a span costs less as text than as a block of its own

struct Code {
  std::uint16_t bits;
  std::uint8_t count;
};

constexpr std::uint16_t reversed(unsigned value, int count) {
  unsigned out = 0;
  for (int i = 0; i < count; ++i) out |= ((value >> i) & 1u) << (count - 1 - i);
  return static_cast<std::uint16_t>(out);
}

/// Fixed Huffman codes (RFC 1951 §3.2.6), lowest bit first.
constexpr std::array<Code, 288> fixed_codes() {
  std::array<Code, 288> codes{};
  for (unsigned i = 0; i < 288; ++i) {
    if (i < 144)
      codes[i] = {reversed(0x30 + i, 8), 8};
    else if (i < 256)
      codes[i] = {reversed(0x190 + i - 144, 9), 9};
    else if (i < 280)
      codes[i] = {reversed(i - 256, 7), 7};
    else
      codes[i] = {reversed(0xC0 + i - 280, 8), 8};
  }
  return codes;
}
constexpr std::array<Code, 288> codes = fixed_codes();
constexpr int end_of_block = 256;

struct LengthCode {
  std::uint16_t symbol;
  std::uint8_t extra;
  std::uint8_t extra_bits;
};

/// §3.2.5: lengths 3–258.
constexpr std::array<LengthCode, longest_match + 1> length_codes() {
  std::array<LengthCode, longest_match + 1> out{};
  unsigned length = 3;
  for (unsigned symbol = 257; symbol < 285; ++symbol) {
    const unsigned extra_bits = symbol < 265 ? 0 : (symbol - 261) / 4;
    for (unsigned extra = 0; extra < (1u << extra_bits) && length < longest_match; ++extra, ++length)
      out[length] = {static_cast<std::uint16_t>(symbol), static_cast<std::uint8_t>(extra),
                     static_cast<std::uint8_t>(extra_bits)};
  }
  out[longest_match] = {285, 0, 0};
  return out;
}
constexpr std::array<LengthCode, longest_match + 1> lengths = length_codes();

}  // namespace

struct SpanPacker::Impl {
  z_stream z{};
};

SpanPacker::SpanPacker(int level) : impl_(new Impl) {
  if (deflateInit2(&impl_->z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    delete impl_;
    throw std::runtime_error("deflateInit2");
  }
}

SpanPacker::~SpanPacker() {
  deflateEnd(&impl_->z);
  delete impl_;
}

PackedSpan SpanPacker::pack(ByteView text) {
  PackedSpan span;
  span.text = Bytes(text);
  const auto* data = reinterpret_cast<const Bytef*>(text.data());
  span.crc = static_cast<std::uint32_t>(crc32_z(0, data, text.size()));
  span.shift = static_cast<std::uint32_t>(crc32_combine_gen(static_cast<z_off_t>(text.size())));
  if (text.size() < shortest_span) return span;
  z_stream& z = impl_->z;
  span.deflated.resize(deflateBound(&z, static_cast<uLong>(text.size())) + 16);
  z.next_in = const_cast<Bytef*>(data);
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(span.deflated.data());
  z.avail_out = static_cast<uInt>(span.deflated.size());
  ::deflate(&z, Z_FULL_FLUSH);
  span.deflated.resize(span.deflated.size() - z.avail_out);
  span.deflated.shrink_to_fit();
  return span;
}

void SpliceStream::clear() {
  out_.clear();
  acc_ = 0;
  held_ = 0;
  in_block_ = false;
  crc_ = 0;
  size_ = 0;
  std::fill(seen_.begin(), seen_.end(), 0);
}

void SpliceStream::bits(std::uint32_t value, int count) {
  acc_ |= static_cast<std::uint64_t>(value) << held_;
  held_ += count;
  if (held_ < 32) return;
  const char four[4] = {static_cast<char>(acc_), static_cast<char>(acc_ >> 8), static_cast<char>(acc_ >> 16),
                        static_cast<char>(acc_ >> 24)};
  out_.append(four, 4);
  acc_ >>= 32;
  held_ -= 32;
}

void SpliceStream::open_block() {
  if (in_block_) return;
  bits(0b010, 3);  // not the last block; fixed codes
  in_block_ = true;
}

/// Ends the open block and comes to a byte border through an empty stored block.
void SpliceStream::align() {
  if (!in_block_) return;
  bits(codes[end_of_block].bits, codes[end_of_block].count);
  in_block_ = false;
  bits(0, 3);
  if (held_ % 8 != 0) bits(0, 8 - held_ % 8);
  bits(0x0000, 16);
  bits(0xFFFF, 16);
  for (; held_ > 0; held_ -= 8, acc_ >>= 8) out_ += static_cast<char>(acc_);
}

/// At most nine bits a byte: room is made once, then whole words are stored.
void SpliceStream::literals(ByteView text) {
  const std::size_t start = out_.size();
  out_.resize(start + text.size() * 9 / 8 + 16);
  char* to = out_.data() + start;
  std::uint64_t acc = acc_;
  int held = held_;
  for (const char c : text) {
    const Code code = codes[static_cast<unsigned char>(c)];
    acc |= static_cast<std::uint64_t>(code.bits) << held;
    held += code.count;
    if (held < 32) continue;
    for (int k = 0; k < 4; ++k) *to++ = static_cast<char>(acc >> (8 * k));
    acc >>= 32;
    held -= 32;
  }
  acc_ = acc;
  held_ = held;
  out_.resize(static_cast<std::size_t>(to - out_.data()));
}

void SpliceStream::match(std::uint32_t length, std::uint32_t distance) {
  const LengthCode l = lengths[length];
  bits(codes[l.symbol].bits, codes[l.symbol].count);
  bits(l.extra, l.extra_bits);
  const std::uint32_t d = distance - 1;
  if (d < 4) return bits(reversed(d, 5), 5);
  const int extra_bits = std::bit_width(d) - 2;
  const std::uint32_t symbol = static_cast<std::uint32_t>(extra_bits) * 2 + (d >> extra_bits);
  bits(reversed(symbol, 5), 5);
  bits(d & ((1u << extra_bits) - 1), extra_bits);
}

void SpliceStream::back_reference(std::uint32_t length, std::uint32_t distance) {
  open_block();
  while (length > 0) {
    std::uint32_t step = std::min(length, longest_match);
    if (length - step > 0 && length - step < 3) step -= 3;
    match(step, distance);
    length -= step;
  }
}

void SpliceStream::text(ByteView text) {
  if (text.empty()) return;
  open_block();
  literals(text);
  crc_ = static_cast<std::uint32_t>(crc32_z(crc_, reinterpret_cast<const Bytef*>(text.data()), text.size()));
  size_ += text.size();
}

void SpliceStream::span(const PackedSpan& span, std::uint32_t key) {
  if (span.deflated.empty()) return text(span.text);
  if (key >= seen_.size()) seen_.resize(key + 1);
  const std::uint64_t last = seen_[key];
  seen_[key] = size_ + 1;
  const std::uint64_t distance = size_ + 1 - last;
  if (last != 0 && distance <= window) {
    back_reference(static_cast<std::uint32_t>(span.text.size()), static_cast<std::uint32_t>(distance));
  } else {
    align();
    out_ += span.deflated;
  }
  crc_ = static_cast<std::uint32_t>(crc32_combine_op(crc_, span.crc, span.shift));
  size_ += span.text.size();
}

void SpliceStream::finish() {
  open_block();
  bits(codes[end_of_block].bits, codes[end_of_block].count);
  bits(0b011, 3);  // the last block, empty
  bits(codes[end_of_block].bits, codes[end_of_block].count);
  for (; held_ > 0; held_ -= 8, acc_ >>= 8) out_ += static_cast<char>(acc_);
  held_ = 0;
  acc_ = 0;
  in_block_ = false;
}

}  // namespace prikaz::opc
