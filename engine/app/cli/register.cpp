// prikaz register and prikaz journal: the life of an issued paper.
#include <CLI/CLI.hpp>

#include "app/cli/pdf_options.hpp"
#include "app/cli/session.hpp"
#include "app/run/issue.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  app::RegisterOptions paper;
  std::string date, note;
  std::string signature, out;  ///< of journal sign
};

Date day_of(Session& session, const std::string& date) { return parse_iso_date(date).value_or(session.day()); }

void say(Session& session, const registry::Event& e) {
  if (session.console.json()) {
    session.json["sequence"] = e.sequence;
    session.json["number"] = e.number;
    session.json["date"] = e.date.iso();
    session.json["hash"] = e.hash;
    return;
  }
  session.console.line(Message("Line {} of the journal: {} No. {} of {}, {}", std::to_string(e.sequence), e.document,
                               e.number, e.date.iso(),
                               session.console.tr(std::string(registry::name(e.kind)).c_str())));
}

void enter(Session& session, Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  const font::Library* fonts = session.fonts();
  if (!fonts) return;
  o.paper.date = day_of(session, o.date);
  if (o.paper.organisation.empty()) {
    const workflow::DocumentKind* d = w->roadmap().document(o.paper.document);
    if (d && d->scope == workflow::Scope::district) o.paper.organisation = w->settings().district;
  }
  auto e = app::register_paper(*w, session.disk, *fonts, o.paper);
  if (!e) return session.fail(std::move(e.error()));
  say(session, *e);
}

void follow(Session& session, const Options& o, registry::Event::Kind kind) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  app::RegisterOptions paper = o.paper;
  paper.date = day_of(session, o.date);
  auto added = app::enter_fate(*w, paper, kind, o.note);
  if (!added) return session.fail(std::move(added.error()));
  say(session, *added);
}

/// A copy for reading of the frozen paper, with the mark of the signature that was put (GOST R 7.0.97 item 5.23).
Result<papers::Artifact> copy_with_mark(Session& session, app::Workspace& w, const Options& o,
                                        const pdf::SignatureMark& mark) {
  const font::Library* fonts = session.fonts();
  if (!fonts) return fail(Diagnostics());  // noted already
  return app::marked_copy(w, session.disk, *fonts, o.paper, mark);
}

/// Nothing is entered when the copy cannot be made.
void sign(Session& session, const Options& o) {
  if (o.signature.empty()) return follow(session, o, registry::Event::Kind::signed_);
  const auto mark = read_signature(session, o.signature);
  app::Workspace* w = session.workspace();
  if (!mark || !w) return;
  auto copy = copy_with_mark(session, *w, o, *mark);
  if (!copy) return session.fail(std::move(copy.error()));
  follow(session, o, registry::Event::Kind::signed_);
  if (session.status != done) return;
  const std::string name = o.out.empty() ? copy->name : o.out;
  if (Status s = session.disk.write(name, copy->bytes); !s) return session.fail(std::move(s.error()));
  if (session.console.json())
    session.json["copy"] = name;
  else
    session.console.out() << name << '\n';
}

void list(Session& session) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto journal = app::open_journal(*w);
  auto events = journal ? (*journal)->events() : Result<std::vector<registry::Event>>(fail(journal.error()));
  if (!events) return session.fail(std::move(events.error()));
  app::Console& c = session.console;
  app::TextTable table{
      {c.tr("line"), c.tr("date"), c.tr("number"), c.tr("organisation"), c.tr("document"), c.tr("state"), c.tr("note")},
      {}};
  List json;
  for (const registry::Event& e : *events) {
    table.rows.push_back({std::to_string(e.sequence), e.date.iso(), e.number, e.organisation,
                          e.document + (e.item.empty() ? "" : " " + e.item),
                          c.tr(std::string(registry::name(e.kind)).c_str()), e.note});
    Dict o;
    o["sequence"] = e.sequence;
    o["state"] = registry::name(e.kind);
    o["date"] = e.date.iso();
    o["number"] = e.number;
    o["organisation"] = e.organisation;
    o["document"] = e.document;
    o["item"] = e.item;
    o["hash"] = e.hash;
    json.push_back(std::move(o));
  }
  if (c.json())
    session.json["events"] = std::move(json);
  else
    c.show(table);
}

