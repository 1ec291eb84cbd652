#include "app/run/report.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/run/board.hpp"
#include "core/format.hpp"
#include "core/utf8.hpp"
#include "papers/context.hpp"

namespace prikaz::app {

namespace {

constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};

bool inside(Date d, Period p) { return d.year == p.year && (p.quarter == 0 || (d.month - 1) / 3 + 1 == p.quarter); }

/// The report's due day of the period after the shift; the period's last day when its rule names none.
Date due_in(const workflow::Report& r, Period p, const workflow::Roadmap& roadmap, const workflow::Calendar& calendar) {
  for (const Date& d : r.due.dates)
    if (inside(d, p)) return calendar.shifted(d, r.due.shift, roadmap.week);
  const int month = p.quarter == 0 ? 12 : p.quarter * 3;
  return {p.year, month, days_in_month(p.year, month)};
}

Dict period_value(Period p, Date due, Date as_of) {
  const int first = p.quarter == 0 ? 1 : p.quarter * 3 - 2, last = p.quarter == 0 ? 12 : p.quarter * 3;
  const char* const number = p.quarter == 0 ? "" : roman[static_cast<std::size_t>(p.quarter - 1)];
  Dict o;
  o["year"] = p.year;
  o["quarter"] = p.quarter;
  o["roman"] = number;
  o["label"] = p.quarter == 0 ? format("{} год", p.year) : format("{} квартал {} года", number, p.year);
  o["first"] = Date{p.year, first, 1};
  o["last"] = Date{p.year, last, days_in_month(p.year, last)};
  o["due"] = due;
  o["as_of"] = as_of;
  return o;
}

Result<const workflow::Report*> find(const workflow::Roadmap& roadmap, const std::string& id) {
  if (const workflow::Report* r = roadmap.report(id)) return r;
  std::vector<std::string> ids;
  for (const workflow::Report& other : roadmap.reports) ids.push_back(other.id);
  const auto near = id.empty() ? std::vector<std::string>() : utf8::near_names(id, ids);
  return fail(
      {"PRK-U020",
       Severity::error,
       {roadmap.file, 0, 0, {}},
       id.empty() ? Message("no report is named") : Message("the roadmap has no report \"{}\"", id),
       near.empty() ? Message("its reports: {}", workflow::joined(ids)) : Message("did you mean \"{}\"?", near[0])});
}

Result<Period> period_for(const workflow::Report& r, const ReportOptions& o) {
  if (r.period != workflow::Report::Period::quarter) return Period{o.period ? o.period->year : o.today.year, 0};
  if (!o.period) return period_of(o.today);
  if (o.period->quarter != 0) return *o.period;
  return fail({"PRK-U023",
               Severity::error,
               {},
               Message("the report \"{}\" is of a quarter", r.id),
               Message("write --period 2020-Q4")});
}

std::string name_of(const workflow::Report& r, Period p, Date as_of) {
  if (r.period == workflow::Report::Period::none) return format("{} {}", r.title, as_of.iso());
  if (p.quarter == 0) return format("{} {}", r.title, p.year);
  return format("{} {} кв. {}", r.title, roman[static_cast<std::size_t>(p.quarter - 1)], p.year);
}

}  // namespace

std::optional<Period> parse_period(const std::string& s) {
  Period p;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), p.year);
  std::string_view rest(r.ptr, static_cast<std::size_t>(s.data() + s.size() - r.ptr));
  bool read = r.ec == std::errc() && rest.empty();
  if (r.ec == std::errc() && rest.starts_with('-')) {
    rest.remove_prefix(1);
    if (rest.starts_with('Q') || rest.starts_with('q')) rest.remove_prefix(1);
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '4') p.quarter = rest[0] - '0';
  } else if (!read) {
    for (std::size_t q = 0; q < roman.size(); ++q)
      if (s.starts_with(std::string(roman[q]) + " ")) p.quarter = static_cast<int>(q) + 1;
    const std::size_t digits = s.find_first_of("0123456789");
    p.year = digits == std::string::npos ? 0 : std::atoi(s.c_str() + digits);
  }
  if ((!read && p.quarter == 0) || p.year < 1990 || p.year > 2199) return std::nullopt;
  return p;
}

Period period_of(Date d) { return {d.year, (d.month - 1) / 3 + 1}; }

Result<MadeReport> report(Workspace& w, const Disk& disk, const ReportOptions& o) {
  auto found = find(w.roadmap(), o.id);
  if (!found) return fail(std::move(found.error()));
  const workflow::Report& r = **found;
  auto period = period_for(r, o);
  if (!period) return fail(std::move(period.error()));
  const std::string file = w.template_path(r.template_file);
  auto text = disk.read(file);
  if (!text) return fail(std::move(text.error()));
  auto form = papers::load_form(*text, file, w.environment(), w.schema().get());
  if (!form) return fail(std::move(form.error()));
  const bool dated = r.period != workflow::Report::Period::none;
  const Date due = due_in(r, *period, w.roadmap(), w.calendar());
  const Date as_of = dated ? std::min(due, o.today) : o.today;
  auto b = board(w, disk, o.organisation, o.out, as_of);
  if (!b) return fail(std::move(b.error()));
  Dict context = b->world.lists;
  context["district"] = b->world.district;
  context["centre"] = b->world.centre;
  context["schools"] = b->schools;
  context["today"] = as_of;
  context["roadmap"] = workflow::as_value(w.roadmap());
  Dict journals;
  for (const Value& school : b->schools)
    journals[school.get("code").text()] = workflow::journal_of(b->state, school.get("code").text());
  context["journals"] = std::move(journals);
  context["period"] = Value(period_value(*period, due, as_of));
  add_names(*b, w.roadmap(), context);
  auto filled = papers::fill(*form, context, w.environment());
  if (!filled) return fail(std::move(filled.error()));
  auto bytes = sheet::write(filled->report);
  if (!bytes) return fail(std::move(bytes.error()));
  return MadeReport{std::move(*filled), std::move(*bytes), papers::folder_name(name_of(r, *period, as_of)) + ".xlsx",
                    std::move(b->problems)};
}

}  // namespace prikaz::app
