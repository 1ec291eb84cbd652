// A document laid out once is read in place and given back as it is read: the result is the same.
#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

namespace {

std::string built(const opc::Package& package) {
  Diagnostics diagnostics;
  return kit::dump(flow::build(*flow::prepare(package), {}, diagnostics)) + std::to_string(diagnostics.size());
}

std::string built_once(opc::Package package) {
  Diagnostics diagnostics;
  auto prepared = flow::prepare(package, flow::TakeMain());
  REQUIRE(prepared);
  CHECK(package.find("word/document.xml")->bytes.empty());
  return kit::dump(flow::build_once(std::move(*prepared), diagnostics)) + std::to_string(diagnostics.size());
}

}  // namespace

TEST_CASE("a document built once equals one built from its package", "[flow]") {
  Maker m;
  m.footnotes = "<w:footnote w:id=\"2\">" + p("сноска") + "</w:footnote>";
  // A check box begins in one paragraph and ends in another: its form data stand in the first.
  const std::string field =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
      "w:val=\"1\"/></w:checkBox></w:ffData>"
      "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r></w:p>"
      "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
  const std::string table = "<w:tbl><w:tr><w:tc>" + p("ячейка") + "</w:tc></w:tr></w:tbl>";
  const auto package = m.package(p("до") + field + table + "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" +
                                 p("после") + "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/></w:sectPr>");
  CHECK(built_once(package) == built(package));
  CHECK(built(package).find("ячейка") != std::string::npos);
}

TEST_CASE("a main document that cannot be read is told once, with the reason", "[flow]") {
  Maker m;
  auto package = m.package(p("а"));
  package.put("word/document.xml", "<w:document><w:body>&amp;</w:oops>");
  auto prepared = flow::prepare(package, flow::TakeMain());
  REQUIRE(prepared);
  Diagnostics diagnostics;
  CHECK(flow::build_once(std::move(*prepared), diagnostics).sections.size() == 1);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].id == "PRK-W002");
  CHECK(diagnostics[0].text.str().find("well-formed") != std::string::npos);
}
