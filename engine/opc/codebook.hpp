// Prefix codes for a deflate block whose text is not known yet (RFC 1951 §3.2.7): made once from what is like it, with
// a code for every byte, length and distance.
#pragma once
#include <array>
#include <cstdint>

#include "core/bytes.hpp"
#include "opc/bits.hpp"

namespace prikaz::opc {

constexpr std::uint32_t window = 32768;
constexpr std::uint32_t longest_match = 258, shortest_match = 3;

/// §3.2.5: a length 3–258, or a distance 1–32768 (`distance_parts`), as symbol and extra bits.
struct SymbolParts {
  std::uint16_t symbol;
  std::uint16_t extra;
  std::uint8_t extra_bits;
};
SymbolParts length_parts(std::uint32_t length);
SymbolParts distance_parts(std::uint32_t distance);

/// How often each symbol is met.
struct Counts {
  std::array<std::uint32_t, 286> symbols{};  ///< bytes, 256 the end of the block, lengths
  std::array<std::uint32_t, 30> distances{};

  void text(ByteView text, std::uint32_t times = 1);
  void match(std::uint32_t length, std::uint32_t distance);
};

class Codebook {
 public:
  struct Code {
    std::uint32_t bits = 0;
    std::uint32_t count = 0;
  };

  Codebook() = default;
  explicit Codebook(Counts counts);

  /// Begins a block, not the last of its stream.
  void open(BitWriter& out) const { out.put_all(header_.data(), header_bits_); }
  void close(BitWriter& out) const { out.put(symbols_[256].bits, symbols_[256].count); }
  void text(ByteView text, BitWriter& out) const;
  void match(std::uint32_t length, std::uint32_t distance, BitWriter& out) const;

 private:
  void write_header();

  std::array<Code, 286> symbols_{};
  std::array<Code, 30> distances_{};
  std::array<Code, longest_match + 1> lengths_{};  ///< with their extra bits
  Bytes header_;
  std::size_t header_bits_ = 0;
};

}  // namespace prikaz::opc
