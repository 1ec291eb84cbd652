#include "language/inflect.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("plain text by kind") {
  CHECK(inflect_text("Зимина Вера Львовна", Case::dative, Inflectable::Kind::person) == "Зиминой Вере Львовне");
  CHECK(inflect_text("учитель музыки", Case::dative, Inflectable::Kind::position) == "учителю музыки");
  CHECK(inflect_text("Гимназия № 1", Case::dative, Inflectable::Kind::organisation) == "Гимназии № 1");
  CHECK(inflect_text("приказ", Case::instrumental) == "приказом");
}

TEST_CASE("a stored organisation form wins") {
  Inflectable school;
  school.kind = Inflectable::Kind::organisation;
  school.whole = "МАОУ СОШ № 1";
  school.stored[static_cast<std::size_t>(Case::genitive)] = "МАОУ «СОШ № 1»";
  CHECK(inflect(school, Case::genitive) == "МАОУ «СОШ № 1»");
  CHECK(inflect(school, Case::dative) == "МАОУ СОШ № 1");
}

TEST_CASE("names of cases") {
  Case c = Case::nominative;
  CHECK(parse_case("dative", c));
  CHECK(c == Case::dative);
  CHECK(parse_case("ins", c));
  CHECK(c == Case::instrumental);
  CHECK(parse_case("Родительный", c));
  CHECK(c == Case::genitive);
  CHECK_FALSE(parse_case("locative", c));
}

TEST_CASE("one stored genitive corrects every case of a man's surname, and nothing else of the name") {
  Inflectable man;
  man.kind = Inflectable::Kind::person;
  man.gender = Gender::masculine;
  man.surname = "Волчок";
  man.first = "Илья";
  man.patronymic = "Петрович";
  man.whole = "Волчок Илья Петрович";
  CHECK(inflect(man, Case::dative) == "Волчку Илье Петровичу");
  man.stored[static_cast<std::size_t>(Case::genitive)] = "Волчока Ильи Петровича";
  CHECK(inflect(man, Case::genitive) == "Волчока Ильи Петровича");
  CHECK(inflect(man, Case::dative) == "Волчоку Илье Петровичу");
  CHECK(inflect(man, Case::accusative) == "Волчока Илью Петровича");
  CHECK(inflect(man, Case::instrumental) == "Волчоком Ильёй Петровичем");
  CHECK(inflect(man, Case::prepositional) == "Волчоке Илье Петровиче");
  CHECK(initials(man, Case::dative) == "Волчоку\u00A0И.П.");
  man.surname = "Чаплин";
  man.whole = "Чаплин Илья Петрович";
  man.stored[static_cast<std::size_t>(Case::genitive)] = "Чаплина Ильи Петровича";
  CHECK(inflect(man, Case::instrumental) == "Чаплиным Ильёй Петровичем");  // the genitive says nothing of -ым and -ом
}

TEST_CASE("plain text is taken for a person only where it looks like one") {
  CHECK(guess_kind("Белых Олег Петрович") == Inflectable::Kind::person);
  CHECK(guess_kind("Иванов Пётр") == Inflectable::Kind::person);
  CHECK(guess_kind("Анна Ковалёва") == Inflectable::Kind::person);
  for (const char* phrase :
       {"Совет Школы", "Положение", "дорожная карта", "Средняя школа № 1", "Управление Образования", "", " "})
    CHECK(guess_kind(phrase) == Inflectable::Kind::phrase);
}
