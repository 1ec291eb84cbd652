#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz;
using namespace prikaz::layout_test;

namespace {

/// Documents no one would write: zero and giant sizes, spans past the grid, empty tables, pictures larger than pages.
class Wild {
 public:
  explicit Wild(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}

  Doc make() {
    Doc d;
    d.flow.text_boxes.emplace_back();
    d.flow.text_boxes[0].push_back(d.paragraph("box"));
    for (int i = 0; i < 3; ++i) d.flow.pictures.push_back(picture());
    d.flow.footnotes.emplace_back();
    d.flow.footnotes[0].blocks.push_back(paragraph(d));
    d.flow.headers_footers.emplace_back();
    d.flow.headers_footers[0].blocks.push_back(paragraph(d));
    const int sections = pick(1, 3);
    d.flow.sections.resize(static_cast<std::size_t>(sections), d.flow.sections[0]);
    for (auto& s : d.flow.sections) section(s);
    for (int i = 0; i < pick(0, 12); ++i) {
      if (chance(4)) {
        d.add(table_block(d, 0));
        continue;
      }
      d.add(paragraph(d));
      if (chance(5)) d.flow.body.back().paragraph.section = static_cast<std::uint32_t>(pick(1, sections));
    }
    d.flow.settings.default_tab = size();
    d.flow.settings.even_and_odd = chance(3);
    return d;
  }

 private:
  int pick(int low, int high) {
    state_ = state_ * 1664525U + 1013904223U;
    return low + static_cast<int>((state_ >> 8) % static_cast<std::uint32_t>(high - low + 1));
  }
  bool chance(int n) { return pick(1, n) == 1; }
  Twips size() {
    const Twips all[] = {0, -1, -500, 1, 60, 240, 700, 1920, 3000, 40000, 200000};
    return all[pick(0, 10)];
  }

  void section(flow::Section& s) {
    if (chance(3)) s.width = size();
    if (chance(3)) s.height = std::max(size(), 300);
    if (chance(4)) s.left = size();
    if (chance(4)) s.top = size();
    if (chance(4)) s.footer = size();
    s.columns = static_cast<std::uint16_t>(pick(0, 4));
    s.column_gap = size();
    s.start = static_cast<flow::Section::Start>(pick(0, 4));
    s.headers[0] = chance(2) ? 1 : 0;
    s.footers[0] = chance(2) ? 1 : 0;
    s.title_page = chance(2);
  }

  flow::Picture picture() {
    flow::Picture p;
    p.width = size();
    p.height = size();
    p.anchored = chance(2);
    p.wrap = static_cast<flow::Picture::Wrap>(pick(0, 3));
    p.side = static_cast<flow::Picture::Side>(pick(0, 3));
    p.from_x = static_cast<flow::Picture::From>(pick(0, 9));
    p.from_y = static_cast<flow::Picture::From>(pick(0, 9));
    p.pos_x = static_cast<flow::Picture::Pos>(pick(0, 5));
    p.pos_y = static_cast<flow::Picture::Pos>(pick(0, 5));
    p.x = size();
    p.y = size();
    p.text_box = static_cast<std::uint32_t>(pick(0, 1));
    p.auto_width = chance(3);
    p.auto_height = chance(3);
    p.line_shape = chance(5);
    return p;
  }

