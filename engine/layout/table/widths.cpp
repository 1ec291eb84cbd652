#include "layout/table/widths.hpp"

#include <algorithm>
#include <numeric>

#include "layout/table/content.hpp"

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

Twips total_of(const std::vector<Twips>& widths) { return std::accumulate(widths.begin(), widths.end(), Twips{0}); }

/// Least and most widths of columns from the cells that stand in one column; wider cells widen the columns they span.
void measure_columns(Context& context, const flow::Table& t, int depth, std::vector<ContentWidth>& columns) {
  for (const bool spanning : {false, true}) {
    for (const auto& row : t.rows) {
      std::size_t c = row.grid_before;
      for (const auto& cell : row.cells) {
        const std::size_t span = std::max<std::size_t>(1, cell.column_span);
        const std::size_t end = std::min(columns.size(), c + span);
        if ((span > 1) == spanning && c < end) {
          const ContentWidth w = content_width(context, cell.blocks, depth);
          const Twips margins = cell.margin_left + cell.margin_right;
          Twips least = w.least + margins, most = w.most + margins;
          for (std::size_t k = c; k < end; ++k) {
            least -= columns[k].least;
            most -= columns[k].most;
          }
          const auto n = static_cast<Twips>(end - c);
          for (std::size_t k = c; k < end; ++k) {
            columns[k].least += std::max(0, least) / n;
            columns[k].most += std::max(0, most) / n;
          }
        }
        c += span;
      }
    }
  }
}

/// Columns by their content: each gets what its longest line wants when there is room, else its longest word and a
/// share of the rest.
void fit_content(const std::vector<ContentWidth>& columns, Twips total, bool stretch, std::vector<Twips>& widths) {
  Twips least = 0, most = 0;
  for (const auto& c : columns) {
    least += c.least;
    most += c.most;
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto& c = columns[i];
    if (most <= total) {
      widths[i] = c.most;
    } else {
      const std::int64_t room = std::max(0, total - least), wish = std::max(1, most - least);
      widths[i] = c.least + static_cast<Twips>((c.most - c.least) * room / wish);
    }
    widths[i] = std::max(widths[i], 1);
  }
  if (least > total || (stretch && most < total)) scale_to(total, widths);
}

/// A grid says nothing when programs write the same few twips for every column and leave the work to Word.
bool grid_is_void(const std::vector<Twips>& widths, const std::vector<ContentWidth>& columns) {
  Twips least = 0;
  for (const auto& c : columns) least += c.least;
  return std::int64_t{total_of(widths)} * 5 < std::int64_t{least} * 2;
}

bool any_open(const std::vector<Twips>& widths) {
  return std::any_of(widths.begin(), widths.end(), [](Twips w) { return w <= 0; });
}

/// Automatic layout (§17.18.87). A grid that a word processor left is the result of its own fitting and stays.
void fit(Context& context, const flow::Table& t, Twips total, int depth, std::vector<Twips>& widths) {
  constexpr Twips doubtful = 1000;  // columns narrower than this on the average are looked into
  const bool open = any_open(widths);
  if (!open && total_of(widths) >= doubtful * static_cast<Twips>(widths.size())) return;
  std::vector<ContentWidth> columns(widths.size());
  measure_columns(context, t, depth, columns);
  if (!open && !grid_is_void(widths, columns)) return;
  fit_content(columns, total, t.width > 0 || t.width_percent50 > 0, widths);
}

}  // namespace

std::vector<Twips> grid_edges(Context& context, const flow::Table& t, Twips available, int depth) {
  constexpr Twips widest_column = 31680;  // Word's limit, 22 inches
  std::vector<Twips> widths(t.grid.begin(), t.grid.end());
  widths.resize(column_count(t), 0);
  for (auto& w : widths) w = std::clamp(w, 0, widest_column);
  fill_from_cells(t, available, widths);
  const Twips total = t.width_percent50 > 0 ? static_cast<Twips>(std::int64_t{available} * t.width_percent50 / 5000)
                      : t.width > 0         ? std::min(t.width, widest_column)
                                            : available;
  if (!t.fixed) fit(context, t, total, depth, widths);
  share_rest(total, widths);
  if (t.width_percent50 > 0) scale_to(total, widths);
  const Twips sum = total_of(widths);
  Twips x = t.indent;
  if (t.align == flow::Table::Align::centre) x = (available - sum) / 2;
  if (t.align == flow::Table::Align::right) x = available - sum;
  std::vector<Twips> edges{x};
  for (const Twips w : widths) edges.push_back(x += w);
  return edges;
}

}  // namespace prikaz::layout
