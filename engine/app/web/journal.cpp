// Papers that were issued: a number and a date for a draft, then what became of it. Nothing of the journal is changed.
#include <algorithm>
#include <array>

#include "app/run/issue.hpp"
#include "app/web/organisations.hpp"
#include "app/web/site.hpp"

namespace prikaz::web {

namespace {

using registry::Event;

struct Fate {
  Event::Kind kind;
  const char* id;
  const char* title;
};
constexpr std::array<Fate, 4> fates{{{Event::Kind::registered, "registered", "Зарегистрирован"},
                                     {Event::Kind::signed_, "signed", "Подписан"},
                                     {Event::Kind::cancelled, "cancelled", "Отменён"},
                                     {Event::Kind::superseded, "superseded", "Заменён другим"}}};

const char* title(Event::Kind kind) {
  return std::find_if(fates.begin(), fates.end(), [&](const Fate& f) { return f.kind == kind; })->title;
}

bool same_paper(const Event& a, const Event& b) {
  return a.organisation == b.organisation && a.document == b.document && a.item == b.item;
}

List files_of(const Event& e) {
  List out;
  for (std::size_t i = 0; i < e.files.size(); ++i) {
    const std::string& name = e.files[i].name;
    Dict f;
    f["name"] = name;
    f["kind"] = name.ends_with(".pdf") ? "PDF" : "DOCX";
    f["address"] = "/issued?line=" + std::to_string(e.sequence) + "&file=" + std::to_string(i);
    out.push_back(std::move(f));
  }
  return out;
}

/// The line with what became of it: of later lines about the same paper, those before it was registered anew.
Dict told(const Visit& v, const std::vector<Event>& events, std::size_t at) {
  const Event& e = events[at];
  const Event* last = &e;
  for (std::size_t i = at + 1; i < events.size(); ++i) {
    if (!same_paper(events[i], e)) continue;
    if (events[i].kind == Event::Kind::registered) break;
    last = &events[i];
  }
  const workflow::DocumentKind* kind = v.workspace.roadmap().document(e.document);
  Dict o;
  o["line"] = e.sequence;
  o["date"] = e.date;
  o["number"] = e.number;
  o["title"] = kind ? kind->title : e.document;
  o["organisation_title"] = e.organisation;
  o["item"] = e.item;
  o["state"] = title(last->kind);
  o["note"] = last->note;
  o["signed"] = last->kind == Event::Kind::signed_;
  o["in_force"] = last->kind == Event::Kind::registered || last->kind == Event::Kind::signed_;
  o["files"] = files_of(e);
  return o;
}

Result<std::vector<Event>> events_of(const Visit& v) {
  auto journal = app::open_journal(v.workspace);
  if (!journal) return fail(std::move(journal.error()));
  return (*journal)->events();
}

/// The newest first: that is what was asked about.
Response show(Visit& v, const Diagnostics& problems, int status = 200) {
  auto events = events_of(v);
  if (!events) return v.problems("Журнал не читается", events.error());
  auto world = v.workspace.world(v.today());
  if (!world) return v.problems("Реестр не читается", world.error());
  const std::vector<Organisation> schools = organisations(*world);
  Dict data;
  List papers;
  const std::string asked = v.request.value("entered");
  data["entered"] = Value();
  for (std::size_t i = events->size(); i-- > 0;) {
    if ((*events)[i].kind != Event::Kind::registered) continue;
    Dict paper = told(v, *events, i);
    for (const Organisation& o : schools)
      if (o.code == (*events)[i].organisation) paper["organisation_title"] = o.title;
    if (!asked.empty() && std::to_string((*events)[i].sequence) == asked) data["entered"] = paper;
    papers.push_back(std::move(paper));
  }
  data["papers"] = std::move(papers);
  data["problems"] = v.listed(problems);
  return v.page("journal.html", std::move(data), status);
}

Response shown(std::int64_t line) { return redirect("/journal?entered=" + std::to_string(line)); }

}  // namespace

Response journal_page(Visit& v) { return show(v, {}); }

Response register_one(Visit& v) {
  app::RegisterOptions o;
  o.document = v.request.value("document");
  o.organisation = v.request.value("organisation");
  o.item = v.request.value("item");
  o.number = v.request.value("number");
  const auto date = parse_iso_date(v.request.value("date"));
  if (!v.workspace.roadmap().document(o.document) || !date) return v.not_found();
  o.date = *date;
  auto entered = app::register_paper(v.workspace, v.disk(), v.fonts(), o);
  if (!entered) {
    Diagnostics found = entered.error();
    for (Diagnostic& d : found)
      if (d.id == "PRK-U033") d.hint = "сформируйте и зарегистрируйте сначала его, на странице «Сформировать»";
    return v.problems("Документ не зарегистрирован", found, 422);
  }
  return shown(entered->sequence);
}

Response enter_fate(Visit& v) {
  auto events = events_of(v);
  if (!events) return v.problems("Журнал не читается", events.error());
  const std::string line = v.request.value("line"), asked = v.request.value("fate");
  const auto paper =
      std::find_if(events->begin(), events->end(), [&](const Event& e) { return std::to_string(e.sequence) == line; });
  const auto fate = std::find_if(fates.begin() + 1, fates.end(), [&](const Fate& f) { return f.id == asked; });
  if (paper == events->end() || fate == fates.end()) return v.not_found();
  app::RegisterOptions o;
  o.organisation = paper->organisation;
  o.document = paper->document;
  o.item = paper->item;
  o.date = v.today();
  auto entered = app::enter_fate(v.workspace, o, fate->kind, v.request.value("note"));
  if (!entered) return show(v, entered.error(), 422);
  return shown(paper->sequence);
}

Response issued_file(Visit& v) {
  auto journal = app::open_journal(v.workspace);
  if (!journal) return v.problems("Журнал не читается", journal.error());
  auto events = (*journal)->events();
  if (!events) return v.problems("Журнал не читается", events.error());
  for (const Event& e : *events) {
    if (std::to_string(e.sequence) != v.request.value("line")) continue;
    auto files = (*journal)->files(e.sequence);
    if (!files) return v.problems("Журнал не читается", files.error());
    for (std::size_t i = 0; i < files->size(); ++i)
      if (std::to_string(i) == v.request.value("file")) return file((*files)[i].bytes, (*files)[i].name);
  }
  return v.not_found();
}

}  // namespace prikaz::web
