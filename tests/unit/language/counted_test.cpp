#include "language/counted.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("nouns after a number") {
  CHECK(counted(1, "пара") == "пара");
  CHECK(counted(22, "наставник") == "наставника");
  CHECK(counted(5, "наставник") == "наставников");
  CHECK(counted(2, "календарный день") == "календарных дня");
  CHECK(counted(3, "учебная неделя") == "учебные недели");
  CHECK(counted(4, "учащийся") == "учащихся");
  CHECK(counted(5, "человек") == "человек");
  CHECK(counted(2, "день недели") == "дня недели");
  CHECK(counted(5, "заведующий кабинетом") == "заведующих кабинетом");
  CHECK(counted(1000, "рубль", Case::dative) == "рублей");
  CHECK(counted(2, "наставник", Case::dative) == "наставникам");
}

TEST_CASE("numbers in words with their noun") {
  CHECK(counted_in_words(21, "ученик", Case::genitive) == "двадцати одного ученика");
  CHECK(counted_in_words(3, "ученик", Case::accusative) == "трёх учеников");
  CHECK(counted_in_words(1, "ученица", Case::accusative) == "одну ученицу");
  CHECK(counted_in_words(5, "год", Case::genitive) == "пяти лет");
  CHECK(counted_in_words(5, "человек", Case::dative) == "пяти человекам");
}
