#include "opc/codebook.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <vector>

namespace prikaz::opc {

namespace {

constexpr std::array<SymbolParts, longest_match + 1> all_lengths() {
  std::array<SymbolParts, longest_match + 1> out{};
  unsigned length = shortest_match;
  for (unsigned symbol = 257; symbol < 285; ++symbol) {
    const unsigned extra_bits = symbol < 265 ? 0 : (symbol - 261) / 4;
    for (unsigned extra = 0; extra < (1u << extra_bits) && length < longest_match; ++extra, ++length)
      out[length] = {static_cast<std::uint16_t>(symbol), static_cast<std::uint16_t>(extra),
                     static_cast<std::uint8_t>(extra_bits)};
  }
  out[longest_match] = {285, 0, 0};
  return out;
}
constexpr std::array<SymbolParts, longest_match + 1> lengths = all_lengths();

std::uint32_t reversed(std::uint32_t value, std::uint32_t count) {
  std::uint32_t out = 0;
  for (std::uint32_t i = 0; i < count; ++i) out |= ((value >> i) & 1u) << (count - 1 - i);
  return out;
}

/// Lengths of Huffman's codes, none over `limit`: counts are evened out until that is so.
std::vector<std::uint32_t> code_lengths(std::vector<std::uint64_t> counts, std::uint32_t limit) {
  const std::size_t n = counts.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (;;) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
    // Leaves in order, then inner nodes as they are made: both rise, so that the two least are at the fronts.
    std::vector<std::uint64_t> weight(2 * n - 1);
    std::vector<std::size_t> parent(2 * n - 1);
    for (std::size_t i = 0; i < n; ++i) weight[i] = counts[order[i]];
    std::size_t leaf = 0, inner = n;
    for (std::size_t made = n; made < 2 * n - 1; ++made)
      for (int k = 0; k < 2; ++k) {
        const bool from_leaf = leaf < n && (inner >= made || weight[leaf] <= weight[inner]);
        const std::size_t least = from_leaf ? leaf++ : inner++;
        weight[made] += weight[least];
        parent[least] = made;
      }
    std::vector<std::uint32_t> depth(2 * n - 1), out(n);
    for (std::size_t i = 2 * n - 2; i-- > 0;) depth[i] = depth[parent[i]] + 1;
    for (std::size_t i = 0; i < n; ++i) out[order[i]] = depth[i];
    if (*std::max_element(out.begin(), out.end()) <= limit) return out;
    for (std::uint64_t& c : counts) c = c / 2 + 1;
  }
}

/// §3.2.2: codes from their lengths, the lowest bit first.
template <class Codes>
void assign_codes(const std::vector<std::uint32_t>& code_length, Codes& out) {
  std::array<std::uint32_t, 16> count{}, next{};
  for (const std::uint32_t l : code_length) ++count[l];
  for (std::size_t l = 1; l < next.size(); ++l) next[l] = (next[l - 1] + (l > 1 ? count[l - 1] : 0)) << 1;
  for (std::size_t i = 0; i < code_length.size(); ++i) {
    const std::uint32_t l = code_length[i];
    out[i] = {reversed(next[l]++, l), l};
  }
}

template <std::size_t n>
std::vector<std::uint64_t> with_floor(const std::array<std::uint32_t, n>& counts) {
  std::vector<std::uint64_t> out;
  for (const std::uint32_t c : counts) out.push_back(c * 8ull + 1);  // what was never met is rarer than what was
  return out;
}

/// Code lengths as a header has them: 16 repeats the last one three to six times (its `extra`).
struct Run {
  std::uint32_t symbol, extra;
};

std::vector<Run> runs_of(const std::vector<std::uint32_t>& all) {
  std::vector<Run> out;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t same = 1;
    while (i + same < all.size() && all[i + same] == all[i]) ++same;
    out.push_back({all[i], 0});
    i += same;
    for (--same; same >= 3;) {
      const std::size_t step = std::min<std::size_t>(same, 6);
      out.push_back({16, static_cast<std::uint32_t>(step - 3)});
      same -= step;
    }
    for (; same > 0; --same) out.push_back({all[i - 1], 0});
  }
  return out;
}

}  // namespace

