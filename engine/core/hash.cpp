#include "core/hash.hpp"

#include <openssl/evp.h>

#include <bit>
#include <cstring>
#include <stdexcept>

namespace prikaz {

namespace {

std::uint64_t word_at(ByteView s, std::size_t i) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, s.data() + i, 8);
  return std::endian::native == std::endian::big ? __builtin_bswap64(word) : word;
}

std::uint64_t stirred(std::uint64_t h, std::uint64_t word) noexcept {
  h = (h ^ word) * 0x9E3779B97F4A7C15ull;
  return h ^ h >> 29;
}

}  // namespace

std::string sha256(ByteView bytes) {
  // Fetched once: looking the algorithm up costs as much as hashing two kilobytes.
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  unsigned char digest[EVP_MAX_MD_SIZE] = {};
  unsigned size = 0;
  if (!algorithm || EVP_Digest(bytes.data(), bytes.size(), digest, &size, algorithm, nullptr) != 1)
    throw std::runtime_error("OpenSSL has no SHA-256");
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += digits[digest[i] >> 4];
    hex += digits[digest[i] & 15];
  }
  return hex;
}

std::uint64_t quick_hash(ByteView bytes) noexcept {
  // Four lanes: a processor multiplies for one while it waits for another.
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32)
    for (std::size_t k = 0; k < 4; ++k) lanes[k] = stirred(lanes[k], word_at(bytes, i + 8 * k));
  std::uint64_t h = bytes.size();
  for (; i + 8 <= bytes.size(); i += 8) h = stirred(h, word_at(bytes, i));
  std::uint64_t rest = 0;
  for (; i < bytes.size(); ++i) rest = rest << 8 | static_cast<unsigned char>(bytes[i]);
  h = stirred(h, rest);
  if (bytes.size() >= 32)
    for (const std::uint64_t lane : lanes) h = stirred(h, lane);
  return h ^ h >> 32;
}

}  // namespace prikaz
