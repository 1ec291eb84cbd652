// Table properties as one tblPr, trPr or tcPr (or a table style's part) states them: only what is set (§17.4, §17.7.6).
#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "flow/flow_doc.hpp"
#include "flow/para_delta.hpp"
#include "flow/run_delta.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

enum Side : std::uint8_t { side_top, side_bottom, side_left, side_right, side_inside_h, side_inside_v };

struct Borders {
  std::array<Border, 6> line;  ///< by Side
  std::uint8_t set = 0;        ///< bit by Side
  bool has(Side side) const { return (set & (1u << side)) != 0; }
};
Borders read_borders(xml::Node node);
void merge(Borders& below, const Borders& over);

struct Margins {
  std::array<Twips, 4> value{0, 0, 108, 108};  ///< top bottom left right
  std::uint8_t set = 0;
};
Margins read_margins(xml::Node node);
void merge(Margins& below, const Margins& over);

/// What a table style or one of its conditional parts sets.
struct TableLook {
  Borders table_borders, cell_borders;
  Margins margins;
  std::optional<Rgb> shade;
  std::optional<Cell::VAlign> valign;
  std::optional<Table::Align> align;
  std::optional<Twips> indent, cell_spacing;
  ParaDelta para;
  RunDelta run;
};
TableLook read_table_look(xml::Node style, Names& names, const Theme& theme);
void merge(TableLook& below, const TableLook& over);

/// ST_TblStyleOverrideType in the order in which parts are laid over each other (§17.7.6.6).
enum class TablePart : std::uint8_t {
  band1_vertical,
  band2_vertical,
  band1_horizontal,
  band2_horizontal,
  first_row,
  last_row,
  first_column,
  last_column,
  north_west,
  north_east,
  south_west,
  south_east,
  count
};
constexpr std::size_t table_parts = static_cast<std::size_t>(TablePart::count);
constexpr std::uint16_t part_bit(TablePart part) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(part));
}
/// TablePart::count when the name is unknown.
TablePart table_part(std::string_view name);

struct TableStyle {
  TableLook whole;
  std::array<std::optional<TableLook>, table_parts> parts;
  int row_band = 1, column_band = 1;
};

/// w:tblLook (§17.4.56): which parts a table wants.
struct LookFlags {
  bool first_row = false, last_row = false, first_column = false, last_column = false, h_band = true, v_band = true;
};
LookFlags read_look_flags(xml::Node look);

/// The parts that apply to a cell, as bits. `row_count`, `column_count` are the table's.
std::uint16_t parts_of_cell(const TableStyle& style, const LookFlags& look, int row, int row_count, int column,
                            int column_end, int column_count);

}  // namespace prikaz::flow
