#include "docx/chart_xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace prikaz::docx {

namespace {

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string digits(double v) {
  std::array<char, 32> buffer;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), v).ptr};
}

/// 1 → "B": series stand beside the categories.
std::string column(std::size_t series) {
  std::string out;
  for (std::size_t n = series + 1; n > 0; n = (n - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

std::string range(const std::string& column_name, std::size_t rows) {
  return "Sheet1!$" + column_name + "$2:$" + column_name + "$" + std::to_string(rows + 1);
}

xml::Node put(xml::Node parent, const char* name, const std::string& value) {
  xml::Node node = parent.append_child(name);
  node.text().set(value.c_str());
  return node;
}

xml::Node put_value(xml::Node parent, const char* name, const std::string& value) {
  xml::Node node = parent.append_child(name);
  node.append_attribute("val") = value.c_str();
  return node;
}

/// The child `name` made anew, in the order the schema wants (§21.2.2.28 and its like).
xml::Node renew(xml::Node series, const char* name) {
  static constexpr std::string_view order[] = {
      "c:idx",       "c:order", "c:tx",    "c:spPr",      "c:invertIfNegative", "c:marker", "c:pictureOptions",
      "c:explosion", "c:dPt",   "c:dLbls", "c:trendline", "c:errBars",          "c:cat",    "c:val"};
  series.remove_child(name);
  const auto rank = [](std::string_view n) { return std::find(std::begin(order), std::end(order), n); };
  for (const xml::Node child : series.children())
    if (rank(child.name()) > rank(name)) return series.insert_child_before(name, child);
  return series.append_child(name);
}

void put_name(xml::Node series, const std::string& name, std::size_t index) {
  xml::Node reference = renew(series, "c:tx").append_child("c:strRef");
  put(reference, "c:f", "Sheet1!$" + column(index + 1) + "$1");
  xml::Node cache = reference.append_child("c:strCache");
  put_value(cache, "c:ptCount", "1");
  xml::Node point = cache.append_child("c:pt");
  point.append_attribute("idx") = "0";
  put(point, "c:v", name);
}

void put_categories(xml::Node series, const std::vector<std::string>& categories) {
  xml::Node reference = renew(series, "c:cat").append_child("c:strRef");
  put(reference, "c:f", range("A", categories.size()));
  xml::Node cache = reference.append_child("c:strCache");
  put_value(cache, "c:ptCount", std::to_string(categories.size()));
  for (std::size_t i = 0; i < categories.size(); ++i) {
    xml::Node point = cache.append_child("c:pt");
    point.append_attribute("idx") = static_cast<unsigned>(i);
    put(point, "c:v", categories[i]);
  }
}

void put_values(xml::Node series, const ChartSeries& own, std::size_t index, std::size_t count) {
  const std::string format =
      series.child("c:val").child("c:numRef").child("c:numCache").child("c:formatCode").text().get();
  xml::Node reference = renew(series, "c:val").append_child("c:numRef");
  put(reference, "c:f", range(column(index + 1), count));
  xml::Node cache = reference.append_child("c:numCache");
  put(cache, "c:formatCode", format.empty() ? "General" : format);
  put_value(cache, "c:ptCount", std::to_string(count));
  for (std::size_t i = 0; i < own.values.size(); ++i) {
    if (!own.values[i]) continue;
    xml::Node point = cache.append_child("c:pt");
    point.append_attribute("idx") = static_cast<unsigned>(i);
    put(point, "c:v", digits(*own.values[i]));
  }
}

/// Looks of points that are no more.
void drop_points(xml::Node series, std::size_t count) {
  for (xml::Node point = series.child("c:dPt"), next; point; point = next) {
    next = point.next_sibling("c:dPt");
    if (point.child("c:idx").attribute("val").as_uint() >= count) series.remove_child(point);
  }
}

/// A series like `last`, in the colour that is next.
xml::Node one_more(xml::Node last) {
  xml::Node out = last.parent().insert_copy_after(last, last);
  for (const char* look : {"c:spPr", "c:marker", "c:extLst"}) out.remove_child(look);
  while (out.child("c:dPt")) out.remove_child("c:dPt");
  return out;
}

void put_title(xml::Node chart, const std::string& title) {
  xml::Node paragraph = chart.child("c:title").child("c:tx").child("c:rich").child("a:p");
  if (title.empty() || !paragraph) return;
  xml::Node run = paragraph.child("a:r");
  if (!run) return;
  while (run.next_sibling("a:r")) paragraph.remove_child(run.next_sibling("a:r"));
  run.child("a:t").text().set(title.c_str());
}

/// The workbook stands before what follows it in the schema (§21.2.2.29).
void put_book(xml::Node space, const std::string& book) {
  space.remove_child("c:externalData");
  if (book.empty()) return;
  xml::Node before;
  for (const char* later : {"c:extLst", "c:userShapes", "c:printSettings"})
    if (const xml::Node n = space.child(later)) before = n;
  xml::Node data = before ? space.insert_child_before("c:externalData", before) : space.append_child("c:externalData");
  data.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  data.append_attribute("r:id") = book.c_str();
  put_value(data, "c:autoUpdate", "0");
}

std::string title_xml(const std::string& title) {
  if (title.empty()) return "<c:autoTitleDeleted val=\"1\"/>";
  std::string text;
  xml::escape(title, text);
  return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1400\" b=\"0\"/></a:pPr><a:r><a:rPr "
         "lang=\"ru-RU\" sz=\"1400\" b=\"0\"/><a:t>" +
         text + "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>";
}

const std::string empty_series = "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/></c:ser>";

std::string axes(bool across) {
  const std::string left = across ? "b" : "l", bottom = across ? "l" : "b";
  return "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>"
         "<c:axPos val=\"" +
         bottom +
         "\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark "
         "val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/><c:crosses "
         "val=\"autoZero\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>"
         "</c:scaling><c:delete val=\"0\"/><c:axPos val=\"" +
         left +
         "\"/><c:majorGridlines><c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr "
         "val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt "
         "formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/>"
         "<c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>";
}

std::string plot(Chart::Kind kind) {
  const std::string axis_ids = "<c:axId val=\"1\"/><c:axId val=\"2\"/>";
  if (kind == Chart::Kind::pie) return "<c:pieChart><c:varyColors val=\"1\"/>" + empty_series + "</c:pieChart>";
  if (kind == Chart::Kind::line)
    return "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order "
           "val=\"0\"/>"
           "<c:smooth val=\"0\"/></c:ser><c:marker val=\"1\"/>" +
           axis_ids + "</c:lineChart>" + axes(false);
  const bool across = kind == Chart::Kind::bar;
  return std::string("<c:barChart><c:barDir val=\"") + (across ? "bar" : "col") +
         "\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>" + empty_series + "<c:gapWidth val=\"80\"/>" +
         axis_ids + "</c:barChart>" + axes(across);
}

}  // namespace

Bytes chart_template(Chart::Kind kind, const ChartData& data) {
  const bool legend = kind == Chart::Kind::pie || data.series.size() > 1;
  return std::string(declaration) +
         "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:roundedCorners val=\"0\"/><c:chart>" +
         title_xml(data.title) + "<c:plotArea><c:layout/>" + plot(kind) + "</c:plotArea>" +
         (legend ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>" : "") +
         "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs "
         "val=\"gap\"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>";
}

bool fill_chart(xml::Node space, const ChartData& data, const std::string& book) {
  const xml::Node chart = space.child("c:chart");
  std::vector<xml::Node> series;
  for (const xml::Node plot : chart.child("c:plotArea").children())
    for (const xml::Node one : plot.children("c:ser")) series.push_back(one);
  if (series.empty() || series[0].child("c:xVal")) return false;
  const std::string_view first = series[0].parent().name();
  const bool one_only = first == "c:pieChart" || first == "c:pie3DChart" || first == "c:ofPieChart";
  const std::size_t wanted = one_only ? 1 : data.series.size();
  for (std::size_t i = wanted; i < series.size(); ++i) series[i].parent().remove_child(series[i]);
  series.resize(std::min(series.size(), wanted));
  while (series.size() < wanted) series.push_back(one_more(series.back()));
  for (std::size_t i = 0; i < wanted; ++i) {
    for (const char* number : {"c:idx", "c:order"})
      renew(series[i], number).append_attribute("val") = static_cast<unsigned>(i);
    put_name(series[i], data.series[i].name, i);
    put_categories(series[i], data.categories);
    put_values(series[i], data.series[i], i, data.categories.size());
    drop_points(series[i], data.categories.size());
  }
  put_title(chart, data.title);
  put_book(space, book);
  return true;
}

}  // namespace prikaz::docx
