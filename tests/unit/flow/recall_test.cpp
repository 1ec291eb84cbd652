// What a worker remembers of the documents before changes nothing in the one it reads.
#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

namespace {

std::string field(const char* type) { return std::string("<w:r><w:fldChar w:fldCharType=\"") + type + "\"/></w:r>"; }

/// Paragraphs, tables and halves of fields, each of which reads otherwise after some of the others.
const std::string pieces[] = {
    p("обычный текст"),
    p("курсив шрифтом, которого нет в стилях", "<w:jc w:val=\"both\"/>",
      "<w:rFonts w:ascii=\"A\" w:hAnsi=\"A\"/><w:i/>"),
    p("другой шрифт, другой язык", "", "<w:rFonts w:ascii=\"B\" w:hAnsi=\"C\"/><w:lang w:val=\"en-US\"/>"),
    p("пункт", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"),
    p("в стиле", "<w:pStyle w:val=\"Quiet\"/>"),
    p("соединяется со следующим", "<w:rPr><w:vanish/></w:rPr>"),
    p("в рамке", "<w:framePr w:w=\"2000\" w:x=\"100\" w:y=\"100\"/>"),
    p("с тенью", "", "<w:shadow/>"),
    p("справа налево: \xD7\x90\xD7\x91"),
    p("знак \xEF\x82\xB7 чужого кода", "", "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>"),
    "<w:p><w:r><w:t>до</w:t><w:tab/><w:br/><w:t>после</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"here\"/></w:p>",
    "<w:p><w:hyperlink r:id=\"u\"><w:r><w:t>ссылка</w:t></w:r></w:hyperlink></w:p>",
    "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
    "<w:p><w:unknown/><w:r><w:t>после неизвестного</w:t></w:r></w:p>",
    "<w:p>" + field("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>" + field("separate") + "</w:p>",
    "<w:p>" + field("end") + "</w:p>",
    "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr><w:tr><w:tc>" + p("обычный текст") + "</w:tc><w:tc>" +
        p("обычный текст") + "</w:tc></w:tr></w:tbl>",
    "<w:bookmarkStart w:id=\"3\" w:name=\"between\"/>",
    "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"8000\" w:h=\"8000\"/></w:sectPr></w:pPr></w:p>",
};

Maker maker() {
  Maker m;
  m.styles = style("paragraph", "Quiet", "<w:rPr><w:color w:val=\"808080\"/></w:rPr>") +
             style("table", "Grid", "<w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
  m.numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
      "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  m.footnotes = "<w:footnote w:id=\"2\">" + p("обычный текст") + "</w:footnote>";
  m.relationships =
      "<Relationship Id=\"u\" TargetMode=\"External\" Target=\"https://example.org\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>";
  return m;
}

std::string random_body(std::uint32_t& seed) {
  std::string body;
  for (int i = 0; i < 12; ++i) {
    seed = seed * 1664525u + 1013904223u;
    body += pieces[(seed >> 16) % std::size(pieces)];
  }
  return body;
}

/// The document and all that was told of it.
std::string read(const flow::Prepared& prepared, const std::string& document, flow::Scratch* scratch) {
  auto tree = xml::parse(document, "document.xml");
  REQUIRE(tree);
  flow::PartSource parts;
  parts.parts.push_back({"word/document.xml", document, tree->get()});
  Diagnostics told;
  std::string out = kit::dump(flow::build(prepared, parts, told, scratch));
  for (const Diagnostic& d : told) out += to_string(d) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a document reads the same whatever its worker read before", "[flow]") {
  flow::Scratch warm;
  const Maker m = maker();
  Maker other = maker();
  other.styles += style("paragraph", "Usual", "<w:rPr><w:b/></w:rPr>", true);
  const auto prepared = flow::prepare(m.package("")), others = flow::prepare(other.package(""));
  std::uint32_t seed = 1;
  for (int i = 0; i < 300; ++i) {
    const std::string body = random_body(seed);
    const std::string document(m.package(body).find("word/document.xml")->bytes);
    INFO(i << ": " << body);
    REQUIRE(read(*prepared, document, &warm) == read(*prepared, document, nullptr));
    if (i % 3 == 0) REQUIRE(read(*others, document, &warm) == read(*others, document, nullptr));
  }
}
