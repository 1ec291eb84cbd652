#include "language/person.hpp"

#include <catch2/catch.hpp>

#include "language/inflect.hpp"

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string dative(const char* name, Gender g = Gender::unknown) { return full_name(name, g, Case::dative).text; }
}  // namespace

TEST_CASE("a full name declines by its parts") {
  CHECK(dative("Иванов Иван Иванович") == "Иванову Ивану Ивановичу");
  CHECK(dative("Петрова Анна Сергеевна") == "Петровой Анне Сергеевне");
  CHECK(dative("Непомнящая Любовь Ильинична") == "Непомнящей Любови Ильиничне");
  CHECK(full_name("Коваль Лев Кузьмич", Gender::masculine, Case::instrumental).text == "Ковалём Львом Кузьмичом");
  CHECK(full_name("Коваль Нина Львовна", Gender::feminine, Case::genitive).text == "Коваль Нины Львовны");
}

TEST_CASE("the nominative is the text itself") {
  CHECK(full_name("ИВАНОВА  Анна", Gender::feminine, Case::nominative).text == "ИВАНОВА  Анна");
}

TEST_CASE("capitals stay capitals") { CHECK(dative("ИВАНОВ ИВАН ПЕТРОВИЧ") == "ИВАНОВУ ИВАНУ ПЕТРОВИЧУ"); }

TEST_CASE("Turkic patronymics stay, also the father's name before them") {
  CHECK(dative("Алиев Расим Гусейн оглы") == "Алиеву Расиму Гусейн оглы");
  CHECK(dative("Мамедова Лейла Расим кызы") == "Мамедовой Лейле Расим кызы");
}

TEST_CASE("a stored form wins over every rule") {
  Inflectable person;
  person.kind = Inflectable::Kind::person;
  person.gender = Gender::masculine;
  person.whole = "Волчок Иван Петрович";
  person.surname = "Волчок";
  person.first = "Иван";
  person.patronymic = "Петрович";
  CHECK(inflect(person, Case::genitive) == "Волчка Ивана Петровича");
  CHECK(inflect_form(person, Case::genitive).ambiguous);
  person.stored[static_cast<std::size_t>(Case::genitive)] = "Волчока Ивана Петровича";
  CHECK(inflect(person, Case::genitive) == "Волчока Ивана Петровича");
  CHECK_FALSE(inflect_form(person, Case::genitive).ambiguous);
  CHECK(initials(person, Case::genitive) == "Волчока\u00A0И.П.");
}

TEST_CASE("initials both ways, the surname in a case") {
  CHECK(initials("Салтыков-Щедрин Михаил Евграфович", Gender::masculine, Case::dative) ==
        "Салтыкову-Щедрину\u00A0М.Е.");
  InitialsStyle style;
  style.order = InitialsOrder::initials_first;
  CHECK(initials("Толстая Анна-Мария Львовна", Gender::unknown, Case::genitive, style) == "А.-М.Л.\u00A0Толстой");
}

TEST_CASE("names of three syllables from the Far East: the last word declines") {
  CHECK(dative("Ким Чен Ир", Gender::masculine) == "Ким Чен Иру");
}

TEST_CASE("a father's name without a suffix declines as a name and is shown to a person") {
  const Form form = full_name("Гасанов Али Хусейн", Gender::masculine, Case::dative);
  CHECK(form.text == "Гасанову Али Хусейну");
  CHECK(form.ambiguous);
}

TEST_CASE("names in capitals become ordinary") {
  CHECK(name_case("ИВАНОВА АННА-МАРИЯ") == "Иванова Анна-Мария");
  CHECK(name_case("АЛИЕВ РАСИМ ГУСЕЙН ОГЛЫ") == "Алиев Расим Гусейн оглы");
  CHECK(name_case("МакДональд Эндрю") == "МакДональд Эндрю");
}

TEST_CASE("doubts are what a person should look at") {
  Inflectable person;
  person.kind = Inflectable::Kind::person;
  person.whole = "Волчок Иван Петрович";
  REQUIRE(doubts(person).size() == 1);
  CHECK(doubts(person)[0].nominative == "Волчок");
  CHECK(doubts(person)[0].genitive == "Волчка");
  person.stored[static_cast<std::size_t>(Case::genitive)] = "Волчока Ивана Петровича";
  CHECK(doubts(person).empty());
  person.whole = "Петров Иван Петрович";
  person.stored = {};
  CHECK(doubts(person).empty());
}
