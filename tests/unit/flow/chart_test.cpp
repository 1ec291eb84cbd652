#include "flow/chart.hpp"

#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow;
using namespace prikaz::flow::test;

namespace {

std::string points(const std::string& kind, const std::vector<std::string>& values) {
  std::string out = "<c:" + kind + "Ref><c:" + kind + "Cache>";
  for (std::size_t i = 0; i < values.size(); ++i)
    out += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + values[i] + "</c:v></c:pt>";
  return out + "</c:" + kind + "Cache></c:" + kind + "Ref>";
}

std::string series(const std::string& name, const std::vector<std::string>& values) {
  return "<c:ser><c:tx>" + points("str", {name}) + "</c:tx><c:cat>" + points("str", {"I", "II"}) + "</c:cat><c:val>" +
         points("num", values) + "</c:val></c:ser>";
}

std::string space(const std::string& plot) {
  return "<c:chart><c:plotArea>" + plot +
         "<c:valAx><c:majorGridlines/></c:valAx></c:plotArea><c:legend><c:legendPos val=\"b\"/></c:legend></c:chart>";
}

const std::string anchor =
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"3810000\" cy=\"2540000\"/><a:graphic><a:graphicData "
    "uri=\"x/chart\"><c:chart r:id=\"q\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

/// Filled rectangles of the chart's room, without the legend's keys (which are square) and the thin lines of the grid.
std::vector<Picture> bars_of(const FlowDoc& doc) {
  std::vector<Picture> out;
  for (const Picture& p : doc.pictures)
    if (p.fill != no_colour && p.width != p.height && p.width > 20 && p.height > 20) out.push_back(p);
  return out;
}

}  // namespace

TEST_CASE("bars stand as high as their values, series beside each other (§21.2.2.16)", "[flow]") {
  Maker m;
  m.chart = space("<c:barChart><c:barDir val=\"col\"/><c:gapWidth val=\"100\"/>" + series("План", {"10", "5"}) +
                  series("Факт", {"2.5", "10"}) + "</c:barChart>");
  const FlowDoc doc = m.doc(anchor);
  CHECK(m.ids().empty());
  const auto bars = bars_of(doc);
  REQUIRE(bars.size() == 4);
  CHECK(std::abs(bars[0].height - 2 * bars[1].height) <= 2);
  CHECK(std::abs(bars[0].height - 4 * bars[2].height) <= 4);
  CHECK(bars[0].x < bars[2].x);
  CHECK(bars[2].x < bars[1].x);
  CHECK(bars[0].y + bars[0].height == bars[2].y + bars[2].height);
  CHECK(doc.pictures.back().members.size() == doc.pictures.size() - 1);
  const std::string all = kit::dump(doc);
  for (const char* word : {"План", "Факт", "\"I\"", "\"II\"", "\"12\""}) CHECK(all.find(word) != all.npos);
}

TEST_CASE("sectors of a pie take their share of the circle (§21.2.2.141)", "[flow]") {
  Maker m;
  m.chart = space("<c:pieChart>" + series("Доля", {"3", "1"}) + "</c:pieChart>");
  const FlowDoc doc = m.doc(anchor);
  std::vector<std::size_t> corners;
  for (const Picture& p : doc.pictures)
    if (!p.polygon.empty()) corners.push_back(p.polygon.size());
  CHECK(corners == std::vector<std::size_t>{56, 20});
}

TEST_CASE("a line chart joins its points; other kinds are told", "[flow]") {
  Maker m;
  m.chart = space("<c:lineChart>" + series("а", {"1", "2"}) + "</c:lineChart>");
  int sloped = 0;
  for (const Picture& p : m.doc(anchor).pictures) sloped += p.line_shape && p.flip;
  CHECK(sloped == 1);
  m.chart = space("<c:radarChart>" + series("а", {"1", "2"}) + "</c:radarChart>");
  m.doc(anchor);
  CHECK(m.ids() == "PRK-W010");
}

TEST_CASE("the axis of values has round steps", "[flow]") {
  Chart chart;
  chart.series.push_back({"", 0, {9.65}, {0}});
  CHECK(scale_of(chart).to == 12);
  CHECK(scale_of(chart).step == 2);
  chart.series[0].values = {-3, 40};
  CHECK(scale_of(chart).from == -10);
  chart.series[0].values = {0};
  CHECK(scale_of(chart).to == 1);
}
