// What layout builds between FlowDoc and Frames: atoms → lines → strips. Indices, not pointers, so that pools may grow.
#pragma once
#include <cstdint>
#include <vector>

#include "flow/flow_doc.hpp"
#include "layout/frame.hpp"

namespace prikaz::layout {

/// Horizontal lengths inside a line, 1/1024 twip: advances of a whole line add up without rounding.
using Fine = std::int64_t;
constexpr Fine fine_per_twip = 1024;
constexpr Fine fine(Twips t) { return Fine{t} * fine_per_twip; }
constexpr Twips to_twips(Fine f) {
  return static_cast<Twips>(f >= 0 ? (f + fine_per_twip / 2) / fine_per_twip
                                   : -((-f + fine_per_twip / 2) / fine_per_twip));
}

/// The smallest thing a line holds: a word (or its part in one face), a run of spaces, a tab, a picture, a mark.
struct Atom {
  enum class Kind : std::uint8_t { word, space, tab, line_break, page_break, column_break, picture, soft_hyphen, mark };
  Kind kind = Kind::word;
  bool break_after = false;            ///< a line may end here
  bool label = false;                  ///< part of the paragraph's numbering
  bool kerned = false;                 ///< the pair it ends with is kerned: what follows begins a new item
  std::uint16_t style = 0;             ///< index into Styles
  std::uint32_t first = 0, count = 0;  ///< glyphs of Frames::glyphs
  std::uint32_t index = 0;             ///< 1 + Inline that marks, pictures and tabs come from; 0 = a label's tab
  std::uint32_t link = 0;              ///< 1 + Inline of the link around it
  Fine width = 0;
};

struct Line {
  std::uint32_t first = 0, end = 0;  ///< atoms of the paragraph
  std::uint32_t visible_end = 0;     ///< without the spaces that hang at its end
  std::uint32_t stretch_from = 0;    ///< first atom whose spaces may be stretched: after the last tab
  Twips left = 0, right = 0;         ///< where text may stand, from the column's edge
  Fine start = 0;                    ///< x of the first atom
  Fine width = 0;                    ///< of the visible atoms at natural width
  Fine per_space = 0;                ///< added to every space; negative = shrunk
  Twips drop = 0;                    ///< empty band above the line, left free for a picture
  Twips height = 0, ascent = 0;      ///< ascent: from the line's top to its baseline
  Twips extra = 0;                   ///< of the height: what a multiple of the line's height adds below
  bool hyphen = false;               ///< ends in a syllable: a hyphen is drawn
  bool forced = false;               ///< ends in a break, not for want of room
  bool last = false;                 ///< of its paragraph
};

struct ParagraphBox {
  const flow::Paragraph* paragraph = nullptr;
  const flow::ParaProps* props = nullptr;
  std::vector<Atom> atoms;
  std::vector<Line> lines;
  StructId structure = 0, label_structure = 0;
  Twips pad_top = 0, pad_bottom = 0;                ///< room for its borders
  Twips width = 0;                                  ///< of the column its lines were broken for
  std::uint32_t column = 0;                         ///< serial number of that column; 0 = not broken yet
  bool around_floats = false;                       ///< its lines were broken around a picture
  bool has_anchors = false;                         ///< pictures hang on it
  bool joins_previous = false, joins_next = false;  ///< one frame of borders around equal neighbours
};

/// What stands on a page as a whole: a line of a paragraph or a row of a table (or the part of one that fits).
struct Strip {
  enum class Kind : std::uint8_t { line, row, rule };  ///< rule: the separator over endnotes
  Kind kind = Kind::line;
  std::uint32_t box = 0;    ///< paragraph or table in its pool
  std::uint32_t index = 0;  ///< line, or fragment of the table
  Twips y = 0;              ///< top, from the top of its galley or column
  Twips height = 0;
};

/// Blocks set one under another in a width: a cell, a header, a note, a text box.
struct Galley {
  std::vector<Strip> strips;
  Twips height = 0;
};

struct CellBox {
  const flow::Cell* cell = nullptr;
  std::uint32_t first_column = 0, end_column = 0;  ///< edges of the grid
  std::uint32_t last_row = 0;                      ///< of its vertical merge
  Galley galley;
  Twips upright = 0;        ///< width its text was set to when its lines stand upright
  std::uint32_t drawn = 0;  ///< strips already on a page
  StructId structure = 0;
  bool covered = false;  ///< continues the cell above: nothing of its own
};

struct RowBox {
  const flow::Row* row = nullptr;
  std::uint32_t index = 0;
  std::vector<CellBox> cells;
  Twips height = 0;
  StructId structure = 0;
};

/// The part of a row on one page; cell i shows strips [cuts[first_cut+i], cuts[first_cut+i] of the next fragment).
struct Fragment {
  std::uint32_t row = 0;
  std::uint32_t first_cut = 0;
  Twips height = 0;
  bool begins = true, ends = true;
  bool repeated = false;  ///< a table head on a later page: an artifact
};

struct Cut {
  std::uint32_t from = 0, to = 0;
};

struct TableBox {
  const flow::Table* table = nullptr;
  std::vector<Twips> edges;  ///< x of the grid lines from the column's edge
  std::vector<RowBox> rows;
  std::vector<Fragment> fragments;
  std::vector<Cut> cuts;
  std::uint32_t released = 0;  ///< rows before this one are drawn and empty
  StructId structure = 0;
};

}  // namespace prikaz::layout
