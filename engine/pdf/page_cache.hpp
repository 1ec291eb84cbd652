// Pages that are the same in document after document (a regulation differs in its first page and in a few names) are
// deflated once.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>

#include "core/bytes.hpp"

namespace prikaz::pdf {

/// Thread-safe. A page is kept when it comes for the second time; of two that fall into one slot the later stays. The
/// answer is always what deflate() gives.
class PageCache {
 public:
  /// `hash`: quick_hash(content).
  std::shared_ptr<const Bytes> deflated(ByteView content, std::uint64_t hash);

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< of the page that came last
    Bytes content;
    std::shared_ptr<const Bytes> stream;  ///< null until the page has come twice
  };
  std::mutex mutex_;
  std::array<Slot, 512> slots_;
};

}  // namespace prikaz::pdf
