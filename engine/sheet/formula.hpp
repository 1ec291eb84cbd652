// References inside formulas (ISO 29500-1 §18.17.2): found by a tokenizer, so that texts, functions, names and
// structured references stay as they are.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sheet/cell.hpp"

namespace prikaz::sheet {

struct Reference {
  enum class Kind { cells, rows, columns } kind = Kind::cells;
  std::string sheet;   ///< as named, without quotes; empty = the formula's own
  Ref first, last;     ///< of rows only the rows count, of columns only the columns
  bool range = false;  ///< written with a colon
  bool first_row_fixed = false, first_column_fixed = false, last_row_fixed = false, last_column_fixed = false;  ///< "$"
};

/// The reference without its sheet: "$C$5:$C$14".
std::string text(const Reference& reference);

/// The formula with every reference replaced by what `change` returns for it (its sheet's name stays before it);
/// nullopt keeps the reference as written.
std::string rewrite(std::string_view formula,
                    const std::function<std::optional<std::string>(const Reference&)>& change);

/// A formula copied so many rows down and columns right: relative references move along.
std::string shifted(std::string_view formula, int rows, int columns);

}  // namespace prikaz::sheet
