#include "flow/table_style.hpp"

#include <algorithm>

#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr std::string_view part_names[] = {"band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstRow", "lastRow",
                                           "firstCol",  "lastCol",   "nwCell",    "neCell",    "swCell",   "seCell"};

template <class T>
void take(std::optional<T>& below, const std::optional<T>& over) {
  if (over) below = over;
}

Cell::VAlign vertical_align(std::string_view name) {
  return name == "center" ? Cell::VAlign::centre : name == "bottom" ? Cell::VAlign::bottom : Cell::VAlign::top;
}

}  // namespace

Borders read_borders(xml::Node node) {
  struct Name {
    std::string_view name;
    Side side;
  };
  constexpr Name names[] = {{"w:top", side_top},          {"w:bottom", side_bottom},   {"w:left", side_left},
                            {"w:start", side_left},       {"w:right", side_right},     {"w:end", side_right},
                            {"w:insideH", side_inside_h}, {"w:insideV", side_inside_v}};
  Borders out;
  for (xml::Node line : node.children())
    for (const Name& known : names)
      if (known.name == line.name()) {
        out.set |= static_cast<std::uint8_t>(1u << known.side);
        out.line[known.side] = border(line);
      }
  return out;
}

void merge(Borders& below, const Borders& over) {
  for (std::size_t side = 0; side < over.line.size(); ++side)
    if (over.set & (1u << side)) below.line[side] = over.line[side];
  below.set |= over.set;
}

Margins read_margins(xml::Node node) {
  struct Name {
    std::string_view name;
    std::size_t at;
  };
  constexpr Name names[] = {{"w:top", 0}, {"w:bottom", 1}, {"w:left", 2}, {"w:start", 2}, {"w:right", 3}, {"w:end", 3}};
  Margins out;
  for (xml::Node side : node.children())
    for (const Name& known : names) {
      if (known.name != side.name() || std::string_view(side.attribute("w:type").value()) == "pct") continue;
      out.set |= static_cast<std::uint8_t>(1u << known.at);
      out.value[known.at] = std::max(0, clamp_length(twips(side.attribute("w:w").value())));
    }
  return out;
}

void merge(Margins& below, const Margins& over) {
  for (std::size_t side = 0; side < 4; ++side)
    if (over.set & (1u << side)) below.value[side] = over.value[side];
  below.set |= over.set;
}

TableLook read_table_look(xml::Node style, Names& names, const Theme& theme) {
  TableLook out;
  const xml::Node table = style.child("w:tblPr"), cell = style.child("w:tcPr");
  out.table_borders = read_borders(table.child("w:tblBorders"));
  out.cell_borders = read_borders(cell.child("w:tcBorders"));
  out.margins = read_margins(table.child("w:tblCellMar"));
  merge(out.margins, read_margins(cell.child("w:tcMar")));
  if (const xml::Node shd = table.child("w:shd")) out.shade = shade_colour(shd);
  if (const xml::Node shd = cell.child("w:shd")) out.shade = shade_colour(shd);
  if (const xml::Node align = cell.child("w:vAlign")) out.valign = vertical_align(val(align));
  if (const xml::Node jc = table.child("w:jc"))
    out.align = val(jc) == "center"                      ? Table::Align::centre
                : val(jc) == "right" || val(jc) == "end" ? Table::Align::right
                                                         : Table::Align::left;
  if (const xml::Node indent = table.child("w:tblInd"))
    out.indent = clamp_length(twips(indent.attribute("w:w").value()));
  if (const xml::Node gap = table.child("w:tblCellSpacing"))
    out.cell_spacing = std::max(0, clamp_length(twips(gap.attribute("w:w").value())));
  out.para = read_para_delta(style.child("w:pPr"));
  out.run = read_run_delta(style.child("w:rPr"), names, theme);
  return out;
}

void merge(TableLook& below, const TableLook& over) {
  merge(below.table_borders, over.table_borders);
  merge(below.cell_borders, over.cell_borders);
  merge(below.margins, over.margins);
  take(below.shade, over.shade);
  take(below.valign, over.valign);
  take(below.align, over.align);
  take(below.indent, over.indent);
  take(below.cell_spacing, over.cell_spacing);
  merge(below.para, over.para);
  merge(below.run, over.run);
}

TablePart table_part(std::string_view name) {
  for (std::size_t i = 0; i < table_parts; ++i)
    if (part_names[i] == name) return static_cast<TablePart>(i);
  return TablePart::count;
}

LookFlags read_look_flags(xml::Node look) {
  LookFlags out;
  if (!look) return {false, false, false, false, false, false};
  unsigned bits = 0;
  for (char c : std::string_view(val(look))) {
    const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                                                  : 0;
    bits = (bits << 4 | digit) & 0xFFFF;
  }
  const auto flag = [&](const char* name, unsigned bit) { return on_off(look.attribute(name), (bits & bit) != 0); };
  out.first_row = flag("w:firstRow", 0x0020);
  out.last_row = flag("w:lastRow", 0x0040);
  out.first_column = flag("w:firstColumn", 0x0080);
  out.last_column = flag("w:lastColumn", 0x0100);
  out.h_band = !flag("w:noHBand", 0x0200);
  out.v_band = !flag("w:noVBand", 0x0400);
  return out;
}

std::uint16_t parts_of_cell(const TableStyle& style, const LookFlags& look, int row, int row_count, int column,
                            int column_end, int column_count) {
  const bool first_row = look.first_row && row == 0, last_row = look.last_row && row == row_count - 1;
  const bool first_column = look.first_column && column == 0;
  const bool last_column = look.last_column && column_end >= column_count && column_count > 0;
  std::uint16_t out = 0;
  const auto add = [&](bool when, TablePart part) {
    if (when) out |= part_bit(part);
  };
  if (look.h_band && !first_row && !last_row) {
    const bool odd = (row - (look.first_row ? 1 : 0)) / std::max(1, style.row_band) % 2 != 0;
    add(true, odd ? TablePart::band2_horizontal : TablePart::band1_horizontal);
  }
  if (look.v_band && !first_column && !last_column) {
    const bool odd = (column - (look.first_column ? 1 : 0)) / std::max(1, style.column_band) % 2 != 0;
    add(true, odd ? TablePart::band2_vertical : TablePart::band1_vertical);
  }
  add(first_row, TablePart::first_row);
  add(last_row, TablePart::last_row);
  add(first_column, TablePart::first_column);
  add(last_column, TablePart::last_column);
  add(first_row && first_column, TablePart::north_west);
  add(first_row && last_column, TablePart::north_east);
  add(last_row && first_column, TablePart::south_west);
  add(last_row && last_column, TablePart::south_east);
  for (std::size_t i = 0; i < table_parts; ++i)
    if (!style.parts[i]) out &= static_cast<std::uint16_t>(~(1u << i));
  return out;
}

}  // namespace prikaz::flow
