// What stands in a loop and must be another one at every turn: bookmarks, headers of sections, numbered lists.
#include "kit.hpp"

using namespace prikaz::docx::kit;

namespace {

std::size_t count(const std::string& s, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = s.find(what, at)) != std::string::npos; ++at) ++n;
  return n;
}

bool has(const std::string& s, const std::string& what) {
  if (s.find(what) != std::string::npos) return true;
  UNSCOPED_INFO(s);
  return false;
}

std::string mark(const std::string& name, const std::string& id, const std::string& inside) {
  return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>" + inside + "<w:bookmarkEnd w:id=\"" + id +
         "\"/>";
}

std::string field(const std::string& code) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">" + code +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("1") +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string section(const std::string& inside) { return p("", "<w:sectPr>" + inside + "</w:sectPr>"); }

const std::string header = "<w:headerReference w:type=\"default\" r:id=\"header1\"/>";

}  // namespace

TEST_CASE("bookmarks of a loop are new at every turn, and references of the turn follow") {
  const std::string body = p(field(" PAGEREF item \\h ")) + para("{%p for x in l %}") +
                           p(field(" REF item \\h ") + r("see")) + p(mark("item", "7", r("{{ x }}"))) +
                           p("<w:hyperlink w:anchor=\"item\">" + r("back") + "</w:hyperlink>") +
                           p("<w:fldSimple w:instr=\" PAGEREF &quot;item&quot; \">" + r("9") + "</w:fldSimple>") +
                           para("{%p endfor %}") + p(mark("after", "8", r("end")));
  const std::string xml = filled(body, R"({"l": ["a", "b", "c"]})");
  CHECK(has(xml, "<w:bookmarkStart w:id=\"7\" w:name=\"item\"/>"));
  CHECK(has(xml, "<w:bookmarkStart w:id=\"9\" w:name=\"item_2\"/>"));
  CHECK(has(xml, "<w:bookmarkStart w:id=\"10\" w:name=\"item_3\"/>"));
  CHECK(count(xml, "<w:bookmarkEnd w:id=\"9\"/>") == 1);
  CHECK(has(xml, " REF item_2 \\h "));
  CHECK(has(xml, "w:anchor=\"item_3\""));
  CHECK(has(xml, "PAGEREF &quot;item_2&quot; "));
  CHECK(count(xml, " PAGEREF item \\h ") == 1);
  CHECK(has(xml, "w:name=\"after\""));
}

TEST_CASE("a bookmark's new name is not taken, not too long; a half of one is dropped") {
  const std::string longest(40, 'n');
  const std::string body = p(mark("item_2", "1", r("own"))) + para("{%p for x in l %}") +
                           p(mark("item", "2", r("{{ x }}"))) + p(mark(longest, "3", r("y"))) +
                           p("<w:bookmarkEnd w:id=\"5\"/>" + r("half")) + p(mark("_GoBack", "6", "")) +
                           para("{%p endfor %}");
  const std::string xml =
      filled(p("<w:bookmarkStart w:id=\"5\" w:name=\"begun\"/>" + r("x")) + body, R"({"l": [1, 2]})");
  CHECK(has(xml, "w:name=\"item__2\""));
  CHECK(has(xml, "w:name=\"" + std::string(38, 'n') + "_2\""));
  CHECK(!has(xml, "_GoBack"));
  CHECK(count(xml, "<w:bookmarkEnd w:id=\"5\"/>") == 0);
}

TEST_CASE("a bookmark within a macro is new at every call") {
  const std::string body = para("{%p macro item(x) %}") + p(mark("m", "1", r("{{ x }}"))) + para("{%p endmacro %}") +
                           para("{{p item(1) }}") + para("{{p item(2) }}");
  const std::string xml = filled(body, "{}");
  CHECK(has(xml, "w:name=\"m\""));
  CHECK(has(xml, "w:name=\"m_2\""));
}

TEST_CASE("sections in a loop keep their page, and a header that reads the loop is filled for each") {
  const std::string wide = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>";
  const std::string body = para("{%p for s in list %}") + para("{{ s.name }}") + section(header + wide) +
                           para("{%p endfor %}") + para("end");
  const Parts more = {{"word/header1.xml", para("{{ org }}: {{ s.name }}")}};
  const std::string json = R"({"org": "O", "list": [{"name": "one"}, {"name": "two"}, {"name": "three"}]})";
  const std::string xml = filled(body, json, more);
  CHECK(count(xml, wide) == 3);
  CHECK(count(xml, "r:id=\"header1\"") == 1);
  CHECK(count(xml, "<w:headerReference") == 3);
  CHECK(text(body, json, more, "word/header1.xml") == "O: one\n");
  CHECK(text(body, json, more, "word/header1-2.xml") == "O: two\n");
  CHECK(text(body, json, more, "word/header1-3.xml") == "O: three\n");
  CHECK(has(filled(body, json, more, "word/_rels/document.xml.rels"), "Target=\"header1-3.xml\""));
}

TEST_CASE("a header that reads nothing of the loop stays one") {
  const std::string body =
      para("{%p for s in list %}") + para("{{ s }}") + section(header) + para("{%p endfor %}") + para("end");
  const Parts more = {{"word/header1.xml", para("{{ org }}")}};
  const std::string xml = filled(body, R"({"org": "O", "list": [1, 2]})", more);
  CHECK(count(xml, "r:id=\"header1\"") == 2);
  CHECK(text(body, R"({"org": "O", "list": []})", more, "word/header1.xml") == "O\n");
}
