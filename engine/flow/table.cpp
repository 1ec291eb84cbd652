// Tables (§17.4): grid, rows, cells, with the table style's parts and direct properties resolved for every cell.
#include <algorithm>
#include <map>
#include <utility>

#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr int max_columns = 63;  ///< Word's own limit

/// Children named `name`, looked for through content controls, tracked insertions and the like; deleted ones left out.
void gather(xml::Node parent, Tag wanted, std::vector<xml::Node>& out, int depth = 0) {
  if (depth > 50) return;
  for (xml::Node node : parent.children()) {
    const Tag tag = tag_of(node.name());
    if (tag == wanted)
      out.push_back(node);
    else if (tag == Tag::sdt)
      gather(node.child("w:sdtContent"), wanted, out, depth + 1);
    else if (tag == Tag::customXml || tag == Tag::smartTag || tag == Tag::ins || tag == Tag::moveTo)
      gather(node, wanted, out, depth + 1);
  }
}

struct Measure {
  Twips twips = 0;
  std::uint16_t percent50 = 0;
};

/// w:tblW, w:tcW (§17.4.63): dxa, pct (fiftieths, or "50%" in Strict), auto and nil.
Measure measure(xml::Node node) {
  Measure out;
  if (!node) return out;
  const std::string_view type = node.attribute("w:type").value(), value = node.attribute("w:w").value();
  if (type == "auto" || type == "nil") return out;
  if (value.ends_with('%'))
    out.percent50 = clamp_u16(integer(value) * 50, 30000);
  else if (type == "pct")
    out.percent50 = clamp_u16(integer(value), 30000);
  else
    out.twips = std::max(0, clamp_length(twips(value)));
  return out;
}

Picture::From anchor(std::string_view name, Picture::From text) {
  return name == "page" ? Picture::From::page : name == "margin" ? Picture::From::margin : text;
}

/// w:tblpPr (§17.4.57).
void read_position(xml::Node p, Table& out) {
  using Pos = Picture::Pos;
  if (!p) return;
  const auto text = [&](const char* name) { return std::string_view(p.attribute(name).value()); };
  const auto size = [&](const char* name) { return clamp_length(twips(text(name))); };
  out.floating = true;
  out.from_x = anchor(text("w:horzAnchor"), Picture::From::column);
  out.from_y =
      text("w:vertAnchor").empty() ? Picture::From::page : anchor(text("w:vertAnchor"), Picture::From::paragraph);
  out.x = size("w:tblpX"), out.y = size("w:tblpY");
  const std::string_view x = text("w:tblpXSpec"), y = text("w:tblpYSpec");
  if (!x.empty()) out.pos_x = x == "center" ? Pos::centre : x == "right" || x == "outside" ? Pos::right : Pos::left;
  if (!y.empty() && y != "inline")
    out.pos_y = y == "center" ? Pos::centre : y == "bottom" || y == "outside" ? Pos::bottom : Pos::top;
  out.dist_left = size("w:leftFromText"), out.dist_right = size("w:rightFromText");
  out.dist_top = size("w:topFromText"), out.dist_bottom = size("w:bottomFromText");
}

void read_row(xml::Node pr, Row& out) {
  if (const xml::Node height = pr.child("w:trHeight")) {
    out.height = std::max(0, clamp_length(twips(val(height))));
    out.exact_height = std::string_view(height.attribute("w:hRule").value()) == "exact";
  }
  const auto flag = [&](const char* name) {
    const xml::Node node = pr.child(name);
    return node && on_off(node);
  };
  out.header = flag("w:tblHeader");
  out.cant_split = flag("w:cantSplit");
  out.grid_before = clamp_u16(integer(val(pr.child("w:gridBefore"))), max_columns);
  out.grid_after = clamp_u16(integer(val(pr.child("w:gridAfter"))), max_columns);
}

void read_cell(xml::Node pr, Cell& out) {
  const Measure width = measure(pr.child("w:tcW"));
  out.width = width.twips, out.width_percent50 = width.percent50;
  if (const xml::Node merged = pr.child("w:vMerge"))
    out.vertical_merge = val(merged) == "restart" ? Cell::Merge::restart : Cell::Merge::keep;
  const std::string_view direction = val(pr.child("w:textDirection"));
  if (direction.starts_with("bt")) out.direction = Cell::Direction::up;
  if (direction.starts_with("tbRl") || direction == "tbLr") out.direction = Cell::Direction::down;
  const xml::Node no_wrap = pr.child("w:noWrap");
  out.no_wrap = no_wrap && on_off(no_wrap);
}

/// One region of the table: where it begins and ends decides which of its lines are outer ones.
struct Region {
  bool at_top, at_bottom, at_left, at_right;
};

Border* side_of(Cell& cell, Side side) {
  return side == side_top      ? &cell.top
         : side == side_bottom ? &cell.bottom
         : side == side_left   ? &cell.left
                               : &cell.right;
}

