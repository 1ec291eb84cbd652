// Calendar dates without a time zone and without a clock.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace prikaz {

/// A proleptic Gregorian date. `valid()` is false for 31 February; a default Date is not valid.
struct Date {
  int year = 0, month = 0, day = 0;

  auto operator<=>(const Date&) const = default;
  bool valid() const noexcept;
  /// Days since 1970-01-01; the inverse is from_days.
  long days() const noexcept;
  static Date from_days(long n) noexcept;
  /// Monday = 1 … Sunday = 7.
  int weekday() const noexcept;
  Date plus_days(long n) const noexcept { return from_days(days() + n); }
  /// The same number n months on, or the month's last day where there is no such number.
  Date plus_months(int n) const noexcept;
  std::string iso() const;  ///< 2026-11-20
};

int days_in_month(int year, int month) noexcept;
/// YYYY-MM-DD.
std::optional<Date> parse_iso_date(std::string_view s);
/// What people type: 2026-11-20, 20.11.2026, 20/11/2026, 20.11.26, «20» ноября 2026 г., 20 ноября 2026 года.
std::optional<Date> parse_date(std::string_view s);
/// Full years from `birth` to `on`: age on that date.
int years_between(Date birth, Date on) noexcept;

}  // namespace prikaz
