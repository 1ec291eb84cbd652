#include "font/subset.hpp"

#include <catch2/catch.hpp>

#include "font/face_file.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;

TEST_CASE("a subset keeps glyph ids and the advances of what was asked for, and is far smaller") {
  const font::Face& face = *kit::shipped_fonts(PRIKAZ_SOURCE_DIR).choose("Times New Roman", false, false).face;
  const font::GlyphId p = face.glyph(U'П'), io = face.glyph(U'ё');
  const Bytes small = font::subset(face, {p, io});
  CHECK(small.size() < face.file().size() / 10);
  CHECK(font::glyph_count(small) > io);
  CHECK(font::glyph_count(small) <= font::glyph_count(face.file()));
  CHECK(small == font::subset(face, {p, io}));
  CHECK(small.find("GSUB") == Bytes::npos);
  CHECK(small.find("fpgm") == Bytes::npos);
}

TEST_CASE("a face that is damaged is said to be so") {
  class Broken : public font::Face {
   public:
    Broken() {
      postscript_name = "Broken";
      file_ = "no font at all";
    }
  };
  CHECK_THROWS_WITH(font::subset(Broken(), {1}), Catch::Contains("Broken"));
}
