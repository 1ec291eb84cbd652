#include "layout/table/rows.hpp"

#include <algorithm>

#include "layout/page/border.hpp"
#include "layout/page/column.hpp"
#include "layout/page/galley.hpp"
#include "layout/table/borders.hpp"
#include "layout/table/content.hpp"
#include "layout/table/widths.hpp"

namespace prikaz::layout {
namespace {

constexpr std::uint32_t none = ~0U;
constexpr Twips highest_row = 31680;  ///< Word's limit, 22 inches

/// The last row that continues the merge begun in row r over grid column c.
std::uint32_t last_merged_row(const flow::Table& t, std::uint32_t r, std::uint32_t c) {
  std::uint32_t last = r;
  for (std::uint32_t k = r + 1; k < t.rows.size(); ++k) {
    std::uint32_t at = t.rows[k].grid_before;
    bool goes_on = false;
    for (const auto& cell : t.rows[k].cells) {
      if (at == c) goes_on = cell.vertical_merge == flow::Cell::Merge::keep;
      if (at >= c) break;
      at += std::max<std::uint32_t>(1, cell.column_span);
    }
    if (!goes_on) break;
    last = k;
  }
  return last;
}

Twips text_width(const TableBox& box, const CellBox& cell) {
  return std::max(
      1, box.edges[cell.end_column] - box.edges[cell.first_column] - cell.cell->margin_left - cell.cell->margin_right);
}

/// Upright lines want the height that their longest one is wide.
Twips content_height(const CellBox& c) {
  const Twips text = stands_upright(*c.cell) ? c.upright : c.galley.height;
  return c.cell->margin_top + text + c.cell->margin_bottom;
}

constexpr Twips longest_upright = 5000;

Twips upright_room(Context& context, const flow::Row& row, const flow::Cell& cell, int depth) {
  if (row.height > 0) return std::max(1, std::min(row.height, highest_row) - cell.margin_top - cell.margin_bottom);
  return std::clamp(content_width(context, cell.blocks, depth).most, 1, longest_upright);
}

void place_cells(Context& context, TableBox& box, RowBox& row, int depth) {
  const auto last_edge = static_cast<std::uint32_t>(box.edges.size() - 1);
  std::uint32_t at = std::min<std::uint32_t>(row.row->grid_before, last_edge);
  const StructId outer = context.parent;
  for (const auto& cell : row.row->cells) {
    if (at >= last_edge) break;
    CellBox c;
    c.cell = &cell;
    c.first_column = at;
    c.end_column = std::min(last_edge, at + std::max<std::uint32_t>(1, cell.column_span));
    c.last_row = row.index;
    c.covered = cell.vertical_merge == flow::Cell::Merge::keep && row.index > 0;
    if (cell.vertical_merge == flow::Cell::Merge::restart) c.last_row = last_merged_row(*box.table, row.index, at);
    at = c.end_column;
    if (!c.covered) {
      context.parent = row.structure;
      if (!context.here.margin) {
        c.structure =
            context.add_structure(row.row->header ? StructElement::Role::header_cell : StructElement::Role::cell);
        auto& e = context.frames.structure[c.structure];
        e.column_span = static_cast<std::uint16_t>(c.end_column - c.first_column);
        e.row_span = static_cast<std::uint16_t>(std::min<std::uint32_t>(c.last_row - row.index + 1, 0xFFFF));
        context.parent = c.structure;
      }
      const bool upright = stands_upright(cell);
      if (upright) c.upright = upright_room(context, *row.row, cell, depth);
      layout_blocks(context, cell.blocks, upright ? c.upright : text_width(box, c), true, depth, c.galley);
    }
    row.cells.push_back(std::move(c));
  }
  context.parent = outer;
}

/// Widest border above the row: rows stand apart by it.
Twips top_border(const RowBox& row) {
  Twips w = 0;
  for (const auto& c : row.cells) {
    if (!c.covered) w = std::max(w, border_width(c.cell->top));
  }
  return w;
}

Twips row_height(const TableBox& box, const RowBox& row) {
  const Twips asked = std::clamp(row.row->height, 0, highest_row);
  if (row.row->exact_height && asked > 0) return asked;
  Twips h = 0;
  for (const auto& c : row.cells) {
    if (!c.covered && c.last_row == row.index) h = std::max(h, content_height(c));
  }
  h += top_border(row);
  h = std::max(h, asked);
  // A merge that ends here must have room for its text.
  for (std::uint32_t r = row.index; r-- > 0;) {
    bool open = false;
    for (const auto& c : box.rows[r].cells) {
      if (c.covered || c.last_row < row.index) continue;
      open = true;
      if (c.last_row > row.index) continue;
      Twips above = 0;
      for (std::uint32_t k = r; k < row.index; ++k) above += box.rows[k].height;
      h = std::max(h, content_height(c) - above);
    }
    if (!open && std::none_of(row.cells.begin(), row.cells.end(), [](const CellBox& c) { return c.covered; })) break;
  }
  return h;
}

void add_cuts(TableBox& box, const RowBox& row) {
  for (const auto& c : row.cells) box.cuts.push_back({0, static_cast<std::uint32_t>(c.galley.strips.size())});
}

Twips strips_height(const CellBox& c, const Cut& cut) {
  if (cut.from >= cut.to) return 0;
  const auto& last = c.galley.strips[cut.to - 1];
  const Twips bottom = cut.to == c.galley.strips.size() ? c.galley.height : last.y + last.height;
  return bottom - (cut.from == 0 ? 0 : c.galley.strips[cut.from].y);
}

/// The last place at or before `to` where the cell's text may be cut: what holds for columns holds in cells.
std::uint32_t allowed_cut(const Context& context, const CellBox& c, const Cut& cut, std::uint32_t to) {
  if (to >= cut.to) return to;
  while (to > cut.from && !may_break_before(context, c.galley.strips, to)) --to;
  return to;
}

bool cuts_own_text(const CellBox& c, const RowBox& row, const Cut& cut) {
  return !c.covered && c.last_row == row.index && cut.from < cut.to;
}

Twips origin_of(const CellBox& c, const Cut& cut) { return cut.from == 0 ? 0 : c.galley.strips[cut.from].y; }

/// End of the strips that stand whole in `room`.
std::uint32_t fitting_end(const CellBox& c, const Cut& cut, Twips room) {
  const Twips bottom = origin_of(c, cut) + room - c.cell->margin_top;
  std::uint32_t to = cut.from;
  while (to < cut.to && c.galley.strips[to].y + c.galley.strips[to].height <= bottom) ++to;
  return to;
}

std::uint32_t place_of_cut(const Context& context, const CellBox& c, const Cut& cut, std::uint32_t to, bool force) {
  const std::uint32_t allowed = allowed_cut(context, c, cut, to);
  if (allowed > cut.from || !force) return allowed;
  return to == cut.from ? to + 1 : to;
}

bool nested_row_at(const CellBox& c, const Cut& cut, std::uint32_t at) {
  return at < cut.to && c.galley.strips[at].kind == Strip::Kind::row;
}

/// What fits of the nested row at `at` stays, and the rest becomes a strip of its own. Returns the end of what stays.
std::uint32_t split_nested(Context& context, CellBox& c, Cut& cut, std::uint32_t at, Twips room) {
  auto& strips = c.galley.strips;
  const Strip whole = strips[at];
  const TableBox& nested = context.scratch.tables[whole.box];
  if (row_keeps_next(context, *nested.rows[nested.fragments[whole.index].row].row)) return at;
  const Twips available = origin_of(c, cut) + room - c.cell->margin_top - whole.y;
  const std::uint32_t rest = split_row(context, whole.box, whole.index, available, false);
  if (rest == none) return at;
  strips[at].height = nested.fragments[whole.index].height;
  const Strip tail{Strip::Kind::row, whole.box, rest, whole.y + strips[at].height, nested.fragments[rest].height};
  const Twips grown = strips[at].height + tail.height - whole.height;
  for (std::size_t i = at + 1; i < strips.size(); ++i) strips[i].y += grown;
  strips.insert(strips.begin() + at + 1, tail);
  c.galley.height += grown;
  ++cut.to;
  return at + 1;
}

}  // namespace

bool stands_upright(const flow::Cell& cell) { return cell.direction != flow::Cell::Direction::horizontal; }

std::uint32_t begin_table(Context& context, const flow::Table& table, Twips available, int depth) {
  const std::uint32_t id = context.scratch.tables.acquire();
  auto edges = grid_edges(context, table, available, depth);
  TableBox& box = context.scratch.tables[id];
  box.table = &table;
  box.edges = std::move(edges);
  box.rows.clear();
  box.fragments.clear();
  box.cuts.clear();
  box.released = 0;
  context.list = 0;
  box.structure = context.here.margin ? 0 : context.add_structure(StructElement::Role::table);
  return id;
}

std::uint32_t add_row(Context& context, std::uint32_t table, std::uint32_t r, int depth) {
  TableBox& box = context.scratch.tables[table];
  RowBox row;
  row.row = &box.table->rows[r];
  row.index = r;
  const StructId outer = context.parent;
  if (!context.here.margin) {
    context.parent = box.structure;
    row.structure = context.add_structure(StructElement::Role::row);
  }
  place_cells(context, box, row, depth);
  context.parent = outer;
  row.height = row_height(box, row);
  Fragment f;
  f.row = r;
  f.first_cut = static_cast<std::uint32_t>(box.cuts.size());
  f.height = row.height;
  add_cuts(box, row);
  box.rows.push_back(std::move(row));
  box.fragments.push_back(f);
  return static_cast<std::uint32_t>(box.fragments.size() - 1);
}

std::uint32_t split_row(Context& context, std::uint32_t table, std::uint32_t fragment, Twips available, bool force) {
  TableBox& box = context.scratch.tables[table];
  RowBox& row = box.rows[box.fragments[fragment].row];
  const bool upright =
      std::any_of(row.cells.begin(), row.cells.end(), [](const CellBox& c) { return stands_upright(*c.cell); });
  if (upright && !force) return none;
  if (row.row->exact_height || (row.row->cant_split && !force) || (row.row->header && !force)) return none;
  const std::uint32_t first_cut = box.fragments[fragment].first_cut;
  const auto rest_cut = static_cast<std::uint32_t>(box.cuts.size());
  const Twips border = top_border(row);
  const Twips room = available - border;
  const auto cut_of = [&](std::size_t i) { return box.cuts[first_cut + i]; };
  for (std::size_t i = 0; i < row.cells.size(); ++i) {  // before anything is taken apart
    const CellBox& c = row.cells[i];
    const Cut cut = cut_of(i);
    if (!cuts_own_text(c, row, cut)) continue;
    const std::uint32_t to = fitting_end(c, cut, room);
    if (!nested_row_at(c, cut, to) && place_of_cut(context, c, cut, to, force) == cut.from) return none;
  }
  bool moved = false, left_over = false, stuck = false;
  Twips rest_height = 0, used = 0;
  std::vector<Cut> firsts, rests;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    CellBox& c = row.cells[i];
    Cut cut = cut_of(i);
    std::uint32_t to = cut.to;
    if (cuts_own_text(c, row, cut)) {
      to = fitting_end(c, cut, room);
      if (nested_row_at(c, cut, to)) to = split_nested(context, c, cut, to, room);
      box.cuts[first_cut + i] = cut;  // taken apart, the row has one strip more even if it stays whole
      to = place_of_cut(context, c, cut, to, force);
      stuck = stuck || to == cut.from;
    }
    const Cut head{cut.from, to}, tail{to, cut.to};
    moved = moved || head.to > head.from;
    left_over = left_over || tail.to > tail.from;
    used = std::max(used, border + c.cell->margin_top + strips_height(c, head) + c.cell->margin_bottom);
    if (tail.to > tail.from) {
      rest_height = std::max(rest_height, border + c.cell->margin_top + strips_height(c, tail) + c.cell->margin_bottom);
    }
    firsts.push_back(head);
    rests.push_back(tail);
  }
  const Twips whole = box.fragments[fragment].height;
  const bool merged_text = std::any_of(row.cells.begin(), row.cells.end(),
                                       [&](const CellBox& c) { return c.covered || c.last_row > row.index; });
  if (stuck || (!left_over && !merged_text) || (!moved && !merged_text)) return none;
  if (!left_over) rest_height = whole - available;
  if (available <= 0 || rest_height <= 0) return none;
  for (std::size_t i = 0; i < firsts.size(); ++i) box.cuts[first_cut + i] = firsts[i];
  box.cuts.insert(box.cuts.end(), rests.begin(), rests.end());
  Fragment rest = box.fragments[fragment];
  box.fragments[fragment].height = std::max(std::min(available, whole), force ? used : Twips{0});
  box.fragments[fragment].ends = false;
  rest.begins = false;
  rest.first_cut = rest_cut;
  rest.height = rest_height;
  box.fragments.push_back(rest);
  return static_cast<std::uint32_t>(box.fragments.size() - 1);
}

