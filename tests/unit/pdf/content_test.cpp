#include "pdf/content.hpp"

#include <catch2/catch.hpp>

#include "kit/frame_maker.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;
using Role = layout::StructElement::Role;

namespace {

kit::FrameMaker maker() { return kit::FrameMaker(kit::shipped_fonts(PRIKAZ_SOURCE_DIR)); }

std::string draw(const layout::Frames& frames, pdf::StructureTree* tree = nullptr) {
  pdf::FontNumbers fonts;
  for (const auto& t : frames.pages[0].text)
    if (std::find(fonts.begin(), fonts.end(), t.face) == fonts.end()) fonts.push_back(t.face);
  std::string out;
  pdf::append_content(out, frames, 0, fonts, std::vector<bool>(frames.images.size(), true), tree);
  return out;
}

/// The shown strings are bytes of glyph ids; tests compare the operators around them.
std::string without_strings(const std::string& content) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (inside && content[i] == '\\')
      ++i;
    else if (!inside && content[i] == '(')
      inside = true;
    else if (inside && content[i] == ')')
      inside = false;
    else if (!inside)
      out += content[i];
  }
  return out;
}

}  // namespace

TEST_CASE("text stands at its place, from the lower left corner, in points") {
  auto m = maker();
  m.text(1440, 2000, "а");
  m.text(1440, 2276, "б").half_points = 21;
  CHECK(without_strings(draw(m.frames)) == "BT\n/F0 12 Tf\n72 741.9 Td\nTj\n/F0 10.5 Tf\n0 -13.8 Td\nTj\nET\n");
}

TEST_CASE("colour, scale and spacing are set when they change; scale does not stretch spacing") {
  auto m = maker();
  auto& t = m.text(0, 0, "а");
  t.colour = 0xFF0080;
  t.scale = 50;
  t.spacing = 20;
  m.text(0, 0, "б");
  CHECK(without_strings(draw(m.frames)) ==
        "BT\n/F0 12 Tf\n1 0 .502 rg\n50 Tz\n2 Tc\n0 841.9 Td\nTj\n0 g\n100 Tz\n0 Tc\n0 0 Td\nTj\nET\n");
}

TEST_CASE("a drawn bold is stroked, a drawn italic slanted, and what follows is upright again") {
  auto m = maker();
  auto& t = m.text(200, 1000, "а");
  t.synthetic_bold = t.synthetic_italic = true;
  m.text(400, 1000, "б");
  m.text(600, 1000, "в");
  CHECK(without_strings(draw(m.frames)) ==
        "BT\n/F0 12 Tf\n2 Tr\n0.4 w\n1 0 .2126 1 10 791.9 Tm\nTj\n"
        "0 Tr\n1 0 0 1 20 791.9 Tm\nTj\n10 0 Td\nTj\nET\n");
}

TEST_CASE("glyph ids that spell PDF's special bytes are escaped") {
  layout::Frames f;
  f.pages.emplace_back();
  class Plain : public font::Face {};
  const Plain face;
  f.glyphs = {{0x2829, U'x'}, {0x5C0D, U'y'}};
  layout::TextItem t;
  t.face = &face;
  t.count = 2;
  f.pages[0].text.push_back(t);
  CHECK(draw(f).find("(\\(\\)\\\\\\r)Tj") != std::string::npos);
}

TEST_CASE("rectangles of one colour are filled together; shading lies under text, rules over it") {
  auto m = maker();
  m.page().under = {{0, 0, 200, 100, 0xFFFFFF}, {200, 0, 200, 100, 0xFFFFFF}};
  m.page().rects = {{0, 100, 400, 10, 0}};
  m.text(0, 90, "а");
  CHECK(without_strings(draw(m.frames)) ==
        "1 g\n0 836.9 10 5 re\n10 836.9 10 5 re\nf\nBT\n/F0 12 Tf\n0 g\n0 837.4 Td\nTj\nET\n0 836.4 20 0.5 re\nf\n");
}

TEST_CASE("paths are filled, closed or open") {
  auto m = maker();
  m.page().paths = {{{{0, 16838}, {20, 16838}, {20, 16818}}, true, true, 0, 0xFF0000},
                    {{{0, 16838}, {20, 16838}}, false, false, 30, 0x0000FF}};
  CHECK(draw(m.frames) == "1 0 0 rg\n0 0 m\n1 0 l\n1 1 l\nf\n0 0 1 RG\n1.5 w\n0 0 m\n1 0 l\nS\n");
}

TEST_CASE("a cropped picture is drawn whole and clipped to its frame") {
  auto m = maker();
  m.frames.images.push_back({"a.png", ""});
  m.page().images.push_back({200, 16638, 200, 200, 0, {25000, 0, 25000, 50000}, 0});
  CHECK(draw(m.frames) == "q\n10 0 10 10 re W n\n20 0 0 20 5 -10 cm/I0 Do\nQ\n");
}

TEST_CASE("tagged: each element's text is marked, page furniture is an artifact") {
  auto m = maker();
  const auto p = m.element(Role::paragraph), link = m.element(Role::link, p);
  m.text(0, 0, "а", p);
  m.text(0, 0, "б", p);
  m.text(0, 0, "в", link);
  m.text(0, 0, "г", p);
  m.text(0, 0, "1", 0);
  m.page().rects = {{0, 0, 20, 20, 0}};
  pdf::StructureTree tree(m.frames);
  CHECK(
      without_strings(draw(m.frames, &tree)) ==
      "BT\n/P<</MCID 0>>BDC\n/F0 12 Tf\n0 841.9 Td\nTj\n0 0 Td\nTj\nEMC\n/Link<</MCID 1>>BDC\n0 0 Td\nTj\nEMC\n"
      "/P<</MCID 2>>BDC\n0 0 Td\nTj\nEMC\n/Artifact BMC\n0 0 Td\nTj\nEMC\nET\n/Artifact BMC\n0 840.9 1 1 re\nf\nEMC\n");
}

TEST_CASE("characters that no font has keep their text beside the empty box") {
  auto m = maker();
  m.text(0, 0, "日本");
  CHECK(without_strings(draw(m.frames)) ==
        "BT\n/F0 12 Tf\n0 841.9 Td\n/Span<</ActualText <FEFF65E5672C>>>BDC\nTj\nEMC\nET\n");
}
