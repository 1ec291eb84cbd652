#include "docx/merging.hpp"
#include "docx/subdocument.hpp"
#include "docx/tagged.hpp"
#include "kit.hpp"
#include "kit/memory_disk.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace dk = prikaz::docx::kit;

namespace {

const std::string style_kinds =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";

std::string style(const std::string& id, const std::string& name, const std::string& based = "") {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" +
         (based.empty() ? "" : "<w:basedOn w:val=\"" + based + "\"/>") + "</w:style>";
}

Bytes guest() {
  return dk::docx(p(r("Heading"), "<w:pStyle w:val=\"Titre1\"/>") + p(r("Own"), "<w:pStyle w:val=\"Mine\"/>") +
                      p(r("note") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
                  {{"word/styles.xml", style_kinds + style("Titre1", "heading 1") + style("Base", "Base of mine") +
                                           style("Mine", "Mine", "Base")},
                   {"word/footnotes.xml", "<w:footnote w:id=\"2\">" + para("The note") + "</w:footnote>"}});
}

std::size_t count(const std::string& s, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = s.find(what, at)) != std::string::npos; ++at) ++n;
  return n;
}

}  // namespace

TEST_CASE("another document is inserted with its styles and notes") {
  auto program = compile(para("before") + para("{{p sub }}") + para("after"),
                         {{"word/styles.xml", style_kinds + style("Heading1", "heading 1")}});
  REQUIRE(program);
  Dict d;
  d["sub"] = *Subdocument::make(guest(), "guest.docx");
  auto filled = (*program)->fill(Value(d));
  if (!filled) FAIL(to_string(filled.error()[0]));
  const Bytes& body = *filled->find("word/document.xml");
  CHECK(body.find("<w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Heading") != Bytes::npos);
  CHECK(body.find("<w:pStyle w:val=\"Mine\"/>") != Bytes::npos);
  CHECK(count(body, "<w:sectPr") == 1);
  const Bytes& styles = *filled->find("word/styles.xml");
  CHECK(count(styles, "w:styleId=\"Base\"") == 1);
  CHECK(count(styles, "w:val=\"heading 1\"") == 1);
  CHECK(filled->find("word/footnotes.xml")->find("The note") != Bytes::npos);
  CHECK(filled->find("word/_rels/document.xml.rels")->find("/word/footnotes.xml") != Bytes::npos);
}

TEST_CASE("tagged objects of JSON become values; mistakes name their place in the data") {
  prikaz::kit::MemoryDisk disk;
  disk.files["data/guest.docx"] = guest();
  const auto ok =
      resolve_tagged(data(R"({"a": {"$richtext": ["x", {"text": "y", "bold": true}]}, "b": [{"$listing": "1\n2"}],
      "c": {"$subdoc": "guest.docx"}, "d": {"$paragraphs": [{"style": "S", "runs": ["p"]}, "q"]}})"),
                     disk, "data");
  REQUIRE(ok);
  CHECK(ok->get("a").object().type() == "rich-text");
  CHECK(ok->get("b").list()[0] == Value("1\n2"));
  CHECK(ok->get("c").object().type() == "subdocument");
  CHECK(ok->get("d").object().text() == "p\nq");
  const auto bad = resolve_tagged(
      data(
          R"({"x": {"y": [{"$picture": 1}, {"$richtext": {"text": "a", "colour": "b"}}, {"$image": "../secret.png"}, {"$image": "none.png"}]}})"),
      disk, "data");
  REQUIRE(!bad);
  CHECK(bad.error().size() == 4);
  CHECK(to_string(bad.error()[0]).find("x.y[0]") != std::string::npos);
  CHECK(bad.error()[0].id == "PRK-D120");
}

TEST_CASE("documents merged into one keep sections and count their pages from one") {
  const std::string numbered = p(r("item"), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
  const auto merged =
      merge({dk::docx(para("one") + numbered), dk::docx(para("two") + tbl(tr(tc("x")), 1)), dk::docx(para("three"))},
            "all.docx");
  if (!merged) FAIL(to_string(merged.error()[0]));
  auto package = opc::Package::read(*merged, "all.docx");
  REQUIRE(package);
  const Bytes& body = package->find("word/document.xml")->bytes;
  CHECK(count(body, "<w:sectPr>") == 3);
  CHECK(count(body, "w:start=\"1\"") == 3);
  CHECK(body.find("one") < body.find("two"));
  CHECK(body.find("</w:sectPr></w:body>") != Bytes::npos);
  CHECK(merge({}, "x").error()[0].id == "PRK-D130");
}

TEST_CASE("equal neighbours merge down by one statement") {
  const std::string body =
      tbl(tr(tc("{%tr for x in l %}") + tc("")) + tr(tc("{% vm x.g %}{{ x.g }}") + tc("{{ x.t }}")) +
              tr(tc("{%tr endfor %}") + tc("")),
          2) +
      para("");
  const std::string json = R"({"l": [{"g": "A", "t": 1}, {"g": "A", "t": 2}, {"g": "B", "t": 3}]})";
  CHECK(text(body, json) == "[A][1]\n[][2]\n[B][3]\n\n");
  CHECK(count(filled(body, json), "w:val=\"restart\"") == 2);
}

TEST_CASE("a numbered list begins anew with every turn of the loop around it") {
  const auto item = [](const std::string& text) {
    return p(r(text), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
  };
  const Parts more = {
      {"word/numbering.xml",
       "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum "
       "w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum><w:num "
       "w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"}};
  const std::string nested = para("{%p for s in l %}") + para("{{ s.name }}") + para("{%p for x in s.items %}") +
                             item("{{ x }}") + para("{%p endfor %}") + para("{%p endfor %}");
  const std::string json =
      R"({"l": [{"name": "A", "items": [1, 2]}, {"name": "B", "items": [3]}, {"name": "C", "items": [4]}]})";
  auto program = compile(nested, more);
  REQUIRE(program);
  auto filled = (*program)->fill(data(json));
  if (!filled) FAIL(to_string(filled.error()[0]));
  const Bytes& body = *filled->find("word/document.xml");
  CHECK(count(body, "<w:numId w:val=\"1\"/>") == 2);
  CHECK(count(body, "<w:numId w:val=\"2\"/>") == 1);
  CHECK(count(body, "<w:numId w:val=\"3\"/>") == 1);
  CHECK(count(*filled->find("word/numbering.xml"), "<w:startOverride w:val=\"1\"/>") == 2);
  const std::string single = para("{%p for x in l %}") + item("{{ x.name }}") + para("{%p endfor %}");
  auto one = compile(single, more);
  REQUIRE(one);
  CHECK(count(*(*one)->fill(data(json))->find("word/document.xml"), "<w:numId w:val=\"1\"/>") == 3);
}

TEST_CASE("a check box named by a tag is ticked by its value") {
  const std::string box =
      p("<w:sdt><w:sdtPr><w:alias w:val=\"{{ agreed }}\"/><w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState "
        "w14:val=\"2612\"/><w14:uncheckedState w14:val=\"2610\"/></w14:checkbox></w:sdtPr><w:sdtContent>" +
        r("☐") + "</w:sdtContent></w:sdt>");
  CHECK(filled(box, R"({"agreed": true})").find("<w14:checked w14:val=\"1\"/>") != std::string::npos);
  CHECK(text(box, R"({"agreed": true})") == "☒\n");
  CHECK(text(box, R"({"agreed": false})") == "☐\n");
}
