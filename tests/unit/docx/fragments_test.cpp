#include "docx/fragments.hpp"

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace dk = prikaz::docx::kit;

namespace {

using Files = std::map<std::string, Bytes>;

std::string render(const std::string& body, const Files& files, const std::string& json, const Parts& more = {},
                   const std::string& part = "word/document.xml") {
  Options options;
  options.fragments = [&](const std::string& name) -> std::optional<Result<Bytes>> {
    const auto it = files.find(name);
    if (it == files.end()) return std::nullopt;
    return Result<Bytes>(it->second);
  };
  const auto program = Program::compile(dk::docx(body, more), "t.docx", environment(), options);
  Diagnostics all;
  if (program) {
    auto filled = (*program)->fill(data(json));
    if (filled) {
      const auto package = opc::Package::read(*(*program)->render(data(json)), "out.docx");
      REQUIRE(package);
      REQUIRE(package->find(part));
      CHECK((!filled->find(part) || package->find(part)->bytes == *filled->find(part)));
      return package->find(part)->bytes;
    }
    all = filled.error();
  } else {
    all = program.error();
  }
  std::string out;
  for (const Diagnostic& d : all) out += to_string(d) + "\n";
  return out;
}

bool has(const std::string& s, const std::string& what) {
  if (s.find(what) != std::string::npos) return true;
  UNSCOPED_INFO(s);
  return false;
}

std::size_t count(const std::string& s, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = s.find(what, at)) != std::string::npos; ++at) ++n;
  return n;
}

}  // namespace

TEST_CASE("a fragment stands in place of its tag, with its own tags, styles and notes, at every turn") {
  const Files files = {
      {"parts/sign.docx",
       dk::docx(
           p(r("Signed: {{ who }}"), "<w:pStyle w:val=\"S\"/>") + para("{%p for x in l %}") + para("- {{ x }}") +
               para("{%p endfor %}") + p(r("n") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
           {{"word/styles.xml", "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Sign\"/></w:style>"},
            {"word/footnotes.xml", "<w:footnote w:id=\"2\">" + para("Note of {{ org }}") + "</w:footnote>"}})}};
  const std::string body =
      para("{%p for who in people %}") + para("{% include 'parts/sign.docx' %}") + para("{%p endfor %}") +
      tbl(tr("<w:tc><w:tcPr/>" + para("{%p include \"parts/sign.docx\" %}") + "</w:tc>"), 1) + para("end");
  const std::string json = R"({"people": ["A", "B"], "who": "C", "l": [1], "org": "O"})";
  const std::string xml = render(body, files, json);
  CHECK(has(xml, "Signed: A</w:t>"));
  CHECK(has(xml, "Signed: B</w:t>"));
  CHECK(xml.find("<w:tcPr/><w:p><w:pPr><w:pStyle w:val=\"S\"/>") != std::string::npos);
  CHECK(count(xml, "- 1") == 3);
  CHECK(has(render(body, files, json, {}, "word/styles.xml"), "w:val=\"Sign\""));
  CHECK(has(render(body, files, json, {}, "word/footnotes.xml"), "Note of O"));
}

TEST_CASE("a fragment's picture and link show in a header too, also through another fragment") {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"p\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
      "Target=\"media/a.png\"/><Relationship Id=\"l\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/></Relationships>";
  const std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"png\" "
      "ContentType=\"image/png\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
  const Files files = {
      {"logo.docx", dk::docx(p("<w:r><w:drawing><a:blip r:embed=\"p\"/></w:drawing></w:r><w:hyperlink r:id=\"l\">" +
                               r("{{ school }}") + "</w:hyperlink>"),
                             {{"word/_rels/document.xml.rels", relations},
                              {"[Content_Types].xml", types},
                              {"word/media/a.png", "picture"}})},
      {"outer.docx", dk::docx(para("{% include 'logo.docx' %}"))}};
  const std::string json = R"({"school": "No 5"})";
  const Parts header = {{"word/header1.xml", para("{% include 'outer.docx' %}")}};
  const std::string body = p(r("text"), "<w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>");
  CHECK(has(render(body, files, json, header, "word/header1.xml"), "No 5"));
  const std::string own = render(body, files, json, header, "word/_rels/header1.xml.rels");
  CHECK(has(own, "/word/media/"));
  CHECK(has(own, "https://example.org/"));
}

TEST_CASE("macros of a fragment are imported") {
  const Files files = {
      {"m.docx", dk::docx(para("{%p macro head(t) %}") + para("== {{ t }} ==") + para("{%p endmacro %}") +
                          para("{% macro short(t) %}&lt;{{ t[0] }}&gt;{% endmacro %}"))}};
  const std::string body = para("{%p import 'm.docx' as m %}") + para("{%p from 'm.docx' import short %}") +
                           para("{{p m.head('A') }}") + para("x {{ short('Bc') }}");
  std::string text = render(body, files, "{}");
  CHECK(has(text, "== A =="));
  CHECK(has(text, "x &lt;B&gt;"));
}

TEST_CASE("fragments that are not there, not alone, outside the folder or in a circle are told") {
  const Files files = {{"a.docx", dk::docx(para("{% include 'b.docx' %}"))},
                       {"b.docx", dk::docx(para("{% include 'a.docx' %}"))},
                       {"bad.docx", "nothing"},
                       {"undefined.docx", dk::docx(para("first") + para("{{ missing }}"))}};
  CHECK(says(render(para("{% include 'none.docx' %}"), files, "{}"), {"PRK-T", "none.docx"}));
  CHECK(says(render(para("a {% include 'a.docx' %}"), files, "{}"), {"PRK-D016", "paragraph 1"}));
  CHECK(says(render(para("{% include '../a.docx' %}"), files, "{}"), {"PRK-D015", "../a.docx"}));
  CHECK(says(render(para("{% include '/etc/a.docx' %}"), files, "{}"), {"PRK-D015"}));
  CHECK(says(render(para("{% include 'a.docx' %}"), files, "{}"), {"includes itself"}));
  CHECK(says(render(para("{% include 'bad.docx' %}"), files, "{}"), {"PRK-O001", "bad.docx"}));
  CHECK(says(render(para("{% include 'undefined.docx' %}"), files, "{}"), {"undefined.docx, paragraph 2", "missing"}));
  Files many;
  for (int i = 0; i < 300; ++i) {
    const std::string next = std::to_string(i + 1) + ".docx";
    many[std::to_string(i) + ".docx"] =
        dk::docx(para("{% if false %}{% endif %}") + para("{% include '" + next + "' %}"));
  }
  CHECK(says(render(para("{% include '0.docx' %}"), many, "{}"), {"PRK-D017"}));
}
