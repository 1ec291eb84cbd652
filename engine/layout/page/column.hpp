// Strips standing in a column and the question where a column may end.
#pragma once
#include "layout/page/galley.hpp"

namespace prikaz::layout {

/// Whether a page or column may end before strips[k]: keep-with-next, keep lines together, widow control, table heads
/// (ISO 29500-1 §17.3.1.14, .15, .44; §17.4.78).
bool may_break_before(const Context& context, const std::vector<Strip>& strips, std::size_t k,
                      bool heed_keep_next = true);

/// The last allowed break at or before strips[last]; 0 when there is none.
std::size_t best_break(const Context& context, const std::vector<Strip>& strips, std::size_t last,
                       bool heed_keep_next = true);

/// Space over a strip that follows a paragraph with properties `above` (null: none) in its column.
Twips gap_above(const Context& context, const Strip& strip, const flow::ParaProps* above);

}  // namespace prikaz::layout
