#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz::layout_test;

namespace {
Inline note_mark(std::uint32_t index, Inline::Kind kind = Inline::Kind::footnote) {
  Inline in;
  in.kind = kind;
  in.index = index;
  return in;
}
void footnote(Doc& d, const std::string& text) {
  d.flow.footnotes.emplace_back();
  d.flow.footnotes.back().label = std::to_string(d.flow.footnotes.size());
  d.flow.footnotes.back().blocks.push_back(d.paragraph(text));
}
}  // namespace

TEST_CASE("a footnote stands at the bottom of the page of its mark, under a separator", "[layout]") {
  Doc d;
  footnote(d, "note");
  d.add("a");
  d.inline_at_end(note_mark(0));
  d.add("b");
  CHECK(d.dump() == "page 1\n240,432:a1\n240,672:b\n240,2112:note\n");
  CHECK(rects(d.frames()) == "240,1800 2880x10\n");
}

TEST_CASE("a line moves to the next page when its footnote cannot begin under it", "[layout]") {
  Doc d;
  footnote(d, "note");
  for (const char* t : {"1", "2", "3", "4", "5", "6"}) d.add(t);
  d.add("x");
  d.inline_at_end(note_mark(0));
  CHECK(d.lines() == "1\n2\n3\n4\n5\n6\n---\nx1\nnote\n");
}

TEST_CASE("a footnote longer than the room under its line goes on on the next page", "[layout]") {
  Doc d;
  footnote(d, "n1\nn2\nn3\nn4\nn5");
  for (const char* t : {"1", "2", "3"}) d.add(t);
  d.add("x");
  d.inline_at_end(note_mark(0));
  d.add("y");
  CHECK(d.lines() == "1\n2\n3\nx1\nn1\nn2\nn3\n---\ny\nn4\nn5\n");
}

TEST_CASE("endnotes follow the text", "[layout]") {
  Doc d;
  d.flow.endnotes.emplace_back();
  d.flow.endnotes.back().label = "i";
  d.flow.endnotes.back().blocks.push_back(d.paragraph("end"));
  d.add("a");
  d.inline_at_end(note_mark(0, Inline::Kind::endnote));
  d.add("b");
  CHECK(d.dump() == "page 1\n240,432:ai\n240,672:b\n240,1188:end\n");
}

TEST_CASE("footnotes may be numbered anew on every page, in the text and in the note (ISO 29500-1 17.11.19)",
          "[layout]") {
  Doc d;
  d.flow.page_note_labels = {"1", "2", "3"};
  for (const char* text : {"x", "y", "z"}) {
    footnote(d, text);
    Inline number = note_mark(static_cast<std::uint32_t>(d.flow.footnotes.size() - 1), Inline::Kind::note_number);
    d.flow.inlines.push_back(number);
    auto& p = d.flow.footnotes.back().blocks[0].paragraph;
    ++p.count;  // the number follows the note's text
  }
  d.add("a");
  d.inline_at_end(note_mark(0));
  d.add("b");
  d.inline_at_end(note_mark(1));
  d.add("c", [](ParaProps& p) { p.page_break_before = true; });
  d.inline_at_end(note_mark(2));
  CHECK(d.lines() == "a1\nb2\nx1\ny2\n---\nc1\nz1\n");
}
