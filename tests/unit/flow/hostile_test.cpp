// Any bytes give diagnostics, never a crash, a hang or unbounded memory.
#include <catch2/catch.hpp>
#include <random>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

TEST_CASE("a package without a main document is refused", "[flow]") {
  opc::Package empty;
  const auto prepared = flow::prepare(empty);
  REQUIRE_FALSE(prepared);
  CHECK(prepared.error()[0].id == "PRK-W001");
}

TEST_CASE("a damaged main document gives an empty one and an error, a damaged part a warning", "[flow]") {
  Maker m;
  auto package = m.package(p("а"));
  package.put("word/styles.xml", "<w:styles><oops");
  const auto prepared = flow::prepare(package);
  REQUIRE(prepared);
  REQUIRE(prepared->warnings().size() == 1);
  CHECK(prepared->warnings()[0].id == "PRK-W002");
  Diagnostics diagnostics;
  const flow::FlowDoc doc = flow::build(*prepared, {{{"word/document.xml", "\xFF\xFE not xml"}}}, diagnostics);
  CHECK(doc.body.size() == 1);
  CHECK(doc.sections.size() == 1);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].id == "PRK-W002");
  CHECK(diagnostics.has_errors());
}

TEST_CASE("a workbook is not laid out as an empty page", "[flow]") {
  Maker m;
  auto package = m.package("");
  package.put("word/document.xml", "<workbook><sheets/></workbook>");
  const auto prepared = flow::prepare(package);
  REQUIRE(prepared);
  Diagnostics diagnostics;
  (void)flow::build(*prepared, {}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].id == "PRK-W001");
  CHECK(diagnostics.has_errors());
}

TEST_CASE("nesting deeper than 50 is cut and told", "[flow]") {
  Maker m;
  std::string open, close;
  for (int i = 0; i < 80; ++i) {
    open += "<w:tbl><w:tr><w:tc>";
    close += "</w:tc></w:tr></w:tbl>";
  }
  m.doc(open + p("дно") + close);
  CHECK(m.ids() == "PRK-W013");
}

TEST_CASE("imported documents are told", "[flow]") {
  Maker m;
  CHECK(m.body("<w:altChunk r:id=\"x\"/>" + p("а")) == "P | \"а\"{20}\n");
  CHECK(m.ids() == "PRK-W015");
}

TEST_CASE("prefixes other than usual, and Strict's namespaces, are understood", "[flow]") {
  Maker m;
  auto package = m.package("");
  package.put("word/document.xml",
              "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" "
              "xmlns:q=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><q:pPr><q:jc "
              "q:val=\"end\"/></q:pPr><r><t>а</t></r></p></body></document>");
  const auto prepared = flow::prepare(package);
  REQUIRE(prepared);
  Diagnostics diagnostics;
  CHECK(kit::dump(flow::build(*prepared, {}, diagnostics)).rfind("P right | \"а\"{20}\n", 0) == 0);
}

TEST_CASE("random damage to every kind of element does no harm", "[flow]") {
  Maker m;
  m.styles =
      style("paragraph", "a", "<w:basedOn w:val=\"a\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>", true);
  m.numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText "
      "w:val=\"%1%9%\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const std::string good =
      "<w:p><w:pPr><w:framePr w:w=\"9\"/><w:ind w:left=\"5\"/><w:tabs><w:tab "
      "w:pos=\"7\"/></w:tabs></w:pPr><w:r><w:rPr><w:sz w:val=\"20\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/>"
      "<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:t>а</w:t><w:sym w:font=\"Symbol\" "
      "w:char=\"F0B7\"/></w:r></w:p>"
      "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid><w:tr><w:trPr><w:gridBefore "
      "w:val=\"2\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" "
      "cy=\"1\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx></"
      "wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
      "<w:sectPr><w:pgSz w:w=\"1\"/><w:cols w:num=\"3\"/></w:sectPr>";
  const auto prepared = flow::prepare(m.package(good));
  REQUIRE(prepared);
  const std::string whole = m.package(good).find("word/document.xml")->bytes;
  std::mt19937 random(7);
  std::size_t built = 0;
  for (int i = 0; i < 400; ++i) {
    std::string bytes = whole;
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 3) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, random() % 20);
          break;
        default:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
          break;
      }
    }
    Diagnostics diagnostics;
    const flow::FlowDoc doc = flow::build(*prepared, {{{"word/document.xml", bytes}}}, diagnostics);
    built += !doc.body.empty() && !doc.sections.empty() && !kit::dump(doc).empty();
  }
  CHECK(built == 400);
}
