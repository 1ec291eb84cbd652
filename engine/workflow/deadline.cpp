// Deadlines of kinds T-1 … T-13 and the wording that stands for them in print.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/format.hpp"
#include "workflow/reader.hpp"

namespace prikaz::workflow {

namespace {

constexpr std::array<const char*, 13> months = {"",     "январь", "февраль",  "март",    "апрель", "май",    "июнь",
                                                "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"};
Message remedy() {
  return "write a day 2020-06-10, a month 2020-06, a range 2020-04..2020-05, a list [2020-05, 2020-06], academic-year "
         "2020, calendar-year 2020, period, quarterly 25, as-needed, or {after: document, days: 10}";
}

std::string dotted(Date d) { return format("{:02}.{:02}.{:04}", d.day, d.month, d.year); }

/// A day, or a month as its first and last day.
struct Span {
  Date first, last;
  bool month = false;
};

std::optional<Span> span_of(std::string_view s) {
  if (const auto d = parse_iso_date(s)) return Span{*d, *d, false};
  if (s.size() != 7) return std::nullopt;
  const auto first = parse_iso_date(std::string(s) + "-01");
  if (!first) return std::nullopt;
  return Span{*first, {first->year, first->month, days_in_month(first->year, first->month)}, true};
}

std::optional<int> number_after(std::string_view s, std::string_view word) {
  if (!s.starts_with(word) || s.size() <= word.size() || s[word.size()] != ' ') return std::nullopt;
  s.remove_prefix(word.size() + 1);
  int n = 0;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), n);
  if (r.ec != std::errc() || r.ptr != s.data() + s.size()) return std::nullopt;
  return n;
}

bool window(Deadline& d, Deadline::Kind kind, Date first, Date last) {
  d.kind = kind;
  d.first = first;
  d.last = last;
  d.dates = {last};
  return first <= last;
}

bool quarterly(Deadline& d, int day, Date from, Date to) {
  if (day < 1 || day > 31) return false;
  d.kind = Deadline::Kind::quarterly;
  d.first = from;
  d.last = to;
  for (int year = from.year; year <= to.year; ++year)
    for (int month = 3; month <= 12; month += 3) {
      const Date due{year, month, std::min(day, days_in_month(year, month))};
      if (due >= from && due <= to) d.dates.push_back(due);
    }
  return true;
}

bool read_scalar(Deadline& d, std::string_view s, Date from, Date to) {
  using Kind = Deadline::Kind;
  if (s == "none") return true;
  if (s == "as-needed") {
    d.kind = Kind::as_needed;
    return true;
  }
  if (s == "period") return window(d, Kind::period, from, to);
  if (const auto year = number_after(s, "academic-year"))
    return window(d, Kind::academic_year, {*year, 9, 1}, {*year + 1, 5, 31});
  if (const auto year = number_after(s, "calendar-year"))
    return window(d, Kind::calendar_year, {*year, 1, 1}, {*year, 12, 31});
  if (const auto day = number_after(s, "quarterly")) return quarterly(d, *day, from, to);
  if (const std::size_t dots = s.find(".."); dots != s.npos) {
    const auto a = span_of(s.substr(0, dots)), b = span_of(s.substr(dots + 2));
    return a && b && window(d, Kind::range, a->first, b->last);
  }
  const auto one = span_of(s);
  return one && window(d, one->month ? Kind::month : Kind::day, one->first, one->last);
}

bool read_list(Deadline& d, const yaml::Node& in) {
  d.kind = Deadline::Kind::months;
  for (const yaml::Node& item : in.items) {
    const auto span = span_of(item.scalar);
    if (!span || (!d.dates.empty() && span->last <= d.dates.back())) return false;
    if (d.dates.empty()) d.first = span->first;
    d.dates.push_back(span->last);
  }
  if (d.dates.empty()) return false;
  d.last = d.dates.back();
  return true;
}

std::string month_of(Date d) { return format("{} {}", months[static_cast<std::size_t>(d.month)], d.year); }

/// The wording when the file gives none.
std::string wording(const Deadline& d, int quarter_day) {
  using Kind = Deadline::Kind;
  switch (d.kind) {
    case Kind::none:
      return {};
    case Kind::day:
      return "до " + dotted(d.last);
    case Kind::month:
      return month_of(d.first) + " г.";
    case Kind::range:
      if (d.first.day != 1 || d.last.day != days_in_month(d.last.year, d.last.month))
        return format("{} – {}", dotted(d.first), dotted(d.last));
      if (d.first.year == d.last.year)
        return format("{} – {} г.", months[static_cast<std::size_t>(d.first.month)], month_of(d.last));
      return format("{} – {} г.", month_of(d.first), month_of(d.last));
    case Kind::months: {
      std::string out;
      for (const Date each : d.dates) out += (out.empty() ? "" : ", ") + month_of(each);
      return out + " г.";
    }
    case Kind::academic_year:
      return format("{}/{} учебный год", d.first.year, d.last.year);
    case Kind::calendar_year:
      return format("{} год", d.first.year);
    case Kind::period:
      return "весь период";
    case Kind::quarterly:
      return format("ежеквартально, до {} числа последнего месяца квартала", quarter_day);
    case Kind::relative:
      return format("в течение {} {} дней", d.days, d.working_days ? "рабочих" : "календарных");
    case Kind::as_needed:
      return "в течение года, по мере необходимости";
  }
  return {};
}

}  // namespace

Deadline read_deadline(Reader& reader, const yaml::Node& in, Date from, Date to, Shift shift) {
  Deadline d;
  d.shift = static_cast<Shift>(reader.word(in, "shift", {"keep", "previous", "next"}, static_cast<int>(shift)));
  d.printed = reader.text(in, "printed");
  const yaml::Node* due = in.find("due");
  if (!due || due->is_null()) return d;
  if (due->is_mapping()) {
    reader.mapping(*due, "due", {"after", "days", "working"});
    d.kind = Deadline::Kind::relative;
    d.after = reader.text(*due, "after", true);
    d.days = reader.integer(*due, "days", 0);
    d.working_days = reader.flag(*due, "working");
  } else if (!(due->is_sequence() ? read_list(d, *due) : read_scalar(d, due->scalar, from, to))) {
    reader.error("PRK-K010", *due, Message("the deadline cannot be read: \"{}\"", due->scalar), remedy());
    return Deadline{};
  }
  const int quarter_day = d.kind == Deadline::Kind::quarterly ? number_after(due->scalar, "quarterly").value_or(0) : 0;
  if (d.printed.empty()) d.printed = wording(d, quarter_day);
  return d;
}

}  // namespace prikaz::workflow
