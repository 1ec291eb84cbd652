// The roadmap as templates and `prikaz why` see it.
#include "core/format.hpp"
#include "workflow/plan.hpp"

namespace prikaz::workflow {

namespace {

Value date_or_none(Date d) { return d.valid() ? Value(d) : Value(); }

Value act_value(const Act& a) {
  Dict d;
  d["id"] = a.id;
  d["kind"] = a.kind;
  d["issuer"] = a.issuer;
  d["date"] = date_or_none(a.date);
  d["number"] = a.number;
  d["title"] = a.title;
  d["edition"] = a.edition;
  return d;
}

Value activity_value(const Activity& a, const std::string& number, bool first) {
  Dict d;
  d["number"] = number;
  d["title"] = a.title;
  d["first"] = first;
  List content;
  for (const std::string& line : a.content) content.push_back(line);
  d["content"] = content;
  d["due"] = a.due.printed;
  d["responsible"] = a.responsible_printed;
  d["ref"] = a.ref;
  return d;
}

/// Rows of one title share the number of the first: 1.3 stays 1.3 over its three rows, as sources number them.
Value stage_value(const Stage& stage, int number) {
  Dict d;
  d["number"] = number;
  d["title"] = stage.title;
  d["goal"] = stage.goal;
  d["result"] = stage.result;
  d["cross_cutting"] = stage.cross_cutting;
  List activities;
  int point = 0;
  const Activity* before = nullptr;
  for (const Activity& a : stage.activities) {
    const bool first = !before || before->title != a.title;
    point += first;
    activities.push_back(activity_value(a, format("{}.{}", number, point), first));
    before = &a;
  }
  d["activities"] = activities;
  return d;
}

std::string dotted(Date d) { return format("{:02}.{:02}.{:04}", d.day, d.month, d.year); }

std::string cited(const Act& a) {
  std::string out = a.kind;
  if (!a.issuer.empty()) out += " " + a.issuer;
  if (a.date.valid()) out += " от " + dotted(a.date);
  return out + " № " + a.number + " «" + a.title + "»";
}

}  // namespace

Value as_value(const Roadmap& roadmap) {
  Dict d;
  d["id"] = roadmap.id;
  d["title"] = roadmap.title;
  d["from"] = date_or_none(roadmap.from);
  d["to"] = date_or_none(roadmap.to);
  List stages;
  int number = 0;
  for (const Stage& stage : roadmap.stages)
    if (stage.in_table) stages.push_back(stage_value(stage, ++number));
  d["stages"] = stages;
  d["facts"] = roadmap.facts;
  Dict acts;
  for (const Act& a : roadmap.acts) acts[a.id] = act_value(a);
  d["acts"] = acts;
  return d;
}

Why why(const Roadmap& roadmap, const DocumentKind& document) {
  Why w;
  w.document = document.title;
  w.ref = document.ref;
  if (const auto [stage, activity] = roadmap.origin(document.id); activity) {
    w.stage = stage->title;
    w.activity = activity->title;
    w.due = activity->due.printed;
    w.responsible = activity->responsible_printed;
    if (w.ref.empty()) w.ref = activity->ref;
  }
  for (const std::string& id : document.acts)
    if (const Act* act = roadmap.act(id)) w.acts.push_back(cited(*act));
  for (const Gate& g : document.requires_) w.gates.push_back(g.ref.empty() ? g.say : g.ref + ": " + g.say);
  return w;
}

}  // namespace prikaz::workflow
