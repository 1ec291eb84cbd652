// prikaz new: a workspace for a roadmap: settings, an empty registry workbook to fill in, folders.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "core/utf8.hpp"
#include "registry/export.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string folder, roadmap, profile = "gost-2025";
};

Diagnostics one(const char* id, Message text, Message hint, const std::string& file = {}) {
  Diagnostics d;
  d.add({id, Severity::error, {file, 0, 0, {}}, std::move(text), std::move(hint)});
  return d;
}

std::vector<std::string> shipped(const Session& session) {
  std::vector<std::string> out;
  const auto files = session.disk.list(session.data() + "/workflows");
  for (const std::string& f : files ? *files : std::vector<std::string>{})
    if (f.ends_with(".yaml") && f != "acts.yaml" && f != "gates.yaml" && f != "events.yaml")
      out.push_back(f.substr(0, f.size() - 5));
  return out;
}

void run(Session& session, const Options& o) {
  const std::vector<std::string> names = shipped(session);
  if (std::find(names.begin(), names.end(), o.roadmap) == names.end()) {
    std::string all;
    for (const std::string& n : names) all += (all.empty() ? "" : ", ") + n;
    const auto near = utf8::near_names(o.roadmap, names);
    return session.fail(one("PRK-U040", Message("there is no roadmap \"{}\"", o.roadmap),
                            near.empty() ? Message("take one of: {}", all) : Message("did you mean \"{}\"?", near[0])));
  }
  const std::string file = o.folder + "/prikaz.yaml";
  if (session.disk.exists(file))
    return session.fail(one("PRK-U041", "this folder is a workspace already", "choose another folder", o.folder));
  const std::string text = "prikaz: 1\nroadmap: " + session.data() + "/workflows/" + o.roadmap +
                           ".yaml\nregistry: registry.db\nprofile: " + o.profile +
                           "\n# district: code of the department's organisation, for district papers\n";
  if (Status s = session.disk.write(file, text); !s) return session.fail(std::move(s.error()));
  session.folder = o.folder;
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto store = registry::open_sqlite(":memory:", w->schema());
  if (!store) return session.fail(std::move(store.error()));
  registry::ExportOptions whole;
  whole.special = true;  // columns to fill in, without rows
  auto report = registry::export_report(**store, whole);
  if (!report) return session.fail(std::move(report.error()));
  auto bytes = sheet::write(*report);
  if (!bytes) return session.fail(std::move(bytes.error()));
  const std::string book = o.folder + "/registry.xlsx";
  if (Status s = session.disk.write(book, *bytes); !s) return session.fail(std::move(s.error()));
  if (session.console.json()) {
    session.json["workspace"] = o.folder;
    session.json["registry"] = book;
    return;
  }
  session.console.line(Message("The workspace {} is ready. Fill in {}, then: prikaz -C {} import registry.xlsx",
                               o.folder, book, o.folder));
}

}  // namespace

void add_new(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("new", "a workspace: settings and a registry workbook to fill in");
  c->add_option("folder", o->folder, "the folder to make")->required();
  c->add_option("--roadmap", o->roadmap, "a shipped roadmap, e.g. megion-2020")->required();
  c->add_option("--profile", o->profile, "layout profile")->check(CLI::IsMember({"gost-2025", "gost-2016"}));
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
