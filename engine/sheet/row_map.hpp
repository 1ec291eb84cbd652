// Where the rows of a template went: one row may have become none, one or many. One function answers for every holder
// of references: formulas, merged cells, formats, lists, names, tables, drawings.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "sheet/formula.hpp"

namespace prikaz::sheet {

class RowMap {
 public:
  /// A row of the template, or a run of `count` rows that hold nothing.
  void segment(int first, int count) { segments_.push_back({first, count, {}}); }
  /// Segment `index` was written once more, beginning at this row of the result.
  void written(std::size_t index, int row) { segments_[index].at.push_back(row); }
  /// Rows of the result so far; rows below the template's last follow it.
  void end(int rows) { end_ = rows; }

  /// A formula's own place, for references to the row's own round of a loop.
  struct From {
    int row = 0;     ///< in the template
    int result = 0;  ///< in the result
  };

  /// Rows first…last of the template in the result: from the first copy of what is left of them to the last. From
  /// inside a loop: of the same round, where the round has them. nullopt: nothing is left.
  std::optional<std::pair<int, int>> rows(int first, int last, const std::optional<From>& from = {}) const;
  /// Every copy of rows first…last that lie together (of merged cells): one pair a round.
  std::vector<std::pair<int, int>> copies(int first, int last) const;

 private:
  struct Segment {
    int first, count;
    std::vector<int> at;
  };
  std::vector<int> all(int row) const;
  std::vector<int> seen(int row, const std::optional<From>& from) const;

  std::vector<Segment> segments_;  ///< ascending, without holes
  int end_ = 0;
};

/// The reference in the result, for `text`; nullopt: its rows are gone.
std::optional<Reference> moved(const Reference& reference, const RowMap& map,
                               const std::optional<RowMap::From>& from = {});

}  // namespace prikaz::sheet
