// Names of objects for memories that outlive them: an address may be given again, a number is not.
#pragma once
#include <atomic>
#include <cstdint>

namespace prikaz {

/// 1, 2, 3 …: never the same twice in a process. Must not get into what is written.
inline std::uint64_t next_serial() noexcept {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace prikaz
