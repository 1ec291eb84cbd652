#include "layout/table/widths.hpp"

#include <algorithm>
#include <numeric>

namespace prikaz::layout {
namespace {

constexpr std::size_t most_columns = 1024;

std::size_t column_count(const flow::Table& t) {
  std::size_t n = t.grid.size();
  for (const auto& row : t.rows) {
    std::size_t in_row = std::size_t{row.grid_before} + row.grid_after;
    for (const auto& cell : row.cells) in_row += std::max<std::size_t>(1, cell.column_span);
    n = std::max(n, in_row);
  }
  return std::clamp<std::size_t>(n, 1, most_columns);
}

/// Preferred widths of cells that span one column fill what the grid leaves open.
void fill_from_cells(const flow::Table& t, Twips available, std::vector<Twips>& widths) {
  std::vector<Twips> wanted(widths.size(), 0);
  for (const auto& row : t.rows) {
    std::size_t c = row.grid_before;
    for (const auto& cell : row.cells) {
      const std::size_t span = std::max<std::size_t>(1, cell.column_span);
      const Twips w =
          cell.width > 0 ? cell.width : static_cast<Twips>(std::int64_t{available} * cell.width_percent50 / 5000);
      if (span == 1 && c < wanted.size()) wanted[c] = std::max(wanted[c], w);
      c += span;
    }
  }
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (widths[c] <= 0) widths[c] = wanted[c];
  }
}

/// Columns nobody gave a width share what is left.
void share_rest(Twips total, std::vector<Twips>& widths) {
  const auto open = static_cast<Twips>(std::count_if(widths.begin(), widths.end(), [](Twips w) { return w <= 0; }));
  if (open == 0) return;
  const Twips used =
      std::accumulate(widths.begin(), widths.end(), Twips{0}, [](Twips s, Twips w) { return s + std::max(w, 0); });
  const Twips each = std::max<Twips>((total - used) / open, 100);
  for (auto& w : widths) {
    if (w <= 0) w = each;
  }
}

void scale_to(Twips total, std::vector<Twips>& widths) {
  const std::int64_t sum = std::accumulate(widths.begin(), widths.end(), std::int64_t{0});
  if (sum <= 0 || sum == total || total <= 0) return;
  std::int64_t before = 0, placed = 0;
  for (auto& w : widths) {
    before += w;
    const std::int64_t edge = before * total / sum;
    w = static_cast<Twips>(edge - placed);
    placed = edge;
  }
}

}  // namespace

std::vector<Twips> grid_edges(Context& context, const flow::Table& t, Twips available, int depth) {
  (void)context;
  (void)depth;
  std::vector<Twips> widths(t.grid.begin(), t.grid.end());
  widths.resize(column_count(t), 0);
  for (auto& w : widths) w = std::clamp(w, 0, 100000);
  fill_from_cells(t, available, widths);
  const Twips total = t.width_percent50 > 0 ? static_cast<Twips>(std::int64_t{available} * t.width_percent50 / 5000)
                      : t.width > 0         ? t.width
                                            : available;
  share_rest(total, widths);
  if (t.width_percent50 > 0) scale_to(total, widths);
  const Twips sum = std::accumulate(widths.begin(), widths.end(), Twips{0});
  Twips x = t.indent;
  if (t.align == flow::Table::Align::centre) x = (available - sum) / 2;
  if (t.align == flow::Table::Align::right) x = available - sum;
  std::vector<Twips> edges{x};
  for (const Twips w : widths) edges.push_back(x += w);
  return edges;
}

}  // namespace prikaz::layout
