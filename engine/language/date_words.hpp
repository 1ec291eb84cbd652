// Dates, periods and spans of time as papers print them. Ordinary spaces throughout: typography.hpp makes the
// non-breaking ones.
#pragma once
#include <string>
#include <string_view>

#include "value/date.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

/// Months and weekdays in a case; month 1 … 12, weekday 1 (Monday) … 7.
std::string_view month_name(int month, Case c) noexcept;
std::string weekday_name(int weekday, Case c);

enum class DateForm {
  numeric,          ///< 10.04.2020
  iso,              ///< 2020-04-10
  text,             ///< 10 апреля 2020 г.
  text_full,        ///< 10 апреля 2020 года
  quoted,           ///< «10» апреля 2020 г. — two digits always, as in forms
  straight_quoted,  ///< "10" апреля 2020 г.
  quoted_numeric,   ///< «10» 04 2020
};
/// An invalid date gives the blank of the same form.
std::string date_text(Date date, DateForm form);
/// «___» __________ 20__ г. for a date written by hand; with a year: «___» __________ 2026 г.
std::string date_blank(int year = 0);

/// "десятое апреля две тысячи двадцатого года".
std::string date_words(Date date, Case c);
/// "апрель 2020 г.", "апреле 2020 года".
std::string month_year(Date date, Case c, bool full_word);

/// 2025/2026 or 2025–2026 (en dash). `first` is the year in which the academic year begins.
std::string academic_year(int first, std::string_view divider = "/");
/// The year in which the academic year around `date` began: it begins on 1 September.
int academic_year_of(Date date) noexcept;

/// "с 1 сентября 2025 г. по 31 мая 2026 г."; inside one year the first year is left out.
std::string period(Date from, Date to);
/// "II квартал 2026 г." in a case (the Roman number stays).
std::string quarter(Date date, Case c);
int quarter_of(Date date) noexcept;

/// "1 год 2 месяца 5 дней"; parts that are 0 are left out, all 0 gives "0 дней".
std::string duration(int years, int months, int days);
/// "3 часа 20 минут".
std::string duration_minutes(int minutes);

}  // namespace prikaz::language
