// FlowDoc: a DOCX with its style cascade resolved (ISO 29500-1 §17.7.2): what layout reads. Lengths in twips unless
// said; properties are final values, nothing here refers to a style any more.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/units.hpp"

namespace prikaz::flow {

using Rgb = std::uint32_t;
constexpr Rgb no_colour = 0xFF000000;  ///< "auto"

/// Run properties (§17.3.2).
struct RunProps {
  std::string font = "Times New Roman";  ///< resolved by script: ascii/hAnsi (cs is not laid out)
  std::uint16_t half_points = 20;
  bool bold = false, italic = false;
  enum class Underline : std::uint8_t {
    none,
    single,
    words,
    dbl,
    thick,
    dotted,
    dash,
    wave
  } underline = Underline::none;
  bool strike = false, double_strike = false, caps = false, small_caps = false, hidden = false;
  enum class Vertical : std::uint8_t { baseline, superscript, subscript } vertical = Vertical::baseline;
  std::int16_t raise = 0;       ///< w:position, half-points, up is positive
  std::int16_t spacing = 0;     ///< w:spacing, twips after each character
  std::uint16_t scale = 100;    ///< w:w, per cent
  std::uint16_t kern_from = 0;  ///< w:kern, half-points from which pairs are kerned; 0 = never
  Rgb colour = no_colour, underline_colour = no_colour, highlight = no_colour, shade = no_colour;
  std::string language;  ///< w:lang, "" = the document's
  bool operator==(const RunProps&) const = default;
};

struct Border {
  enum class Kind : std::uint8_t { none, single, dbl, dotted, dashed, thick, triple, wave } kind = Kind::none;
  std::uint16_t eighths = 0;  ///< width in 1/8 pt
  std::uint16_t space = 0;    ///< points between border and text
  Rgb colour = no_colour;
  bool operator==(const Border&) const = default;
};

struct TabStop {
  Twips position = 0;
  enum class Kind : std::uint8_t { left, centre, right, decimal, bar } kind = Kind::left;
  enum class Leader : std::uint8_t { none, dot, hyphen, underscore, middle_dot } leader = Leader::none;
};

/// Paragraph properties (§17.3.1).
struct ParaProps {
  enum class Align : std::uint8_t { left, centre, right, justify, distribute } align = Align::left;
  Twips indent_left = 0, indent_right = 0, indent_first = 0;  ///< first: negative = hanging
  Twips before = 0, after = 0;
  bool before_auto = false, after_auto = false, contextual = false;
  Twips line = 240;
  enum class LineRule : std::uint8_t {
    multiple,
    exact,
    at_least
  } line_rule = LineRule::multiple;  ///< multiple: 240ths of a line
  bool keep_next = false, keep_lines = false, page_break_before = false, widow_control = true;
  bool suppress_hyphens = false;
  std::vector<TabStop> tabs;  ///< sorted; cleared stops removed
  Border top, bottom, left, right, between;
  Rgb shade = no_colour;
  int outline_level = 9;    ///< 0..8 = heading 1..9; 9 = body text
  std::uint32_t style = 0;  ///< identity for contextual spacing
  std::int32_t list = 0;    ///< w:numId of its list, 0 = none: between items of one list there is no automatic space
};

/// What stands in a line. Text is UTF-8; `props` indexes FlowDoc::run_props.
struct Inline {
  enum class Kind : std::uint8_t {
    text,
    tab,
    line_break,
    page_break,
    column_break,
    soft_hyphen,
    no_break_hyphen,
    page_number,
    page_count,
    section_pages,
    page_ref,  ///< fields layout must fill; text = PAGEREF's bookmark
    picture,
    footnote,
    endnote,
    note_number,  ///< inside footnote `index`, where notes are numbered anew on every page
    bookmark,
    link_start,
    link_end,
    shape,
    position_tab  ///< w:ptab: index = TabStop::Kind of the stop (left/centre/right of the text area) + 8 *
                  ///< TabStop::Leader
  };
  Kind kind = Kind::text;
  std::uint32_t props = 0;
  std::string text;         ///< text; bookmark or anchor name; URL ("#name" = a bookmark)
  std::uint32_t index = 0;  ///< picture/shape/note: index into FlowDoc::pictures / notes; page_number and the like:
                            ///< 1 + Section::NumberFormat asked by the field, 0 = the section's
};

struct Picture {
  std::string part;  ///< package part with the image; "" = a shape without one
  Twips width = 0, height = 0;
  int crop[4] = {0, 0, 0, 0};
  std::string alternative;
  bool anchored = false;
  enum class Wrap : std::uint8_t { none, square, top_bottom, behind } wrap = Wrap::none;
  enum class Side : std::uint8_t { both, left, right, wider } side = Side::both;  ///< of a square where text stands
  /// left_margin … bottom_margin: the strip of the page outside the text area on that side.
  enum class From : std::uint8_t {
    page,
    margin,
    column,
    paragraph,
    line,
    character,
    left_margin,
    right_margin,
    top_margin,
    bottom_margin
  };
  From from_x = From::column, from_y = From::paragraph;
  enum class Pos : std::uint8_t { offset, left, centre, right, top, bottom } pos_x = Pos::offset, pos_y = Pos::offset;
  Twips x = 0, y = 0;
  Twips dist_left = 0, dist_right = 0, dist_top = 0, dist_bottom = 0;
  Rgb fill = no_colour, stroke = no_colour;
  Twips stroke_width = 0;
  bool line_shape = false;  ///< a straight line instead of a rectangle
  bool flip = false;        ///< line_shape: from the lower left corner to the upper right one
  bool ellipse = false;
  int rotation = 0;                              ///< clockwise, 1/60000 degree
  std::uint32_t z = 0;                           ///< later ones cover earlier ones
  std::uint32_t text_box = 0;                    ///< 1 + index into FlowDoc::text_boxes; 0 = none
  Twips inset[4] = {0, 0, 0, 0};                 ///< between the box's edges and its text: left top right bottom
  bool auto_width = false, auto_height = false;  ///< the box takes the size of its text (width, height: the least)
  enum class TextAlign : std::uint8_t { top, centre, bottom } text_valign = TextAlign::top;
  /// Corners of an area filled with `fill` instead of the whole box, from the box's own corner.
  std::vector<std::pair<Twips, Twips>> polygon;
  /// Indices of pictures drawn inside this one (a group, a chart), each at its x, y from this one's corner.
  std::vector<std::uint32_t> members;
};

struct Label {
  std::string text;  ///< "1.1.", "–", "а)"
  std::uint32_t props = 0;
  enum class Suffix : std::uint8_t { tab, space, nothing } suffix = Suffix::tab;
  enum class Align : std::uint8_t { left, centre, right } align = Align::left;
};

struct Paragraph {
  std::uint32_t props = 0;             ///< index into FlowDoc::para_props
  std::uint32_t mark_props = 0;        ///< run properties of the paragraph mark: height of an empty line
  std::uint32_t label = 0;             ///< 1 + index into FlowDoc::labels; 0 = no numbering
  std::uint32_t section = 0;           ///< 1 + index of the section that ENDS with this paragraph
  std::uint32_t first = 0, count = 0;  ///< Inlines [first, first+count) of FlowDoc::inlines
};

struct Block;

struct Cell {
  std::uint16_t column_span = 1;
  enum class Merge : std::uint8_t { none, restart, keep } vertical_merge = Merge::none;
  Twips width = 0;                    ///< preferred (dxa), 0 = auto
  std::uint16_t width_percent50 = 0;  ///< preferred in 1/50 per cent (w:type="pct")
  Twips margin_left = 108, margin_right = 108, margin_top = 0, margin_bottom = 0;
  Border top, bottom, left, right;
  bool own_top = false, own_bottom = false, own_left = false,
       own_right = false;  ///< set by tcBorders or a style's condition, not by the table
  Rgb shade = no_colour;
  enum class VAlign : std::uint8_t { top, centre, bottom } valign = VAlign::top;
  enum class Direction : std::uint8_t { horizontal, up, down } direction = Direction::horizontal;
  bool no_wrap = false;
  std::vector<Block> blocks;
};

struct Row {
  std::vector<Cell> cells;
  Twips height = 0;
  bool exact_height = false, header = false, cant_split = false;
  std::uint16_t grid_before = 0, grid_after = 0;
};

struct Table {
  std::vector<Twips> grid;
  bool fixed = false;
  Twips width = 0;  ///< dxa
  std::uint16_t width_percent50 = 0;
  enum class Align : std::uint8_t { left, centre, right } align = Align::left;
  Twips indent = 0;  ///< of the table's left edge from the column's (compatibility modes already applied)
  Twips cell_spacing = 0;
  Border top, bottom, left, right, inside_h, inside_v;
  bool floating = false;  ///< w:tblpPr: placed by the fields below, text flows around
  Picture::From from_x = Picture::From::column, from_y = Picture::From::paragraph;
  Picture::Pos pos_x = Picture::Pos::offset, pos_y = Picture::Pos::offset;
  Twips x = 0, y = 0, dist_left = 0, dist_right = 0, dist_top = 0, dist_bottom = 0;
  std::vector<Row> rows;
};

struct Block {
  Paragraph paragraph;
  std::unique_ptr<Table> table;  ///< set: this block is a table and `paragraph` is unused
};

struct HeaderFooter {
  std::vector<Block> blocks;
};

struct Section {
  enum class Start : std::uint8_t { next_page, continuous, even_page, odd_page, next_column } start = Start::next_page;
  Twips width = 11906, height = 16838;
  Twips top = 1134, bottom = 1134, left = 1701, right = 850, header = 708, footer = 708, gutter = 0;
  bool title_page = false;
  std::uint16_t columns = 1;
  Twips column_gap = 708;
  std::vector<std::pair<Twips, Twips>> column_widths;  ///< width, gap after; empty = equal
  bool column_line = false;
  std::int32_t page_start = -1;  ///< w:pgNumType start, -1 = goes on
  enum class NumberFormat : std::uint8_t {
    decimal,
    roman_upper,
    roman_lower,
    letter_upper,
    letter_lower,
    russian_upper,
    russian_lower,
    none
  } number_format = NumberFormat::decimal;
  /// default, first, even: 1 + index into FlowDoc::headers_footers; 0 = none (links to the previous section already
  /// followed)
  std::array<std::uint32_t, 3> headers{}, footers{};
  enum class VAlign : std::uint8_t { top, centre, bottom, both } valign = VAlign::top;
  std::array<Border, 4> page_borders;  ///< top left bottom right
  bool borders_from_text = true;       ///< Border::space counts from the text area, else from the page's edge
};

struct Note {
  std::string label;
  std::vector<Block> blocks;
};

struct Settings {
  int compatibility_mode = 15;   ///< 15: spaces of justified lines may shrink
  bool shrink_justified = true;  ///< false: spaces only stretch even in mode 15 (as LibreOffice before 24.2)
  bool even_and_odd = false, auto_hyphenation = false, no_html_auto_spacing = false, gutter_at_top = false;
  Twips default_tab = 708;
  std::string language = "ru-RU";
};

struct FlowDoc {
  std::vector<Block> body;
  std::vector<Section> sections;  ///< at least one; the last ends the body
  std::vector<Inline> inlines;
  std::vector<RunProps> run_props;    ///< deduplicated
  std::vector<ParaProps> para_props;  ///< deduplicated
  std::vector<Label> labels;
  std::vector<Picture> pictures;
  std::vector<std::vector<Block>> text_boxes;
  std::vector<Note> footnotes, endnotes;
  /// Labels of the first, second … footnote of a page when every page numbers anew; empty = as Note::label says.
  std::vector<std::string> page_note_labels;
  std::vector<HeaderFooter> headers_footers;
  Settings settings;
  std::string title, author, subject, keywords;
};

}  // namespace prikaz::flow
