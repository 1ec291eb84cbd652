#include "language/letters.hpp"

#include <catch2/catch.hpp>

using namespace prikaz::language;

TEST_CASE("a lowered word has the offsets of the word") {
  const Lowered word("ЁжиковА-Бут");
  CHECK(word.view() == "ежикова-бут");
  CHECK(word.starts_capital());
  CHECK_FALSE(word.all_caps());
  CHECK(Lowered("ИВАНОВА").all_caps());
  CHECK_FALSE(Lowered("И").all_caps());
  CHECK(Lowered("Smith").foreign_script());
  CHECK_FALSE(Lowered("Іванов").view().empty());
}

TEST_CASE("a word too long for the buffer has no view, so no rule touches it") {
  CHECK(Lowered(std::string(Lowered::capacity + 1, 'a')).view().empty());
}

TEST_CASE("letters from the end and their classes") {
  CHECK(letter_from_end("школа", 0) == "а");
  CHECK(letter_from_end("школа", 1) == "л");
  CHECK(letter_from_end("а", 1).empty());
  CHECK(is_hissing("щ"));
  CHECK(is_velar("х"));
  CHECK_FALSE(is_vowel("й"));
  CHECK(syllables("автомобиль") == 4);
}
