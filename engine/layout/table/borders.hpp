// Borders of cells where they meet (ISO 29500-1 §17.4.66).
#pragma once
#include "layout/context.hpp"
#include "layout/inline/line.hpp"

namespace prikaz::layout {

/// The border that wins where two cells meet: the cell's own over the table's, then the wider, then the darker.
const flow::Border& stronger(const flow::Border& a, bool own_a, const flow::Border& b, bool own_b);

/// A row as it stands on the page.
struct PlacedRow {
  const RowBox* row = nullptr;
  Twips top = 0, bottom = 0;
};

/// The cell over grid column c; null where the row has none.
const CellBox* cell_at(const RowBox& row, std::uint32_t c);

/// Draws the borders of rows that stand together, `x` = the column's left edge.
void paint_cell_borders(Page& page, const TableBox& table, const std::vector<PlacedRow>& rows, Twips x);

}  // namespace prikaz::layout
