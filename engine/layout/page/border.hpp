// Border lines and shading as rectangles.
#pragma once
#include "layout/context.hpp"
#include "layout/inline/line.hpp"

namespace prikaz::layout {

/// Thickness on the page: w:sz in eighths of a point, doubled and tripled kinds included (ISO 29500-1 §17.18.2).
Twips border_width(const flow::Border& border);

/// A border from (x, y), `length` long, its thickness centred on the given line.
void paint_border(Page& page, const flow::Border& border, Twips x, Twips y, Twips length, bool vertical);

/// Shading and borders of the lines of a paragraph that stand between `top` and `bottom`.
void paint_paragraph_borders(Context& context, const Target& target, const ParagraphBox& box, Twips x, Twips top,
                             Twips bottom, bool begins, bool ends);

}  // namespace prikaz::layout
