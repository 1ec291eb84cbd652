#include "layout/table/borders.hpp"

#include <algorithm>

#include "layout/page/border.hpp"

namespace prikaz::layout {
namespace {

const flow::Border no_border;

int darkness(Rgb c) {
  if (c == flow::no_colour) return 765;
  return 765 - static_cast<int>((c >> 16 & 0xFF) + (c >> 8 & 0xFF) + (c & 0xFF));
}

/// Draws one run of equal borders of a horizontal grid line.
class EdgeRun {
 public:
  EdgeRun(Page& page, Twips y) : page_(page), y_(y) {}
  void add(const flow::Border& b, Twips from, Twips to) {
    if (border_ != nullptr && *border_ == b && to_ == from) {
      to_ = to;
      return;
    }
    flush();
    border_ = &b;
    from_ = from;
    to_ = to;
  }
  void flush() {
    if (border_ != nullptr) paint_border(page_, *border_, from_, y_, to_ - from_, false);
    border_ = nullptr;
  }

 private:
  Page& page_;
  const Twips y_;
  const flow::Border* border_ = nullptr;
  Twips from_ = 0, to_ = 0;
};

void horizontal(Page& page, const TableBox& table, const RowBox* above, const RowBox* below, Twips x, Twips y) {
  EdgeRun run(page, y);
  for (std::uint32_t c = 0; c + 1 < table.edges.size(); ++c) {
    const CellBox* a = above != nullptr ? cell_at(*above, c) : nullptr;
    const CellBox* b = below != nullptr ? cell_at(*below, c) : nullptr;
    if (b != nullptr && b->covered && above != nullptr) continue;
    const flow::Border& top = b != nullptr ? b->cell->top : no_border;
    const flow::Border& bottom = a != nullptr ? a->cell->bottom : no_border;
    const flow::Border& winner =
        stronger(bottom, a != nullptr && a->cell->own_bottom, top, b != nullptr && b->cell->own_top);
    run.add(winner, x + table.edges[c], x + table.edges[c + 1]);
  }
  run.flush();
}

void vertical(Page& page, const TableBox& table, const PlacedRow& placed, Twips x) {
  const auto& cells = placed.row->cells;
  for (std::size_t i = 0; i <= cells.size(); ++i) {
    const CellBox* left = i > 0 ? &cells[i - 1] : nullptr;
    const CellBox* right = i < cells.size() ? &cells[i] : nullptr;
    if (left == nullptr && right == nullptr) return;
    const flow::Border& a = left != nullptr ? left->cell->right : no_border;
    const flow::Border& b = right != nullptr ? right->cell->left : no_border;
    const flow::Border& winner =
        stronger(a, left != nullptr && left->cell->own_right, b, right != nullptr && right->cell->own_left);
    const std::uint32_t edge = right != nullptr ? right->first_column : left->end_column;
    paint_border(page, winner, x + table.edges[edge], placed.top, placed.bottom - placed.top, true);
  }
}

}  // namespace

const flow::Border& stronger(const flow::Border& a, bool own_a, const flow::Border& b, bool own_b) {
  if (own_a != own_b) return own_a ? a : b;
  const Twips wa = border_width(a), wb = border_width(b);
  if (wa != wb) return wa > wb ? a : b;
  return darkness(a.colour) >= darkness(b.colour) ? a : b;
}

const CellBox* cell_at(const RowBox& row, std::uint32_t c) {
  for (const auto& cell : row.cells) {
    if (c >= cell.first_column && c < cell.end_column) return &cell;
  }
  return nullptr;
}

void paint_cell_borders(Page& page, const TableBox& table, const std::vector<PlacedRow>& rows, Twips x) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    horizontal(page, table, i > 0 ? rows[i - 1].row : nullptr, rows[i].row, x, rows[i].top);
    vertical(page, table, rows[i], x);
  }
  if (!rows.empty()) horizontal(page, table, rows.back().row, nullptr, x, rows.back().bottom);
}

}  // namespace prikaz::layout
