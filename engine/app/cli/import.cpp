// prikaz import: a workbook or CSV into the registry.
#include "registry/import.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "app/run/row_check.hpp"
#include "sheet/read.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string file;
  registry::ImportOptions import;
  bool dry_run = false;
};

void show(Session& session, const registry::Schema& schema, const registry::ImportPlan& plan, bool dry_run) {
  app::Console& c = session.console;
  app::TextTable table{{c.tr("entity"), c.tr("added"), c.tr("changed"), c.tr("removed"), c.tr("same")}, {}};
  List json;
  for (std::size_t i = 0; i < plan.counts.size(); ++i) {
    const auto& n = plan.counts[i];
    table.rows.push_back({schema.entities[i].title, std::to_string(n.added), std::to_string(n.changed),
                          std::to_string(n.removed), std::to_string(n.same)});
    Dict o;
    o["entity"] = schema.entities[i].id;
    o["added"] = n.added;
    o["changed"] = n.changed;
    o["removed"] = n.removed;
    o["same"] = n.same;
    json.push_back(std::move(o));
  }
  if (c.json()) {
    session.json["entities"] = std::move(json);
    session.json["written"] = !dry_run;
    return;
  }
  c.show(table);
  constexpr std::size_t most = 50;
  std::size_t shown = 0;
  for (const registry::Difference& d : plan.differences) {
    if (!dry_run || d.kind == registry::Difference::Kind::added) continue;
    if (++shown > most) break;
    const registry::Entity& entity = schema.entities[static_cast<std::size_t>(d.entity)];
    c.out() << entity.title << ' ' << d.key << ":";
    if (d.kind == registry::Difference::Kind::removed) c.out() << ' ' << c.tr("removed");
    for (const auto& f : d.fields)
      c.out() << ' ' << entity.fields[static_cast<std::size_t>(f.field)].title << " «" << f.before << "» → «" << f.after
              << "»";
    c.out() << '\n';
  }
  if (dry_run) c.line("Nothing was written: this was a dry run.");
}

void run(Session& session, Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto store = w->store();
  if (!store) return session.fail(std::move(store.error()));
  auto bytes = session.disk.read(w->path(o.file));
  if (!bytes) return session.fail(std::move(bytes.error()));
  auto book = sheet::read(*bytes, o.file);
  if (!book) return session.fail(std::move(book.error()));
  o.import.check = app::row_check(w->environment());
  auto plan = registry::plan_import(**store, *book, o.import);
  if (!plan) return session.fail(std::move(plan.error()));
  session.warn(std::move(plan->notes));
  if (!o.dry_run)
    if (Status s = (*store)->apply(plan->changes); !s) return session.fail(std::move(s.error()));
  show(session, *w->schema(), *plan, o.dry_run);
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("import", "the registry from a workbook (.xlsx) or .csv");
  c->add_option("file", o->file, "the workbook")->required();
  c->add_option("--entity", o->import.entity, "what a file of one sheet holds");
  c->add_flag("--replace", o->import.replace, "rows that the workbook does not hold are removed");
  c->add_flag("--dry-run", o->dry_run, "show what would change, write nothing");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
