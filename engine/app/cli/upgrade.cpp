// prikaz upgrade: what a new version of the roadmap changes, and taking it.
#include <CLI/CLI.hpp>
#include <map>

#include "app/cli/session.hpp"
#include "app/run/board.hpp"
#include "workflow/compare.hpp"

namespace prikaz::cli {

namespace {

using workflow::Change;

constexpr const char* kinds[] = {"added", "removed", "changed"};
const char* kind_of(const Change& c) { return kinds[static_cast<std::size_t>(c.kind)]; }

/// Numbers of the registered papers of each document: they stay as they were issued.
std::map<std::string, std::vector<std::string>> registered(const workflow::State& state) {
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& [made, standing] : state)
    if (standing.registered) out[made.document].push_back(standing.number);
  return out;
}

void show(Session& session, const std::vector<Change>& changes,
          const std::map<std::string, std::vector<std::string>>& papers) {
  app::Console& c = session.console;
  List json;
  for (const Change& change : changes) {
    const auto issued = papers.find(change.document);
    const std::size_t count = change.document.empty() || issued == papers.end() ? 0 : issued->second.size();
    Dict o;
    o["change"] = kind_of(change);
    o["what"] = change.what;
    o["id"] = change.id;
    o["title"] = change.title;
    o["field"] = change.field;
    o["before"] = change.before;
    o["after"] = change.after;
    o["registered"] = count;
    json.push_back(std::move(o));
    if (c.json()) continue;
    c.out() << c.tr(kind_of(change)) << ": " << c.tr(change.what.c_str()) << " " << change.id
            << (change.title.empty() ? "" : " (" + change.title + ")");
    if (!change.field.empty())
      c.out() << ", " << change.field << ": «" << change.before << "» → «" << change.after << "»";
    c.out() << '\n';
    if (count > 0) {
      std::string numbers;
      for (const std::string& n : issued->second) numbers += (numbers.empty() ? "№ " : ", № ") + n;
      c.out() << "    " << c.text(Message("registered papers stay as they were issued: {}", numbers)) << '\n';
    }
  }
  session.json["changes"] = std::move(json);
}

void run(Session& session, bool apply) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  app::Console& c = session.console;
  session.json["pinned"] = w->pinned();
  if (!w->pinned()) {
    if (!c.json()) c.line("Nothing is registered yet: the workspace takes the roadmap as it stands.");
    return;
  }
  auto now = w->named_roadmap();
  if (!now) return session.fail(std::move(now.error()));
  auto state = app::state_of(*w, {}, session.day());
  if (!state) return session.fail(std::move(state.error()));
  const std::vector<Change> changes = workflow::compare(w->roadmap(), *now);
  session.json["from"] = w->roadmap().version;
  session.json["to"] = now->version;
  if (!c.json())
    c.line(Message("Version {} → {}, differences: {}", w->roadmap().version, now->version,
                   std::to_string(changes.size())));
  show(session, changes, registered(*state));
  if (!changes.empty() && now->version == w->roadmap().version) {
    Diagnostics same;
    same.add({"PRK-U024",
              Severity::warning,
              {now->file, 0, 0, {}},
              Message("the roadmap was changed, but its version is still {}", now->version),
              "raise \"version\" with every change that others have to take"});
    session.warn(std::move(same));
  }
  if (!apply || changes.empty()) return;
  if (Status s = w->pin(session.disk); !s) return session.fail(std::move(s.error()));
  session.json["applied"] = true;
  if (!c.json()) c.line("The workspace works by the new version from now on.");
}

}  // namespace

void add_upgrade(CLI::App& app, Session& session) {
  auto apply = std::make_shared<bool>(false);
  CLI::App* c = app.add_subcommand("upgrade", "what a new version of the roadmap changes");
  c->add_flag("--apply", *apply, "work by the new version from now on");
  c->callback([&session, apply] { run(session, *apply); });
}

}  // namespace prikaz::cli
