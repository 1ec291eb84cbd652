#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz::layout_test;
using prikaz::flow::Border;
using prikaz::flow::Cell;
using prikaz::flow::Table;

namespace {
void each_cell(Table& t, const std::function<void(Cell&)>& change) {
  for (auto& row : t.rows) {
    for (auto& cell : row.cells) change(cell);
  }
}
Border single(std::uint16_t eighths) { return {Border::Kind::single, eighths, 0, 0}; }
}  // namespace

TEST_CASE("cells stand on the grid; a row is as high as its highest cell", "[layout]") {
  Doc d;
  d.add(table(d, {600, 900}, {{"a", "bbbbb ccccc"}, {"d", "e"}}));
  d.add("x");
  CHECK(d.dump() == "page 1\n300,432:a|900:bbbbb\n900,672:ccccc\n300,912:d|900:e\n240,1152:x\n");
}

TEST_CASE("column spans and vertical merges", "[layout]") {
  Doc d;
  d.add(table(d, {600, 600, 600}, {{"wide", "c"}, {"m\nm\nm", "e", "f"}, {"", "h", "i"}}, [](Table& t) {
    t.rows[0].cells[0].column_span = 2;
    t.rows[1].cells[0].vertical_merge = Cell::Merge::restart;
    t.rows[2].cells[0].vertical_merge = Cell::Merge::keep;
  }));
  d.add("x");
  CHECK(d.dump() ==
        "page 1\n300,432:wide|1500:c\n300,672:m|900:e|1500:f\n300,912:m|900:h|1500:i\n300,1152:m\n240,1392:x\n");
}

TEST_CASE("a row splits over pages unless it says it cannot", "[layout]") {
  Doc d;
  d.add("1").add("2").add("3").add("4").add("5").add("6");
  d.add(table(d, {900, 900}, {{"a\nb\nc", "d"}}));
  CHECK(d.lines() == "1\n2\n3\n4\n5\n6\nad\nb\n---\nc\n");
  d.flow.body.back().table->rows[0].cant_split = true;
  CHECK(d.lines() == "1\n2\n3\n4\n5\n6\n---\nad\nb\nc\n");
}

TEST_CASE("head rows stand again on every page", "[layout]") {
  Doc d;
  d.add("1").add("2").add("3").add("4").add("5").add("6");
  d.add(table(d, {900, 900}, {{"H", "I"}, {"a", "b"}, {"c", "d"}, {"e", "f"}},
              [](Table& t) { t.rows[0].header = true; }));
  CHECK(d.lines() == "1\n2\n3\n4\n5\n6\nHI\nab\n---\nHI\ncd\nef\n");
}

TEST_CASE("a cell merged over rows goes on as an empty one below a page break", "[layout]") {
  Doc d;
  d.add("1").add("2").add("3").add("4").add("5").add("6");
  d.add(table(d, {900, 900}, {{"m", "a"}, {"", "b"}, {"", "c"}, {"n", "d"}}, [](Table& t) {
    t.rows[0].cells[0].vertical_merge = Cell::Merge::restart;
    for (const std::size_t row : {1, 2}) t.rows[row].cells[0].vertical_merge = Cell::Merge::keep;
  }));
  CHECK(d.lines() == "1\n2\n3\n4\n5\n6\nma\nb\n---\nc\nnd\n");
}

TEST_CASE("borders that meet: the cell's own wins, then the wider (ISO 29500-1 17.4.66)", "[layout]") {
  Doc d;
  d.add(table(d, {600, 600}, {{"a", "b"}}, [](Table& t) {
    each_cell(t, [](Cell& c) { c.top = c.bottom = c.left = c.right = single(8); });
    t.rows[0].cells[1].left = single(24);
  }));
  const std::string got = rects(d.frames());
  CHECK(got ==
        "240,230 1200x20\n"    // top
        "230,240 20x260\n"     // left
        "810,240 60x260\n"     // between: the wider
        "1430,240 20x260\n"    // right
        "240,490 1200x20\n");  // bottom
}

