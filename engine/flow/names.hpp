// Font and language names as small numbers, so that run properties are plain bytes to copy, hash and compare.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::flow {

/// Number 0 is "". A Names made over a base (which must outlive it and stay unchanged) adds to it without copying.
class Names {
 public:
  Names() : own_{""} {}
  explicit Names(const Names* base) : base_(base) {}

  std::uint16_t intern(std::string_view name) {
    if (const int known = find(name); known >= 0) return static_cast<std::uint16_t>(known);
    if (size() >= most) return 0;
    own_.emplace_back(name);
    return static_cast<std::uint16_t>(size() - 1);
  }
  const std::string& operator[](std::uint16_t number) const {
    const std::size_t below = base_ ? base_->size() : 0;
    return number < below ? (*base_)[number] : own_[number - below];
  }
  std::size_t size() const { return (base_ ? base_->size() : 0) + own_.size(); }

 private:
  static constexpr std::size_t most = 4096;  ///< a document names some tens

  int find(std::string_view name) const {
    if (base_)
      if (const int known = base_->find(name); known >= 0) return known;
    const std::size_t below = base_ ? base_->size() : 0;
    for (std::size_t i = 0; i < own_.size(); ++i)
      if (own_[i] == name) return static_cast<int>(below + i);
    return -1;
  }

  const Names* base_ = nullptr;
  std::vector<std::string> own_;
};

}  // namespace prikaz::flow
