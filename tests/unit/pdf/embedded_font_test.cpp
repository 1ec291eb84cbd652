#include "pdf/embedded_font.hpp"

#include <catch2/catch.hpp>

#include "core/utf8.hpp"
#include "kit/recording_sink.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

const font::Face& serif() {
  return *kit::shipped_fonts(PRIKAZ_SOURCE_DIR).choose("Times New Roman", false, false).face;
}

pdf::UsedGlyphs glyphs(std::string_view text) {
  pdf::UsedGlyphs out;
  for (const char32_t c : utf8::decode(text)) out.emplace_back(serif().glyph(c), c);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

TEST_CASE("documents with common characters share one subset; a bullet or a rare letter gets its own") {
  pdf::FontCache cache;
  const auto russian = cache.get(serif(), glyphs("Приказ"));
  CHECK(russian == cache.get(serif(), glyphs("Другие слова, «и» № 7")));
  const auto bullet = cache.get(serif(), glyphs("•"));
  CHECK(bullet != russian);
  CHECK(bullet->program.size() < russian->program.size() / 3);
  const auto rare = cache.get(serif(), glyphs("Приказъ ѣ"));
  CHECK(rare != russian);
  CHECK(rare == cache.get(serif(), glyphs("Приказъ ѣ")));
  CHECK(rare->name != russian->name);
}

TEST_CASE("widths are those of the face, in thousandths of the em") {
  pdf::FontCache cache;
  const auto e = cache.get(serif(), glyphs("!"));
  const font::GlyphId g = serif().glyph(U'!');
  CHECK(serif().advance(g) == 682);
  CHECK(e->widths == "[" + std::to_string(g) + "[333.01]]");
}

TEST_CASE("the font's objects refer to each other; the glyph set is there when the variant wants it") {
  pdf::FontCache cache;
  const auto e = cache.get(serif(), glyphs("Приказ"));
  kit::RecordingSink sink;
  const pdf::Ref font = pdf::write_font(sink, serif(), *e, true);
  CHECK(sink.objects[font].find("/Subtype/Type0/BaseFont/" + e->name + "/Encoding/Identity-H") != std::string::npos);
  const pdf::Ref descriptor = sink.find("/Type/FontDescriptor");
  CHECK(sink.objects[descriptor].find("/CIDSet ") != std::string::npos);
  CHECK(sink.objects[descriptor].find("/CapHeight 654") != std::string::npos);
  CHECK(sink.find("/CIDToGIDMap/Identity") != 0);
  kit::RecordingSink without;
  pdf::write_font(without, serif(), *e, false);
  CHECK(without.find("/CIDSet ") == 0);
  CHECK(e->name.size() > 7);
  CHECK(e->name[6] == '+');
}
