// Pair kerning through HarfBuzz, one pair at a time and remembered: layout asks for it only where w:kern does.
#pragma once
#include <memory>

#include "core/bytes.hpp"

namespace prikaz::font {

/// The kerning of one font file; threads may share it.
class Kerning {
 public:
  /// `file` must outlive the object.
  Kerning(const Bytes& file, int units_per_em);
  ~Kerning();
  /// Font units between `left` and `right`.
  int between(char32_t left, char32_t right);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace prikaz::font
