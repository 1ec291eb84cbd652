#include "pdf/page_cache.hpp"

#include "pdf/deflate.hpp"

namespace prikaz::pdf {

std::uint64_t hash_of(ByteView bytes) noexcept {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ull;
  std::uint64_t h = bytes.size() * odd;
  std::size_t i = 0;
  const auto byte = [&](std::size_t k) { return std::uint64_t{static_cast<unsigned char>(bytes[k])}; };
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    for (std::size_t k = 0; k < 8; ++k) word |= byte(i + k) << 8 * k;
    h = (h ^ word) * odd;
    h ^= h >> 29;
  }
  for (; i < bytes.size(); ++i) h = (h ^ byte(i)) * odd;
  return h ^ h >> 32;
}

std::shared_ptr<const Bytes> PageCache::deflated(ByteView content, std::uint64_t hash) {
  Slot& slot = slots_[hash % slots_.size()];
  {
    const std::lock_guard lock(mutex_);
    if (slot.stream && slot.hash == hash && slot.content == content) return slot.stream;
  }
  auto made = std::make_shared<const Bytes>(deflate(content, Effort::page));
  const std::lock_guard lock(mutex_);
  if (slot.hash == hash) {
    slot.content = content;
    slot.stream = made;
  } else {
    slot = {hash, {}, nullptr};
  }
  return made;
}

}  // namespace prikaz::pdf
