// Column widths (ISO 29500-1 §17.4.52, §17.18.87): where the grid lines of a table stand.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

/// Grid lines from the left edge of a column `available` twips wide; at least two.
std::vector<Twips> grid_edges(Context& context, const flow::Table& table, Twips available, int depth);

}  // namespace prikaz::layout
