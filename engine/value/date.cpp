#include "value/date.hpp"

#include <array>
#include <vector>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz {

int days_in_month(int year, int month) noexcept {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool Date::valid() const noexcept { return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month); }

long Date::days() const noexcept {
  const long y = month <= 2 ? year - 1L : year;
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long yoe = y - era * 400;
  const long doy = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

Date Date::from_days(long n) noexcept {
  n += 719468;
  const long era = (n >= 0 ? n : n - 146096) / 146097;
  const long doe = n - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(yoe + era * 400 + (month <= 2)), month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

int Date::weekday() const noexcept { return static_cast<int>(((days() + 3) % 7 + 7) % 7) + 1; }

Date Date::plus_months(int n) const noexcept {
  const int index = year * 12 + (month - 1) + n;
  Date d{index / 12, index % 12 + 1, day};
  d.day = d.day > days_in_month(d.year, d.month) ? days_in_month(d.year, d.month) : d.day;
  return d;
}

std::string Date::iso() const { return format("{:04}-{:02}-{:02}", year, month, day); }

namespace {

int digits(std::string_view s) {
  if (s.empty() || s.size() > 4) return -1;
  int n = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return n;
}

int month_by_name(std::string_view word) {
  constexpr std::array<std::string_view, 12> stems{"январ", "феврал", "март",    "апрел",  "ма",    "июн",
                                                   "июл",   "август", "сентябр", "октябр", "ноябр", "декабр"};
  for (std::size_t m = 0; m < stems.size(); ++m)
    if (word.substr(0, stems[m].size()) == stems[m] && word.size() <= stems[m].size() + 2)
      return static_cast<int>(m) + 1;
  return -1;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  const Date d{digits(s.substr(0, 4)), digits(s.substr(5, 2)), digits(s.substr(8, 2))};
  return d.valid() ? std::optional(d) : std::nullopt;
}

std::optional<Date> parse_date(std::string_view text) {
  if (auto d = parse_iso_date(text)) return d;
  std::vector<std::string> words(1);
  const std::string folded = utf8::fold(text);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if ((c >= '0' && c <= '9') || utf8::is_letter(c))
      utf8::append(words.back(), c);
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  if (!words.empty() && words.back().starts_with("г")) words.pop_back();
  if (words.size() == 3 && words[2].ends_with("г")) words[2].resize(words[2].size() - 2);  // "2020г" as people write it
  if (words.size() != 3) return std::nullopt;
  const int month = digits(words[1]) > 0 ? digits(words[1]) : month_by_name(words[1]);
  int year = digits(words[2]);
  if (words[2].size() == 2 && year >= 0) year += year < 70 ? 2000 : 1900;
  if (words[2].size() != 2 && words[2].size() != 4) return std::nullopt;
  const Date d{year, month, digits(words[0])};
  return d.valid() ? std::optional(d) : std::nullopt;
}

int years_between(Date birth, Date on) noexcept {
  int years = on.year - birth.year;
  if (on.month < birth.month || (on.month == birth.month && on.day < birth.day)) --years;
  return years;
}

}  // namespace prikaz
