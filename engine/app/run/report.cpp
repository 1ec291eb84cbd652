#include "app/run/report.hpp"

#include <array>
#include <charconv>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "papers/context.hpp"

namespace prikaz::app {

namespace {

constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};

/// The report's due day of this quarter; not valid when its rule is not quarterly.
Date due_in(const workflow::Report& r, Period p) {
  for (const Date& d : r.due.dates)
    if (d.year == p.year && (d.month - 1) / 3 + 1 == p.quarter) return d;
  return {};
}

Dict period_value(const workflow::Report& r, Period p, const workflow::Roadmap& roadmap,
                  const workflow::Calendar& calendar) {
  const Date unshifted = due_in(r, p);
  const Date last{p.year, p.quarter * 3, days_in_month(p.year, p.quarter * 3)};
  Dict o;
  o["year"] = p.year;
  o["quarter"] = p.quarter;
  o["roman"] = roman[static_cast<std::size_t>(p.quarter - 1)];
  o["label"] = format("{} квартал {} года", roman[static_cast<std::size_t>(p.quarter - 1)], p.year);
  o["first"] = Date{p.year, p.quarter * 3 - 2, 1};
  o["last"] = last;
  o["due"] = unshifted.valid() ? calendar.shifted(unshifted, r.due.shift, roadmap.week) : last;
  return o;
}

}  // namespace

std::optional<Period> parse_period(const std::string& s) {
  Period p;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), p.year);
  std::string_view rest(r.ptr, static_cast<std::size_t>(s.data() + s.size() - r.ptr));
  if (r.ec == std::errc() && rest.starts_with('-')) {
    rest.remove_prefix(1);
    if (rest.starts_with('Q') || rest.starts_with('q')) rest.remove_prefix(1);
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '4') p.quarter = rest[0] - '0';
  } else {
    for (std::size_t q = 0; q < roman.size(); ++q)
      if (s.starts_with(std::string(roman[q]) + " ")) p.quarter = static_cast<int>(q) + 1;
    const std::size_t digits = s.find_first_of("0123456789");
    p.year = digits == std::string::npos ? 0 : std::atoi(s.c_str() + digits);
  }
  if (p.quarter == 0 || p.year < 1990 || p.year > 2199) return std::nullopt;
  return p;
}

Period period_of(Date d) { return {d.year, (d.month - 1) / 3 + 1}; }

Result<MadeReport> report(Workspace& w, const Disk& disk, const std::string& id, Period period, Date today) {
  const workflow::Report* r = w.roadmap().report(id);
  if (!r) {
    std::vector<std::string> ids;
    for (const workflow::Report& other : w.roadmap().reports) ids.push_back(other.id);
    const auto near = utf8::near_names(id, ids);
    return fail(
        {"PRK-U020",
         Severity::error,
         {w.roadmap().file, 0, 0, {}},
         Message("the roadmap has no report \"{}\"", id),
         near.empty() ? Message("its reports stand under \"reports\"") : Message("did you mean \"{}\"?", near[0])});
  }
  const std::string file = w.template_path(r->template_file);
  auto text = disk.read(file);
  if (!text) return fail(std::move(text.error()));
  auto form = papers::load_form(*text, file, w.environment());
  if (!form) return fail(std::move(form.error()));
  auto world = w.world(today);
  if (!world) return fail(std::move(world.error()));
  Dict context;
  context["district"] = world->district;
  context["centre"] = world->centre;
  context["schools"] = world->organisations;
  context["today"] = today;
  context["roadmap"] = workflow::as_value(w.roadmap());
  context["period"] = Value(period_value(*r, period, w.roadmap(), w.calendar()));
  auto filled = papers::fill(*form, context, w.environment());
  if (!filled) return fail(std::move(filled.error()));
  auto bytes = sheet::write(filled->report);
  if (!bytes) return fail(std::move(bytes.error()));
  MadeReport made{std::move(*filled), std::move(*bytes), {}};
  made.name = papers::folder_name(
                  format("{} {} кв. {}", r->title, roman[static_cast<std::size_t>(period.quarter - 1)], period.year)) +
              ".xlsx";
  return made;
}

}  // namespace prikaz::app
