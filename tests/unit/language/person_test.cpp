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