std::uint32_t repeat_row(Context& context, std::uint32_t table, std::uint32_t fragment) {
  TableBox& box = context.scratch.tables[table];
  Fragment f = box.fragments[fragment];
  f.repeated = true;
  for (auto& c : box.rows[f.row].cells) c.drawn = 0;
  box.fragments.push_back(f);
  return static_cast<std::uint32_t>(box.fragments.size() - 1);
}

bool row_keeps_next(const Context& context, const flow::Row& row) {
  if (row.cells.empty() || row.cells[0].blocks.empty() || row.cells[0].blocks[0].table) return false;
  const std::uint32_t props = row.cells[0].blocks[0].paragraph.props;
  return props < context.doc.para_props.size() && context.doc.para_props[props].keep_next;
}

void release_row(Context& context, std::uint32_t table, std::uint32_t r) {
  TableBox& box = context.scratch.tables[table];
  if (r >= box.rows.size()) return;
  for (auto& c : box.rows[r].cells) release_galley(context, c.galley);
  box.rows[r].cells.clear();
}

void release_table(Context& context, std::uint32_t table) {
  for (std::uint32_t r = 0; r < context.scratch.tables[table].rows.size(); ++r) release_row(context, table, r);
  context.scratch.tables.release(table);
}

}  // namespace prikaz::layout
