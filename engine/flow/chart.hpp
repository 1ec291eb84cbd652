// A chart part (§21.2): what bar, line and pie charts show, from the values stored with them.
#pragma once
#include <string>
#include <vector>

#include "flow/theme.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

struct ChartSeries {
  std::string name;
  Rgb colour = 0;
  std::vector<double> values;
  std::vector<Rgb> points;  ///< colours of single points (slices), as many as values
};

struct Chart {
  enum class Kind : std::uint8_t { other, bar, line, pie } kind = Kind::other;
  bool horizontal = false, stacked = false, percent = false, gridlines = true;
  enum class Legend : std::uint8_t { none, right, left, top, bottom } legend = Legend::none;
  int gap = 150;  ///< between groups of bars, per cent of a bar
  std::string title;
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;
  std::uint16_t half_points = 20;
  bool has_least = false, has_most = false;
  double least = 0, most = 0;  ///< of the value axis, when the document sets them
};

Chart read_chart(xml::Node chart_space, const Theme& theme);

/// Values of the axis from `from` to `to` by `step`: round numbers that hold every value.
struct Scale {
  double from = 0, to = 1, step = 1;
};
Scale scale_of(const Chart& chart);

}  // namespace prikaz::flow
