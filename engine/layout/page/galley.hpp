// Blocks one under another in a column of a given width: paragraphs into lines, tables into rows.
#pragma once
#include "layout/context.hpp"
#include "layout/inline/line.hpp"
#include "layout/inline/linebreak.hpp"

namespace prikaz::layout {

/// Room for text at a height: narrower beside a picture. Empty function = the whole width.
class Obstacles {
 public:
  struct Area {
    Twips left = 0, top = 0, right = 0, bottom = 0;  ///< of the column's origin
    bool whole_width = false;                        ///< wrap "top and bottom"
    flow::Picture::Side side = flow::Picture::Side::both;
  };
  std::vector<Area> areas;

  bool empty() const { return areas.empty(); }
  /// The free stretches of [left, right) in the band [y, y + height) from left to right, `narrowed` set when it is not
  /// all of it (ISO 29500-1 §20.4.2.17: text on both sides, on one side, on the wider one). None = no room at all.
  void rooms(Twips y, Twips height, LineSpace wanted, std::vector<LineSpace>& out) const;
  /// The next height below y at which some area ends; y when none does.
  Twips next_below(Twips y) const;
};

/// A paragraph ready for breaking: its atoms, its structure element, room for its borders.
std::uint32_t make_paragraph(Context& context, const flow::Paragraph& paragraph, const flow::Paragraph* previous,
                             const flow::Paragraph* next);

/// (Re)breaks lines from line `from` on. `top`: where that line begins in the coordinates of `obstacles`.
void break_paragraph(Context& context, ParagraphBox& box, std::uint32_t from, Twips width, Twips top,
                     const Obstacles& obstacles);

/// Height of the strip that line i of the box makes, borders included.
Twips strip_height(const ParagraphBox& box, std::uint32_t i);

/// Space between neighbours (ISO 29500-1 §17.3.1.33, §17.3.1.9): the larger of after and before, or their sum when the
/// document sets doNotUseHTMLParagraphAutoSpacing. Null = the edge of a column or cell.
Twips space_between(const Context& context, const flow::ParaProps* above, const flow::ParaProps* below);

/// Sets `blocks` into a galley `width` wide. `in_cell`: the empty paragraph after a nested table takes no room.
void layout_blocks(Context& context, const std::vector<flow::Block>& blocks, Twips width, bool in_cell, int depth,
                   Galley& out);

/// Gives the boxes of a galley back to their pools.
void release_galley(Context& context, Galley& galley);

/// Draws strips [from, to): lines with the borders and shading of their paragraphs, rows with those of their cells.
/// A strip's place is x, y + Strip::y.
void paint_strips(Context& context, const Target& target, const std::vector<Strip>& strips, std::uint32_t from,
                  std::uint32_t to, Twips x, Twips y);

}  // namespace prikaz::layout
