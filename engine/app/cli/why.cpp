// prikaz why: what a document was made from and what demands it.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "app/run/board.hpp"
#include "core/utf8.hpp"

namespace prikaz::cli {

namespace {

/// A produced file, by path or by the end of its path.
const batch::Entry* entry_of(const batch::Manifest& m, const std::string& file) {
  for (const batch::Entry& e : m.entries)
    for (const batch::File& f : e.files)
      if (f.path == file || file.ends_with("/" + f.path)) return &e;
  return nullptr;
}

void show(Session& session, const workflow::Why& why, const batch::Entry* e, const std::string& file) {
  std::vector<std::pair<const char*, std::string>> lines{
      {"document", why.document},          {"activity", why.activity}, {"stage", why.stage},
      {"item of the regulation", why.ref}, {"due", why.due},           {"responsible", why.responsible}};
  if (e) {
    lines.emplace_back("organisation", e->organisation_title);
    if (!e->item.empty()) lines.emplace_back("item", e->item + " " + e->item_title);
    if (!e->number.empty()) lines.emplace_back("number", e->number);
    if (!e->date.empty()) lines.emplace_back("date", e->date);
    lines.emplace_back("template", e->template_file);
    for (const batch::File& f : e->files)
      if (file == f.path || file.ends_with("/" + f.path)) lines.emplace_back("sha256", f.sha256);
  }
  for (const std::string& a : why.acts) lines.emplace_back("act", a);
  for (const std::string& g : why.gates) lines.emplace_back("gate", g);
  if (session.console.json()) {
    for (const auto& [key, text] : lines) {
      Value& v = session.json[key];
      v = v.is_none() ? Value(text) : Value(v.text() + "\n" + text);
    }
    return;
  }
  for (const auto& [key, text] : lines)
    if (!text.empty()) session.console.out() << session.console.tr(key) << ": " << text << '\n';
}

void run(Session& session, const std::string& what) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto m = app::last_manifest(session.disk, w->path(w->settings().out));
  if (!m) return session.fail(std::move(m.error()));
  const batch::Entry* e = entry_of(*m, what);
  const workflow::DocumentKind* kind = w->roadmap().document(e ? e->document : what);
  if (kind) return show(session, workflow::why(w->roadmap(), *kind), e, what);
  std::vector<std::string> ids;
  for (const workflow::DocumentKind& d : w->roadmap().documents) ids.push_back(d.id);
  const auto near = utf8::near_names(what, ids);
  Diagnostics d;
  d.add({"PRK-U012",
         Severity::error,
         {},
         Message("\"{}\" is neither a produced file nor a document of the roadmap", what),
         near.empty() ? Message("name a file below the results' folder or a document's id")
                      : Message("did you mean \"{}\"?", near[0])});
  session.fail(std::move(d));
}

}  // namespace

void add_why(CLI::App& app, Session& session) {
  auto what = std::make_shared<std::string>();
  CLI::App* c = app.add_subcommand("why", "what a produced file was made from, and what demands it");
  c->add_option("document", *what, "a produced file, or a document's id")->required();
  c->callback([&session, what] { run(session, *what); });
}

}  // namespace prikaz::cli
