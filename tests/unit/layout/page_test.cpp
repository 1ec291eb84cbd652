#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz::layout_test;

namespace {
void fill(Doc& d, int n) {
  for (int i = 1; i <= n; ++i) d.add("p" + std::to_string(i));
}
const char* const five = "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee";
}  // namespace

TEST_CASE("pages fill up line by line", "[layout]") {
  Doc d;
  fill(d, 9);
  CHECK(d.lines() == "p1\np2\np3\np4\np5\np6\np7\np8\n---\np9\n");
}

TEST_CASE("widow control keeps two lines on each side of a page break (ISO 29500-1 17.3.1.44)", "[layout]") {
  Doc d;
  fill(d, 4);
  d.add(five, [](ParaProps& p) { p.widow_control = true; });
  CHECK(d.lines() == "p1\np2\np3\np4\naaaaaaaaaa\nbbbbbbbbbb\ncccccccccc\n---\ndddddddddd\neeeeeeeeee\n");
  Doc orphan;
  fill(orphan, 7);
  orphan.add(five, [](ParaProps& p) { p.widow_control = true; });
  CHECK(orphan.lines() ==
        "p1\np2\np3\np4\np5\np6\np7\n---\naaaaaaaaaa\nbbbbbbbbbb\ncccccccccc\ndddddddddd\neeeeeeeeee\n");
}

TEST_CASE("keep lines moves the whole paragraph, keep next takes the heading along", "[layout]") {
  Doc d;
  fill(d, 4);
  d.add("head", [](ParaProps& p) { p.keep_next = true; });
  d.add(five, [](ParaProps& p) { p.keep_lines = true; });
  CHECK(d.lines() == "p1\np2\np3\np4\n---\nhead\naaaaaaaaaa\nbbbbbbbbbb\ncccccccccc\ndddddddddd\neeeeeeeeee\n");
}

TEST_CASE("a keep-next chain longer than a page is broken where the page ends", "[layout]") {
  Doc d;
  for (int i = 1; i <= 10; ++i) d.add("k" + std::to_string(i), [](ParaProps& p) { p.keep_next = true; });
  CHECK(d.lines() == "k1\nk2\nk3\nk4\nk5\nk6\nk7\nk8\n---\nk9\nk10\n");
}

TEST_CASE("page breaks: before a paragraph, inside it, at its end", "[layout]") {
  Doc d;
  d.add("a").add("b", [](ParaProps& p) { p.page_break_before = true; }).add("c\fd").add("e\f").add("f");
  CHECK(d.lines() == "a\n---\nb\nc\n---\nd\ne\n---\nf\n");
}

TEST_CASE("space before is dropped where a page ended by itself and kept after a break", "[layout]") {
  Doc d;
  fill(d, 8);
  d.add("x", [](ParaProps& p) { p.before = 100; });
  d.add("y", [](ParaProps& p) { p.before = 100, p.page_break_before = true; });
  const std::string dump = d.dump();
  CHECK(dump.find("page 2\n240,432:x\n") != std::string::npos);
  CHECK(dump.find("page 3\n240,532:y\n") != std::string::npos);
}

TEST_CASE("headers and footers: default, first, even; PAGE and NUMPAGES", "[layout]") {
  Doc d;
  auto header = [&](const char* text) {
    d.flow.headers_footers.emplace_back();
    d.flow.headers_footers.back().blocks.push_back(d.paragraph(text));
    return static_cast<std::uint32_t>(d.flow.headers_footers.size());
  };
  d.section().top = d.section().bottom = 480;
  d.section().footer = 100;
  d.section().headers = {header("odd"), header("first"), header("even")};
  d.section().footers[0] = header("{N}/{T}");
  d.section().title_page = true;
  d.flow.settings.even_and_odd = true;
  fill(d, 13);
  CHECK(d.lines() == "first\np1\np2\np3\np4\np5\np6\n---\neven\np7\np8\np9\np10\np11\np12\n---\nodd\np13\n3/3\n");
}

TEST_CASE("a header higher than the margin pushes the text down", "[layout]") {
  Doc d;
  d.flow.headers_footers.emplace_back();
  for (const char* t : {"h1", "h2"}) d.flow.headers_footers.back().blocks.push_back(d.paragraph(t));
  d.section().headers[0] = 1;
  d.add("a");
  CHECK(d.dump() == "page 1\n240,192:h1\n240,432:h2\n240,672:a\n");
}

TEST_CASE("NUMPAGES in the body is right though it is known last", "[layout]") {
  Doc d;
  d.add("of {T}, here {N}");
  fill(d, 8);
  CHECK(d.lines() == "of 2, here 1\np1\np2\np3\np4\np5\np6\np7\n---\np8\n");
}

