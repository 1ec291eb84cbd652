#include "sheet/row_map.hpp"

#include <algorithm>
#include <limits>

namespace prikaz::sheet {

std::vector<int> RowMap::all(int row) const {
  const auto after = std::upper_bound(segments_.begin(), segments_.end(), row,
                                      [](int wanted, const Segment& s) { return wanted < s.first; });
  if (after == segments_.begin()) return {row};
  const Segment& s = *(after - 1);
  if (row >= s.first + s.count) return {end_ + row - (s.first + s.count)};  // below everything
  std::vector<int> out = s.at;
  for (int& at : out) at += row - s.first;
  return out;
}

// Of a row that another row of a loop speaks of, the copies that stand in the same round: after the speaker's previous
// copy when it lies above, before the next one when it lies below.
std::vector<int> RowMap::seen(int row, const std::optional<From>& from) const {
  std::vector<int> copies = all(row);
  if (!from || copies.size() < 2) return copies;
  if (row == from->row) return {from->result};
  const std::vector<int> own = all(from->row);
  const auto here = std::find(own.begin(), own.end(), from->result);
  int low = std::numeric_limits<int>::min(), high = std::numeric_limits<int>::max();
  if (row < from->row) {
    high = from->result;
    if (here != own.end() && here != own.begin()) low = *(here - 1);
  } else {
    low = from->result;
    if (here != own.end() && here + 1 != own.end()) high = *(here + 1);
  }
  std::vector<int> same_round;
  for (const int at : copies)
    if (at > low && at < high) same_round.push_back(at);
  return same_round.empty() ? copies : same_round;
}

std::optional<std::pair<int, int>> RowMap::rows(int first, int last, const std::optional<From>& from) const {
  std::vector<int> top, bottom;
  for (int row = first; row <= last && top.empty(); ++row) top = seen(row, from);
  for (int row = last; row >= first && bottom.empty(); --row) bottom = seen(row, from);
  if (top.empty()) return std::nullopt;
  return std::pair{*std::min_element(top.begin(), top.end()), *std::max_element(bottom.begin(), bottom.end())};
}

std::vector<std::pair<int, int>> RowMap::copies(int first, int last) const {
  std::vector<std::pair<int, int>> out;
  while (first <= last && all(first).empty()) ++first;
  while (last >= first && all(last).empty()) --last;
  if (first > last) return out;
  const std::vector<int> top = all(first), bottom = all(last);
  for (std::size_t i = 0; i < top.size(); ++i) {
    int end = -1;
    for (const int at : bottom)
      if (at >= top[i] && (i + 1 == top.size() || at < top[i + 1])) end = std::max(end, at);
    if (end >= 0) out.emplace_back(top[i], end);
  }
  return out;
}

std::optional<Reference> moved(const Reference& r, const RowMap& map, const std::optional<RowMap::From>& from) {
  if (r.kind == Reference::Kind::columns) return r;
  const int first = std::min(r.first.row, r.last.row), last = std::max(r.first.row, r.last.row);
  // "$" holds on to the first copy: SUM(C$3:C3) in a repeated row is a running total.
  const auto top = map.rows(first, last, r.first_row_fixed ? std::nullopt : from);
  const auto bottom = map.rows(first, last, r.last_row_fixed ? std::nullopt : from);
  if (!top || !bottom) return std::nullopt;
  Reference out = r;
  out.first.row = top->first;
  const auto speaker = from ? map.rows(from->row, from->row) : std::nullopt;
  const bool in_loop = speaker && speaker->first != speaker->second;
  out.last.row = in_loop && !r.range && r.last_row_fixed ? top->first : bottom->second;
  out.range = r.range || out.first.row != out.last.row;
  return out;
}

}  // namespace prikaz::sheet
