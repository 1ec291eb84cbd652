#include "pdf/mark.hpp"

#include <catch2/catch.hpp>

#include "core/utf8.hpp"
#include "kit/frame_maker.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

const font::Library& fonts() { return kit::shipped_fonts(PRIKAZ_SOURCE_DIR); }
const pdf::SignatureMark mark{
    "00D3A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718", "Иванова Мария Петровна", {2020, 9, 1}, {2021, 12, 1}};

std::string text_of(const layout::Frames& f) {
  std::u32string out;
  for (const auto& g : f.glyphs) out += g.character();
  return utf8::encode(out);
}

}  // namespace

TEST_CASE("the signature mark says what GOST wants, inside its border") {
  layout::Frames f;
  f.pages.emplace_back();
  pdf::draw_signature_mark(f, 0, 1000, 2000, mark, fonts());
  const std::string text = text_of(f);
  CHECK(text.find("Документ подписан электронной подписью") != std::string::npos);
  CHECK(text.find(mark.certificate) != std::string::npos);
  CHECK(text.find("Иванова Мария Петровна") != std::string::npos);
  CHECK(text.find("с 01.09.2020 по 01.12.2021") != std::string::npos);
  const Twips height = pdf::signature_mark_height(mark, fonts());
  for (const auto& t : f.pages[0].text) {
    CHECK(t.x > 1000);
    CHECK(t.x + t.width < 1000 + pdf::signature_mark_width);
    CHECK(t.baseline < 2000 + height);
    CHECK(t.structure != 0);
  }
}

TEST_CASE("a narrow mark wraps its lines and grows") {
  CHECK(pdf::signature_mark_height(mark, fonts(), 2500) > pdf::signature_mark_height(mark, fonts()));
}

TEST_CASE("a QR code keeps its quiet zone and its three finder patterns") {
  layout::Frames f;
  f.pages.emplace_back();
  REQUIRE(pdf::draw_qr_code(f, 0, 0, 0, 2900, "ПРИКАЗ 5"));  // version 1: 21 modules and 8 quiet: 100 twips each
  const auto& rects = f.pages[0].rects;
  const auto has = [&](Twips x, Twips y, Twips width) {
    return std::any_of(rects.begin(), rects.end(),
                       [&](const auto& r) { return r.x == x && r.y == y && r.width >= width; });
  };
  CHECK(has(400, 400, 700));
  CHECK(has(1800, 400, 700));
  CHECK(has(400, 1800, 700));
  for (const auto& r : rects) {
    CHECK(r.x >= 400);
    CHECK(r.x + r.width <= 2500);
  }
}

TEST_CASE("what a QR code cannot hold is refused") {
  layout::Frames f;
  f.pages.emplace_back();
  const auto status = pdf::draw_qr_code(f, 0, 0, 0, 2900, std::string(5000, 'a'));
  REQUIRE_FALSE(status);
  CHECK(status.error()[0].id == "PRK-P003");
  CHECK(f.pages[0].rects.empty());
}

TEST_CASE("a free corner: lower right first, then the next that nothing stands in") {
  kit::FrameMaker m(fonts());
  const auto place = [&] { return pdf::free_corner(m.page(), 1418, 1418); };
  CHECK(place()->y == 16838 - 567 - 1418);
  CHECK(place()->x == 11906 - 567 - 1418);
  m.text(10500, 16000, "12");
  CHECK(place()->y == 567);
  m.page().rects = {{0, 1000, 11906, 10, 0}};
  CHECK(place()->x == 567);
  CHECK(place()->y == 16838 - 567 - 1418);
  m.page().images.push_back({600, 16000, 100, 100, 0, {}, 0});
  CHECK_FALSE(place());
}