TEST_CASE("sections restart and format page numbers; columns are filled in turn and balanced", "[layout]") {
  Doc d;
  d.section().columns = 2;
  d.section().column_gap = 120;  // 900 twips each: 7 letters
  d.section().start = prikaz::flow::Section::Start::continuous;
  auto whole = d.section();
  whole.columns = 1;
  d.flow.sections.push_back(whole);
  d.add("a").add("b").add("c").add("d");
  d.flow.body.back().paragraph.section = 1;
  d.add("end");
  CHECK(d.dump() == "page 1\n240,432:a|1260:c\n240,672:b|1260:d\n240,912:end\n");
}

TEST_CASE("a keep-next chain that fits no page begins where it stands", "[layout]") {
  Doc d;
  fill(d, 5);
  for (int i = 1; i <= 9; ++i) d.add("k" + std::to_string(i), [](ParaProps& p) { p.keep_next = true; });
  CHECK(d.lines() == "p1\np2\np3\np4\np5\nk1\nk2\nk3\n---\nk4\nk5\nk6\nk7\nk8\nk9\n");
}

TEST_CASE("a page break that has no room on its page leaves a blank one, as in Word", "[layout]") {
  Doc d;
  fill(d, 8);
  d.add("\f").add("x");
  CHECK(d.frames().pages.size() == 3);
}

TEST_CASE("a line break does not part lines that are kept together", "[layout]") {
  Doc d;
  for (int i = 0; i < 6; ++i) d.add("a");
  d.add("b\nb\nb", [](ParaProps& p) { p.keep_lines = true; });
  CHECK(d.lines() == "a\na\na\na\na\na\n---\nb\nb\nb\n");
}

// Measured in LibreOffice 7.4; within a section the larger of the two counts.
TEST_CASE("space after and space before add up over a continuous section break", "[layout]") {
  Doc d;
  d.add("a", [](ParaProps& p) { p.after = 160; });
  d.flow.body.back().paragraph.section = 1;
  d.flow.sections.push_back(d.flow.sections.back());
  d.section().start = prikaz::flow::Section::Start::continuous;
  d.add("b", [](ParaProps& p) { p.before = 240; });
  CHECK(d.dump() == "page 1\n240,432:a\n240,1072:b\n");
}

TEST_CASE("an ellipse is filled under text and drawn as a path", "[layout]") {
  Doc d;
  d.add("a");
  prikaz::flow::Picture p;
  p.width = p.height = 400;
  p.ellipse = true;
  p.fill = 0xFF0000;
  p.stroke = 0;
  p.stroke_width = 20;
  d.flow.pictures.push_back(p);
  Inline in;
  in.kind = Inline::Kind::shape;
  d.inline_at_end(in);
  const auto f = d.frames();
  REQUIRE(f.pages[0].paths.size() == 1);
  CHECK(f.pages[0].paths[0].closed);
  REQUIRE(f.pages[0].under.size() == 40);
  CHECK(f.pages[0].under[0].width < 150);
  CHECK(f.pages[0].under[20].width > 390);
  CHECK(f.pages[0].rects.empty());
}

TEST_CASE("a row whose first paragraph asks for a new page takes it (ISO 29500-1 17.3.1.23; as Word)", "[layout]") {
  Doc d;
  d.add("p1");
  d.add(table(d, {1000}, {{"a"}, {"b"}}, [&](prikaz::flow::Table& t) {
    ParaProps p = d.flow.para_props[t.rows[1].cells[0].blocks[0].paragraph.props];
    p.page_break_before = true;
    t.rows[1].cells[0].blocks[0].paragraph.props = d.para(p);
  }));
  CHECK(d.lines() == "p1\na\n---\nb\n");
}

TEST_CASE("between items of one list there is no automatic space; around the list there is", "[layout]") {
  Doc d;
  const auto automatic = [](int list) {
    return [list](ParaProps& p) { p.before_auto = p.after_auto = true, p.list = list; };
  };
  d.add("t", automatic(0)).add("a", automatic(1)).add("b", automatic(1)).add("c", automatic(2));
  const std::string dump = d.dump();
  CHECK(dump.find(":a\n") != std::string::npos);
  const auto y = [&](const char* text) {
    const auto at = dump.find(text);
    return std::stoi(dump.substr(dump.rfind(',', at) + 1));
  };
  CHECK(y(":a\n") - y(":t\n") == 240 + 280);
  CHECK(y(":b\n") - y(":a\n") == 240);
  CHECK(y(":c\n") - y(":b\n") == 240 + 280);
}
