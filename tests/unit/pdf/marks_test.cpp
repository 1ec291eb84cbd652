#include "pdf/marks.hpp"

#include <catch2/catch.hpp>

#include "kit/frame_maker.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

const font::Library& fonts() { return kit::shipped_fonts(PRIKAZ_SOURCE_DIR); }

pdf::Marks signed_by(const char* owner) {
  pdf::Marks marks;
  marks.signature = pdf::SignatureMark{"00D3A1", owner, {2026, 1, 15}, {2027, 4, 15}};
  return marks;
}

/// Upper edge of the mark on a page: its first rule.
Twips top_of_mark(const layout::Page& page) { return page.rects.empty() ? -1 : page.rects[0].y; }

void fill(kit::FrameMaker& m) {
  for (Twips y = 300; y < 16838; y += 250) m.text(300, y, std::string(180, 'x').c_str());
}

}  // namespace

TEST_CASE("the mark stands where the owner signs, or below it, past what follows the signature") {
  kit::FrameMaker m(fonts());
  m.text(1700, 3000, "Иванова согласна");
  m.text(1700, 8000, "Директор");
  m.text(8000, 8000, "М.П. ИВАНОВА");
  REQUIRE(pdf::put_marks(m.frames, signed_by("Иванова Мария Петровна"), fonts()));
  const Twips alone = top_of_mark(m.frames.pages[0]);
  CHECK(alone > 7000);  // between the position and the name, where the pen would sign
  CHECK(alone < 8000);
  kit::FrameMaker crowded(fonts());
  crowded.text(1700, 7600,
               "Контроль за исполнением приказа оставляю за собой, приказ довести до всех, кого он касается");
  crowded.text(1700, 8000, "Директор");
  crowded.text(8000, 8000, "М.П. Иванова");
  crowded.text(1700, 8400, "Исп.: Орлов И.П., тел. 8 (344) 838-40-06, орлов@example.org, приёмная");
  REQUIRE(pdf::put_marks(crowded.frames, signed_by("Иванова Мария Петровна"), fonts()));
  CHECK(top_of_mark(crowded.frames.pages[0]) > 8400);
}

TEST_CASE("a name on an earlier page draws the mark to it; without the name it stands in a corner of the last page") {
  kit::FrameMaker m(fonts());
  m.text(1700, 8000, "Директор Орлов");
  m.frames.pages.emplace_back();
  layout::Frames other = m.frames;
  REQUIRE(pdf::put_marks(m.frames, signed_by("Орлов Пётр"), fonts()));
  CHECK(top_of_mark(m.frames.pages[0]) > 8000);
  CHECK(m.frames.pages[1].rects.empty());
  REQUIRE(pdf::put_marks(other, signed_by("Зуева Анна"), fonts()));
  CHECK(other.pages[0].rects.empty());
  CHECK(top_of_mark(other.pages[1]) > 12000);
}

TEST_CASE("the QR code takes the lower right corner of the first page before the mark does") {
  kit::FrameMaker m(fonts());
  pdf::Marks marks = signed_by("Зуева Анна");
  marks.qr = "ПРИКАЗ 5";
  REQUIRE(pdf::put_marks(m.frames, marks, fonts()));
  CHECK(m.frames.pages[0].rects[0].x > 9000);
  CHECK(m.frames.pages[0].rects[0].y > 14000);
  CHECK(m.frames.pages[0].text[0].baseline < 4000);
}

TEST_CASE("a page without room refuses the marks") {
  kit::FrameMaker m(fonts());
  fill(m);
  const auto mark = pdf::put_marks(m.frames, signed_by("Зуева Анна"), fonts());
  REQUIRE_FALSE(mark);
  CHECK(mark.error()[0].id == "PRK-P005");
  pdf::Marks code;
  code.qr = "5";
  const auto qr = pdf::put_marks(m.frames, code, fonts());
  REQUIRE_FALSE(qr);
  CHECK(qr.error()[0].id == "PRK-P005");
}
