#include "pdf/appearance.hpp"

#include <catch2/catch.hpp>

#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

const font::Face& sans() { return *kit::shipped_fonts(PRIKAZ_SOURCE_DIR).choose("Arial", false, false).face; }

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += what.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("the default appearance gives family, size and colour") {
  pdf::FieldLook look;
  pdf::read_default_appearance("0.5 0 1 rg /TiRo 11 Tf", look);
  CHECK(look.family == "Times New Roman");
  CHECK(look.size == 11);
  CHECK(look.colour == "0.5 0 1 rg");
  pdf::FieldLook plain;
  pdf::read_default_appearance("Tf 5 g", plain);
  CHECK(plain.size == 0);
  CHECK(plain.colour == "1 g");
}

TEST_CASE("text shrinks until it fits, wraps where it may, stands in cells where it must") {
  pdf::FieldLook look;
  look.width = 100;
  look.height = 20;
  CHECK(pdf::draw_field(look, U"Иванов", sans()).find("/F0 12 Tf") != std::string::npos);
  CHECK(pdf::draw_field(look, U"Константинопольский Александр", sans()).find("/F0 12 Tf") == std::string::npos);
  look.multiline = true;
  look.height = 100;
  CHECK(count(pdf::draw_field(look, U"первая строка\nвторая", sans()), "Tj") == 2);
  look.multiline = false;
  look.cells = 4;
  const std::string comb = pdf::draw_field(look, U"123", sans());
  CHECK(count(comb, "Tj") == 3);
}

TEST_CASE("alignment moves the line") {
  pdf::FieldLook look;
  look.width = 100;
  look.height = 20;
  look.size = 10;
  const auto x = [&](int alignment) {
    look.alignment = alignment;
    const std::string s = pdf::draw_field(look, U"а", sans());
    return std::stod(s.substr(s.find("1 0 0 1 ") + 8));
  };
  CHECK(x(0) == 2);
  CHECK(x(1) > 40);
  CHECK(x(2) > 90);
}
