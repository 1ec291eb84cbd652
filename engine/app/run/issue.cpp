#include "app/run/issue.hpp"

#include <algorithm>

#include "app/run/board.hpp"
#include "papers/context.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"

namespace prikaz::app {

namespace {

Diagnostic refused(const char* id, Message text, Message hint) {
  return {id, Severity::error, {}, std::move(text), std::move(hint)};
}

/// The one task that the options name, as things stand on the paper's date: what is registered counts, drafts do not.
Result<workflow::Task> task_of(Workspace& w, const RegisterOptions& o) {
  auto world = w.world(o.date);
  if (!world) return fail(std::move(world.error()));
  auto planner = w.planner();
  if (!planner) return fail(std::move(planner.error()));
  auto state = state_of(w, {}, o.date);
  if (!state) return fail(std::move(state.error()));
  for (workflow::Task& t : planner->tasks(*world, *state))
    if (t.document->id == o.document && t.item == o.item &&
        (o.organisation.empty() || t.organisation == o.organisation))
      return std::move(t);
  return fail(refused(
      "PRK-U030",
      Message("no paper \"{}\" is owed for {}", o.document, o.organisation + (o.item.empty() ? "" : " " + o.item)),
      "prikaz status --all lists the papers"));
}

/// G-8, G-9: what comes first and is not issued by the paper's date.
void ask_for(const workflow::Awaited& awaited, const workflow::Task& task, Date date, Diagnostics& all) {
  for (const std::string& item : awaited.items) {
    const std::string whose = item.empty() ? "" : " --item " + item;
    if (awaited.document->journal.empty())
      all.add(refused("PRK-U033",
                      Message("the paper that comes first is not signed: {}", awaited.document->title + whose),
                      "enter the signed one in the registry"));
    else
      all.add(refused(
          "PRK-U033",
          Message("the paper that comes first is not registered by {}: {}", date.iso(),
                  awaited.document->title + whose),
          Message("register it first: prikaz register {} --org {}", awaited.document->id, task.organisation + whose)));
  }
}

/// Everything that stands in the way of the paper's number. A paper that is registered already is for the journal to
/// refuse.
Diagnostics obstacles(const workflow::Task& task, Date date) {
  Diagnostics all;
  if (task.status == workflow::TaskStatus::done) return all;
  for (const workflow::Awaited& awaited : task.awaits) ask_for(awaited, task, date, all);
  for (const workflow::Refusal& r : task.refusals)
    if (!r.warning)
      all.add(refused("PRK-U031", Message("the paper is refused: {}", r.text.str()),
                      "mend it in the registry and register again"));
  return all;
}

}  // namespace

Result<std::unique_ptr<registry::Journal>> open_journal(const Workspace& w) {
  return registry::open_sqlite_journal(w.path(w.settings().registry));
}

Result<registry::Event> enter_fate(const Workspace& w, const RegisterOptions& o, registry::Event::Kind fate,
                                   std::string note) {
  auto journal = open_journal(w);
  if (!journal) return fail(std::move(journal.error()));
  registry::Event e;
  e.kind = fate;
  e.organisation = o.organisation;
  e.document = o.document;
  e.item = o.item;
  e.date = o.date;
  e.note = std::move(note);
  return (*journal)->append(std::move(e));
}

Result<papers::Artifact> marked_copy(Workspace& w, Disk& disk, const font::Library& fonts, const RegisterOptions& o,
                                     const pdf::SignatureMark& mark) {
  auto journal = open_journal(w);
  if (!journal) return fail(std::move(journal.error()));
  auto events = (*journal)->events();
  if (!events) return fail(std::move(events.error()));
  const std::vector<registry::Issued> issued = registry::in_force(*events);
  const registry::Issued* paper = registry::find(issued, o.organisation, o.document, o.item);
  auto files = paper ? (*journal)->files(paper->registration.sequence) : Result<std::vector<registry::IssuedFile>>();
  if (!files) return fail(std::move(files.error()));
  for (const registry::IssuedFile& f : *files) {
    if (!f.name.ends_with(".docx")) continue;
    papers::Press press(disk, w.environment(), &fonts);
    papers::Worker worker;
    Diagnostics notes;
    pdf::Options options;
    options.date = paper->registration.date;
    options.marks.signature = mark;
    auto pdf = press.convert(f.bytes, f.name, options, worker, notes);
    if (!pdf) return fail(std::move(pdf.error()));
    const std::string name = w.path(w.settings().out) + "/" + f.name.substr(0, f.name.rfind('.')) + " (ЭП).pdf";
    return papers::Artifact{name, std::move(*pdf), {}};
  }
  return fail(refused("PRK-U032", Message("the journal holds no DOCX of the paper \"{}\"", o.document),
                      "register the paper first; its formats in the roadmap must have docx"));
}

Result<registry::Event> register_paper(Workspace& w, Disk& disk, const font::Library& fonts, const RegisterOptions& o) {
  auto task = task_of(w, o);
  if (!task) return fail(std::move(task.error()));
  if (Diagnostics all = obstacles(*task, o.date); !all.empty()) return fail(std::move(all));
  auto journal = open_journal(w);
  if (!journal) return fail(std::move(journal.error()));
  auto events = (*journal)->events();
  if (!events) return fail(std::move(events.error()));
  registry::Event e;
  e.journal = task->document->journal;
  e.organisation = task->organisation;
  e.document = task->document->id;
  e.item = task->item;
  e.date = o.date;
  const std::string pattern = task->document->number.empty() ? "{n}" : task->document->number;
  e.number =
      o.number.empty() ? registry::next_number(*events, pattern, e.journal, e.organisation, o.date.year) : o.number;

  const papers::Shared shared = papers::shared_context(w.roadmap(), w.profile(), o.date);
  papers::Request request;
  request.template_file = w.template_path(task->document->template_file);
  request.name = papers::file_name(*task, static_cast<std::size_t>(task->document - w.roadmap().documents.data()) + 1);
  request.formats = task->document->formats;
  request.special = task->document->special;
  request.context = Value(papers::context(*task, shared, e.number));
  request.pdf.date = o.date;
  papers::Press press(disk, w.environment(), &fonts, papers::typography(w.profile()), w.schema().get());
  papers::Worker worker;
  Diagnostics notes;
  auto artifacts = press.print(request, worker, notes);
  if (!artifacts) return fail(std::move(artifacts.error()));
  for (papers::Artifact& a : *artifacts) e.files.push_back({a.name, a.sha256, std::move(a.bytes)});
  auto entered = (*journal)->append(std::move(e));
  if (!entered || w.pinned()) return entered;
  // From the first registered paper on, the rules stay those it was made under.
  if (Status s = w.pin(disk); !s) return fail(std::move(s.error()));
  return entered;
}

}  // namespace prikaz::app
