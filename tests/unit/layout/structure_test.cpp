#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz;
using namespace prikaz::layout_test;

namespace {

/// The tree as "role(child child)", roles by their first letters.
std::string tree(const layout::Frames& f, layout::StructId at = 0) {
  static const char* const names[] = {"doc",   "p",   "h",  "list", "item", "label", "body",
                                      "table", "row", "th", "td",   "fig",  "note",  "link"};
  std::string children;
  for (layout::StructId i = 1; i < f.structure.size(); ++i) {
    if (f.structure[i].parent != at || i == at) continue;
    children += (children.empty() ? "" : " ") + tree(f, i);
  }
  const auto& e = f.structure[at];
  std::string s = names[static_cast<int>(e.role)];
  if (e.level > 0) s += std::to_string(e.level);
  if (e.row_span > 1) s += "/" + std::to_string(e.row_span);
  if (e.column_span > 1) s += "-" + std::to_string(e.column_span);
  return children.empty() ? s : s + "(" + children + ")";
}

}  // namespace

TEST_CASE("headings, lists and tables become a tree for screen readers", "[layout]") {
  Doc d;
  d.flow.labels.push_back({"1.", 0, {}, {}});
  d.add("Title", [](ParaProps& p) { p.outline_level = 0; });
  d.add("text");
  for (const char* t : {"one", "two"}) {
    d.add(t);
    d.flow.body.back().paragraph.label = 1;
  }
  d.add(table(d, {600, 600}, {{"H", "I"}, {"a", "b"}}, [](flow::Table& t) { t.rows[0].header = true; }));
  const auto frames = d.frames();
  CHECK(tree(frames) == "doc(h1 p list(item(label body) item(label body)) table(row(th(p) th(p)) row(td(p) td(p))))");
  REQUIRE(frames.outlines.size() == 1);
  CHECK(frames.outlines[0].title == "Title");
}

TEST_CASE("a label and its text belong to different elements", "[layout]") {
  Doc d;
  d.flow.labels.push_back({"1.", 0, flow::Label::Suffix::space, {}});
  d.add("text");
  d.flow.body.back().paragraph.label = 1;
  const auto frames = d.frames();
  REQUIRE(frames.pages[0].text.size() == 2);
  using Role = layout::StructElement::Role;
  CHECK(frames.structure[frames.pages[0].text[0].structure].role == Role::label);
  CHECK(frames.structure[frames.pages[0].text[1].structure].role == Role::list_body);
}

TEST_CASE("footnotes and endnotes are notes", "[layout]") {
  Doc d;
  d.add("a");
  for (auto* notes : {&d.flow.footnotes, &d.flow.endnotes}) {
    notes->emplace_back();
    notes->back().label = "1";
    notes->back().blocks.push_back(d.paragraph("x"));
    Inline mark;
    mark.kind = notes == &d.flow.footnotes ? Inline::Kind::footnote : Inline::Kind::endnote;
    d.inline_at_end(mark);
  }
  CHECK(tree(d.frames()) == "doc(p note(p) note(p))");
}

TEST_CASE("bookmarks, links and repeated heads: places, targets, artifacts", "[layout]") {
  Doc d;
  d.add("see ");
  Inline link;
  link.kind = Inline::Kind::link_start;
  link.text = "#там";
  d.inline_at_end(link);
  Inline text;
  text.text = "there";
  d.inline_at_end(text);
  link.kind = Inline::Kind::link_end;
  d.inline_at_end(link);
  Inline mark;
  mark.kind = Inline::Kind::bookmark;
  mark.text = "там";
  d.add("x").inline_at_end(mark);
  const auto frames = d.frames();
  REQUIRE(frames.pages[0].links.size() == 1);
  CHECK(frames.pages[0].links[0].anchor == "там");
  CHECK(frames.pages[0].links[0].x == 720);
  CHECK(frames.pages[0].links[0].width == 600);
  CHECK(tree(frames) == "doc(p(link) p)");
  REQUIRE(frames.pages[0].text.size() == 3);
  CHECK(frames.structure[frames.pages[0].text[0].structure].role == layout::StructElement::Role::paragraph);
  CHECK(frames.pages[0].text[1].structure == frames.pages[0].links[0].structure);
  REQUIRE(frames.bookmarks.size() == 1);
  CHECK(frames.bookmarks[0].x == 360);
  CHECK(frames.bookmarks[0].y == 480);
}
