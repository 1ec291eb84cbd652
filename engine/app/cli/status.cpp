// prikaz status: what is due, done, overdue, blocked and why, per organisation; activities, events, indicators.
#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <map>

#include "app/cli/session.hpp"
#include "app/run/board.hpp"
#include "core/format.hpp"
#include "workflow/compare.hpp"

namespace prikaz::cli {

namespace {

using workflow::TaskStatus;

constexpr std::array order{TaskStatus::done,    TaskStatus::drafted,  TaskStatus::due,
                           TaskStatus::overdue, TaskStatus::upcoming, TaskStatus::blocked};

struct Options {
  std::string organisation, out, stage;
  bool all = false, activities = false, events = false;
};

/// What must be issued before this paper gets its number; nothing for papers that get none.
std::vector<workflow::Awaited> awaited(const workflow::Task& t) {
  return t.document->journal.empty() || t.status == TaskStatus::done ? std::vector<workflow::Awaited>() : t.awaits;
}

class Shown {
 public:
  Shown(Session& session, const app::Board& board, const Options& options)
      : console_(session.console), board_(board), options_(options) {}

  void all() {
    counts();
    papers();
    activities();
    if (options_.events) events();
    indicators();
  }

 private:
  std::string tr(TaskStatus s) const { return console_.tr(std::string(workflow::name(s)).c_str()); }

  void counts() {
    std::vector<std::string> codes;
    std::map<std::string, std::map<TaskStatus, int>> counts;
    for (const workflow::Task& t : board_.tasks) {
      if (!counts.count(t.organisation)) codes.push_back(t.organisation);
      ++counts[t.organisation][t.status];
    }
    std::map<std::string, int> late;
    for (const workflow::ActivityState& a : board_.activities)
      if (a.status == TaskStatus::overdue) {
        if (!counts.count(a.organisation) && !late.count(a.organisation)) codes.push_back(a.organisation);
        ++late[a.organisation];
      }
    app::TextTable table{{console_.tr("organisation")}, {}};
    for (const TaskStatus s : order) table.head.push_back(tr(s));
    table.head.push_back(console_.tr("activities overdue"));
    for (const std::string& code : codes) {
      table.rows.push_back({board_.title_of(code)});
      for (const TaskStatus s : order) table.rows.back().push_back(std::to_string(counts[code][s]));
      table.rows.back().push_back(std::to_string(late[code]));
    }
    if (board_.schools.empty() && board_.tasks.empty())
      return console_.line("The registry holds no organisations yet: prikaz import WORKBOOK.xlsx");
    console_.show(table);
  }

  void refusals(const std::vector<workflow::Refusal>& all) {
    for (const workflow::Refusal& r : all)
      console_.out() << "    " << console_.text(r.text) << (r.ref.empty() ? "" : " (" + r.ref + ")") << '\n';
  }

  void papers() {
    for (const workflow::Task& t : board_.tasks) {
      const bool wrong = t.status == TaskStatus::overdue || t.status == TaskStatus::blocked || t.flagged();
      if (!wrong && !options_.all) continue;
      console_.out() << board_.title_of(t.organisation) << ": " << t.document->title
                     << (t.item.empty() ? "" : " (" + t.item + ")") << ": " << tr(t.status)
                     << (t.flagged() ? ", " + console_.tr("what it rests on is gone") : "")
                     << (t.due.valid() ? ", " + t.due.iso() : "") << '\n';
      refusals(t.refusals);
      for (const workflow::Awaited& a : awaited(t))
        console_.out() << "    " << console_.text(Message("to be registered before it: {}", a.document->title)) << '\n';
    }
  }

  /// Those that are late; all of them when asked for.
  void activities() {
    app::TextTable table{{console_.tr("organisation"), console_.tr("activity"), console_.tr("due"),
                          console_.tr("state"), console_.tr("responsible")},
                         {}};
    for (const workflow::ActivityState& a : board_.activities) {
      if (!options_.stage.empty() && a.stage->id != options_.stage) continue;
      if (!options_.activities && a.status != TaskStatus::overdue) continue;
      std::string people;
      for (const std::string& p : a.people) people += (people.empty() ? "" : ", ") + p;
      table.rows.push_back({board_.title_of(a.organisation), a.stage->id + "/" + a.activity->id,
                            a.due.valid() ? a.due.iso() : "", tr(a.status) + (a.done.valid() ? " " + a.done.iso() : ""),
                            people.empty() ? a.activity->responsible_printed : people});
    }
    if (!table.rows.empty()) console_.show(table);
  }

  void events() {
    for (const workflow::Happening& h : board_.happenings)
      console_.out() << h.day.iso() << "  " << board_.title_of(h.organisation) << ": "
                     << (h.kind ? h.kind->title : console_.tr("a paper was registered")) << ": " << h.text << '\n';
  }

