#include "docx/contents_tags.hpp"

#include "kit.hpp"

using namespace prikaz::docx::kit;

namespace {

std::string mark(const char* type) { return std::string("<w:r><w:fldChar w:fldCharType=\"") + type + "\"/></w:r>"; }

std::string code(const std::string& text) {
  return mark("begin") + "<w:r><w:instrText>" + text + "</w:instrText></w:r>" + mark("separate");
}

std::string entry(const std::string& heading) {
  return r(heading) + "<w:r><w:tab/></w:r>" + code(" PAGEREF _Toc1 \\h ") + r("3") + mark("end");
}

/// A table of contents of two headings.
std::string contents(const std::string& first, const std::string& second) {
  return p(code(" TOC \\o &quot;1-3&quot; \\h ") + entry(first)) + p(entry(second)) + p(mark("end"));
}

std::string warnings(const std::string& body) {
  const auto program = compile(body);
  REQUIRE(program);
  std::string out;
  for (const prikaz::Diagnostic& d : (*program)->warnings()) out += to_string(d) + "\n";
  return out;
}

const std::string loop = para("{%p for one in people %}") + para("About {{ one.name }}") + para("{%p endfor %}");
const std::string people = R"({"school": "No 5", "people": [{"name": "A"}, {"name": "B"}]})";

}  // namespace

TEST_CASE(
    "an entry of the contents that copies a loop's heading is left without its tags, wherever the contents stand") {
  const std::string own = contents("Order of {{ school }}", "About {{ one.name }}, {{ loop.index }}");
  for (const std::string& body : {own + loop, loop + own}) {
    const std::string out = text(body, people);
    CHECK(says(out, {"Order of No 5→", "3"}));
    CHECK(says(out, {"About , →"}));
    CHECK(says(out, {"About A"}));
    CHECK(says(out, {"About B"}));
    CHECK(says(warnings(body), {"PRK-D018", "paragraph", "{{ one.name }}"}));
  }
}

TEST_CASE("half a block that the contents copy goes; a whole one, and contents of their own turn, are filled") {
  const std::string half = "{% for one in people %}About {{ one.name }}";
  const std::string out = text(contents(half, "End{% endfor %}") + para(half) + para("End{% endfor %}"), people);
  CHECK(says(out, {"About →"}));
  CHECK(says(out, {"About A"}));
  const std::string whole = "{% for one in people %}{{ one.name }};{% endfor %}";
  CHECK(says(text(contents(whole, "End") + para(whole), people), {"A;B;→"}));
  CHECK(warnings(contents(whole, "End") + para(whole)).empty());
  const std::string inside =
      para("{%p for one in people %}") + contents("About {{ one.name }}", "x") + para("{%p endfor %}");
  CHECK(says(text(inside, people), {"About B→"}));
  CHECK(says(text(para("{% set year = 2025 %}") + contents("In {{ year }}", "x"), people), {"In 2025→"}));
}
