#include "sheet/csv.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::sheet;

namespace {
std::string id_of(const Result<Workbook>& r) { return r ? "" : r.error()[0].id; }
}  // namespace

TEST_CASE("CSV: dividers, quotes, line ends", "[csv]") {
  const auto book =
      read_csv("Код;ФИО\r\n1;\"Иванова; \"\"Аня\"\"\nвторая строка\"\r\n\r\n2; Ким \n", "folder/Люди.csv");
  REQUIRE(book);
  CHECK(dump(*book) ==
        "[Люди]\nA1  str  Код\nB1  str  ФИО\nA2  str  1\nB2  str  Иванова; \"Аня\"\nвторая строка\nA4  str  2\nB4  str "
        " Ким\n");
  CHECK(read_csv("a\tb\n1,5\t2\n", "x.csv")->sheets[0].at({1, 0})->value.string() == "1,5");
  CHECK(read_csv("a,b\n\"1;2\",2\n", "x.csv")->sheets[0].at({1, 0})->value.string() == "1;2");
}

TEST_CASE("CSV: UTF-8 with and without a mark, cp1251, UTF-16", "[csv]") {
  const std::string cp1251 = "\xCA\xEE\xE4;\xB9\n\xB8;\xA8\n";  // Код;№ / ё;Ё
  const std::string wide = std::string("\xFF\xFE", 2) + std::string("\x1A\x04;\0\x16\x21", 6);
  CHECK(dump(*read_csv(cp1251, "a.csv")) == "[a]\nA1  str  Код\nB1  str  №\nA2  str  ё\nB2  str  Ё\n");
  CHECK(dump(*read_csv("\xEF\xBB\xBFКод;№\n", "a.csv")) == "[a]\nA1  str  Код\nB1  str  №\n");
  CHECK(dump(*read_csv(wide, "a.csv")) == "[a]\nA1  str  К\nB1  str  №\n");
}

TEST_CASE("CSV: what cannot be read is refused", "[csv]") {
  CHECK(id_of(read_csv("a;b\n\"c;d\n", "a.csv")) == "PRK-S010");
  CHECK(read_csv("a;b\n\"c;d\n", "a.csv").error()[0].place.line == 2);
  CHECK(id_of(read_csv(std::string("a\0b", 3), "a.csv")) == "PRK-S011");
  CHECK(id_of(read_csv("a;b;c\n1;2;3\n", "a.csv", 4)) == "PRK-S004");
}
