// Columns of a section: where they stand, and the same height for the last ones.
#pragma once
#include "layout/page/column.hpp"

namespace prikaz::layout {

struct Column {
  Twips x = 0, width = 0;
};

/// ISO 29500-1 §17.6.4; at least one, each at least a twip wide.
std::vector<Column> columns_of(const flow::Section& section);

/// Spreads the strips of `columns` over at most `count` columns as low as breaks allow, `room` high at most, `top` down
/// the page. Leaves them as they are when that cannot be done.
void balance(const Context& context, Twips top, Twips room, std::size_t count,
             std::vector<std::vector<Strip>>& columns);

}  // namespace prikaz::layout
