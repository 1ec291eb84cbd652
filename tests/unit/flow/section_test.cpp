#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

TEST_CASE("sections end at paragraphs and inherit headers (§17.6, §17.10.1)", "[flow]") {
  Maker m;
  m.header = p("шапка");
  m.footer = p("низ");
  const std::string first =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:footerReference w:type=\"first\" "
      "r:id=\"k\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"1134\" w:right=\"567\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"709\" w:footer=\"709\" "
      "w:gutter=\"0\"/><w:titlePg/></w:sectPr>";
  const std::string last =
      "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:cols "
      "w:num=\"2\" w:space=\"300\" w:sep=\"1\"/>"
      "<w:pgNumType w:start=\"3\" w:fmt=\"upperRoman\"/><w:vAlign w:val=\"center\"/><w:pgBorders "
      "w:offsetFrom=\"page\"><w:top w:val=\"single\" w:sz=\"8\"/></w:pgBorders></w:sectPr>";
  CHECK(m.body(p("а", first) + p("б") + last) ==
        "P | \"а\"{20} /section 0\nP | \"б\"{20}\n"
        "SECTION next-page 11906x16838 margins=1701,1134,567,1134 header=709 footer=709 title-page headers=1,0,0 "
        "footers=0,2,0\n"
        "SECTION continuous 16838x11906 margins=1440,1440,1440,1440 header=720 footer=720 columns=2 gap=300 "
        "column-line start=3 format=1 valign=1 "
        "headers=1,0,0 footers=0,2,0 page-top=single:8\n"
        "HEADER 0\n  P | \"шапка\"{20}\nHEADER 1\n  P | \"низ\"{20}\n");
}

TEST_CASE("unequal columns (§17.6.4)", "[flow]") {
  Maker m;
  const auto doc = m.doc(
      "<w:p/><w:sectPr><w:cols w:equalWidth=\"0\"><w:col w:w=\"3000\" w:space=\"400\"/><w:col "
      "w:w=\"5000\"/></w:cols></w:sectPr>");
  CHECK(doc.sections.back().columns == 2);
  CHECK(doc.sections.back().column_widths == std::vector<std::pair<Twips, Twips>>{{3000, 400}, {5000, 0}});
}

TEST_CASE("settings that change layout", "[flow]") {
  Maker m;
  m.settings =
      "<w:autoHyphenation/><w:evenAndOddHeaders/><w:defaultTabStop "
      "w:val=\"708\"/><w:compat><w:doNotUseHTMLParagraphAutoSpacing/>"
      "<w:compatSetting w:name=\"compatibilityMode\" w:val=\"14\"/></w:compat>";
  const auto s = m.doc(p("а")).settings;
  CHECK(s.auto_hyphenation);
  CHECK(s.even_and_odd);
  CHECK(s.no_html_auto_spacing);
  CHECK(s.default_tab == 708);
  CHECK(s.compatibility_mode == 14);
  m.settings.clear();
  CHECK(m.doc(p("а")).settings.compatibility_mode == 12);  // a document that does not say is one of Word 2007
}

TEST_CASE("properties of the document", "[flow]") {
  Maker m;
  CHECK(m.doc(p("а")).title == "О наставничестве");
  CHECK(m.doc(p("а")).author == "Орлова");
}

TEST_CASE("filled parts replace the package's", "[flow]") {
  Maker m;
  m.header = p("было");
  const auto package = m.package(p("было") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>");
  const auto prepared = flow::prepare(package);
  REQUIRE(prepared);
  std::string body = package.find("word/document.xml")->bytes, header = package.find("word/header1.xml")->bytes;
  const std::string was = "было", is = "стало";
  body.replace(body.find(was), was.size(), is);
  header.replace(header.find(was), was.size(), is);
  Diagnostics diagnostics;
  const std::string dump =
      kit::dump(flow::build(*prepared, {{{"word/document.xml", body}, {"word/header1.xml", header}}}, diagnostics));
  CHECK(dump.find("было") == dump.npos);
  CHECK(dump.find("HEADER 0\n  P | \"стало\"{20}") != dump.npos);
}

TEST_CASE("a side within 0.2 mm of a paper's is that paper's; a gutter may stand at the top (§17.15.1.49)", "[flow]") {
  Maker m;
  m.settings = "<w:gutterAtTop/>";
  const std::string margins = "<w:pgMar w:top=\"1000\" w:left=\"800\" w:gutter=\"300\"/>";
  const auto doc = m.doc("<w:p/><w:sectPr><w:pgSz w:w=\"11909\" w:h=\"16834\"/>" + margins + "</w:sectPr>");
  const auto& s = doc.sections.back();
  CHECK(s.width == 11906);
  CHECK(s.height == 16838);
  CHECK(s.top == 1300);
  CHECK(s.left == 800);
  CHECK(s.gutter == 0);
  CHECK(m.doc("<w:p/><w:sectPr><w:pgSz w:w=\"11880\" w:h=\"9000\"/></w:sectPr>").sections.back().width == 11880);
}