TEST_CASE("row heights: at least, exact", "[layout]") {
  Doc d;
  d.add(table(d, {900}, {{"a"}, {"b"}, {"c"}}, [](Table& t) {
    t.rows[0].height = 500;
    t.rows[1].height = 100;
    t.rows[1].exact_height = true;
  }));
  CHECK(d.dump() == "page 1\n300,432:a\n300,932:b\n300,1032:c\n");
}

TEST_CASE("a nested table stands in its cell; a row higher than a page goes on over pages", "[layout]") {
  Doc d;
  Block outer = table(d, {1800}, {{"a"}});
  outer.table->rows[0].cells[0].blocks.push_back(table(d, {600, 600}, {{"b", "c"}}));
  outer.table->rows[0].cells[0].blocks.push_back(d.paragraph(""));
  d.add(std::move(outer));
  d.add("x");
  CHECK(d.dump() == "page 1\n300,432:a\n360,672:b|960:c\n240,912:x\n");
  Doc tall;
  tall.add(table(tall, {900}, {{"1\n2\n3\n4\n5\n6\n7\n8\n9\n10"}}));
  CHECK(tall.lines() == "1\n2\n3\n4\n5\n6\n7\n8\n---\n9\n10\n");
}

TEST_CASE("columns without widths are fitted to their text: longest line, or longest word and a share of the rest",
          "[layout]") {
  Doc d;
  d.add(table(d, {}, {{"a", "bbb"}, {"cc", "d"}}, [](Table& t) { t.fixed = false; }));
  CHECK(d.dump() == "page 1\n300,432:a|660:bbb\n300,672:cc|660:d\n");
  Doc full;  // 1920 twips for 360 + 2040: the second column may give way down to its word
  full.add(table(full, {}, {{"aa", "bbbb cccc dddd ee"}}, [](Table& t) { t.fixed = false; }));
  CHECK(full.lines() == "aabbbb cccc\ndddd ee\n");
}

TEST_CASE("percent widths scale the grid; alignment and indent move the table", "[layout]") {
  Doc d;
  d.add(table(d, {500, 500}, {{"a", "b"}}, [](Table& t) { t.width_percent50 = 5000; }));
  d.add(table(d, {480, 480}, {{"a", "b"}}, [](Table& t) { t.align = Table::Align::centre; }));
  d.add(table(d, {480, 480}, {{"a", "b"}}, [](Table& t) { t.align = Table::Align::right; }));
  d.add(table(d, {480, 480}, {{"a", "b"}}, [](Table& t) { t.indent = 100; }));
  CHECK(d.dump() == "page 1\n300,432:a|1260:b\n780,672:a|1260:b\n1260,912:a|1740:b\n400,1152:a|880:b\n");
}

TEST_CASE("upright text in a cell: from below or from above, as long as the row is high", "[layout]") {
  Doc d;
  d.add(table(d, {600, 600}, {{"ab", "cd"}}, [](Table& t) {
    t.rows[0].height = 960;
    t.rows[0].cells[0].direction = Cell::Direction::up;
    t.rows[0].cells[1].direction = Cell::Direction::down;
  }));
  const auto frames = d.frames();
  REQUIRE(frames.pages[0].text.size() == 2);
  const auto& up = frames.pages[0].text[0];
  const auto& down = frames.pages[0].text[1];
  using Turn = prikaz::layout::TextItem::Turn;
  CHECK((up.turn == Turn::up && up.x == 492 && up.baseline == 1200));
  CHECK((down.turn == Turn::down && down.x == 1188 && down.baseline == 240));
}

TEST_CASE("a row of a table in a cell is split over pages as well", "[layout]") {
  Doc d;
  std::string long_text = "1";
  for (int i = 2; i <= 12; ++i) long_text += "\n" + std::to_string(i);
  Block inner = table(d, {900}, {{"head"}, {long_text}});
  d.add(table(d, {1200}, {{""}}, [&](prikaz::flow::Table& t) {
    auto& blocks = t.rows[0].cells[0].blocks;
    blocks.clear();
    blocks.push_back(std::move(inner));
    blocks.push_back(d.paragraph(""));
  }));
  d.add("end");
  CHECK(d.lines() == "head\n1\n2\n3\n4\n5\n6\n7\n---\n8\n9\n10\n11\n12\nend\n");
}
