// prikaz plan: the roadmap's rows with their deadlines; --ics writes them as a calendar.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "app/run/ics.hpp"

namespace prikaz::cli {

namespace {

void run(Session& session, const std::string& file) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  const workflow::Roadmap& r = w->roadmap();
  if (!file.empty()) {
    if (Status s = session.disk.write(file, app::ics(r, w->calendar())); !s) return session.fail(std::move(s.error()));
    if (session.console.json())
      session.json["file"] = file;
    else
      session.console.out() << file << '\n';
    return;
  }
  app::Console& c = session.console;
  app::TextTable table{{c.tr("stage"), c.tr("due"), c.tr("printed"), c.tr("activity")}, {}};
  List json;
  for (const workflow::Stage& s : r.stages)
    for (const workflow::Activity& a : s.activities) {
      std::string due;
      List dates;
      for (const Date& d : a.due.dates) {
        const std::string on = workflow::effective(a.due, d, w->calendar(), r.week).iso();
        due += (due.empty() ? "" : ", ") + on;
        dates.push_back(on);
      }
      table.rows.push_back({s.id, due, a.due.printed, a.title});
      Dict o;
      o["stage"] = s.id;
      o["activity"] = a.id;
      o["title"] = a.title;
      o["printed"] = a.due.printed;
      o["due"] = std::move(dates);
      json.push_back(std::move(o));
    }
  if (c.json())
    session.json["activities"] = std::move(json);
  else
    c.show(table);
}

}  // namespace

void add_plan(CLI::App& app, Session& session) {
  auto file = std::make_shared<std::string>();
  CLI::App* c = app.add_subcommand("plan", "the roadmap's activities and deadlines");
  c->add_option("--ics", *file, "write them as a calendar for office programs")->type_name("FILE");
  c->callback([&session, file] { run(session, *file); });
}

}  // namespace prikaz::cli
