// Objects that keep their vectors' memory when given back: a warm worker lays a document out without allocating.
#pragma once
#include <cstdint>
#include <deque>
#include <vector>

namespace prikaz::layout {

template <class T>
class Pool {
 public:
  std::uint32_t acquire() {
    if (free_.empty()) {
      all_.emplace_back();
      return static_cast<std::uint32_t>(all_.size() - 1);
    }
    const std::uint32_t i = free_.back();
    free_.pop_back();
    return i;
  }
  void release(std::uint32_t i) { free_.push_back(i); }
  void release_all() {
    free_.clear();
    for (std::size_t i = all_.size(); i-- > 0;) free_.push_back(static_cast<std::uint32_t>(i));
  }
  T& operator[](std::uint32_t i) { return all_[i]; }
  const T& operator[](std::uint32_t i) const { return all_[i]; }

 private:
  std::deque<T> all_;  ///< addresses stay valid while it grows
  std::vector<std::uint32_t> free_;
};

}  // namespace prikaz::layout
