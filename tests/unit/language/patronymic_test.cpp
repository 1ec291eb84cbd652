#include "language/patronymic.hpp"

#include <catch2/catch.hpp>

#include "language/person.hpp"

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("patronymics: -ем, but -ом where the ending is stressed") {
  const auto ins = [](const char* s) { return patronymic(s, Gender::masculine, Case::instrumental).text; };
  CHECK(ins("Сергеевич") == "Сергеевичем");
  CHECK(ins("Никитич") == "Никитичем");
  CHECK(ins("Ильич") == "Ильичом");
  CHECK(ins("Лукич") == "Лукичом");
  CHECK(ins("Фомич") == "Фомичом");
  CHECK(ins("Кузьмич") == "Кузьмичом");
  CHECK(patronymic("Ильинична", Gender::feminine, Case::genitive).text == "Ильиничны");
  CHECK(patronymic("Сергеевна", Gender::feminine, Case::accusative).text == "Сергеевну");
}

TEST_CASE("words for son and daughter stay in every spelling") {
  for (const char* text : {"Гусейн оглы", "Ахмед-оглы", "Мамедоглы", "Рашид улы"}) {
    CHECK(patronymic(text, Gender::masculine, Case::dative).text == text);
  }
  for (const char* text : {"Расим кызы", "Мамедкызы", "Ахмед-гызы"}) {
    CHECK(patronymic(text, Gender::feminine, Case::dative).text == text);
  }
}

TEST_CASE("a patronymic tells the gender") {
  CHECK(patronymic_gender("ильич") == Gender::masculine);
  CHECK(patronymic_gender("саввична") == Gender::feminine);
  CHECK(patronymic_gender("гусейн оглы") == Gender::masculine);
  CHECK(patronymic_gender("расим кызы") == Gender::feminine);
  CHECK(patronymic_gender("хусейн") == Gender::unknown);
}