  void indicators() {
    if (board_.indicators.empty()) return;
    app::TextTable table{{console_.tr("indicator"), console_.tr("value"), console_.tr("target"), console_.tr("met")},
                         {}};
    for (const workflow::IndicatorValue& v : board_.indicators) {
      const auto number = [&](std::optional<double> n) {
        return n ? format("{:.10g} {}", std::round(*n * 100) / 100, v.indicator->unit) : std::string("—");
      };
      table.rows.push_back({v.indicator->title, number(v.value), number(v.target),
                            !v.met   ? "—"
                            : *v.met ? console_.tr("yes")
                                     : console_.tr("no")});
    }
    console_.show(table);
  }

  app::Console& console_;
  const app::Board& board_;
  const Options& options_;
};

List reasons(const app::Console& c, const std::vector<workflow::Refusal>& all) {
  List out;
  for (const workflow::Refusal& r : all) out.push_back(c.text(r.text));
  return out;
}

Value date_of(Date d) { return d.valid() ? Value(d.iso()) : Value(); }

void as_json(Session& session, const app::Board& b) {
  List tasks, activities, events, indicators;
  for (const workflow::Task& t : b.tasks) {
    Dict o;
    o["organisation"] = t.organisation;
    o["document"] = t.document->id;
    o["item"] = t.item;
    o["status"] = workflow::name(t.status);
    o["flagged"] = t.flagged();
    o["due"] = date_of(t.due);
    o["reasons"] = reasons(session.console, t.refusals);
    List first;
    for (const workflow::Awaited& a : awaited(t)) first.push_back(a.document->id);
    o["awaits"] = std::move(first);
    tasks.push_back(std::move(o));
  }
  for (const workflow::ActivityState& a : b.activities) {
    Dict o;
    o["organisation"] = a.organisation;
    o["stage"] = a.stage->id;
    o["activity"] = a.activity->id;
    o["status"] = workflow::name(a.status);
    o["due"] = date_of(a.due);
    o["done"] = date_of(a.done);
    o["proof"] = a.proof;
    List people;
    for (const std::string& p : a.people) people.push_back(p);
    o["people"] = std::move(people);
    o["reasons"] = reasons(session.console, a.refusals);
    activities.push_back(std::move(o));
  }
  for (const workflow::Happening& h : b.happenings) {
    Dict o;
    o["day"] = h.day.iso();
    o["organisation"] = h.organisation;
    o["event"] = h.kind ? h.kind->id : std::string("registered");
    o["item"] = h.item;
    o["text"] = h.text;
    events.push_back(std::move(o));
  }
  for (const workflow::IndicatorValue& v : b.indicators) {
    Dict o;
    o["indicator"] = v.indicator->id;
    o["value"] = v.value ? Value(*v.value) : Value();
    o["unit"] = v.indicator->unit;
    o["target"] = v.target ? Value(*v.target) : Value();
    o["met"] = v.met ? Value(*v.met) : Value();
    o["part"] = v.part;
    o["whole"] = v.whole;
    List rows;
    for (const auto& row : v.rows) rows.push_back(row.record.text());
    o["rows"] = std::move(rows);
    indicators.push_back(std::move(o));
  }
  session.json["tasks"] = std::move(tasks);
  session.json["activities"] = std::move(activities);
  session.json["events"] = std::move(events);
  session.json["indicators"] = std::move(indicators);
}

/// The roadmap on disk differs from the one that the workspace keeps.
void outdated(Session& session, const app::Workspace& w) {
  if (!w.pinned()) return;
  const auto now = w.named_roadmap();
  const bool newer = now && !workflow::compare(w.roadmap(), *now).empty();
  session.json["outdated"] = newer;
  if (newer && !session.console.json())
    session.console.line("The roadmap on disk differs from the one this workspace keeps: prikaz upgrade shows how.");
}

void run(Session& session, const Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  const std::string out = o.out.empty() ? w->path(w->settings().out) : o.out;
  auto b = app::board(*w, session.disk, o.organisation, out, session.day());
  if (!b) return session.fail(std::move(b.error()));
  if (session.console.json())
    as_json(session, *b);
  else
    Shown(session, *b, o).all();
  outdated(session, *w);
  if (!b->problems.empty()) session.fail(std::move(b->problems));
}

}  // namespace

void add_status(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("status", "what is due, done, overdue, blocked and why");
  c->add_option("--org", o->organisation, "only this organisation (its code)")->type_name("CODE");
  c->add_option("--out", o->out, "folder of the results")->type_name("DIR");
  c->add_flag("--all", o->all, "every paper, not only overdue and blocked ones");
  c->add_flag("--activities", o->activities, "every activity of the roadmap, not only overdue ones");
  c->add_option("--stage", o->stage, "only activities of this stage")->type_name("ID");
  c->add_flag("--events", o->events, "what happened up to this day");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
