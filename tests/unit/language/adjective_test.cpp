#include "language/adjective.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("adjectives of every stem") {
  CHECK(decline_adjective("новый", Case::genitive, false) == "нового");
  CHECK(decline_adjective("молодой", Case::instrumental, false) == "молодым");
  CHECK(decline_adjective("русский", Case::instrumental, false) == "русским");
  CHECK(decline_adjective("городской", Case::instrumental, false) == "городским");
  CHECK(decline_adjective("средняя", Case::dative, false) == "средней");
  CHECK(decline_adjective("общее", Case::dative, false) == "общему");
  CHECK(decline_adjective("рабочая", Case::accusative, false) == "рабочую");
  CHECK(decline_adjective("лисий", Case::genitive, false) == "лисьего");
  CHECK(decline_adjective("третья", Case::genitive, false) == "третьей");
  CHECK(decline_adjective("свежий", Case::genitive, false) == "свежего");
  CHECK(decline_adjective("обучающаяся", Case::dative, false) == "обучающейся");
  CHECK(decline_adjective("детские", Case::prepositional, false) == "детских");
}

TEST_CASE("the accusative follows animacy") {
  CHECK(decline_adjective("новый", Case::accusative, true) == "нового");
  CHECK(decline_adjective("новый", Case::accusative, false) == "новый");
}

TEST_CASE("other genders and the plural from the masculine") {
  CHECK(adjective_form("рабочий", Gender::feminine, Number::singular, Case::nominative, false) == "рабочая");
  CHECK(adjective_form("большой", Gender::unknown, Number::plural, Case::genitive, false) == "больших");
  CHECK(adjective_form("мамин", Gender::feminine, Number::singular, Case::accusative, false) == "мамину");
}
