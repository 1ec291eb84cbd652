// Typography of a whole template: text changes where it stands, in the run that holds it.
#include "docx/typography.hpp"

#include "core/utf8.hpp"
#include "unit/docx/kit.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace {

/// A typesetter with two rules: an asterisk becomes a bullet, a plus after something opaque a double dagger.
TextEdits toy(std::string_view text) {
  TextEdits edits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool behind_opaque = i >= 3 && text.substr(i - 3, 3) == "\uFFFC";
    if (text[i] == '*') edits.push_back({i, 1, "•"});
    if (text[i] == '+') edits.push_back({i, 1, behind_opaque ? "‡" : "†"});
  }
  return edits;
}

std::string typeset_text(const std::string& body, const std::string& json = "{}", const Parts& more = {},
                         const std::string& part = "word/document.xml") {
  Options options;
  options.typography = {toy, toy};
  auto program = Program::compile(docx::kit::docx(body, more), "t.docx", environment(), options);
  REQUIRE(program);
  auto filled = (*program)->fill(data(json));
  REQUIRE(filled);
  const auto package = opc::Package::read((*program)->render(data(json)).value(), "out.docx");
  REQUIRE(package);
  for (const opc::Part& f : filled->parts) CHECK(package->find(f.name)->bytes == f.bytes);  // both ways print the same
  REQUIRE(package->find(part));
  return package->find(part)->bytes;
}

bool has(const std::string& xml, const char* what) {
  UNSCOPED_INFO(xml);
  return xml.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("static text is typeset in its own run, values when they are printed", "[docx]") {
  const std::string xml = typeset_text(p(r("a*") + r("*b {{ x }}", "<w:b/>")), R"({"x": "v*"})");
  CHECK(has(xml, ">a•</w:t>"));
  CHECK(has(xml, ">•b v•</w:t>"));
  CHECK(has(xml, "<w:b/>"));
}

TEST_CASE("a tag is opaque to the text around it, and keeps its own text", "[docx]") {
  const std::string xml = typeset_text(para("{{ x }}+ a+ {% if x == '*' %}yes{% endif %}"), R"({"x": "*"})");
  CHECK(has(xml, "•‡ a† yes"));
}

TEST_CASE("fields, deleted text and text of code stay as they are", "[docx]") {
  const std::string field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a*</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1*{{ x }}</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>*</w:t></w:r>";
  const std::string simple = "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>2*</w:t></w:r></w:fldSimple>";
  const std::string deleted = "<w:del><w:r><w:delText>3*</w:delText></w:r></w:del>";
  const std::string xml = typeset_text(p(field + simple + deleted), R"({"x": "v*"})");
  for (const char* kept : {"REF a*", ">1*v*<", ">2*<", ">3*<", ">•<"}) CHECK(has(xml, kept));
}

TEST_CASE("a template switches typography off with a style", "[docx]") {
  const Parts styles{{"word/styles.xml",
                      "<w:style w:type=\"paragraph\" w:styleId=\"a7\"><w:name w:val=\"Без типографики\"/></w:style>"
                      "<w:style w:type=\"character\" w:styleId=\"a8\"><w:name w:val=\"HTML Code\"/></w:style>"}};
  const std::string xml = typeset_text(
      p(r("one* {{ x }}"), "<w:pStyle w:val=\"a7\"/>") + p(r("two* {{ x }}", "<w:rStyle w:val=\"a8\"/>") + r("three*")),
      R"({"x": "v*"})", styles);
  for (const char* kept : {"one* v*", "two* v*", "three•"}) CHECK(has(xml, kept));
}

TEST_CASE("headers, notes and parts without tags are typeset too; markup and attributes are not", "[docx]") {
  const Parts more{{"word/header1.xml", p(r("head*"))}};
  CHECK(has(typeset_text(para("a"), "{}", more, "word/header1.xml"), ">head•</w:t>"));
  CHECK(has(typeset_text("<w:p w:rsidR=\"*\"><w:r><w:t>a</w:t></w:r></w:p>"), "w:rsidR=\"*\""));
}

TEST_CASE("without a typesetter nothing changes", "[docx]") {
  CHECK(has(filled(para("a* {{ x }}"), R"({"x": "v*"})"), "a* v*"));
}
