// Lines → items of a page.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

/// Where painted things go.
struct Target {
  std::uint32_t page = 0;  ///< index into Frames::pages
  bool artifact = false;   ///< page furniture: no structure, no bookmarks
};

/// Draws a line whose top left corner (of the column) is at x, y.
void paint_line(Context& context, const Target& target, const ParagraphBox& box, const Line& line, Twips x, Twips y);

}  // namespace prikaz::layout
