// Which number formats show dates (ISO 29500-1 §18.8.30, §18.8.31), and serial numbers of days.
#pragma once
#include <optional>
#include <string_view>

#include "value/date.hpp"

namespace prikaz::sheet {

/// Built-in date formats, including the ones reserved for East Asian locales that Russian files also use (27–36,
/// 50–58).
bool is_date_format(int id) noexcept;
/// A code with day, month or year letters outside quotes and brackets: "dd.mm.yyyy", "[$-419]d mmmm yyyy". Times are
/// not.
bool is_date_format(std::string_view code) noexcept;

/// A date by its serial number; nullopt outside 1900…9999. In the 1900 system, day 60 (29.02.1900) never was.
std::optional<Date> date_from_serial(double serial, bool system_1904 = false) noexcept;
double serial_from_date(Date date) noexcept;  ///< 1900 system; dates from 1900-03-01

}  // namespace prikaz::sheet
