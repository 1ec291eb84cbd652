#include "font/hyphenation.hpp"

#include <catch2/catch.hpp>

#include "kit/host_disk.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

std::string hyphenated(const font::Hyphenator& h, std::string word) {
  std::vector<std::uint32_t> places;
  h.breaks(word, places);
  for (auto it = places.rbegin(); it != places.rend(); ++it) word.insert(*it, "-");
  return word;
}

}  // namespace

TEST_CASE("Russian words break as a reader expects") {
  const font::Hyphenator* h = kit::shipped_fonts(PRIKAZ_SOURCE_DIR).hyphenator("ru-RU");
  if (!h) {
    WARN("skipped: hyphen-ru is not installed");
    return;
  }
  const std::pair<const char*, const char*> words[] = {
      {"персональных", "пер-со-наль-ных"},
      {"образовательной", "об-ра-зо-ва-тель-ной"},
      {"подъезд", "подъ-езд"},
      {"объявление", "объ-яв-ле-ние"},
      {"конфиденциальность", "кон-фи-ден-ци-аль-ность"},
      {"психолого-педагогической", "пси-хо-ло-го-пе-да-го-ги-че-ской"},
      {"бизнесмен", "биз-нес-мен"},
      {"СОГЛАСИЕ", "СО-ГЛА-СИЕ"},
      {"приказ", "при-каз"},
      {"ещё", "ещё"},
      {"дом", "дом"},
      {"", ""},
      {"123456", "123456"},
  };
  for (const auto& [word, expected] : words) CHECK(hyphenated(*h, word) == expected);
}

TEST_CASE("no part starts with a sign or lacks a vowel, whatever the patterns say") {
  const auto h = font::Hyphenator::read("UTF-8\n1ь\nт1р\n1с\nе1\nь1е\nё1\n", "test.dic");
  REQUIRE(h);
  CHECK(hyphenated(*h, "семьей") == "се-мьей");
  CHECK(hyphenated(*h, "семьёй") == "се-мьёй");
  CHECK(hyphenated(*h, "встреча") == "встре-ча");
  CHECK(hyphenated(*h, "мост") == "мост");
}

TEST_CASE("what is no pattern file is refused") {
  const auto h = font::Hyphenator::read("<html>", "test.dic");
  REQUIRE_FALSE(h);
  CHECK(h.error()[0].id == "PRK-F005");
  CHECK(h.error()[0].place.file == "test.dic");
}
