#include "language/animacy.hpp"

#include <catch2/catch.hpp>

using prikaz::Gender;
using prikaz::language::is_animate;

TEST_CASE("suffixes of persons, and things that share them") {
  for (const char* person :
       {"писатель", "охотник", "лётчик", "пианист", "горожанин", "котенок", "физиолог", "студент", "говорун"}) {
    INFO(person);
    CHECK(is_animate(person, Gender::masculine));
  }
  for (const char* thing : {"выключатель", "учебник", "датчик", "документ", "каталог", "валун", "стол", "перевод"}) {
    INFO(thing);
    CHECK_FALSE(is_animate(thing, Gender::masculine));
  }
}

TEST_CASE("women and animals in the plural accusative") {
  CHECK(is_animate("учительница", Gender::feminine));
  CHECK(is_animate("собеседница", Gender::feminine));
  CHECK_FALSE(is_animate("больница", Gender::feminine));
  CHECK_FALSE(is_animate("граница", Gender::feminine));
  CHECK(is_animate("кошка", Gender::feminine));
}
