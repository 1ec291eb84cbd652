#include "kit.hpp"

using namespace prikaz::docx::kit;

TEST_CASE("variables, filters and inline blocks are filled in every part with one scope") {
  const Parts more = {
      {"word/header1.xml", para("{{ org }} {{ year }}")},
      {"word/footer1.xml", para("стр. {{ org | upper }}")},
      {"docProps/core.xml",
       "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>{{ org }}</dc:title></cp:coreProperties>"}};
  const std::string body =
      para("{% set year = 2026 %}Приказ {{ n }}{% if n &gt; 3 %}, поздний{% else %}, ранний{% endif %}");
  const std::string json = R"({"n": 5, "org": "Школа & лицей"})";
  CHECK(text(body, json, more) == "Приказ 5, поздний\n");
  CHECK(text(body, json, more, "word/header1.xml") == "Школа & лицей 2026\n");
  CHECK(text(body, json, more, "word/footer1.xml") == "стр. ШКОЛА & ЛИЦЕЙ\n");
  CHECK(text(body, json, more, "docProps/core.xml") == "Школа & лицей");
}

TEST_CASE("a tag split over runs, marks and formatting is one tag; text after it keeps its own look") {
  const std::string body =
      p("<w:r><w:t>A {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ na</w:t></w:r>"
        "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/><w:r><w:lastRenderedPageBreak/><w:t>me }</w:t></w:r>"
        "<w:bookmarkEnd w:id=\"0\"/><w:r><w:rPr><w:i/></w:rPr><w:t>} tail</w:t></w:r>");
  const std::string xml = filled(body, R"({"name": "Anna"})");
  CHECK(text(body, R"({"name": "Anna"})") == "A Anna tail\n");
  CHECK(xml.find("<w:i/></w:rPr><w:t xml:space=\"preserve\"> tail") != std::string::npos);
  CHECK(xml.find("<w:bookmarkStart") != std::string::npos);
  CHECK(xml.find("proofErr") == std::string::npos);
}

TEST_CASE("quotes, dashes and spaces that office programs type are read as meant") {
  CHECK(text(para("{{ x | default(“нет») }}{{\u00a0y | default(‘да’) }}{{ a – b }}"), R"({"a": 5, "b": 3})") ==
        "нетда2\n");
  CHECK(text(para("{{ \"«Ромашка»\" }}"), "{}") == "«Ромашка»\n");
}

TEST_CASE("{%p and {%tr act on their paragraph and row, {%tc on its cell with the grid kept right") {
  CHECK(text(para("{%p for s in list %}") + para("– {{ s }}") + para("{%p endfor %}") + para("end"),
             R"({"list": ["a", "b"]})") == "– a\n– b\nend\n");
  const std::string rows = tr(tc("№") + tc("Имя")) + tr(tc("{%tr for p in pairs %}") + tc("")) +
                           tr(tc("{{ loop.index }}") + tc("{{ p }}")) + tr(tc("{%tr endfor %}") + tc(""));
  CHECK(text(tbl(rows, 2) + para(""), R"({"pairs": ["x", "y"]})") == "[№][Имя]\n[1][x]\n[2][y]\n\n");
  const std::string columns = tr(tc("A") + tc("{%tc for c in cols %}") + tc("{{ c }}") + tc("{%tc endfor %}"));
  const std::string xml = filled(tbl(columns, 4) + para(""), R"({"cols": [1, 2, 3, 4, 5]})");
  std::size_t grid = 0;
  for (std::size_t at = 0; (at = xml.find("<w:gridCol", at)) != std::string::npos; ++at) ++grid;
  CHECK(grid == 6);
}

TEST_CASE("a row with both ends of its loop repeats itself") {
  CHECK(text(tbl(tr(tc("{%tr for p in l %}{{ p }}") + tc("{{ loop.index }}{%tr endfor %}")), 2) + para(""),
             R"({"l": ["a", "b"]})") == "[a][1]\n[b][2]\n\n");
}

TEST_CASE("a table left without rows goes, and a cell always ends in a paragraph") {
  const std::string rows = tr(tc("{%tr for p in l %}")) + tr(tc("{{ p }}")) + tr(tc("{%tr endfor %}"));
  CHECK(filled(para("before") + tbl(rows, 1) + para("after"), R"({"l": []})").find("w:tbl") == std::string::npos);
  const std::string cell = "<w:tc><w:tcPr/>" + para("{%p if x %}") + para("yes") + para("{%p endif %}") + "</w:tc>";
  CHECK(filled(tbl(tr(cell), 1) + para(""), R"({"x": false})").find("<w:tcPr/><w:p/></w:tc>") != std::string::npos);
}

