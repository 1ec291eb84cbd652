#include "workflow/calendar.hpp"

#include <optional>

#include "core/format.hpp"
#include "workflow/reader.hpp"

namespace prikaz::workflow {

namespace {

std::optional<Date> day_of(std::string_view month_day, int year) {
  return parse_iso_date(format("{:04}-{}", year, month_day));
}

void bad_day(Reader& reader, const yaml::Node& at) {
  reader.error("PRK-K040", at, Message("not a day: \"{}\"", at.scalar), "write month-day: 01-09");
}

}  // namespace

Status Calendar::add(std::string_view yaml, const std::string& file) {
  auto tree = yaml::parse(yaml, file);
  if (!tree) return fail(std::move(tree.error()));
  Reader reader(file);
  const yaml::Node& in = *tree;
  if (!reader.mapping(in, "a calendar", {"prikaz", "calendar", "title", "year", "holidays", "moves", "shortened"}))
    return fail(std::move(reader.diagnostics()));
  constexpr int leap_year = 2020;  // any year that has every day
  const int year = reader.integer(in, "year", 0);
  const yaml::Node* holidays = reader.list(in, "holidays");
  const yaml::Node* moves = reader.list(in, "moves");
  const yaml::Node* shorter = reader.list(in, "shortened");
  if (holidays)
    for (const yaml::Node& item : holidays->items) {
      const auto d = day_of(item.scalar, year ? year : leap_year);
      if (!d)
        bad_day(reader, item);
      else if (year)
        years_[year].extra.insert(*d);
      else
        holidays_.insert({d->month, d->day});
    }
  if (!year && (moves || shorter))
    reader.error("PRK-K040", in, "moves and shortened days belong to a year", "add \"year: 2026\"");
  if (year) years_[year];
  if (moves && year)
    for (const yaml::Node& item : moves->items) {
      if (!reader.mapping(item, "a move", {"from", "to"})) continue;
      const yaml::Node *from = item.find("from"), *to = item.find("to");
      const auto a = from ? day_of(from->scalar, year) : std::nullopt;
      const auto b = to ? day_of(to->scalar, year) : std::nullopt;
      if (a && b)
        years_[year].moves.emplace_back(*a, *b);
      else
        bad_day(reader, a ? (to ? *to : item) : (from ? *from : item));
    }
  if (shorter && year)
    for (const yaml::Node& item : shorter->items) {
      if (const auto d = day_of(item.scalar, year))
        shortened_.insert(*d);
      else
        bad_day(reader, item);
    }
  if (reader.diagnostics().has_errors()) return fail(std::move(reader.diagnostics()));
  for (const auto& [known_year, unused] : years_)
    for (const int week : {5, 6}) reckoned_[{known_year, week}] = reckon(known_year, week);
  return {};
}

/// ТК РФ ст. 112: a holiday on a day of rest gives the next working day, except in January, whose days the decree
/// moves. A decree's swap of a working Saturday says nothing to a six-day week (K-5).
Calendar::Days Calendar::reckon(int year, int week) const {
  Days days;
  for (const auto& [month, day] : holidays_) {
    const Date d{year, month, day};
    if (d.valid()) days.off.insert(d);
  }
  const std::set<Date> fixed = days.off;
  const auto it = years_.find(year);
  std::set<Date> moved;
  if (it != years_.end()) {
    days.off.insert(it->second.extra.begin(), it->second.extra.end());
    for (const auto& [from, to] : it->second.moves) {
      if (!weekend(from, week)) continue;
      moved.insert(from);
      days.off.insert(to);
      if (!fixed.count(from)) days.on.insert(from);
    }
  }
  for (const Date d : fixed) {
    if (d.month == 1 || !weekend(d, week) || moved.count(d)) continue;
    Date next = d.plus_days(1);
    while (weekend(next, week) || days.off.count(next)) next = next.plus_days(1);
    days.off.insert(next);
  }
  return days;
}

bool Calendar::working(Date d, int week) const {
  const auto it = reckoned_.find({d.year, week});
  if (it == reckoned_.end()) return !weekend(d, week) && !holidays_.count({d.month, d.day});
  if (it->second.off.count(d)) return false;
  return !weekend(d, week) || it->second.on.count(d);
}

Date Calendar::shifted(Date d, Shift shift, int week) const {
  if (shift == Shift::keep) return d;
  constexpr int longest_rest = 31;
  const int step = shift == Shift::next ? 1 : -1;
  for (int i = 0; i < longest_rest && !working(d, week); ++i) d = d.plus_days(step);
  return d;
}

Date Calendar::last_working_day_of_month(int year, int month, int week) const {
  return shifted({year, month, days_in_month(year, month)}, Shift::previous, week);
}

Date Calendar::plus_working_days(Date d, int n, int week) const {
  while (n > 0) {
    d = d.plus_days(1);
    n -= working(d, week);
  }
  return d;
}

Date effective(const Deadline& deadline, Date unshifted, const Calendar& calendar, int week) {
  if (!unshifted.valid()) return unshifted;
  using Kind = Deadline::Kind;
  const bool exact = deadline.kind == Kind::day || deadline.kind == Kind::quarterly || deadline.kind == Kind::relative;
  if (deadline.shift == Shift::keep) return unshifted;
  return calendar.shifted(unshifted, exact ? deadline.shift : Shift::previous, week);
}

}  // namespace prikaz::workflow