  Block paragraph(Doc& d) {
    static const char* const texts[] = {"",
                                        "a",
                                        "aaaa bbbb cccc dddd eeee ffff gggg",
                                        "\t\t1,5\t2",
                                        "x\n\ny\n",
                                        "\f",
                                        "a\fb\f",
                                        "\vc",
                                        "({ N } - \xC2\xAB q \xC2\xBB )",
                                        "{N} of {T}",
                                        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"};
    Block b = d.paragraph(
        texts[pick(0, 10)],
        [&](ParaProps& p) {
          p.align = static_cast<ParaProps::Align>(pick(0, 4));
          if (chance(4)) p.indent_left = size();
          if (chance(4)) p.indent_right = size();
          if (chance(4)) p.indent_first = size();
          if (chance(5)) p.before = size();
          if (chance(5)) p.line = size();
          p.line_rule = static_cast<ParaProps::LineRule>(pick(0, 2));
          p.keep_next = chance(3);
          p.keep_lines = chance(4);
          p.widow_control = chance(2);
          p.page_break_before = chance(8);
          if (chance(3)) p.tabs = {{size(), static_cast<flow::TabStop::Kind>(pick(0, 4)), flow::TabStop::Leader::dot}};
          if (chance(4)) p.top = p.left = {flow::Border::Kind::dashed, 8, 4, 0};
        },
        [&](RunProps& r) {
          if (chance(4)) r.half_points = static_cast<std::uint16_t>(pick(0, 3) * 700);
          r.scale = chance(6) ? 0 : 100;
          if (chance(6)) r.spacing = -300;
        });
    for (int i = 0; i < 2 && chance(3); ++i) {
      Inline in;
      in.kind = static_cast<Inline::Kind>(pick(0, 19));
      in.index = static_cast<std::uint32_t>(pick(0, 4));
      in.text = "x";
      in.props = static_cast<std::uint32_t>(pick(0, 9));
      d.flow.inlines.push_back(in);
      ++b.paragraph.count;
    }
    return b;
  }

  Block table_block(Doc& d, int depth) {
    Block b;
    b.table = std::make_unique<flow::Table>();
    auto& t = *b.table;
    for (int i = 0; i < pick(0, 4); ++i) t.grid.push_back(size());
    t.fixed = chance(2);
    t.width = size();
    t.width_percent50 = chance(3) ? 5000 : 0;
    t.indent = size();
    t.floating = chance(5);
    for (int r = 0; r < pick(0, 5); ++r) {
      flow::Row row;
      row.height = size();
      row.exact_height = chance(4);
      row.header = chance(4);
      row.cant_split = chance(3);
      row.grid_before = static_cast<std::uint16_t>(pick(0, 2));
      for (int c = 0; c < pick(0, 4); ++c) {
        flow::Cell cell;
        cell.column_span = static_cast<std::uint16_t>(pick(0, 5));
        cell.vertical_merge = static_cast<flow::Cell::Merge>(pick(0, 2));
        cell.width = size();
        cell.direction = static_cast<flow::Cell::Direction>(chance(4) ? pick(1, 2) : 0);
        cell.valign = static_cast<flow::Cell::VAlign>(pick(0, 2));
        if (chance(4)) cell.margin_left = size();
        if (chance(4)) cell.margin_top = size();
        for (int p = 0; p < pick(0, 3); ++p) cell.blocks.push_back(paragraph(d));
        if (depth < 2 && chance(4)) cell.blocks.push_back(table_block(d, depth + 1));
        row.cells.push_back(std::move(cell));
      }
      t.rows.push_back(std::move(row));
    }
    return b;
  }

  std::uint32_t state_;
};

bool sound(const layout::Frames& f) {
  for (const auto& page : f.pages) {
    for (const auto& t : page.text) {
      if (t.face == nullptr || std::size_t{t.first} + t.count > f.glyphs.size() || t.structure >= f.structure.size()) {
        return false;
      }
    }
    for (const auto& i : page.images) {
      if (i.image >= f.images.size() || i.structure >= f.structure.size()) return false;
    }
  }
  for (std::size_t i = 1; i < f.structure.size(); ++i) {
    if (f.structure[i].parent >= i) return false;
  }
  for (const auto& b : f.bookmarks) {
    if (b.page >= f.pages.size()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("any document is laid out: never a crash, a hang or an item that points nowhere", "[layout]") {
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    INFO("seed " << seed);
    Doc d = Wild(seed).make();
    const auto frames = d.frames();
    REQUIRE_FALSE(frames.pages.empty());
    REQUIRE(frames.pages.size() < 3000);
    REQUIRE(sound(frames));
  }
}

TEST_CASE("the same document gives the same frames, whatever the scratch held before", "[layout]") {
  Doc warm;
  for (std::uint32_t round = 0; round < 120; ++round) {
    const std::uint32_t seed = round % 25;
    INFO("seed " << seed);
    Doc cold = Wild(seed).make(), again = Wild(seed).make();
    again.scratch = std::move(warm.scratch);
    REQUIRE(again.dump() == cold.dump());
    REQUIRE(again.diagnostics.size() == cold.diagnostics.size());
    warm.scratch = std::move(again.scratch);
  }
}

TEST_CASE("a word of three hundred thousand letters is cut into lines, all of it", "[layout]") {
  Doc d;
  constexpr std::size_t letters = 300'000;
  d.add(std::string(letters, 'a'));
  std::size_t drawn = 0;
  for (const auto& page : d.frames().pages)
    for (const auto& item : page.text) drawn += item.count;
  CHECK(drawn == letters);
}
