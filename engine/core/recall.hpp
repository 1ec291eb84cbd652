// What came of contents that documents have in common: a worker keeps it when they come for the second time, and looks
// it up ever after. What is found is always what working it out anew would give; what is met once takes no memory.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/bytes.hpp"
#include "core/hash.hpp"

namespace prikaz {

/// `Key`: all that decides the value beside the contents; has == and hash(). Not shared between threads.
template <class Key, class Value>
class Recall {
 public:
  /// `most_bytes` of contents are kept; their values may be some times larger.
  explicit Recall(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  struct Found {
    const Value* value = nullptr;  ///< null = not known; valid until the next keep()
    bool again = false;            ///< not known, and met before: worth keeping
    std::uint64_t hash = 0;
  };

  Found find(ByteView contents, const Key& key) {
    if (slots_.empty()) slots_ = std::vector<Slot>(slots);
    Found found;
    found.hash = quick_hash(contents) ^ key.hash();
    Slot& slot = slots_[found.hash % slots_.size()];
    const bool met = slot.hash == found.hash;
    slot.hash = found.hash;
    if (met && slot.value && slot.key == key && slot.contents == contents)
      found.value = slot.value.get();
    else
      found.again = met;
    return found;
  }

  /// `found`: of these contents, with no value. The later of two that fall into one slot stays.
  void keep(const Found& found, ByteView contents, const Key& key, Value value) {
    if (contents.size() > most_bytes_ / 16) return;
    if (bytes_ + contents.size() > most_bytes_) {
      slots_ = std::vector<Slot>(slots);
      bytes_ = 0;
    }
    Slot& slot = slots_[found.hash % slots_.size()];
    bytes_ += contents.size() - slot.contents.size();
    slot = {found.hash, std::string(contents), key, std::make_unique<Value>(std::move(value))};
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< of the contents that came last
    std::string contents;
    Key key{};
    std::unique_ptr<Value> value;
  };

  static constexpr std::size_t slots = 4096;

  const std::size_t most_bytes_;
  std::vector<Slot> slots_;  ///< none before the first question
  std::size_t bytes_ = 0;
};

}  // namespace prikaz
