// Chart parts (ISO 29500-1 §21.2): a new one, and numbers put into one.
#pragma once
#include <string>

#include "docx/chart.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// A chart without numbers: what fill_chart() makes one of.
Bytes chart_template(Chart::Kind kind, const ChartData& data);

/// Puts the numbers, as formulas over the chart's workbook with the values beside them, into the chart's series: extra
/// series look as the last one but for the colour, series that are too many go. `book`: the relationship id of the
/// workbook, empty when there is none. False when the chart is of a kind without categories (scatter, bubble) or empty.
bool fill_chart(xml::Node chart_space, const ChartData& data, const std::string& book);

}  // namespace prikaz::docx
