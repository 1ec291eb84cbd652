#include "language/phrase.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("nouns with adjectives in case and number") {
  CHECK(phrase("наставническая пара", Case::instrumental) == "наставнической парой");
  CHECK(phrase("персонализированная программа наставничества", Case::genitive) ==
        "персонализированной программы наставничества");
  CHECK(phrase("рабочая группа", Case::genitive, Number::plural) == "рабочих групп");
  CHECK(phrase("выходной день", Case::dative, Number::plural) == "выходным дням");
  CHECK(phrase("2025/2026 учебный год", Case::prepositional) == "2025/2026 учебном годе");
  CHECK(phrase("план мероприятий («дорожная карта»)", Case::dative) == "плану мероприятий («дорожная карта»)");
}

TEST_CASE("the head's own animacy decides the accusative") {
  CHECK(phrase("молодой педагог", Case::accusative) == "молодого педагога");
  CHECK(phrase("квартальный отчёт", Case::accusative) == "квартальный отчёт");
  CHECK(phrase("молодой педагог", Case::accusative, Number::plural) == "молодых педагогов");
  CHECK(phrase("форма отчётности", Case::accusative, Number::plural) == "формы отчётности");
}

TEST_CASE("the gender a predicate agrees with") {
  CHECK(phrase_head("приказ о создании группы").gender == Gender::masculine);
  CHECK(phrase_head("дорожная карта").gender == Gender::feminine);
  CHECK(phrase_head("положение о наставничестве").gender == Gender::neuter);
  CHECK(phrase_head("молодой педагог").animate);
}
