#include "language/typography.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("quotation marks nest: ёлочки outside, лапки inside") {
  CHECK(typeset("МАОУ \"Школа \"Заря\"\"") == "МАОУ «Школа „Заря“»");
  CHECK(typeset("слово \"а\"") == "слово «а»");
}

TEST_CASE("non-breaking spaces") {
  CHECK(typeset("школа №5") == "школа №\u00A05");
  CHECK(typeset("школа № 5") == "школа №\u00A05");
  CHECK(typeset("директор И.И. Иванов") == "директор И.И.\u00A0Иванов");
  CHECK(typeset("Иванов И.И. согласен") == "Иванов\u00A0И.И. согласен");
  CHECK(typeset("2026 г.") == "2026\u00A0г.");
  CHECK(typeset("ст. 19") == "ст.\u00A019");
  CHECK(typeset("10 апреля") == "10\u00A0апреля");
  CHECK(typeset("работа в школе") == "работа в\u00A0школе");
  CHECK(typeset("г. Камышин, ул. Школьная, д. 3") == "г.\u00A0Камышин, ул.\u00A0Школьная, д.\u00A03");
  CHECK(typeset("СОШ п. Сосновка") == "СОШ п.\u00A0Сосновка");
  CHECK(typeset("2022 г. Директор") == "2022\u00A0г. Директор");
  CHECK(typeset("школа г. города") == "школа г. города");
}

TEST_CASE("dashes") {
  CHECK(typeset("куратор - учитель") == "куратор\u00A0— учитель");
  CHECK(typeset("2025-2026 учебный год") == "2025–2026 учебный год");
  CHECK(typeset("педагог-психолог") == "педагог-психолог");
  CHECK(typeset("8-800-2000-6000") == "8-800-2000-6000");
}

TEST_CASE("typesetting twice changes nothing") {
  for (const char* text : {"МАОУ \"Школа \"Заря\"\" - 2025-2026 гг. № 5, И.И. Иванов", "«Слово» и „лапки“"}) {
    const std::string once = typeset(text);
    CHECK(typeset(once) == once);
  }
}

TEST_CASE("each rule can be switched off") {
  TypographyRules none;
  none.quotes = none.number_sign = none.number_gap = none.dashes = none.initials = none.units = none.short_words =
      false;
  CHECK(typeset("\"а\" - № 5 в 2026 г.", none) == "\"а\" - № 5 в 2026 г.");
}

TEST_CASE("prepositions by the word that follows") {
  CHECK(with_preposition("о", "Иванове") == "об Иванове");
  CHECK(with_preposition("о", "наставничестве") == "о наставничестве");
  CHECK(with_preposition("о", "ёлке") == "о ёлке");
  CHECK(with_preposition("о", "всём") == "обо всём");
  CHECK(with_preposition("в", "исполнение приказа") == "во исполнение приказа");
  CHECK(with_preposition("в", "второй четверти") == "во второй четверти");
  CHECK(with_preposition("в", "школе") == "в школе");
  CHECK(with_preposition("с", "школой") == "со школой");
  CHECK(with_preposition("с", "исполнением") == "с исполнением");
  CHECK(with_preposition("к", "мне") == "ко мне");
  CHECK(with_preposition("к", "школе") == "к школе");
}

TEST_CASE("edits name the characters they replace, so that a text in pieces keeps its pieces") {
  const TextEdits edits = typography_edits("№ 5 - \"дом\"");
  REQUIRE(edits.size() == 5);
  CHECK(edits[0].begin == 3);  // the space behind №
  CHECK(edits[0].size == 1);
  CHECK(edits[0].with == "\u00A0");
  CHECK(edits[2].with == "—");
  CHECK(edits[4].with == "»");
  CHECK(edited("№ 5 - \"дом\"", edits) == typeset("№ 5 - \"дом\""));
}

TEST_CASE("a dash that somebody chose keeps its length, a hyphen between spaces becomes the long one") {
  CHECK(typeset("апрель – май") == "апрель\u00A0– май");
  CHECK(typeset("апрель — май") == "апрель\u00A0— май");
  CHECK(typeset("апрель - май") == "апрель\u00A0— май");
}
