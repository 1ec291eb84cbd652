#include "language/numeral.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("cardinals in every case") {
  CHECK(cardinal(0, Gender::masculine, Case::genitive) == "ноля");
  CHECK(cardinal(21, Gender::feminine, Case::nominative) == "двадцать одна");
  CHECK(cardinal(40, Gender::masculine, Case::dative) == "сорока");
  CHECK(cardinal(358, Gender::masculine, Case::instrumental) == "тремястами пятьюдесятью восемью");
  CHECK(cardinal(1000, Gender::masculine, Case::accusative) == "одну тысячу");
  CHECK(cardinal(2'000'001, Gender::neuter, Case::genitive) == "двух миллионов одного");
  CHECK(cardinal(largest_number, Gender::masculine, Case::nominative) == "один квадриллион");
  CHECK(cardinal(999'999'999'999'999, Gender::masculine, Case::nominative)
            .starts_with("девятьсот девяносто девять трилл"));
  CHECK(cardinal(-5, Gender::masculine, Case::nominative) == "минус пять");
  CHECK(cardinal(largest_number + 1, Gender::masculine, Case::nominative) == "1000000000000001");
}

TEST_CASE("living beings in the accusative: only simple 1 to 4 and those ending in one") {
  CHECK(cardinal(3, Gender::masculine, Case::accusative, true) == "трёх");
  CHECK(cardinal(22, Gender::masculine, Case::accusative, true) == "двадцать два");
  CHECK(cardinal(21, Gender::masculine, Case::accusative, true) == "двадцать одного");
}

TEST_CASE("ordinals: only the last word declines") {
  CHECK(ordinal(3, Gender::feminine, Case::genitive) == "третьей");
  CHECK(ordinal(2026, Gender::masculine, Case::genitive) == "две тысячи двадцать шестого");
  CHECK(ordinal(40, Gender::masculine, Case::nominative) == "сороковой");
  CHECK(ordinal(1900, Gender::masculine, Case::nominative) == "одна тысяча девятисотый");
  CHECK(ordinal(25'000, Gender::masculine, Case::nominative) == "двадцатипятитысячный");
  CHECK(ordinal(1'000'000, Gender::masculine, Case::nominative) == "миллионный");
  CHECK(ordinal(5, Gender::masculine, Case::genitive, Number::plural) == "пятых");
}

TEST_CASE("fractions") {
  CHECK(fraction(0, 2, 3, Case::nominative) == "две третьих");
  CHECK(fraction(0, 1, 2, Case::genitive) == "одной второй");
  CHECK(fraction(5, 3, 10, Case::nominative) == "пять целых три десятых");
}

TEST_CASE("money") {
  CHECK(money(120'050, Case::nominative) == "одна тысяча двести рублей 50 копеек");
  CHECK(money(2'101, Case::nominative, KopecksIn::words) == "двадцать один рубль одна копейка");
  CHECK(money(300, Case::genitive, KopecksIn::nothing) == "трёх рублей");
  CHECK(money(100'000, Case::dative, KopecksIn::nothing) == "одной тысяче рублей");
}

TEST_CASE("roman numbers and the form after a number") {
  CHECK(roman(4) == "IV");
  CHECK(roman(2026) == "MMXXVI");
  CHECK(count_form(11) == CountForm::many);
  CHECK(count_form(21) == CountForm::one);
  CHECK(count_form(104) == CountForm::few);
}
