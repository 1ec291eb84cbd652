#include "sheet/number_format.hpp"

#include <cmath>

namespace prikaz::sheet {

namespace {
constexpr long days_1899_12_30 = -25569;  // day 0 of the 1900 system, counted back from 1 March 1900
constexpr long days_1904_01_01 = -24107;
constexpr double last_serial = 2958465;  // 31.12.9999
}  // namespace

bool is_date_format(int id) noexcept {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
         id == 57 || id == 58;
}

bool is_date_format(std::string_view code) noexcept {
  bool day_or_year = false, month = false, time = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      i = code.find('"', i + 1);
      if (i == std::string_view::npos) break;
    } else if (c == '[') {
      const auto end = code.find(']', i);
      if (end == std::string_view::npos) break;
      if (end == i + 2 && std::string_view("hHmMsS").find(code[i + 1]) != std::string_view::npos) time = true;
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;  // the first section tells
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
      day_or_year = true;
    } else if (c == 'm' || c == 'M') {
      month = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      time = true;
    } else if (c == 'G' || c == 'g') {
      return false;  // General
    }
  }
  return day_or_year || (month && !time);
}

std::optional<Date> date_from_serial(double serial, bool system_1904) noexcept {
  if (!(serial >= 0) || serial > last_serial) return std::nullopt;
  const long day = static_cast<long>(std::floor(serial));
  if (system_1904) return Date::from_days(days_1904_01_01 + day);
  if (day < 1 || day == 60) return std::nullopt;
  return Date::from_days(days_1899_12_30 + day + (day < 60 ? 1 : 0));
}

double serial_from_date(Date date) noexcept { return static_cast<double>(date.days() - days_1899_12_30); }

}  // namespace prikaz::sheet
