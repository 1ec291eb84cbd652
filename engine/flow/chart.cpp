#include "flow/chart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr std::size_t most_points = 512, most_series = 64;

std::string_view value_of(xml::Node node) { return node.attribute("val").value(); }

/// Points of c:strCache, c:numCache, c:strLit, c:numLit by their index.
std::vector<std::string> cached_points(xml::Node reference) {
  std::vector<std::string> out;
  for (xml::Node source : reference.children())
    for (const char* cache : {"c:strCache", "c:numCache"})
      for (xml::Node point : (source.child(cache) ? source.child(cache) : source).children("c:pt")) {
        const std::int32_t index = integer(point.attribute("idx").value());
        if (index < 0 || static_cast<std::size_t>(index) >= most_points) continue;
        if (out.size() <= static_cast<std::size_t>(index)) out.resize(static_cast<std::size_t>(index) + 1);
        out[static_cast<std::size_t>(index)] = point.child("c:v").text().get();
      }
  return out;
}

Rgb ink(xml::Node properties, const Theme& theme, Rgb otherwise) {
  Rgb out = drawing_colour(properties.child("a:solidFill"), theme);
  if (out == no_colour) out = drawing_colour(properties.child("a:ln").child("a:solidFill"), theme);
  return out == no_colour ? otherwise : out;
}

Rgb accent(std::size_t index, const Theme& theme) { return theme.colours[4 + index % 6]; }

ChartSeries read_series(xml::Node node, std::size_t index, bool by_points, const Theme& theme) {
  ChartSeries out;
  const std::vector<std::string> name = cached_points(node.child("c:tx"));
  out.name = name.empty() ? node.child("c:tx").child("c:v").text().get() : name[0];
  out.colour = ink(node.child("c:spPr"), theme, accent(index, theme));
  for (const std::string& text : cached_points(node.child("c:val"))) {
    const double value = std::strtod(text.c_str(), nullptr);
    out.values.push_back(std::isfinite(value) ? value : 0);
    out.points.push_back(by_points ? accent(out.points.size(), theme) : out.colour);
  }
  for (xml::Node point : node.children("c:dPt")) {
    const std::int32_t at = integer(value_of(point.child("c:idx")), -1);
    if (at >= 0 && static_cast<std::size_t>(at) < out.points.size())
      out.points[static_cast<std::size_t>(at)] =
          ink(point.child("c:spPr"), theme, out.points[static_cast<std::size_t>(at)]);
  }
  return out;
}

void read_text(xml::Node node, std::string& out) {
  for (xml::Node child : node.children()) {
    if (std::string_view(child.name()) == "a:t") out += child.text().get();
    read_text(child, out);
  }
}

Chart::Legend legend_of(xml::Node legend) {
  const std::string_view place = value_of(legend.child("c:legendPos"));
  if (!legend) return Chart::Legend::none;
  if (place == "b") return Chart::Legend::bottom;
  if (place == "t") return Chart::Legend::top;
  return place == "l" ? Chart::Legend::left : Chart::Legend::right;
}

Chart::Kind kind_of(std::string_view name) {
  if (name == "c:barChart" || name == "c:bar3DChart") return Chart::Kind::bar;
  if (name == "c:lineChart" || name == "c:line3DChart" || name == "c:areaChart") return Chart::Kind::line;
  if (name == "c:pieChart" || name == "c:pie3DChart" || name == "c:doughnutChart") return Chart::Kind::pie;
  return Chart::Kind::other;
}

void read_axis(xml::Node axis, Chart& out) {
  const xml::Node scaling = axis.child("c:scaling");
  const xml::Node least = scaling.child("c:min"), most = scaling.child("c:max");
  if (least) out.has_least = true, out.least = std::strtod(least.attribute("val").value(), nullptr);
  if (most) out.has_most = true, out.most = std::strtod(most.attribute("val").value(), nullptr);
  out.gridlines = static_cast<bool>(axis.child("c:majorGridlines"));
}

}  // namespace

Chart read_chart(xml::Node space, const Theme& theme) {
  Chart out;
  const xml::Node chart = space.child("c:chart"), area = chart.child("c:plotArea");
  for (xml::Node plot : area.children()) {
    const Chart::Kind kind = kind_of(plot.name());
    if (kind == Chart::Kind::other || (out.kind != Chart::Kind::other && out.kind != kind)) continue;
    out.kind = kind;
    out.horizontal = value_of(plot.child("c:barDir")) == "bar";
    const std::string_view grouping = value_of(plot.child("c:grouping"));
    out.percent = grouping == "percentStacked";
    out.stacked = out.percent || grouping == "stacked";
    if (const xml::Node gap = plot.child("c:gapWidth")) out.gap = std::clamp(integer(value_of(gap), 150), 0, 500);
    for (xml::Node series : plot.children("c:ser")) {
      if (out.series.size() >= most_series) break;
      if (out.categories.empty()) out.categories = cached_points(series.child("c:cat"));
      out.series.push_back(read_series(series, out.series.size(), kind == Chart::Kind::pie, theme));
    }
  }
  if (const xml::Node axis = area.child("c:valAx")) read_axis(axis, out);
  out.legend = legend_of(chart.child("c:legend"));
  read_text(chart.child("c:title"), out.title);
  const xml::Node size = space.child("c:txPr").child("a:p").child("a:pPr").child("a:defRPr");
  if (const std::int32_t hundredths = integer(size.attribute("sz").value()); hundredths > 0)
    out.half_points = clamp_u16(hundredths / 50, 144);
  return out;
}

Scale scale_of(const Chart& chart) {
  double low = 0, high = 0;
  std::vector<double> sums(most_points, 0.0);
  for (const ChartSeries& series : chart.series)
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const double value = chart.stacked ? sums[i] += series.values[i] : series.values[i];
      low = std::min(low, value), high = std::max(high, value);
    }
  if (chart.percent) return {0, 1, 0.1};
  if (chart.has_least) low = chart.least;
  if (chart.has_most) high = chart.most;
  if (!(high > low) || !std::isfinite(high - low)) return {low, low + 1, 1};
  // Office leaves a twentieth of the range free above the highest value.
  const double room = (high - low) * 1.05, rough = room / 7;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double step = power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
  Scale out{std::floor(low / step) * step, 0, step};
  out.to = chart.has_most ? high : std::ceil((low + room) / step) * step;
  if (chart.has_least) out.from = low;
  return out;
}

}  // namespace prikaz::flow
