#include "language/date_words.hpp"

#include <array>

#include "core/format.hpp"
#include "language/declension.hpp"
#include "language/numeral.hpp"

namespace prikaz::language {
namespace {

using Forms = std::array<std::string_view, 6>;

constexpr Forms months[12] = {
    {"январь", "января", "январю", "январь", "январём", "январе"},
    {"февраль", "февраля", "февралю", "февраль", "февралём", "феврале"},
    {"март", "марта", "марту", "март", "мартом", "марте"},
    {"апрель", "апреля", "апрелю", "апрель", "апрелем", "апреле"},
    {"май", "мая", "маю", "май", "маем", "мае"},
    {"июнь", "июня", "июню", "июнь", "июнем", "июне"},
    {"июль", "июля", "июлю", "июль", "июлем", "июле"},
    {"август", "августа", "августу", "август", "августом", "августе"},
    {"сентябрь", "сентября", "сентябрю", "сентябрь", "сентябрём", "сентябре"},
    {"октябрь", "октября", "октябрю", "октябрь", "октябрём", "октябре"},
    {"ноябрь", "ноября", "ноябрю", "ноябрь", "ноябрём", "ноябре"},
    {"декабрь", "декабря", "декабрю", "декабрь", "декабрём", "декабре"},
};

struct Weekday {
  std::string_view stem;
  Declension type;
};
constexpr Weekday weekdays[7] = {
    {"понедельник", Declension::masc_velar}, {"вторник", Declension::masc_velar}, {"сред", Declension::fem_hard},
    {"четверг", Declension::masc_velar},     {"пятниц", Declension::fem_ts},      {"суббот", Declension::fem_hard},
    {"воскресень", Declension::neut_soft},
};

struct Unit {
  std::string_view one, few, many;
};
constexpr Unit year_unit{"год", "года", "лет"};
constexpr Unit month_unit{"месяц", "месяца", "месяцев"};
constexpr Unit day_unit{"день", "дня", "дней"};
constexpr Unit hour_unit{"час", "часа", "часов"};
constexpr Unit minute_unit{"минута", "минуты", "минут"};

void append_units(std::string& out, int n, const Unit& unit) {
  if (n == 0) return;
  if (!out.empty()) out += ' ';
  const CountForm form = count_form(n);
  out += std::to_string(n);
  out += ' ';
  out += form == CountForm::one ? unit.one : form == CountForm::few ? unit.few : unit.many;
}

}  // namespace

std::string_view month_name(int month, Case c) noexcept {
  if (month < 1 || month > 12) return {};
  return months[month - 1][static_cast<std::size_t>(c)];
}

std::string weekday_name(int weekday, Case c) {
  if (weekday < 1 || weekday > 7) return {};
  const Weekday& day = weekdays[weekday - 1];
  std::string out(day.stem);
  out.append(ending(day.type, Number::singular, c, false));
  return out;
}

std::string date_text(Date date, DateForm form) {
  if (!date.valid()) return date_blank(date.year);
  const std::string_view month = month_name(date.month, Case::genitive);
  switch (form) {
    case DateForm::numeric:
      return format("{:02}.{:02}.{:04}", date.day, date.month, date.year);
    case DateForm::iso:
      return date.iso();
    case DateForm::text:
      return format("{} {} {} г.", date.day, month, date.year);
    case DateForm::text_full:
      return format("{} {} {} года", date.day, month, date.year);
    case DateForm::quoted:
      return format("«{:02}» {} {} г.", date.day, month, date.year);
    case DateForm::straight_quoted:
      return format("\"{:02}\" {} {} г.", date.day, month, date.year);
    case DateForm::quoted_numeric:
      return format("«{:02}» {:02} {}", date.day, date.month, date.year);
  }
  return {};
}

std::string date_blank(int year) {
  if (year > 0) return format("«___» __________ {} г.", year);
  return "«___» __________ 20__ г.";
}

std::string date_words(Date date, Case c) {
  if (!date.valid()) return {};
  return format("{} {} {} года", ordinal(date.day, Gender::neuter, c), month_name(date.month, Case::genitive),
                ordinal(date.year, Gender::masculine, Case::genitive));
}

std::string month_year(Date date, Case c, bool full_word) {
  return format("{} {} {}", month_name(date.month, c), date.year, full_word ? "года" : "г.");
}

std::string academic_year(int first, std::string_view divider) { return format("{}{}{}", first, divider, first + 1); }

int academic_year_of(Date date) noexcept { return date.month >= 9 ? date.year : date.year - 1; }

std::string period(Date from, Date to) {
  const std::string_view first_month = month_name(from.month, Case::genitive);
  const std::string last = date_text(to, DateForm::text);
  if (from.year != to.year) return format("с {} по {}", date_text(from, DateForm::text), last);
  return format("с {} {} по {}", from.day, first_month, last);
}

int quarter_of(Date date) noexcept { return (date.month + 2) / 3; }

std::string quarter(Date date, Case c) {
  return format("{} квартал{} {} г.", roman(quarter_of(date)),
                ending(Declension::masc_hard, Number::singular, c, false), date.year);
}

std::string duration(int years, int months_count, int days) {
  std::string out;
  append_units(out, years, year_unit);
  append_units(out, months_count, month_unit);
  append_units(out, days, day_unit);
  return out.empty() ? "0 дней" : out;
}

std::string duration_minutes(int minutes) {
  std::string out;
  append_units(out, minutes / 60, hour_unit);
  append_units(out, minutes % 60, minute_unit);
  return out.empty() ? "0 минут" : out;
}

}  // namespace prikaz::language
