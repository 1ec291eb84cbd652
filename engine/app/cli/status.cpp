// prikaz status: what is due, done, blocked and why, per organisation.
#include <CLI/CLI.hpp>
#include <array>
#include <map>

#include "app/cli/session.hpp"
#include "app/run/generate.hpp"

namespace prikaz::cli {

namespace {

using workflow::TaskStatus;

struct Options {
  std::string organisation, out;
  bool all = false;
};

std::string title_of(const app::Workspace& w, const workflow::World& world, const std::string& code) {
  for (const Value& o : world.organisations)
    if (const auto* r = o.as<registry::Record>(); r && r->key() == code) return r->text();
  return code == w.settings().district && world.district.is(Value::Kind::object) ? world.district.object().text()
                                                                                 : code;
}

void show(Session& session, const app::Workspace& w, const workflow::World& world,
          const std::vector<workflow::Task>& tasks, bool all) {
  app::Console& c = session.console;
  constexpr std::array order{TaskStatus::done, TaskStatus::due, TaskStatus::overdue, TaskStatus::upcoming,
                             TaskStatus::blocked};
  std::vector<std::string> codes;
  std::map<std::string, std::map<TaskStatus, int>> counts;
  for (const workflow::Task& t : tasks) {
    if (!counts.count(t.organisation)) codes.push_back(t.organisation);
    ++counts[t.organisation][t.status];
  }
  app::TextTable table{{c.tr("organisation")}, {}};
  for (const TaskStatus s : order) table.head.push_back(c.tr(std::string(workflow::name(s)).c_str()));
  for (const std::string& code : codes) {
    table.rows.push_back({title_of(w, world, code)});
    for (const TaskStatus s : order) table.rows.back().push_back(std::to_string(counts[code][s]));
  }
  c.show(table);
  for (const workflow::Task& t : tasks) {
    if (t.status != TaskStatus::overdue && t.status != TaskStatus::blocked && !all) continue;
    c.out() << title_of(w, world, t.organisation) << ": " << t.document->title
            << (t.item.empty() ? "" : " (" + t.item + ")") << ": "
            << c.tr(std::string(workflow::name(t.status)).c_str()) << (t.due.valid() ? ", " + t.due.iso() : "") << '\n';
    for (const workflow::Refusal& r : t.refusals)
      c.out() << "    " << r.text << (r.ref.empty() ? "" : " (" + r.ref + ")") << '\n';
  }
}

List as_json(const std::vector<workflow::Task>& tasks) {
  List out;
  for (const workflow::Task& t : tasks) {
    Dict o;
    o["organisation"] = t.organisation;
    o["document"] = t.document->id;
    o["item"] = t.item;
    o["status"] = workflow::name(t.status);
    o["due"] = t.due.valid() ? Value(t.due.iso()) : Value();
    List reasons;
    for (const workflow::Refusal& r : t.refusals) reasons.push_back(r.text);
    o["reasons"] = std::move(reasons);
    out.push_back(std::move(o));
  }
  return out;
}

void run(Session& session, const Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto world = w->world(session.day());
  if (!world) return session.fail(std::move(world.error()));
  auto planner = w->planner();
  if (!planner) return session.fail(std::move(planner.error()));
  auto before = app::last_manifest(session.disk, o.out.empty() ? w->path(w->settings().out) : o.out);
  if (!before) return session.fail(std::move(before.error()));
  Diagnostics problems;
  std::vector<workflow::Task> tasks = planner->tasks(*world, app::made(*before), &problems);
  if (!problems.empty()) session.fail(std::move(problems));
  if (!o.organisation.empty())
    std::erase_if(tasks, [&](const workflow::Task& t) { return t.organisation != o.organisation; });
  if (session.console.json())
    session.json["tasks"] = as_json(tasks);
  else
    show(session, *w, *world, tasks, o.all);
}

}  // namespace

void add_status(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("status", "what is due, done, overdue, blocked and why");
  c->add_option("--org", o->organisation, "only this organisation (its code)")->type_name("CODE");
  c->add_option("--out", o->out, "folder of the results")->type_name("DIR");
  c->add_flag("--all", o->all, "every paper, not only overdue and blocked ones");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
