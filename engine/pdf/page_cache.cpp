#include "pdf/page_cache.hpp"

#include "pdf/deflate.hpp"

namespace prikaz::pdf {

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
