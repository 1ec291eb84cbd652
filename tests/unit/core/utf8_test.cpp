#include "core/utf8.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;

TEST_CASE("letters change case without a locale", "[core]") {
  CHECK(utf8::to_upper("ёлка Ivan") == "ЁЛКА IVAN");
  CHECK(utf8::to_lower("ПРИКАЗ №1 Ё") == "приказ №1 ё");
  CHECK(utf8::length("приказ") == 6);
}

TEST_CASE("broken bytes become the replacement character, never a crash", "[core]") {
  CHECK_FALSE(utf8::valid("\xD0"));
  CHECK_FALSE(utf8::valid("\xED\xA0\x80"));
  CHECK_FALSE(utf8::valid("\xC0\x80"));
  CHECK(utf8::valid("наставник\xF0\x9F\x98\x80"));
  CHECK(utf8::decode("\xD0z") == U"\uFFFDz");
}

TEST_CASE("near names are found by spelling and by look-alike letters", "[core]") {
  CHECK(utf8::near_names("наставниик", {"наставник", "наставляемый"}) == std::vector<std::string>{"наставник"});
  CHECK(utf8::near_names("сurator", {"curator", "centre"}).front() == "curator");
  CHECK(utf8::near_names("xyz", {"наставник"}).empty());
}
