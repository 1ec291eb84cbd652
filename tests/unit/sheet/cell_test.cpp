#include "sheet/cell.hpp"

#include <catch2/catch.hpp>

#include "sheet/number_format.hpp"

using namespace prikaz;
using namespace prikaz::sheet;

TEST_CASE("A1 references go both ways", "[sheet]") {
  CHECK(column_name(0) == "A");
  CHECK(column_name(25) == "Z");
  CHECK(column_name(26) == "AA");
  CHECK(column_name(16'383) == "XFD");
  for (const Ref r : {Ref{0, 0}, Ref{13, 2}, Ref{1'048'575, 16'383}, Ref{9, 701}, Ref{9, 702}})
    CHECK(parse_a1(a1(r)) == r);
  CHECK(parse_a1("$C$14") == Ref{13, 2});
  CHECK(parse_area("A1:C14") == Area{{0, 0}, {13, 2}});
  CHECK(parse_area("B2") == Area{{1, 1}, {1, 1}});
  for (const char* bad : {"", "A", "14", "A0", "A1048577", "XFE1", "A1x", "Ж1", "A-1"}) CHECK_FALSE(parse_a1(bad));
}

TEST_CASE("serial numbers are days of the 1900 and the 1904 system", "[sheet]") {
  CHECK(date_from_serial(1) == Date{1900, 1, 1});
  CHECK(date_from_serial(59) == Date{1900, 2, 28});
  CHECK_FALSE(date_from_serial(60));  // the day that never was
  CHECK(date_from_serial(61) == Date{1900, 3, 1});
  CHECK(date_from_serial(44'075.75) == Date{2020, 9, 1});
  CHECK(date_from_serial(42'613, true) == Date{2020, 9, 1});
  CHECK_FALSE(date_from_serial(-1));
  CHECK_FALSE(date_from_serial(3e9));
  CHECK(serial_from_date({2020, 9, 1}) == 44'075);
}

TEST_CASE("date formats are told from numbers and times", "[sheet]") {
  for (const char* code : {"dd.mm.yyyy", "[$-419]d mmmm yyyy\" г.\";@", "mmm-yy", "yyyy\\-mm\\-dd", "mmmm"})
    CHECK(is_date_format(std::string_view(code)));
  for (const char* code :
       {"General", "0.00", "#,##0\" дней\"", "[h]:mm", "hh:mm:ss", "@", "0\"d\"", "[Red]0", "General;[Red]dd"})
    CHECK_FALSE(is_date_format(std::string_view(code)));
  CHECK(is_date_format(14));
  CHECK_FALSE(is_date_format(0));
}

TEST_CASE("a cell shows what a person sees", "[sheet]") {
  CHECK(text(Value(Date{2020, 9, 1})) == "01.09.2020");
  CHECK(text(Value(3.0)) == "3");
  CHECK(text(Value(0.25)) == "0.25");
  CHECK(text(Value(true)) == "да");
  CHECK(text(Value()).empty());
}