void set_own(Cell& cell, Side side) {
  (side == side_top      ? cell.own_top
   : side == side_bottom ? cell.own_bottom
   : side == side_left   ? cell.own_left
                         : cell.own_right) = true;
}

void apply(Cell& cell, const Borders& borders, const Region& region, bool own) {
  if (borders.set == 0) return;
  const auto take = [&](Side side, bool outer, Side inside) {
    const Side from = outer ? side : inside;
    if (!borders.has(from)) return;
    *side_of(cell, side) = borders.line[from];
    if (own) set_own(cell, side);
  };
  take(side_top, region.at_top, side_inside_h);
  take(side_bottom, region.at_bottom, side_inside_h);
  take(side_left, region.at_left, side_inside_v);
  take(side_right, region.at_right, side_inside_v);
}

struct CellPlace {
  int row, rows, column, column_end, columns;
};

Region region_of(TablePart part, const CellPlace& at, const TableStyle& style, const LookFlags& look) {
  const bool first_row = at.row == 0, last_row = at.row == at.rows - 1;
  const bool first_column = at.column == 0, last_column = at.column_end >= at.columns;
  switch (part) {
    case TablePart::first_row:
    case TablePart::last_row:
      return {true, true, first_column, last_column};
    case TablePart::first_column:
    case TablePart::last_column:
      return {first_row, last_row, true, true};
    case TablePart::band1_horizontal:
    case TablePart::band2_horizontal: {
      const int row = at.row - (look.first_row ? 1 : 0), band = std::max(1, style.row_band);
      return {row % band == 0, row % band == band - 1 || last_row, first_column, last_column};
    }
    case TablePart::band1_vertical:
    case TablePart::band2_vertical: {
      const int column = at.column - (look.first_column ? 1 : 0), band = std::max(1, style.column_band);
      return {first_row, last_row, column % band == 0, column % band == band - 1 || last_column};
    }
    default:
      return {true, true, true, true};
  }
}

/// What the parts of a table style say about a cell, from general to particular.
void apply_style(Cell& cell, const TableStyle& style, std::uint16_t parts, const CellPlace& at, const LookFlags& look,
                 Margins& margins) {
  for (std::size_t i = 0; i < table_parts; ++i) {
    if (!(parts & (1u << i))) continue;
    const TableLook& part = *style.parts[i];
    const Region region = region_of(static_cast<TablePart>(i), at, style, look);
    apply(cell, part.table_borders, region, true);
    apply(cell, part.cell_borders, region, true);
    merge(margins, part.margins);
    if (part.shade) cell.shade = *part.shade;
    if (part.valign) cell.valign = *part.valign;
  }
}

void set_margins(Cell& cell, const Margins& m) {
  cell.margin_top = m.value[0], cell.margin_bottom = m.value[1];
  cell.margin_left = m.value[2], cell.margin_right = m.value[3];
}

}  // namespace