SymbolParts length_parts(std::uint32_t length) { return lengths[length]; }

SymbolParts distance_parts(std::uint32_t distance) {
  const std::uint32_t d = distance - 1;
  if (d < 4) return {static_cast<std::uint16_t>(d), 0, 0};
  const auto extra_bits = static_cast<std::uint32_t>(std::bit_width(d)) - 2;
  return {static_cast<std::uint16_t>(extra_bits * 2 + (d >> extra_bits)),
          static_cast<std::uint16_t>(d & ((1u << extra_bits) - 1)), static_cast<std::uint8_t>(extra_bits)};
}

void Counts::text(ByteView text, std::uint32_t times) {
  for (const char c : text) symbols[static_cast<unsigned char>(c)] += times;
}

void Counts::match(std::uint32_t length, std::uint32_t distance) {
  ++symbols[length_parts(length).symbol];
  ++distances[distance_parts(distance).symbol];
}

Codebook::Codebook(Counts counts) {
  counts.symbols[256] = 1;
  assign_codes(code_lengths(with_floor(counts.symbols), 15), symbols_);
  assign_codes(code_lengths(with_floor(counts.distances), 15), distances_);
  for (std::uint32_t l = shortest_match; l <= longest_match; ++l) {
    const SymbolParts parts = lengths[l];
    const Code code = symbols_[parts.symbol];
    lengths_[l] = {code.bits | static_cast<std::uint32_t>(parts.extra) << code.count, code.count + parts.extra_bits};
  }
  write_header();
}

void Codebook::write_header() {
  std::vector<std::uint32_t> all;
  for (const Code& c : symbols_) all.push_back(c.count);
  for (const Code& c : distances_) all.push_back(c.count);
  const std::vector<Run> runs = runs_of(all);
  std::vector<std::uint64_t> counts(19, 1);  // one of each keeps every code of the codes there
  for (const Run& r : runs) counts[r.symbol] += 8;
  const std::vector<std::uint32_t> code_length = code_lengths(counts, 7);
  std::array<Code, 19> codes{};
  assign_codes(code_length, codes);
  constexpr std::array<std::size_t, 19> order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  BitWriter out;
  out.put(0b100, 3);  // not the last block; codes of its own
  out.put(symbols_.size() - 257, 5);
  out.put(distances_.size() - 1, 5);
  out.put(order.size() - 4, 4);
  for (const std::size_t symbol : order) out.put(code_length[symbol], 3);
  for (const Run& r : runs) {
    out.put(codes[r.symbol].bits, codes[r.symbol].count);
    if (r.symbol == 16) out.put(r.extra, 2);
  }
  header_bits_ = out.bits();
  out.align();
  header_ = Bytes(out.bytes()) + Bytes(8, '\0');
}

void Codebook::text(ByteView text, BitWriter& out) const {
  const auto code = [&](std::size_t i) { return symbols_[static_cast<unsigned char>(text[i])]; };
  std::size_t i = 0;
  for (; i + 3 <= text.size(); i += 3) {
    const Code a = code(i), b = code(i + 1), c = code(i + 2);
    const std::uint64_t bits = a.bits | static_cast<std::uint64_t>(b.bits) << a.count |
                               static_cast<std::uint64_t>(c.bits) << (a.count + b.count);
    out.put(bits, a.count + b.count + c.count);
  }
  for (; i < text.size(); ++i) out.put(code(i).bits, code(i).count);
}

void Codebook::match(std::uint32_t length, std::uint32_t distance, BitWriter& out) const {
  const Code l = lengths_[length];
  const SymbolParts parts = distance_parts(distance);
  const Code d = distances_[parts.symbol];
  const std::uint64_t bits = l.bits | static_cast<std::uint64_t>(d.bits) << l.count |
                             static_cast<std::uint64_t>(parts.extra) << (l.count + d.count);
  out.put(bits, l.count + d.count + parts.extra_bits);
}

}  // namespace prikaz::opc
