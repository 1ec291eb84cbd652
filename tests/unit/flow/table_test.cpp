#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

namespace {

std::string tc(const std::string& tcpr = "", const std::string& inside = "<w:p/>") {
  return "<w:tc>" + (tcpr.empty() ? "" : "<w:tcPr>" + tcpr + "</w:tcPr>") + inside + "</w:tc>";
}
std::string tr(const std::string& cells, const std::string& trpr = "") {
  return "<w:tr>" + (trpr.empty() ? "" : "<w:trPr>" + trpr + "</w:trPr>") + cells + "</w:tr>";
}
std::string tbl(const std::string& rows, const std::string& tblpr = "",
                const std::string& grid = "<w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"2000\"/>") {
  return "<w:tbl><w:tblPr>" + tblpr + "</w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}
const std::string line = "w:val=\"single\" w:sz=\"4\"";

/// The dump of a table without its paragraphs.
std::string shape(const std::string& dump) {
  std::string out;
  for (std::size_t at = 0; at < dump.size();) {
    const auto end = dump.find('\n', at);
    const std::string l = dump.substr(at, end - at);
    if (const auto first = l.find_first_not_of(' '); l[first] != 'P') out += l + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("table borders become outer and inner lines of cells, a cell's own lines are marked (§17.4.38, §17.4.66)",
          "[flow]") {
  Maker m;
  const std::string borders = "<w:tblBorders><w:top " + line + "/><w:left " + line +
                              "/><w:insideV w:val=\"dotted\" w:sz=\"2\"/></w:tblBorders>";
  CHECK(shape(m.body(tbl(tr(tc() + tc("<w:tcBorders><w:bottom w:val=\"nil\"/><w:right " + line + "/></w:tcBorders>")),
                         borders))) ==
        "T grid=1000,2000\n  R\n    C top=single:4 left=single:4 right=dotted:2\n    C top=single:4 left=dotted:2 "
        "RIGHT=single:4\n");
}

TEST_CASE("spans, merges, widths, row properties (§17.4)", "[flow]") {
  Maker m;
  CHECK(shape(m.body(tbl(tr(tc("<w:tcW w:w=\"3000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"),
                            "<w:trHeight w:val=\"400\" w:hRule=\"exact\"/><w:tblHeader/><w:cantSplit/>") +
                             tr(tc("<w:vMerge w:val=\"restart\"/><w:textDirection w:val=\"btLr\"/>") +
                                tc("<w:tcW w:w=\"2500\" w:type=\"pct\"/><w:vAlign w:val=\"center\"/><w:noWrap/>")) +
                             tr(tc("<w:vMerge/>"), "<w:gridAfter w:val=\"1\"/>"),
                         "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/><w:jc "
                         "w:val=\"center\"/><w:tblInd w:w=\"50\" w:type=\"dxa\"/>"))) ==
        "T grid=1000,2000 fixed w%=5000 centre ind=50\n"
        "  R exact=400 header cant-split\n    C span=2 w=3000\n"
        "  R\n    C merge=restart up\n    C w%=2500 v=centre no-wrap\n"
        "  R after=1\n    C merge=keep\n");
}

TEST_CASE("old horizontal merges join cells (§17.4.22)", "[flow]") {
  Maker m;
  CHECK(shape(m.body(tbl(tr(tc("<w:hMerge w:val=\"restart\"/>") + tc("<w:hMerge/>"))))) ==
        "T grid=1000,2000\n  R\n    C span=2\n");
}

TEST_CASE("up to mode 14 the text of the first column stands at the indent ([MS-DOCX] compatibilityMode)", "[flow]") {
  Maker m;
  m.settings = "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"14\"/></w:compat>";
  CHECK(shape(m.body(tbl(tr(tc()), "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>"))) ==
        "T grid=1000,2000 ind=-70\n  R\n    C margins=70,0,108,0\n");
}

TEST_CASE("parts of a table style lie over each other, look flags choose them (§17.7.6)", "[flow]") {
  Maker m;
  m.styles =
      style("table", "s",
            "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:tblPr><w:tblStyleRowBandSize "
            "w:val=\"1\"/><w:tblBorders><w:insideH " +
                line +
                "/></w:tblBorders></w:tblPr>"
                "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val=\"thick\" "
                "w:sz=\"12\"/></w:tcBorders><w:shd w:val=\"clear\" w:fill=\"DDDDDD\"/></w:tcPr></w:tblStylePr>"
                "<w:tblStylePr w:type=\"firstCol\"><w:rPr><w:i/></w:rPr></w:tblStylePr>"
                "<w:tblStylePr w:type=\"band2Horz\"><w:tcPr><w:shd w:val=\"clear\" "
                "w:fill=\"EEEEEE\"/></w:tcPr></w:tblStylePr>");
  const std::string rows =
      tr(tc() + tc()) + tr(tc() + tc()) + tr(tc() + tc("<w:shd w:val=\"clear\" w:fill=\"FF0000\"/>"));
  CHECK(
      m.body(tbl(rows, "<w:tblStyle w:val=\"s\"/><w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\" w:noVBand=\"1\"/>")) ==
      "T grid=1000,2000\n"
      "  R\n    C BOTTOM=thick:12 shade=DDDDDD\n      P | {20 b i}\n    C BOTTOM=thick:12 shade=DDDDDD\n      P | {20 "
      "b}\n"
      "  R\n    C top=single:4 bottom=single:4\n      P | {20 i}\n    C top=single:4 bottom=single:4\n      P | {20}\n"
      "  R\n    C top=single:4 shade=EEEEEE\n      P | {20 i}\n    C top=single:4 shade=FF0000\n      P | {20}\n");
  CHECK(m.body(tbl(tr(tc()), "<w:tblStyle w:val=\"s\"/><w:tblLook w:val=\"0000\"/>")) ==
        "T grid=1000,2000\n  R\n    C\n      P | {20}\n");
}

TEST_CASE("nested tables, floating tables, deleted rows, rows inside content controls", "[flow]") {
  Maker m;
  CHECK(shape(m.body(tbl(tr(tc("", tbl(tr(tc())) + "<w:p/>")) + tr(tc(), "<w:del/>") + "<w:sdt><w:sdtContent>" +
                             tr(tc()) + "</w:sdtContent></w:sdt>",
                         "<w:tblpPr w:horzAnchor=\"margin\" w:tblpX=\"100\" w:tblpY=\"200\"/>"))) ==
        "T grid=1000,2000 floating x=100 y=200\n  R\n    C\n      T grid=1000,2000\n        R\n          C\n  R\n    "
        "C\n");
}

TEST_CASE("a huge span is cut and told", "[flow]") {
  Maker m;
  CHECK(shape(m.body(tbl(tr(tc("<w:gridSpan w:val=\"2000000000\"/>"))))) == "T grid=1000,2000\n  R\n    C span=63\n");
  CHECK(m.ids() == "PRK-W014");
}

TEST_CASE("a cell always ends in a paragraph", "[flow]") {
  Maker m;
  CHECK(m.body(tbl(tr("<w:tc/>"))) == "T grid=1000,2000\n  R\n    C\n      P | {20}\n");
}
