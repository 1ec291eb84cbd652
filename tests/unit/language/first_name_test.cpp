#include <catch2/catch.hpp>

#include "language/person.hpp"

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string he(const char* name, Case c) { return first_name(name, Gender::masculine, c).text; }
std::string she(const char* name, Case c) { return first_name(name, Gender::feminine, c).text; }
}  // namespace

TEST_CASE("men's names") {
  CHECK(he("Лев", Case::genitive) == "Льва");
  CHECK(he("Пётр", Case::genitive) == "Петра");
  CHECK(he("Павел", Case::dative) == "Павлу");
  CHECK(he("Илья", Case::instrumental) == "Ильёй");
  CHECK(he("Никита", Case::dative) == "Никите");
  CHECK(he("Юрий", Case::prepositional) == "Юрии");
  CHECK(he("Игорь", Case::instrumental) == "Игорем");
  CHECK(he("Лука", Case::genitive) == "Луки");
  CHECK(he("Фёдор", Case::genitive) == "Фёдора");
  CHECK(he("Али", Case::genitive) == "Али");
  CHECK(he("Шота", Case::genitive) == "Шота");  // a stressed vowel of another language
  CHECK(he("Отто", Case::genitive) == "Отто");
}

TEST_CASE("women's names") {
  CHECK(she("Мария", Case::dative) == "Марии");
  CHECK(she("Наталья", Case::dative) == "Наталье");
  CHECK(she("Ия", Case::dative) == "Ии");
  CHECK(she("Ольга", Case::genitive) == "Ольги");
  CHECK(she("Маша", Case::instrumental) == "Машей");
  CHECK(she("Любовь", Case::genitive) == "Любови");
  CHECK(she("Любовь", Case::instrumental) == "Любовью");
  CHECK(she("Эсфирь", Case::dative) == "Эсфири");
  CHECK(she("Асмик", Case::dative) == "Асмик");
  CHECK(she("Алия", Case::dative) == "Алие");
}

TEST_CASE("Turkic women's names in a soft consonant stay and are shown to a person") {
  const Form form = first_name("Айгуль", Gender::feminine, Case::dative);
  CHECK(form.text == "Айгуль");
  CHECK(form.ambiguous);
}

TEST_CASE("double names") {
  CHECK(she("Анна-Мария", Case::genitive) == "Анны-Марии");
  CHECK(he("Жан-Поль", Case::genitive) == "Жан-Поля");
}
