#include "docx/verify.hpp"
#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

TEST_CASE("every mistake is named with its place, all at once") {
  const std::string styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>";
  const std::string body = p(r("Общие положения"), "<w:pStyle w:val=\"1\"/>") + para("Hello {{ name") +
                           tbl(tr(tc("a") + tc("{{ x | nosuch }}")), 2) + para("{% if x %}never closed");
  const std::string m = mistakes(body, "{}", {{"word/styles.xml", styles}});
  CHECK(says(m, {"t.docx", "PRK-D002", "paragraph 2", "under \"Общие положения\"", "{{ name", "}} is missing"}));
  CHECK(says(m, {"PRK-T014", "paragraph 4", "table 1, row 1, cell 2", "{{ x | nosuch }}", "column 8"}));
  CHECK(says(m, {"PRK-T011", "paragraph 5", "{% if x %}"}));
}

TEST_CASE("a tag across two paragraphs names both") {
  CHECK(says(mistakes(para("Dear {{ na") + para("me }}, hello")), {"PRK-D003", "paragraph 1", "paragraph 2"}));
}

TEST_CASE("a tag half in a field's code") {
  CHECK(says(mistakes(p("<w:r><w:t>{{ a</w:t></w:r><w:r><w:instrText> b }}</w:instrText></w:r>")), {"PRK-D004"}));
}

TEST_CASE("blocks that begin and end in different structures name both places") {
  const std::string crossing = tbl(tr(tc("{%tr for x in l %}")) + tr(tc("a")), 1) + para("") +
                               tbl(tr(tc("b")) + tr(tc("{%tr endfor %}")), 1) + para("");
  CHECK(says(mistakes(crossing), {"PRK-D005", "another table", "table 2, row 2", "paragraph 1, table 1, row 1"}));
  CHECK(says(mistakes(para("a {% for x in l %}") + para("{%p endfor %}")), {"PRK-D005", "another structure"}));
  CHECK(says(mistakes(para("{%p if x %}"), "{}", {{"word/header1.xml", para("{%p endif %}")}}),
             {"PRK-D005", "another part", "header1.xml"}));
}

TEST_CASE("a loop is left only from where its own tags stand") {
  const std::string half =
      para("{%p for x in l %}") + para("a{% if x == 2 %}{% break %}{% endif %}b") + para("{%p endfor %}") + para("end");
  CHECK(says(mistakes(half), {"PRK-D005", "{% break %} would leave its loop", "{%p for x in l %} in paragraph 1"}));
  const std::string rows = tbl(tr(tc("{%tr for x in l %}")) + tr(tc("{% continue %}")) + tr(tc("{%tr endfor %}")), 1);
  CHECK(says(mistakes(rows + para("")), {"PRK-D005", "{% continue %}", "row 2"}));
  const std::string whole = para("{%p for x in l %}") + para("{{ x }}") + para("{%p if x == 2 %}") +
                            para("{%p break %}") + para("{%p endif %}") + para("after") + para("{%p endfor %}");
  CHECK(text(whole, R"({"l": [1, 2, 3]})") == "1\nafter\n2\n");
  CHECK(text(para("{% for x in l %}{{ x }}{% if x == 2 %}{% break %}{% endif %},{% endfor %}"),
             R"({"l": [1, 2, 3]})") == "1,2\n");
}

TEST_CASE("a prefix whose element is missing, joints that cannot be, cell statements outside cells") {
  CHECK(says(mistakes(para("{%tr for x in l %}") + para("{%tr endfor %}")), {"PRK-D006", "table row"}));
  CHECK(says(mistakes(tbl(tr(tc("x")), 1) + para("{%- if a -%}") + para("{% endif %}")), {"PRK-D007", "a table"}));
  CHECK(says(mistakes(para("{% cellbg 'FF0000' %}")), {"PRK-D009", "cellbg"}));
  CHECK(says(mistakes(para("{%p if a %}x{%p else %}y{%p endif %}"), R"({"a": 1})"), {"PRK-D013"}));
}

TEST_CASE("warnings: text that goes with its paragraph, stray braces, a prefix forgotten, blocks across cells") {
  CHECK(says(mistakes(para("{%p if a %} text") + para("{%p endif %}"), R"({"a": 1})"), {"warning PRK-D008"}));
  CHECK(says(mistakes(para("{ a }} {{ a }}"), R"({"a": 1})"), {"warning PRK-D010"}));
  const std::string forgotten = para("{%p for x in l %}") + para("{{ x }}") + para("{% endfor %}");
  CHECK(says(mistakes(forgotten, R"({"l": [1]})"), {"warning PRK-D012"}));
  CHECK(text(forgotten, R"({"l": [1, 2]})") == "1\n2\n");
  CHECK(says(mistakes(tbl(tr(tc("{% if a %}x") + tc("{% endif %}")), 2) + para(""), R"({"a": 1})"),
             {"warning PRK-D014", "cell 2", "cell 1"}));
}

TEST_CASE("control characters hidden in a template are found") {
  CHECK(says(mistakes("<w:p><w:r><w:t>a&#1;7&#2;</w:t></w:r></w:p>" + para("{{ x }}"), R"({"x": 1})"), {"PRK-D011"}));
}

