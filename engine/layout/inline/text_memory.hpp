// Text that the documents of a template have in common is cut into atoms once.
#pragma once
#include <cstdint>
#include <vector>

#include "core/recall.hpp"
#include "layout/box.hpp"
#include "layout/frame.hpp"
#include "layout/inline/breakclass.hpp"

namespace prikaz::layout {

/// A run of text at the beginning of a paragraph, all of it in the run's own face.
struct CutText {
  std::vector<Atom> atoms;  ///< `first` counts from the run's first glyph; style, link and label are the paragraph's
  std::vector<Glyph> glyphs;
  BreakClass last = BreakClass::none;
};

/// All that decides how plain text is cut and how wide it is.
struct TextLook {
  std::uint64_t face = 0;  ///< Face::serial
  Fine em = 0;
  std::int16_t spacing = 0;
  bool operator==(const TextLook&) const = default;
  std::uint64_t hash() const {
    return face << 48 ^ static_cast<std::uint64_t>(em) << 20 ^ static_cast<std::uint16_t>(spacing);
  }
};

using TextMemory = Recall<TextLook, CutText>;

}  // namespace prikaz::layout
