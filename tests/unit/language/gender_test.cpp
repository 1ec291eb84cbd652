#include <catch2/catch.hpp>

#include "language/person.hpp"

using namespace prikaz;
using namespace prikaz::language;

TEST_CASE("gender: patronymic first, then the name, then the surname") {
  CHECK(guess_gender("Коваль Саша Ильинична") == Gender::feminine);
  CHECK(guess_gender("Шевченко", "Никита", "") == Gender::masculine);
  CHECK(guess_gender("Петрова", "Асмик", "") == Gender::feminine);
  CHECK(guess_gender("Петров", "", "") == Gender::masculine);
  CHECK(guess_gender("Петрова", "Саша", "") == Gender::feminine);
}

TEST_CASE("gender: undecided is an answer") {
  CHECK(guess_gender("Шевченко", "Женя", "") == Gender::unknown);
  CHECK(guess_gender("Ким", "", "") == Gender::unknown);
  CHECK(guess_gender("Иванова", "Иван", "") == Gender::unknown);  // the parts contradict each other
}

TEST_CASE("a full name is split into its parts") {
  const NameParts plain = split_name("Иванов Иван Иванович");
  CHECK(plain.surname == "Иванов");
  CHECK(plain.first == "Иван");
  CHECK(plain.patronymic == "Иванович");
  CHECK_FALSE(plain.doubtful);
  const NameParts turned = split_name("Иван Иванович Иванов");
  CHECK(turned.surname == "Иванов");
  CHECK(turned.first == "Иван");
  const NameParts turkic = split_name("Алиев Расим Гусейн оглы");
  CHECK(turkic.patronymic == "Гусейн оглы");
  const NameParts particle = split_name("де Голль Шарль");
  CHECK(particle.surname == "де Голль");
  CHECK(particle.first == "Шарль");
  const NameParts short_form = split_name("Иван Петров");
  CHECK(short_form.surname == "Петров");
  CHECK(short_form.first == "Иван");
  CHECK(split_name("Петров Иван").surname == "Петров");
  CHECK(split_name("Иван Иванович").surname.empty());
  CHECK(split_name("Иванов").doubtful);
  CHECK(split_name("").surname.empty());
}
