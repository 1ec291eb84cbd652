#include "docx/chart.hpp"

#include "docx/tagged.hpp"
#include "kit.hpp"
#include "kit/memory_disk.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace {

bool has(const std::string& s, const std::string& what) {
  if (s.find(what) != std::string::npos) return true;
  UNSCOPED_INFO(s);
  return false;
}

Value tagged(const std::string& json) {
  const prikaz::kit::MemoryDisk disk;
  auto value = resolve_tagged(data(json), disk, "");
  if (!value) FAIL(to_string(value.error()[0]));
  return *value;
}

const std::string drawing =
    "<w:r><w:drawing><wp:inline><wp:docPr id=\"4\" name=\"Chart 4\" descr=\"{{ places }}\"/><a:graphic><a:graphicData "
    "uri=\"chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"c1\"/>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

const Parts with_chart = {
    {"word/_rels/document.xml.rels",
     "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c1\" "
     "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" "
     "Target=\"charts/chart1.xml\"/></Relationships>"},
    {"word/charts/_rels/chart1.xml.rels",
     "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
     "Type=\"http://schemas.microsoft.com/office/2011/relationships/chartStyle\" Target=\"style1.xml\"/><Relationship "
     "Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\" "
     "Target=\"../embeddings/old.xlsx\"/></Relationships>"},
    {"word/charts/style1.xml", "<style/>"},
    {"word/charts/chart1.xml",
     "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
     "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:plotArea><c:barChart>"
     "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>Old</c:v></c:tx><c:spPr><a:noFill/></c:spPr><c:cat>"
     "<c:strRef><c:f>Лист1!$A$2</c:f></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0.0</c:formatCode>"
     "</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart><c:externalData r:id=\"r2\" "
     "xmlns:r=\"r\"/><c:printSettings/></c:chartSpace>"}};

}  // namespace

TEST_CASE("a chart of the template takes the numbers of the value it names and keeps its look") {
  const std::string json = R"({"places": {"categories": ["Школа 1", "Школа <2>"],
      "series": [{"name": "2025", "values": [3, null]}, {"name": "2026", "values": [4.5, 1e6]}]}})";
  const std::string body = p(drawing);
  CHECK(has(filled(body, json, with_chart), "r:id=\"prikaz1\""));
  CHECK(has(filled(body, json, with_chart, "word/_rels/document.xml.rels"), "Target=\"charts/prikaz1.xml\""));
  const std::string chart = filled(body, json, with_chart, "word/charts/prikaz1.xml");
  CHECK(has(chart, "<c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>2025</c:v>"));
  CHECK(has(chart, "<c:f>Sheet1!$A$2:$A$3</c:f>"));
  CHECK(has(chart, "<c:v>Школа &lt;2&gt;</c:v>"));
  CHECK(has(chart, "<c:formatCode>0.0</c:formatCode><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>3</c:v></c:pt></c:"));
  CHECK(has(chart, "<c:f>Sheet1!$C$2:$C$3</c:f>"));
  CHECK(has(chart, "<c:v>1e+06</c:v>"));
  CHECK(chart.find("<a:noFill/>") == chart.rfind("<a:noFill/>"));
  CHECK(chart.find("externalData") == std::string::npos);
  const std::string relations = filled(body, json, with_chart, "word/charts/_rels/prikaz1.xml.rels");
  CHECK(has(relations, "style1.xml"));
  CHECK(relations.find("old.xlsx") == std::string::npos);
  CHECK(has(filled(body, "{\"places\": null}", with_chart), "r:id=\"c1\""));
}

TEST_CASE("a tagged chart is drawn where its tag stands, with a workbook when someone can write one") {
  const ChartBook book = [](const ChartData& d) -> Result<Bytes> { return Bytes("book of " + d.series[0].name); };
  const auto program =
      Program::compile(prikaz::docx::kit::docx(para("a {{ c }} b")), "t.docx", environment(), {{}, {}, book});
  REQUIRE(program);
  for (const std::string kind : {"column", "bar", "line", "pie"}) {
    const Value value = tagged(R"({"c": {"$chart": ")" + kind +
                               R"(", "title": "T & T", "values": {"Да": 3, "Нет": 1}, "width_mm": 100}})");
    const auto filled = (*program)->fill(value);
    if (!filled) FAIL(to_string(filled.error()[0]));
    CHECK(has(*filled->find("word/document.xml"), "<wp:extent cx=\"3600000\" cy=\"2880000\"/>"));
    CHECK(has(*filled->find("word/document.xml"), "descr=\"T &amp; T\""));
    const Bytes& chart = *filled->find("word/charts/prikaz1.xml");
    CHECK(has(chart, kind == "line" ? "<c:lineChart>" : kind == "pie" ? "<c:pieChart>" : "<c:barChart>"));
    CHECK(has(chart, "<c:v>Нет</c:v>"));
    CHECK(has(chart, "<a:t>T &amp; T</a:t>"));
    CHECK(has(chart, "<c:externalData"));
    CHECK(*filled->find("word/embeddings/prikaz1.xlsx") == "book of T & T");
    CHECK(has(*filled->find("[Content_Types].xml"), "/word/embeddings/prikaz1.xlsx"));
  }
}

TEST_CASE("what no chart can show is refused") {
  const auto refused = [](const std::string& json) {
    return says(mistakes(p(drawing), "{\"places\": " + json + "}", with_chart), {"PRK-D112"});
  };
  CHECK(refused("\"text\""));
  CHECK(refused(R"({"a": "many"})"));
  CHECK(refused(R"({"categories": ["a"], "series": {"s": [1, 2]}})"));
  CHECK(refused(R"({"categories": ["a"], "series": [{"name": "s"}]})"));
  CHECK(refused(R"({"categories": [], "series": {}})"));
  Parts scatter = with_chart;
  std::string& xml = scatter.at("word/charts/chart1.xml");
  xml.replace(xml.find("<c:cat>"), 7, "<c:xVal/><c:cat>");
  CHECK(says(mistakes(p(drawing), R"({"places": {"a": 1}})", scatter), {"PRK-D112", "chart1.xml"}));
  const prikaz::kit::MemoryDisk disk;
  const auto unknown = resolve_tagged(data(R"({"c": {"$chart": "radar", "values": {"a": 1}}})"), disk, "");
  REQUIRE(!unknown);
  CHECK(unknown.error()[0].id == "PRK-D120");
}
