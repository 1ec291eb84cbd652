#include "workflow/calendar.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

const Calendar& russia() {
  static const Calendar calendar = [] {
    Calendar c;
    for (const char* name : {"ru", "ru-2020", "ru-2021", "ru-2022", "ru-2023", "ru-2024", "ru-2025", "ru-2026"}) {
      const std::string path = std::string(PRIKAZ_SOURCE_DIR "/workflows/calendars/") + name + ".yaml";
      std::ifstream in(path, std::ios::binary);
      REQUIRE(c.add(std::string((std::istreambuf_iterator<char>(in)), {}), path));
    }
    return c;
  }();
  return calendar;
}

int working_days(int year, int week = 5) {
  int n = 0;
  for (Date d{year, 1, 1}; d.year == year; d = d.plus_days(1)) n += russia().working(d, week);
  return n;
}

}  // namespace

TEST_CASE("years have as many working days as the production calendars say", "[workflow][calendar]") {
  CHECK(working_days(2021) == 247);
  CHECK(working_days(2022) == 247);
  CHECK(working_days(2023) == 247);
  CHECK(working_days(2024) == 248);
  CHECK(working_days(2025) == 247);
  CHECK(working_days(2026) == 247);
}

TEST_CASE("the decree of 2026 moves days of rest", "[workflow][calendar]") {
  const Calendar& c = russia();
  for (const Date off : {Date{2026, 1, 9}, Date{2026, 2, 23}, Date{2026, 3, 9}, Date{2026, 5, 11}, Date{2026, 12, 31}})
    CHECK_FALSE(c.working(off));
  CHECK(c.working({2026, 1, 12}));
  CHECK(c.shortened({2026, 4, 30}));
  CHECK(c.known(2026));
  CHECK_FALSE(c.known(2027));
  CHECK_FALSE(c.working({2027, 11, 4}));
}

TEST_CASE("a working Saturday belongs to the five-day week's exchange only", "[workflow][calendar]") {
  CHECK(russia().working({2024, 4, 27}, 5));
  CHECK_FALSE(russia().working({2024, 4, 29}, 5));
  CHECK(russia().working({2024, 4, 29}, 6));
  CHECK(russia().working({2026, 1, 10}, 6));
  CHECK_FALSE(russia().working({2026, 1, 10}, 5));
}

TEST_CASE("deadlines on days of rest move by policy", "[workflow][calendar]") {
  const Calendar& c = russia();
  CHECK(c.shifted({2022, 4, 30}, Shift::previous) == Date{2022, 4, 29});
  CHECK(c.shifted({2022, 5, 15}, Shift::next) == Date{2022, 5, 16});
  CHECK(c.shifted({2022, 5, 15}, Shift::keep) == Date{2022, 5, 15});
  CHECK(c.shifted({2027, 9, 25}, Shift::previous) == Date{2027, 9, 24});
  CHECK(c.last_working_day_of_month(2020, 5) == Date{2020, 5, 29});
  CHECK(c.plus_working_days({2026, 4, 30}, 1) == Date{2026, 5, 4});
  CHECK(c.plus_working_days({2022, 11, 9}, 7) == Date{2022, 11, 18});
}

TEST_CASE("a month ends on its last working day, a day follows its policy", "[workflow][calendar]") {
  Deadline month;
  month.kind = Deadline::Kind::month;
  month.shift = Shift::next;
  CHECK(effective(month, {2020, 5, 31}, russia(), 5) == Date{2020, 5, 29});
  Deadline day;
  day.kind = Deadline::Kind::day;
  day.shift = Shift::next;
  CHECK(effective(day, {2022, 4, 30}, russia(), 5) == Date{2022, 5, 4});
}

TEST_CASE("regional holidays lie over the year", "[workflow][calendar]") {
  Calendar c = russia();
  CHECK(c.working({2026, 3, 20}));
  REQUIRE(c.add("calendar: ru-ba\nyear: 2026\nholidays: [03-20]\n", "ru-ba.yaml"));
  CHECK_FALSE(c.working({2026, 3, 20}));
}

TEST_CASE("mistakes of a calendar have places", "[workflow][calendar][PRK-K040]") {
  Calendar c;
  const Status bad = c.add("calendar: ru\nyear: 2026\nmoves:\n  - {from: 01-03, to: 13-09}\n", "ru-2026.yaml");
  REQUIRE_FALSE(bad);
  CHECK(find(bad.error(), "PRK-K040")->place.line == 4);
  CHECK(find(c.add("calendar: ru\nshortened: [01-09]\n", "ru.yaml").error(), "PRK-K040"));
  CHECK(find(c.add("calendar: ru\nholiday: [01-01]\n", "ru.yaml").error(), "PRK-K001"));
}
