// The report forms of the roadmap, each at a press of a button: for a quarter or a year, of all or of one organisation.
#include <array>

#include "app/run/report.hpp"
#include "app/web/organisations.hpp"
#include "app/web/site.hpp"
#include "core/format.hpp"

namespace prikaz::web {

namespace {

using Period = workflow::Report::Period;
constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};
constexpr int years_back = 2;

Dict period(std::string id, std::string title) {
  Dict o;
  o["id"] = std::move(id);
  o["title"] = std::move(title);
  return o;
}

/// This year and those before it, the newest first.
List periods(Period of, Date today) {
  List out;
  for (int year = today.year; of != Period::none && year >= today.year - years_back; --year) {
    if (of == Period::year) {
      out.push_back(period(std::to_string(year), format("{} год", year)));
      continue;
    }
    for (std::size_t q = roman.size(); q-- > 0;)
      out.push_back(period(format("{}-Q{}", year, q + 1), format("{} квартал {} года", roman[q], year)));
  }
  return out;
}

std::string now(Period of, Date today) {
  const app::Period p = app::period_of(today);
  return of == Period::quarter ? format("{}-Q{}", p.year, p.quarter) : std::to_string(p.year);
}

}  // namespace

Response reports_page(Visit& v) {
  auto world = v.workspace.world(v.today());
  if (!world) return v.problems("Реестр не читается", world.error());
  List reports;
  for (const workflow::Report& r : v.workspace.roadmap().reports) {
    Dict o;
    o["id"] = r.id;
    o["title"] = r.title;
    o["periods"] = periods(r.period, v.today());
    o["now"] = now(r.period, v.today());
    reports.push_back(std::move(o));
  }
  Dict data;
  data["reports"] = std::move(reports);
  data["organisations"] = listed(organisations(*world));
  return v.page("reports.html", std::move(data));
}

Response report_book(Visit& v) {
  app::ReportOptions o;
  o.id = v.request.value("report");
  o.period = app::parse_period(v.request.value("period"));
  o.organisation = v.request.value("organisation");
  o.out = v.out_folder();
  o.today = v.today();
  auto made = app::report(v.workspace, v.disk(), o);
  if (!made) return v.problems("Отчёт не составлен", made.error(), 422);
  return file(made->bytes, made->name);
}

}  // namespace prikaz::web
