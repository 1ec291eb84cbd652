// Rows of a table: laid out one at a time, split over pages, drawn.
#pragma once
#include "layout/context.hpp"
#include "layout/inline/line.hpp"

namespace prikaz::layout {

/// Whether the cell's lines stand upright (§17.4.72).
bool stands_upright(const flow::Cell& cell);

/// A table in a column `available` wide, no row laid out yet.
std::uint32_t begin_table(Context& context, const flow::Table& table, Twips available, int depth);

/// Lays out row r (rows come in order) and returns its whole fragment.
std::uint32_t add_row(Context& context, std::uint32_t table, std::uint32_t r, int depth);

/// Splits a fragment so that its first part is at most `available` high; returns the fragment of the rest, or ~0 when
/// the row may not or cannot be split there. `force`: at least a line of every cell goes into the first part.
std::uint32_t split_row(Context& context, std::uint32_t table, std::uint32_t fragment, Twips available, bool force);

/// The same row again, as a head on another page.
std::uint32_t repeat_row(Context& context, std::uint32_t table, std::uint32_t fragment);

/// Draws rows that stand together on a page.
void paint_rows(Context& context, const Target& target, std::uint32_t table, const std::vector<Strip>& strips,
                std::uint32_t from, std::uint32_t to, Twips x, Twips y);

/// Rows all of whose parts have been drawn give their memory back.
void release_row(Context& context, std::uint32_t table, std::uint32_t r);
void release_table(Context& context, std::uint32_t table);

/// A row is kept with the next when its first paragraph is (Word).
bool row_keeps_next(const Context& context, const flow::Row& row);

}  // namespace prikaz::layout