void Builder::table(xml::Node node, Flow& flow) {
  const xml::Node pr = node.child("w:tblPr");
  std::uint32_t style_index = data_.styles.find(val(pr.child("w:tblStyle")), Style::Kind::table);
  if (style_index == Styles::none) style_index = data_.styles.default_table;
  static const TableStyle no_style;
  const TableStyle& style = style_index == Styles::none ? no_style : *data_.styles[style_index].table;
  const LookFlags look = read_look_flags(pr.child("w:tblLook"));

  TableLook direct;
  direct.table_borders = read_borders(pr.child("w:tblBorders"));
  direct.margins = read_margins(pr.child("w:tblCellMar"));

  auto table = std::make_unique<Table>();
  Borders borders = style.whole.table_borders;
  merge(borders, style.whole.cell_borders);
  merge(borders, direct.table_borders);
  table->top = borders.line[side_top], table->bottom = borders.line[side_bottom];
  table->left = borders.line[side_left], table->right = borders.line[side_right];
  table->inside_h = borders.line[side_inside_h], table->inside_v = borders.line[side_inside_v];
  Margins margins = style.whole.margins;
  merge(margins, direct.margins);

  for (xml::Node column : node.child("w:tblGrid").children("w:gridCol")) {
    if (table->grid.size() >= static_cast<std::size_t>(max_columns)) break;
    table->grid.push_back(std::max(0, clamp_length(twips(column.attribute("w:w").value()))));
  }
  table->fixed = std::string_view(pr.child("w:tblLayout").attribute("w:type").value()) == "fixed";
  const Measure width = measure(pr.child("w:tblW"));
  table->width = width.twips, table->width_percent50 = width.percent50;
  table->align = style.whole.align.value_or(Table::Align::left);
  if (const xml::Node jc = pr.child("w:jc"))
    table->align = val(jc) == "center"                      ? Table::Align::centre
                   : val(jc) == "right" || val(jc) == "end" ? Table::Align::right
                                                            : Table::Align::left;
  table->indent = style.whole.indent.value_or(0);
  if (const xml::Node indent = pr.child("w:tblInd"))
    table->indent = std::string_view(indent.attribute("w:type").value()) == "pct"
                        ? 0
                        : clamp_length(twips(indent.attribute("w:w").value()));
  // Up to mode 14 the text of the first column stands at the indent; from 15 on, the table's edge does.
  if (data_.settings.compatibility_mode < 15) table->indent -= margins.value[2];
  table->cell_spacing = style.whole.cell_spacing.value_or(0);
  if (const xml::Node gap = pr.child("w:tblCellSpacing"))
    table->cell_spacing = std::max(0, clamp_length(twips(gap.attribute("w:w").value())));
  read_position(pr.child("w:tblpPr"), *table);
  std::optional<Rgb> table_shade = style.whole.shade;

  std::vector<xml::Node> row_nodes, cell_nodes;
  gather(node, Tag::tr, row_nodes);
  std::erase_if(row_nodes, [](xml::Node row) {
    const xml::Node row_pr = row.child("w:trPr");
    const xml::Node hidden = row_pr.child("w:hidden");
    return row_pr.child("w:del") || (hidden && on_off(hidden));
  });
  const int rows = static_cast<int>(row_nodes.size());
  int columns = static_cast<int>(table->grid.size());
  bool cut = false;

  for (int r = 0; r < rows; ++r) {
    const xml::Node row_node = row_nodes[static_cast<std::size_t>(r)];
    Row row;
    read_row(row_node.child("w:trPr"), row);
    Borders row_borders = borders;
    Margins row_margins = margins;
    if (const xml::Node exception = row_node.child("w:tblPrEx")) {
      merge(row_borders, read_borders(exception.child("w:tblBorders")));
      merge(row_margins, read_margins(exception.child("w:tblCellMar")));
    }
    cell_nodes.clear();
    gather(row_node, Tag::tc, cell_nodes);
    int column = row.grid_before;
    // The last column of a row is where its cells end: its grid may be shorter than the table's.
    for (std::size_t c = 0; c < cell_nodes.size(); ++c) {
      const xml::Node cell_pr = cell_nodes[c].child("w:tcPr");
      const int span = integer(val(cell_pr.child("w:gridSpan")), 1);
      if (span > max_columns || column + span > 4 * max_columns) cut = true;
      const int end = column + std::clamp(span, 1, max_columns);
      const std::string_view h_merge = val(cell_pr.child("w:hMerge"));
      if (cell_pr.child("w:hMerge") && h_merge != "restart" && !row.cells.empty()) {
        Cell& before = row.cells.back();
        before.column_span = static_cast<std::uint16_t>(before.column_span + (end - column));
        if (before.width > 0) before.width += measure(cell_pr.child("w:tcW")).twips;
        column = end;
        continue;
      }
      Cell cell;
      cell.column_span = static_cast<std::uint16_t>(end - column);
      read_cell(cell_pr, cell);
      const bool last = c + 1 == cell_nodes.size() && row.grid_after == 0;
      const CellPlace at{r, rows, column, last ? std::max(end, columns) : end, std::max(columns, end)};
      const std::uint16_t parts = style_index == Styles::none ? std::uint16_t{0}
                                                              : parts_of_cell(style, look, at.row, at.rows, at.column,
                                                                              at.column_end, at.columns);
      apply(cell, row_borders, {r == 0, r == rows - 1, at.column == 0, at.column_end >= at.columns}, false);
      if (table_shade) cell.shade = *table_shade;
      if (style.whole.valign) cell.valign = *style.whole.valign;
      Margins cell_margins = row_margins;
      apply_style(cell, style, parts, at, look, cell_margins);
      apply(cell, read_borders(cell_pr.child("w:tcBorders")), {true, true, true, true}, true);
      merge(cell_margins, read_margins(cell_pr.child("w:tcMar")));
      set_margins(cell, cell_margins);
      if (const xml::Node shd = cell_pr.child("w:shd"); shd && val(shd) != "nil") cell.shade = shade_colour(shd);
      if (const xml::Node valign = cell_pr.child("w:vAlign"))
        cell.valign = val(valign) == "center"   ? Cell::VAlign::centre
                      : val(valign) == "bottom" ? Cell::VAlign::bottom
                                                : Cell::VAlign::top;
      Flow inner{flow.story, cascade_.table_context(style_index, parts), cell.blocks, {}, {}, {}, false};
      blocks(cell_nodes[c], inner);
      close_flow(inner);
      row.cells.push_back(std::move(cell));
      column = end;
    }
    columns = std::max(columns, column);
    if (!row.cells.empty()) table->rows.push_back(std::move(row));
  }
  if (cut)
    warn("PRK-W014", flow.story, "a table cell spans more than 63 columns; the span was cut",
         "correct the table in the office program");
  if (table->rows.empty()) return;
  flow.out.emplace_back().table = std::move(table);
}

}  // namespace prikaz::flow
