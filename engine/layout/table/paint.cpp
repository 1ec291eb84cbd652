#include <algorithm>

#include "layout/page/border.hpp"
#include "layout/page/galley.hpp"
#include "layout/table/borders.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {
namespace {

struct RowPlace {
  std::uint32_t fragment = 0;
  Twips top = 0, bottom = 0;
};

class RowsPainter {
 public:
  RowsPainter(Context& context, const Target& target, std::uint32_t table, Twips x)
      : context_(context), target_(target), id_(table), x_(x) {}

  void run(const std::vector<Strip>& strips, std::uint32_t from, std::uint32_t to, Twips y) {
    for (std::uint32_t i = from; i < to; ++i) {
      const Twips top = y + strips[i].y;
      places_.push_back({strips[i].index, top, top + strips[i].height});
    }
    for (std::size_t i = 0; i < places_.size(); ++i) row(i);
    std::vector<PlacedRow> rows;
    for (const auto& p : places_) rows.push_back({&table().rows[fragment(p).row], p.top, p.bottom});
    paint_cell_borders(context_.frames.pages[target_.page], table(), rows, x_);
  }

 private:
  TableBox& table() { return context_.scratch.tables[id_]; }
  const Fragment& fragment(const RowPlace& p) { return table().fragments[p.fragment]; }

  void row(std::size_t i) {
    const RowPlace place = places_[i];
    const Fragment f = fragment(place);
    RowBox& row = table().rows[f.row];
    for (std::uint32_t c = 0; c < row.cells.size(); ++c) {
      CellBox& cell = row.cells[c];
      if (cell.covered) {
        if (i == 0) continue_merge(f.row, cell.first_column, place.top);
        continue;
      }
      const Twips bottom = cell.last_row > f.row ? merge_bottom(i, cell.last_row) : place.bottom;
      shade(cell, place.top, bottom);
      if (cell.last_row > f.row) {
        merged_text(cell, place.top, bottom, f.repeated, last_on_page(i, cell.last_row));
      } else {
        const Cut cut = table().cuts[f.first_cut + c];
        text(cell, cut, place.top, bottom, f.repeated, f.begins && f.ends);
      }
    }
  }

  Twips merge_bottom(std::size_t i, std::uint32_t last_row) {
    Twips bottom = places_[i].bottom;
    for (; i < places_.size() && fragment(places_[i]).row <= last_row; ++i) bottom = places_[i].bottom;
    return bottom;
  }

  /// Whether the merge ends among the rows of this page.
  bool last_on_page(std::size_t i, std::uint32_t last_row) {
    for (; i < places_.size(); ++i) {
      if (fragment(places_[i]).row == last_row && fragment(places_[i]).ends) return true;
    }
    return false;
  }

  /// A merge begun on an earlier page goes on at the top of this one.
  void continue_merge(std::uint32_t r, std::uint32_t column, Twips top) {
    for (std::uint32_t k = r; k-- > 0;) {
      for (auto& cell : table().rows[k].cells) {
        if (cell.first_column != column || cell.covered) continue;
        if (cell.last_row < r) return;
        const Twips bottom = merge_bottom(0, cell.last_row);
        shade(cell, top, bottom);
        merged_text(cell, top, bottom, false, last_on_page(0, cell.last_row));
        return;
      }
    }
  }

  void shade(const CellBox& cell, Twips top, Twips bottom) {
    if (cell.cell->shade == flow::no_colour) return;
    const Twips left = table().edges[cell.first_column], right = table().edges[cell.end_column];
    context_.frames.pages[target_.page].under.push_back({x_ + left, top, right - left, bottom - top, cell.cell->shade});
  }

