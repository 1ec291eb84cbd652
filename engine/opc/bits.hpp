// Bits in the order of a deflate stream (RFC 1951 §3.1.1): the lowest first.
#pragma once
#include <algorithm>
#include <cstdint>

#include "core/bytes.hpp"

namespace prikaz::opc {

class BitWriter {
 public:
  void clear() { at_ = held_ = 0, acc_ = 0; }

  /// At most 56 bits.
  void put(std::uint64_t value, std::uint32_t count) {
    if (at_ + 8 > out_.size()) grow(8);
    acc_ |= value << held_;
    held_ += count;
    store(out_.data() + at_, acc_);
    at_ += held_ / 8;
    acc_ >>= held_ & ~7u;
    held_ &= 7;
  }

  /// The first `count` bits of `bits`, which has seven readable bytes behind them.
  void put_all(const char* bits, std::size_t count) {
    if (at_ + count / 8 + 16 > out_.size()) grow(count / 8 + 16);
    for (; count > 56; count -= 56, bits += 7) put(load(bits) & ((1ull << 56) - 1), 56);
    put(load(bits) & ((1ull << count) - 1), static_cast<std::uint32_t>(count));
  }

  /// Zeros up to the border of a byte.
  void align() {
    if (held_ > 0) put(0, 8 - held_);
  }
  /// At the border of a byte only.
  void put_bytes(ByteView bytes) {
    if (at_ + bytes.size() > out_.size()) grow(bytes.size());
    bytes.copy(out_.data() + at_, bytes.size());
    at_ += bytes.size();
  }

  std::size_t bits() const { return at_ * 8 + held_; }
  /// Whole bytes; call align() first.
  ByteView bytes() const { return {out_.data(), at_}; }

 private:
  void grow(std::size_t more) { out_.resize(std::max(out_.size() * 2, out_.size() + more + 64)); }

  static void store(char* to, std::uint64_t v) {
    to[0] = static_cast<char>(v), to[1] = static_cast<char>(v >> 8), to[2] = static_cast<char>(v >> 16),
    to[3] = static_cast<char>(v >> 24), to[4] = static_cast<char>(v >> 32), to[5] = static_cast<char>(v >> 40),
    to[6] = static_cast<char>(v >> 48), to[7] = static_cast<char>(v >> 56);
  }
  static std::uint64_t load(const char* from) {
    const auto at = [&](int i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(from[i])) << (8 * i); };
    return at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7);
  }

  Bytes out_;  ///< as long as was ever needed; [0, at_) is written
  std::size_t at_ = 0;
  std::uint64_t acc_ = 0;   ///< bits not yet whole bytes
  std::uint32_t held_ = 0;  ///< how many, under 8
};

}  // namespace prikaz::opc
