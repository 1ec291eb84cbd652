#include "language/date_words.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

namespace {
constexpr Date day{2026, 4, 5};
}

TEST_CASE("printed forms of a date") {
  CHECK(date_text(day, DateForm::numeric) == "05.04.2026");
  CHECK(date_text(day, DateForm::text) == "5 апреля 2026 г.");
  CHECK(date_text(day, DateForm::text_full) == "5 апреля 2026 года");
  CHECK(date_text(day, DateForm::quoted) == "«05» апреля 2026 г.");
  CHECK(date_text(day, DateForm::straight_quoted) == "\"05\" апреля 2026 г.");
  CHECK(date_text(day, DateForm::quoted_numeric) == "«05» 04 2026");
}

TEST_CASE("a date that does not exist is a blank to fill by hand") {
  CHECK(date_text(Date{2026, 2, 31}, DateForm::text) == "«___» __________ 2026 г.");
  CHECK(date_blank() == "«___» __________ 20__ г.");
}

TEST_CASE("a date in words") {
  CHECK(date_words(day, Case::nominative) == "пятое апреля две тысячи двадцать шестого года");
  CHECK(date_words(day, Case::instrumental) == "пятым апреля две тысячи двадцать шестого года");
}

TEST_CASE("months, weekdays, quarters, years") {
  CHECK(month_year(day, Case::prepositional, true) == "апреле 2026 года");
  CHECK(weekday_name(3, Case::accusative) == "среду");
  CHECK(weekday_name(7, Case::genitive) == "воскресенья");
  CHECK(quarter(day, Case::genitive) == "II квартала 2026 г.");
  CHECK(academic_year(2025) == "2025/2026");
  CHECK(academic_year_of(Date{2026, 8, 31}) == 2025);
  CHECK(academic_year_of(Date{2026, 9, 1}) == 2026);
}

TEST_CASE("periods and durations") {
  CHECK(period(Date{2025, 9, 1}, Date{2026, 5, 31}) == "с 1 сентября 2025 г. по 31 мая 2026 г.");
  CHECK(period(Date{2026, 1, 12}, Date{2026, 5, 31}) == "с 12 января по 31 мая 2026 г.");
  CHECK(duration(1, 2, 5) == "1 год 2 месяца 5 дней");
  CHECK(duration(0, 0, 0) == "0 дней");
  CHECK(duration_minutes(200) == "3 часа 20 минут");
}
