// prikaz report: the forms of a roadmap for a period.
#include "app/run/report.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string name, period, out, trace, organisation;
};

void trace(Session& session, const papers::FilledForm& form, const std::string& cell) {
  const auto at = sheet::parse_a1(cell);
  const papers::FilledForm::Origin* origin = at ? form.origin(*at) : nullptr;
  if (!origin) {
    Diagnostics d;
    d.add({"PRK-U021",
           Severity::error,
           {},
           Message("no number of the form stands in the cell \"{}\"", cell),
           "name a cell of a school's row or of the totals, as G8"});
    return session.fail(std::move(d));
  }
  List rows;
  for (const std::string& r : origin->records) rows.push_back(r);
  if (session.console.json()) {
    session.json["column"] = origin->column;
    session.json["records"] = std::move(rows);
    return;
  }
  for (const Value& r : rows) session.console.out() << r.string() << '\n';
}

void run(Session& session, const Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  app::ReportOptions options;
  options.id = o.name;
  options.period = app::parse_period(o.period);
  options.organisation = o.organisation;
  options.out = w->path(w->settings().out);
  options.today = session.day();
  auto made = app::report(*w, session.disk, options);
  if (!made) return session.fail(std::move(made.error()));
  if (!made->problems.empty()) session.fail(std::move(made->problems));
  if (!o.trace.empty()) return trace(session, made->form, o.trace);
  const std::string path = o.out.empty() ? w->path(w->settings().out) + "/" + made->name : o.out;
  if (Status s = session.disk.write(path, made->bytes); !s) return session.fail(std::move(s.error()));
  if (session.console.json())
    session.json["file"] = path;
  else
    session.console.out() << path << '\n';
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("report", "a report form for a period, as XLSX");
  c->add_option("name", o->name, "the report's id in the roadmap; without it all are listed");
  c->add_option("--period", o->period, "a quarter: 2020-Q4, or a year: 2020 (default: the one of today)")
      ->check([&session](const std::string& s) {
        return app::parse_period(s) ? std::string()
                                    : session.console.tr("a quarter is written as 2020-Q4, a year as 2020");
      });
  c->add_option("--org", o->organisation, "only this organisation (its code)")->type_name("CODE");
  c->add_option("-o,--output", o->out, "the .xlsx to write (default: in the results' folder)");
  c->add_option("--trace", o->trace, "list the records behind the number in this cell")->type_name("CELL");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