TEST_CASE("a template that is not whole is refused though it has no tags") {
  CHECK(says(mistakes("<w:p>"), {"PRK-X001", "word/document.xml"}));
  CHECK(says(mistakes(para("a\xFF")), {"PRK-X004", "word/document.xml"}));
  std::string tables = "<w:p/>";
  for (int i = 0; i < 300; ++i) tables = "<w:tbl><w:tr><w:tc>" + tables + "</w:tc></w:tr></w:tbl>";
  CHECK(says(mistakes(tables + para("{{ x }}")), {"PRK-X003", "word/document.xml"}));
}

TEST_CASE("a DOCTYPE is found in parts that are only copied") {
  CHECK(says(mistakes(para("a"), "{}", {{"word/settings.xml", "<!-- c --><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"}}),
             {"PRK-X002", "word/settings.xml"}));
}

TEST_CASE("what is no Word document is refused") {
  const auto bytes = [] {
    opc::Package package;
    package.put("_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                "Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    package.put("xl/workbook.xml", "<workbook/>");
    return package.write();
  }();
  CHECK(docx::Program::compile(bytes, "a.docx", environment()).error()[0].id == "PRK-D001");
  CHECK(docx::Program::compile("plain text", "a.docx", environment()).error()[0].id == "PRK-O001");
}

TEST_CASE("a missing name says where, in which tag, and what is near") {
  CHECK(says(mistakes(para("Наставник: {{ наставниик }}"), R"({"наставник": "Иванов"})"),
             {"PRK-T101", "paragraph 1", "{{ наставниик }}", "наставник"}));
}

TEST_CASE("values that no document can hold are refused with their place") {
  auto program = compile(para("a") + para("{{ x }}"));
  REQUIRE(program);
  for (const std::string& bad : {std::string("a\x01"), std::string("\xED\xA0\x80"), std::string("\xEF\xBF\xBF"),
                                 std::string("\xC3"), std::string("a\0b", 3), std::string("\x0B")}) {
    Dict d;
    d["x"] = bad;
    const auto filled = (*program)->fill(Value(d));
    REQUIRE(!filled);
    CHECK(filled.error()[0].id == "PRK-D101");
    CHECK(filled.error()[0].place.detail.find("paragraph 2") != std::string::npos);
  }
  const std::string cell = tbl(tr(tc("{% cellbg c %}{% colspan n %}x")), 1) + para("");
  CHECK(says(mistakes(cell, R"({"c": "reddish", "n": 1})"), {"PRK-D102", "reddish"}));
  CHECK(says(mistakes(cell, R"({"c": "auto", "n": 0})"), {"PRK-D103"}));
  CHECK(says(mistakes(tbl(tr(tc("{{tr x }}")), 1) + para(""), R"({"x": "text"})"), {"PRK-D104"}));
}

TEST_CASE("a broken document is never let out") {
  RightParagraphs known(1 << 20);
  const auto check_once = [&](const std::string& body, const opc::Part& more) {
    Filled filled;
    filled.parts.push_back({"word/document.xml", "<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:wp=\"wp\"><w:body>" +
                                                     body + "</w:body></w:document>"});
    if (!more.name.empty()) filled.parts.push_back(more);
    auto base = opc::Package::read(kit::docx(para("")), "t.docx");
    const Status status = verify(*base, filled, &known);
    return status ? std::string() : status.error()[0].id;
  };
  // What was right before stays right, what was wrong stays wrong.
  const auto check = [&](const std::string& body, const opc::Part& more = {}) {
    const std::string first = check_once(body, more);
    for (int i = 0; i < 3; ++i) REQUIRE(check_once(body, more) == first);
    return first;
  };
  CHECK(check("<w:p/>").empty());
  CHECK(check("<w:p><wp:docPr id=\"1\"/></w:p>").empty());
  CHECK(check("<w:p><wp:docPr id=\"1\"/></w:p><w:p><wp:docPr id=\"1\"/></w:p>") == "PRK-D204");
  CHECK(check("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/>").empty());
  CHECK(check("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tr></w:tbl>") ==
        "PRK-D203");
  CHECK(check("<w:p>") == "PRK-D201");
  CHECK(check("<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>") ==
        "PRK-D202");
  CHECK(check("<w:tbl><w:tblPr/></w:tbl>") == "PRK-D203");
  CHECK(check("<w:tbl><w:tr/></w:tbl>") == "PRK-D203");
  CHECK(check("<w:p><wp:docPr id=\"1\"/><wp:docPr id=\"1\"/></w:p>") == "PRK-D204");
  CHECK(check("<w:p><w:hyperlink r:id=\"rId77\"/></w:p>") == "PRK-D205");
  CHECK(check("<w:p/>", {"word/_rels/document.xml.rels",
                         "<Relationships><Relationship Id=\"a\" Type=\"t\" Target=\"gone.xml\"/></Relationships>"}) ==
        "PRK-D206");
  CHECK(check("<w:p/>", {"word/media/a.png", "x"}) == "PRK-D207");
  CHECK(check("<w:p><w:p/></w:p>") == "PRK-D208");
}

TEST_CASE("blanks in a list of relationships and a part that the template itself lacks are no fault of the result") {
  const std::string link =
      "<w:hyperlink r:id=\"l1\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
      r("{{ x }}") + "</w:hyperlink>";
  const Parts more = {
      {"word/_rels/document.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n <Relationship "
       "Id=\"l1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" "
       "Target=\"http://a.b/%7B%7Bx%7D%7D\" TargetMode=\"External\"/>\n <Relationship Id=\"l2\" "
       "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"NULL\"/>\n"
       "</Relationships>"}};
  CHECK(filled(p(link), R"({"x": "1"})", more, "word/_rels/document.xml.rels").find("http://a.b/1") !=
        std::string::npos);
}
