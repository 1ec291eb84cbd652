// How high a row of a form must be for its wrapped texts: viewers other than Excel keep the height a workbook has.
#pragma once
#include <string_view>

namespace prikaz::papers {

/// Points of a row that shows `text` in a column of `width` characters (a workbook's own unit); bold letters are wider.
double row_height(std::string_view text, double width, bool bold);

}  // namespace prikaz::papers