  void merged_text(CellBox& cell, Twips top, Twips bottom, bool repeated, bool rest) {
    const auto& strips = cell.galley.strips;
    const auto all = static_cast<std::uint32_t>(strips.size());
    Cut cut{cell.drawn, cell.drawn};
    const Twips origin = cut.from == 0 || cut.from >= all ? 0 : strips[cut.from].y;
    const Twips room = bottom - top - border_width(cell.cell->top) - cell.cell->margin_top;
    while (cut.to < all && (rest || strips[cut.to].y + strips[cut.to].height - origin <= room)) ++cut.to;
    text(cell, cut, top, bottom, repeated, cut.from == 0 && cut.to == all);
    cell.drawn = cut.to;
  }

  void text(const CellBox& cell, const Cut& cut, Twips top, Twips bottom, bool repeated, bool whole) {
    if (cut.from >= cut.to) return;
    const auto& strips = cell.galley.strips;
    const Twips border = border_width(cell.cell->top);
    const Twips origin = cut.from == 0 ? 0 : strips[cut.from].y;
    Twips y = top + border + cell.cell->margin_top - origin;
    const Twips spare = bottom - top - border - cell.cell->margin_top - cell.cell->margin_bottom - cell.galley.height;
    if (whole && spare > 0) {
      if (cell.cell->valign == flow::Cell::VAlign::centre) y += spare / 2;
      if (cell.cell->valign == flow::Cell::VAlign::bottom) y += spare;
    }
    Target target = target_;
    target.artifact = target.artifact || repeated;
    if (stands_upright(*cell.cell)) return upright_text(cell, cut, target, top, bottom);
    paint_strips(context_, target, strips, cut.from, cut.to,
                 x_ + table().edges[cell.first_column] + cell.cell->margin_left, y);
  }

  /// The text is drawn lying at the page's corner, then its items are turned into the cell.
  void upright_text(const CellBox& cell, const Cut& cut, const Target& target, Twips top, Twips bottom) {
    Page& page = context_.frames.pages[target.page];
    const std::size_t texts = page.text.size(), rects = page.rects.size(), unders = page.under.size();
    paint_strips(context_, target, cell.galley.strips, cut.from, cut.to, 0, 0);
    const bool up = cell.cell->direction == flow::Cell::Direction::up;
    const Twips left = x_ + table().edges[cell.first_column], right = x_ + table().edges[cell.end_column];
    Twips across = cell.cell->margin_left;
    const Twips spare = right - left - cell.galley.height - 2 * across;
    if (spare > 0 && cell.cell->valign == flow::Cell::VAlign::centre) across += spare / 2;
    if (spare > 0 && cell.cell->valign == flow::Cell::VAlign::bottom) across += spare;
    const Twips start = up ? bottom - cell.cell->margin_bottom : top + cell.cell->margin_top;
    for (std::size_t i = texts; i < page.text.size(); ++i) {
      TextItem& t = page.text[i];
      const Twips along = t.x;
      t.x = up ? left + across + t.baseline : right - across - t.baseline;
      t.baseline = up ? start - along : start + along;
      t.turn = up ? TextItem::Turn::up : TextItem::Turn::down;
    }
    const auto turn = [&](RectItem& r) {
      const RectItem lying = r;
      r.x = up ? left + across + lying.y : right - across - lying.y - lying.height;
      r.y = up ? start - lying.x - lying.width : start + lying.x;
      r.width = lying.height;
      r.height = lying.width;
    };
    for (std::size_t i = rects; i < page.rects.size(); ++i) turn(page.rects[i]);
    for (std::size_t i = unders; i < page.under.size(); ++i) turn(page.under[i]);
  }

  Context& context_;
  const Target& target_;
  const std::uint32_t id_;
  const Twips x_;
  std::vector<RowPlace> places_;
};

}  // namespace

void paint_rows(Context& context, const Target& target, std::uint32_t table, const std::vector<Strip>& strips,
                std::uint32_t from, std::uint32_t to, Twips x, Twips y) {
  RowsPainter(context, target, table, x).run(strips, from, to, y);
}

}  // namespace prikaz::layout
