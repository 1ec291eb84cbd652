#include "layout/page/balance.hpp"

#include <algorithm>

namespace prikaz::layout {
namespace {

/// Columns of `height` that the strips fill, at most one more than `count`; `made` takes them when asked for.
std::size_t columns_needed(const Context& context, const std::vector<Strip>& all, Twips top, Twips height,
                           std::size_t count, std::vector<std::vector<Strip>>* made) {
  std::size_t n = 1, first = 0;
  Twips y = 0;
  std::vector<Strip> column;
  const flow::ParaProps* above = nullptr;
  for (std::size_t i = 0; i < all.size();) {
    const Twips gap = i == first ? 0 : gap_above(context, all[i], above);
    if (i > first && y + gap + all[i].height > height) {
      std::size_t k = i;
      while (k > first && !may_break_before(context, all, k)) --k;
      if (k == first) k = i;
      column.resize(k - first);
      if (made != nullptr) made->push_back(column);
      column.clear();
      first = i = k;
      y = 0;
      above = nullptr;
      if (++n > count) return n;
      continue;
    }
    Strip s = all[i];
    s.y = top + y + gap;
    y += gap + s.height;
    column.push_back(s);
    above = s.kind == Strip::Kind::line ? context.scratch.paragraphs[s.box].props : nullptr;
    ++i;
  }
  if (made != nullptr) made->push_back(column);
  return n;
}

}  // namespace

std::vector<Column> columns_of(const flow::Section& s) {
  const Twips left = s.left + s.gutter;
  const Twips width = std::max(1, s.width - left - s.right);
  const int n = std::clamp<int>(s.columns, 1, 64);
  std::vector<Column> all;
  if (!s.column_widths.empty() && n > 1) {
    Twips x = left;
    for (const auto& [w, gap] : s.column_widths) {
      all.push_back({x, std::max(1, w)});
      x += w + gap;
    }
    return all;
  }
  const Twips each = std::max(1, (width - (n - 1) * s.column_gap) / n);
  for (int i = 0; i < n; ++i) all.push_back({left + i * (each + s.column_gap), each});
  return all;
}

void balance(const Context& context, Twips top, Twips room, std::size_t count,
             std::vector<std::vector<Strip>>& columns) {
  std::vector<Strip> all;
  for (const auto& strips : columns) all.insert(all.end(), strips.begin(), strips.end());
  if (all.empty()) return;
  Twips low = 1, high = room;
  while (low < high) {
    const Twips middle = low + (high - low) / 2;
    if (columns_needed(context, all, top, middle, count, nullptr) <= count) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  std::vector<std::vector<Strip>> made;
  if (columns_needed(context, all, top, low, count, &made) <= count) columns = std::move(made);
}

}  // namespace prikaz::layout
