// Atoms → lines: first fit, as Word and LibreOffice do.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

/// Where a line may stand, from the column's edge.
struct LineSpace {
  Twips left = 0, right = 0;
  bool narrowed = false;  ///< by a picture: a word that does not fit may look for room below
};

/// Breaks off the line that begins at atom `first`; tabs get their widths, a word wider than the line is split.
/// `Line::first == Line::end` when nothing fits into a narrowed space.
Line break_line(Context& context, ParagraphBox& box, std::uint32_t first, const LineSpace& space);

/// Height and ascent of a line by the paragraph's line rule (ISO 29500-1 §17.3.1.33).
void set_line_height(Context& context, const ParagraphBox& box, Line& line);

/// Places the text inside the line: alignment, stretched or shrunk spaces.
void align_line(Context& context, const ParagraphBox& box, Line& line);

}  // namespace prikaz::layout