/// The files of a line as they were issued, whatever became of the paper since.
void extract(Session& session, std::int64_t line, const std::string& folder) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto journal = app::open_journal(*w);
  auto files = journal ? (*journal)->files(line) : Result<std::vector<registry::IssuedFile>>(fail(journal.error()));
  if (!files) return session.fail(std::move(files.error()));
  if (files->empty()) {
    Diagnostics none;
    none.add({"PRK-U034",
              Severity::error,
              {},
              Message("line {} of the journal holds no files", std::to_string(line)),
              "prikaz journal list shows the lines; files stand in those where a paper was registered"});
    return session.fail(std::move(none));
  }
  List names;
  for (const registry::IssuedFile& f : *files) {
    const std::string path = (folder.empty() ? w->path(w->settings().out) + "/issued" : folder) + "/" + f.name;
    if (Status s = session.disk.write(path, f.bytes); !s) return session.fail(std::move(s.error()));
    names.push_back(path);
  }
  if (session.console.json())
    session.json["files"] = std::move(names);
  else
    for (const Value& name : names) session.console.out() << name.string() << '\n';
}

void verify(Session& session) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto journal = app::open_journal(*w);
  auto found = journal ? (*journal)->verify() : Result<Diagnostics>(fail(journal.error()));
  if (!found) return session.fail(std::move(found.error()));
  if (!found->empty()) return session.fail(std::move(*found));
  if (!session.console.json()) session.console.line("The journal is whole: nothing was changed or removed.");
}

void add_paper(CLI::App* c, const std::shared_ptr<Options>& o) {
  c->add_option("document", o->paper.document, "the document's id in the roadmap")->required();
  c->add_option("--org", o->paper.organisation, "the organisation's code")->type_name("CODE");
  c->add_option("--item", o->paper.item, "code of the pair or person, for papers made for each")->type_name("CODE");
  c->add_option("--date", o->date, "the paper's date (default: today)")->type_name("YYYY-MM-DD");
}

}  // namespace

void add_register(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("register", "give a paper its number and date and freeze its bytes");
  add_paper(c, o);
  c->add_option("--number", o->paper.number, "the number (default: the next one of the journal)");
  c->callback([&session, o] { enter(session, *o); });

  CLI::App* j = app.add_subcommand("journal", "the journal of issued papers");
  j->require_subcommand(1);
  j->add_subcommand("list", "every line")->callback([&session] { list(session); });
  j->add_subcommand("verify", "prove that nothing was changed or removed")->callback([&session] { verify(session); });
  auto line = std::make_shared<std::int64_t>();
  auto folder = std::make_shared<std::string>();
  CLI::App* x = j->add_subcommand("extract", "the files of a registered paper, as they were issued");
  x->add_option("line", *line, "the line of the journal")->required();
  x->add_option("-o,--output", *folder, "folder (default: issued in the results' folder)")->type_name("DIR");
  x->callback([&session, line, folder] { extract(session, *line, *folder); });
  using Kind = registry::Event::Kind;
  for (const auto& [name, help, kind] : {std::tuple{"sign", "a registered paper was signed", Kind::signed_},
                                         std::tuple{"cancel", "a registered paper was cancelled", Kind::cancelled},
                                         std::tuple{"supersede", "a later paper takes its place", Kind::superseded}}) {
    auto p = std::make_shared<Options>();
    CLI::App* s = j->add_subcommand(name, help);
    add_paper(s, p);
    s->add_option("--note", p->note, "basis, or the paper that takes its place");
    if (kind == Kind::signed_) {
      s->add_option("--signature", p->signature,
                    "write a PDF copy with the mark; the file names certificate, owner, valid_from, valid_to")
          ->type_name("FILE");
      s->add_option("-o,--output", p->out, "the copy's name")->type_name("FILE");
      s->callback([&session, p] { sign(session, *p); });
    } else {
      s->callback([&session, p, k = kind] { follow(session, *p, k); });
    }
  }
}

}  // namespace prikaz::cli
