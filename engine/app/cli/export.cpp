// prikaz export: the registry as a workbook.
#include "registry/export.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string file;
  registry::ExportOptions what;
};

void run(Session& session, const Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto store = w->store();
  if (!store) return session.fail(std::move(store.error()));
  Diagnostics notes;
  auto report = registry::export_report(**store, o.what, &notes);
  if (!report) return session.fail(std::move(report.error()));
  auto bytes = sheet::write(*report);
  if (!bytes) return session.fail(std::move(bytes.error()));
  const std::string path = w->path(o.file);
  if (Status s = session.disk.write(path, *bytes); !s) return session.fail(std::move(s.error()));
  session.warn(std::move(notes));
  if (session.console.json())
    session.json["file"] = path;
  else
    session.console.out() << path << '\n';
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("export", "the registry as a workbook to fill in or look at");
  c->add_option("file", o->file, "the .xlsx to write")->required();
  c->add_option("--entity", o->what.entity, "only this entity");
  c->add_flag("--special", o->what.special, "also data of a special category (health, a family in danger)");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
