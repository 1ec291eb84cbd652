#include "papers/form_height.hpp"

#include <catch2/catch.hpp>

using prikaz::papers::row_height;

TEST_CASE("a row is as high as its longest text asks", "[papers]") {
  CHECK(row_height("", 20, false) == 15);
  CHECK(row_height("учитель музыки", 20, false) == 15);
  CHECK(row_height("заместитель директора по учебной работе", 24, false) == 30);
  CHECK(row_height("заместитель директора", 24, false) < row_height("заместитель директора", 24, true));
  CHECK(row_height("первая\nвторая", 40, false) == 30);
}

TEST_CASE("a word wider than its column is cut into lines", "[papers]") {
  CHECK(row_height("наставляемых", 7, false) == 45);
  CHECK(row_height("по наставляемых", 7, false) == 60);
}
