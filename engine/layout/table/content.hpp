// How narrow and how wide the text of a cell can be set: what automatic column widths go by.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

struct ContentWidth {
  Twips least = 0;  ///< no word is cut
  Twips most = 0;   ///< no line is broken but at its breaks
};

ContentWidth content_width(Context& context, const std::vector<flow::Block>& blocks, int depth);

}  // namespace prikaz::layout