TEST_CASE("values: escaped, with breaks, tabs, new paragraphs and pages") {
  const std::string body = p(r("[{{ v }}]", "<w:b/>"), "<w:jc w:val=\"center\"/>");
  CHECK(text(body, R"({"v": "a<b>&\"c\""})") == "[a<b>&\"c\"]\n");
  CHECK(text(body, R"({"v": "a\nb\tc\r\nd"})") == "[a¶b→c¶d]\n");
  const std::string xml = filled(body, R"({"v": "a\u0007b"})");
  CHECK(xml.find("a</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
                 "<w:t xml:space=\"preserve\">b]") != std::string::npos);
  CHECK(text(body, R"({"v": "a\fb"})") == "[a\n¶\nb]\n");
}

TEST_CASE("comments, raw text and printed braces") {
  CHECK(text(para("a{# note #}b") + para("{#p whole #}") + para("{_{ x }_} {% raw %}{{ y }}{% endraw %}"), "{}") ==
        "ab\n{{ x }} {{ y }}\n");
}

TEST_CASE("{%- and -%} join lines and paragraphs") {
  CHECK(text(para("The house is ") + para("{%- if town -%}") + para("in town") + para("{%- else -%}") + para("far") +
                 para("{%- endif -%}") + para(" today"),
             R"({"town": true})") == "The house is in town today\n");
  CHECK(text(p(r("a") + "<w:r><w:br/><w:t>{%- if x -%}</w:t><w:br/><w:t>b</w:t><w:br/><w:t>{%- endif -%}</w:t></w:r>"),
             R"({"x": 1})") == "ab\n");
}

TEST_CASE("cell statements: background, spans, merges") {
  const std::string body =
      tbl(tr(tc("{% colspan n %}head")) + tr(tc("{%tr for x in l %}") + tc("")) +
              tr(tc("{% vm %}group {{ g }}") + tc("{% cellbg x.c %}{{ x.t }}")) + tr(tc("{%tr endfor %}") + tc("")),
          2) +
      para("");
  const std::string xml =
      filled(body, R"({"n": 2, "g": "G", "l": [{"t": 1, "c": "#FF0000"}, {"t": 2, "c": "00ff00"}]})");
  CHECK(xml.find("<w:gridSpan w:val=\"2\"/>") != std::string::npos);
  CHECK(xml.find("w:fill=\"FF0000\"") != std::string::npos);
  CHECK(xml.find("<w:vMerge w:val=\"restart\"/>") < xml.find("<w:vMerge w:val=\"continue\"/>"));
  CHECK(text(body, R"({"n": 2, "g": "G", "l": [{"t": 1, "c": "auto"}, {"t": 2, "c": ""}]})") ==
        "[head]\n[group G][1]\n[][2]\n\n");
  const std::string across = tbl(tr(tc("{%tc for x in l %}") + tc("{% hm %}all") + tc("{%tc endfor %}")), 3) + para("");
  CHECK(filled(across, R"({"l": [1, 2, 3]})").find("<w:gridSpan w:val=\"3\"/>") != std::string::npos);
}

TEST_CASE("a block over several paragraphs, begun and ended in their text") {
  CHECK(text(para("{% for k, v in d.items() %}") + para("{{ k }}: {{ v }}{% endfor %}"),
             R"({"d": {"a": 1, "b": 2}})") == "\na: 1\nb: 2\n");
}

TEST_CASE("macros and captured text are printed as what they are") {
  CHECK(text(para("{% set who %}{{ n }} &amp; Co{% endset %}{{ who | upper }}{{ who }}"), R"({"n": "a<b"})") ==
        "A<B & COa<b & Co\n");
  CHECK(text(para("{%p macro item(x) %}") + para("* {{ x }}") + para("{%p endmacro %}") + para("{{p item(1) }}") +
                 para("{{p item(2) }}"),
             "{}") == "* 1\n* 2\n");
}

TEST_CASE("text boxes, attributes, link targets") {
  const std::string box =
      p("<w:r><w:pict><v:shape xmlns:v=\"urn:v\" alt=\"{{ alt }}\"><v:textbox><w:txbxContent>" + para("in {{ x }}") +
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>" + r("out {{ x }}"));
  const std::string xml = filled(box, R"({"x": 7, "alt": "a \"b\" <c>"})");
  CHECK(xml.find("in 7") != std::string::npos);
  CHECK(xml.find("out 7") != std::string::npos);
  CHECK(xml.find("alt=\"a &quot;b&quot; &lt;c&gt;\"") != std::string::npos);
}

TEST_CASE("a very large template is filled the same way") {
  std::string body;
  for (int i = 0; i < 4000; ++i) body += para(std::string(300, 'x') + "{{ v }}");
  const std::string xml = filled(body, R"({"v": "<значение>"})");
  CHECK(xml.find("x&lt;значение&gt;</w:t>") != std::string::npos);
  CHECK(xml.size() > (1u << 20));
}
