// prikaz check: every mistake of a workspace, or of the files named, at once.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "app/cli/session.hpp"
#include "papers/check_fields.hpp"
#include "papers/check_formulas.hpp"
#include "papers/check_layout.hpp"
#include "papers/check_names.hpp"
#include "papers/consent.hpp"
#include "papers/form.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"
#include "value/json.hpp"
#include "workflow/load.hpp"
#include "workflow/plan.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string data;
};

/// A template alone; with data, also rendered.
void check_template(Session& session, const std::string& file, const std::string& data) {
  tpl::Environment env = tpl::Environment::standard();
  papers::add_russian(env);
  papers::Press press(session.disk, env, nullptr);
  auto t = press.open(file);
  if (!t) return session.fail(std::move(t.error()));
  session.warn(t->warnings());
  if (data.empty()) return;
  auto text = session.disk.read(data);
  if (!text) return session.fail(std::move(text.error()));
  auto value = json::parse(*text, data);
  if (!value) return session.fail(std::move(value.error()));
  Status filled;
  if (t->workbook) {
    if (auto made = t->workbook->render(*value); !made) filled = fail(std::move(made.error()));
  } else if (auto made = t->program->fill(*value); !made) {
    filled = fail(std::move(made.error()));
  }
  if (!filled) session.fail(std::move(filled.error()));
}

void check_path(Session& session, const std::string& path, const std::string& data) {
  if (path.ends_with(".docx") || path.ends_with(".xlsx")) return check_template(session, path, data);
  if (path.ends_with(".yaml") || path.ends_with(".yml")) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    auto text = session.disk.read(path);
    if (!text) return session.fail(std::move(text.error()));
    tpl::Environment env = tpl::Environment::standard();
    papers::add_russian(env);
    workflow::add_gate_filters(env);
    workflow::LoadContext context;
    context.read = [&](const std::string& name) { return session.disk.read(folder + name); };
    context.templates_beside = [&](const std::string& name) {
      std::vector<std::string> all;
      for (const std::string& where : {session.folder + "/templates", session.data() + "/templates"})
        app::add_templates(session.disk, where, name, all);
      return all;
    };
    context.environment = &env;
    auto loaded = workflow::load(*text, path, context);
    if (!loaded) return session.fail(std::move(loaded.error()));
    return session.warn(std::move(loaded->notes));
  }
  Diagnostics d;
  d.add({"PRK-U013",
         Severity::error,
         {path, 0, 0, {}},
         "only roadmaps (.yaml) and templates (.docx, .xlsx) can be checked by name",
         "without a name the whole workspace is checked"});
  session.fail(std::move(d));
}

void check_workspace(Session& session) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  session.warn(w->notes());
  if (auto planner = w->planner(); !planner) session.fail(std::move(planner.error()));
  if (session.disk.exists(w->path(w->settings().registry))) {
    auto snapshot = w->registry();
    if (!snapshot) return session.fail(std::move(snapshot.error()));
    session.warn((*snapshot)->notes());
    Diagnostics doubts;
    papers::check_names(**snapshot, doubts);
    session.warn(std::move(doubts));
  }
  Diagnostics formulas;
  papers::check_formulas(w->roadmap(), *w->schema(), w->environment(), formulas);
  if (!formulas.empty()) session.fail(std::move(formulas));
  papers::Press press(session.disk, w->environment(), nullptr, {}, w->schema().get());
  std::set<std::string> seen;
  for (const workflow::DocumentKind& d : w->roadmap().documents) {
    const std::string file = w->template_path(d.template_file);
    if (!seen.insert(file).second) continue;
    auto t = press.open(file);
    if (!t) {
      session.fail(std::move(t.error()));
      continue;
    }
    session.warn(t->warnings());
    Diagnostics found;
    const auto place_of = [&](std::uint32_t piece) { return t->place_of(piece); };
    const auto& all = w->roadmap().documents;
    const bool special = std::all_of(all.begin(), all.end(), [&](const workflow::DocumentKind& other) {
      return other.special || other.template_file != d.template_file;
    });
    papers::check_fields(t->fields(), *w->schema(), {}, place_of, found);
    if (!special) found.add(t->special);
    if (t->program) papers::check_consents(t->program->package(), !d.journal.empty(), file, found);
    if (!found.empty()) session.fail(std::move(found));
    if (!t->program) continue;
    Diagnostics layout;
    papers::check_layout(t->program->package(), w->profile(), !d.journal.empty(), file, layout);
    session.warn(std::move(layout));
  }
  for (const workflow::Report& r : w->roadmap().reports) {
    const std::string file = w->template_path(r.template_file);
    auto text = session.disk.read(file);
    auto form = text ? papers::load_form(*text, file, w->environment(), w->schema().get())
                     : Result<papers::Form>(fail(text.error()));
    if (!form) session.fail(std::move(form.error()));
  }
}

void run(Session& session, const Options& o) {
  if (o.paths.empty()) check_workspace(session);
  for (const std::string& path : o.paths) check_path(session, path, o.data);
  if (session.status == done && !session.console.json()) session.console.line(Message("No mistakes found."));
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("check", "find every mistake of roadmaps and templates");
  c->add_option("path", o->paths, "roadmaps or templates (default: the whole workspace)");
  c->add_option("--data", o->data, "JSON to render a template with");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
