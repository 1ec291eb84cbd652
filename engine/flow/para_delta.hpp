// What one pPr (or a chain of styles) says about a paragraph: only what is set (§17.3.1).
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "flow/flow_doc.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

struct TabChange {
  TabStop stop;
  bool clear = false;
};

/// w:framePr (§17.3.1.11): a paragraph in a box of its own. All zero = none.
struct FrameProps {
  bool present = false;
  std::uint8_t drop_cap = 0;  ///< 1 = in the text, 2 = in the margin
  bool exact_height = false, around = true;
  Picture::From from_x = Picture::From::column, from_y = Picture::From::paragraph;
  Picture::Pos pos_x = Picture::Pos::offset, pos_y = Picture::Pos::offset;
  Twips x = 0, y = 0, width = 0, height = 0, space_x = 0, space_y = 0;
  bool operator==(const FrameProps&) const = default;
};

struct ParaDelta {
  enum Set : std::uint32_t {
    aligned = 1 << 0,
    left_set = 1 << 1,
    right_set = 1 << 2,
    first_set = 1 << 3,
    before_set = 1 << 4,
    after_set = 1 << 5,
    before_auto_set = 1 << 6,
    after_auto_set = 1 << 7,
    contextual_set = 1 << 8,
    line_set = 1 << 9,
    rule_set = 1 << 10,
    keep_next_set = 1 << 11,
    keep_lines_set = 1 << 12,
    page_break_set = 1 << 13,
    widow_set = 1 << 14,
    hyphens_set = 1 << 15,
    shaded = 1 << 16,
    outlined = 1 << 17,
    number_set = 1 << 18,
    level_set = 1 << 19,
    border_top = 1 << 20,
    border_bottom = 1 << 21,
    border_left = 1 << 22,
    border_right = 1 << 23,
    border_between = 1 << 24,
    framed = 1 << 25,
    bidi_set = 1 << 26
  };
  std::uint32_t set = 0;
  ParaProps::Align align = ParaProps::Align::left;
  ParaProps::LineRule line_rule = ParaProps::LineRule::multiple;
  bool before_auto = false, after_auto = false, contextual = false, keep_next = false, keep_lines = false,
       page_break_before = false, widow_control = true, suppress_hyphens = false, bidi = false;
  std::uint8_t outline_level = 9, level = 0;
  Twips indent_left = 0, indent_right = 0, indent_first = 0, before = 0, after = 0, line = 240;
  Rgb shade = no_colour;
  std::int32_t number = 0;        ///< w:numId; 0 = numbering removed
  std::array<Border, 5> borders;  ///< top bottom left right between
  FrameProps frame;
  std::vector<TabChange> tabs;
};

/// Children of a pPr that are read elsewhere.
struct ParaNodes {
  xml::Node style, mark, section;
};

/// Reads a pPr (null node = nothing set).
ParaDelta read_para_delta(xml::Node ppr, ParaNodes* nodes = nullptr);

/// Lays `over` on `below`.
void merge(ParaDelta& below, const ParaDelta& over);

/// Full properties; what is not set has the value of an empty document.
ParaProps to_para_props(const ParaDelta& delta);

FrameProps read_frame(xml::Node frame_pr);

}  // namespace prikaz::flow
