#include "workflow/compiled.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "value/inflectable.hpp"

namespace prikaz::workflow {

namespace {

std::string first_letter(const std::string& word) {
  std::size_t n = word.empty() ? 0 : 1;
  while (n < word.size() && (static_cast<unsigned char>(word[n]) & 0xC0) == 0x80) ++n;
  return word.substr(0, n);
}

}  // namespace

Diagnostics Planner::Compiled::compile() {
  Diagnostics wrong;
  add_gate_filters(language);
  for (const DocumentKind* kind : in_order()) {
    CompiledDocument d{kind, formula(kind->when, kind->place, wrong), formula(kind->done, kind->place, wrong), {}};
    for (const Gate& g : kind->requires_)
      d.gates.push_back(
          {&g, formula(g.each, g.place, wrong), formula(g.when, g.place, wrong), formula(g.that, g.place, wrong)});
    documents.push_back(std::move(d));
  }
  for (const Stage& s : roadmap.stages)
    for (const Activity& a : s.activities)
      activities.push_back({&s, &a, formula(a.when, a.place, wrong), formula(a.done, a.place, wrong)});
  for (const EventKind& e : roadmap.events)
    events.push_back({&e, formula(e.each, e.place, wrong), formula(e.day, e.place, wrong)});
  for (const Indicator& i : roadmap.indicators)
    indicators.push_back(
        {&i, formula(i.rows, i.place, wrong), formula(i.value, i.place, wrong), formula(i.of, i.place, wrong)});
  for (const Role& r : roadmap.roles) roles.push_back(formula(r.person, r.place, wrong));
  return wrong;
}

const CompiledEvent* Planner::Compiled::event(std::string_view id) const {
  const auto it = std::find_if(events.begin(), events.end(), [&](const CompiledEvent& e) { return e.kind->id == id; });
  return it == events.end() ? nullptr : &*it;
}

Formula Planner::Compiled::formula(const std::string& text, const Place& place, Diagnostics& wrong) const {
  if (text.empty()) return std::nullopt;
  auto compiled = tpl::compile_expression(text, language, place);
  if (compiled) return std::move(*compiled);
  for (Diagnostic why : compiled.error()) {
    why.id = "PRK-K015";
    wrong.add(std::move(why));
  }
  return std::nullopt;
}

/// File order, except that a document stands after those it names in "after". The loader has refused circles.
std::vector<const DocumentKind*> Planner::Compiled::in_order() const {
  std::vector<const DocumentKind*> out;
  std::set<std::string> placed;
  const std::function<void(const DocumentKind&)> place = [&](const DocumentKind& d) {
    if (!placed.insert(d.id).second) return;
    for (const std::string& before : d.after)
      if (const DocumentKind* first = roadmap.document(before)) place(*first);
    out.push_back(&d);
  };
  for (const DocumentKind& d : roadmap.documents) place(d);
  return out;
}

std::optional<Value> Question::evaluate(const tpl::Expression& e, const Dict& names, const std::string& about) const {
  auto value = e.evaluate(Value(names));
  if (value) return std::move(*value);
  if (problems_)
    for (const Diagnostic& why : value.error())
      problems_->add({"PRK-K030", Severity::error, why.place,
                      Message("a requirement of \"{}\" cannot be checked: {}", about, why.text.str()), why.hint});
  return std::nullopt;
}

bool Question::holds(const tpl::Expression& e, const Dict& names, const std::string& about) const {
  const auto value = evaluate(e, names, about);
  return value && value->truthy();
}

List Question::list(const tpl::Expression& e, const Dict& names, const std::string& about) const {
  const auto value = evaluate(e, names, about);
  return value && value->is(Value::Kind::list) ? value->list() : List{};
}

Date Question::day(const tpl::Expression& e, const Dict& names, const std::string& about) const {
  const auto value = evaluate(e, names, about);
  return value && value->is(Value::Kind::date) ? value->date() : Date{};
}

Dict names_of(const Planner::Compiled& compiled, const World& world, const Value& organisation, const State& state) {
  Dict names;
  names["today"] = world.today;
  names["district"] = world.district;
  names["centre"] = world.centre;
  names["schools"] = Value(std::make_shared<List>(world.organisations));
  names["roadmap"] = compiled.roadmap_value;
  names["journal"] = journal_of(state, code_of(organisation.is_none() ? world.district : organisation));
  if (organisation.is_none()) return names;
  names["organisation"] = names["org"] = organisation;
  const Participation& participation = compiled.roadmap.participation;
  const Value records = participation.of.empty() ? Value() : organisation.get(participation.of);
  if (!participation.of.empty()) names[participation.of] = records.is(Value::Kind::list) ? records : Value(List{});
  names["participants"] = Value(std::make_shared<List>(participants(organisation, participation, world.today)));
  names["people"] = Value(std::make_shared<List>(people(organisation, participation, world.today)));
  return names;
}

std::string code_of(const Value& record) {
  return record.is(Value::Kind::object) || record.is(Value::Kind::dict) ? record.get("code").text() : std::string();
}

List carried_out(const Planner::Compiled& compiled, const Value& organisation, const Stage& stage,
                 const Activity& activity, Date today) {
  const Progress& p = compiled.roadmap.progress;
  if (p.of.empty() || organisation.is_none()) return {};
  const Value records = organisation.get(p.of);
  List out;
  for (const Value& r : records.is(Value::Kind::list) ? records.list() : List{}) {
    const Value day = r.get(p.day), of = r.get(p.activity);
    if (!day.is(Value::Kind::date) || day.date() > today) continue;
    if (of.is(Value::Kind::string) && of.string() == stage.id + "/" + activity.id) out.push_back(r);
  }
  return out;
}

std::string short_name(const Value& person) {
  const Value name = person.get("name");
  const auto* parts = name.as<Inflectable>();
  if (!parts) return name.text();
  std::string out = parts->surname;
  if (!parts->first.empty()) out += " " + first_letter(parts->first) + ".";
  if (!parts->patronymic.empty()) out += first_letter(parts->patronymic) + ".";
  return out;
}

std::size_t nearest(const Deadline& due, Date today) {
  const auto it = std::lower_bound(due.dates.begin(), due.dates.end(), today);
  return static_cast<std::size_t>(it - due.dates.begin()) - (it == due.dates.end() ? 1 : 0);
}

Date nearest_date(const Deadline& due, Date today, const std::string& organisation, const State& state,
                  const Calendar& calendar, int week) {
  if (due.kind == Deadline::Kind::relative) {
    const auto made = state.find({due.after, organisation, ""});
    if (made == state.end()) return {};
    const Date day = made->second.day;
    return due.working_days ? calendar.plus_working_days(day, due.days, week) : day.plus_days(due.days);
  }
  if (due.dates.empty()) return {};
  return due.dates[nearest(due, today)];
}

}  // namespace prikaz::workflow
