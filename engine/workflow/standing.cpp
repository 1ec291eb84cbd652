// How things stand on a day: activities, what happened, indicators. All of it is reckoned from dated records, the
// journal and the day; nothing is kept beside them.
#include <algorithm>
#include <cmath>

#include "workflow/compiled.hpp"

namespace prikaz::workflow {

namespace {

std::string text_of(const Value& v) { return v.is_none() || v.is_undefined() ? std::string() : v.text(); }

/// Activities of one organisation, or of the district.
class Board {
 public:
  Board(const Planner::Compiled& compiled, const World& world, const Value& organisation, const State& state,
        const std::vector<Task>& tasks, Diagnostics* problems)
      : compiled_(compiled),
        world_(world),
        organisation_(organisation),
        state_(state),
        tasks_(tasks),
        ask_(problems),
        names_(names_of(compiled, world, organisation, state)) {}

  std::vector<ActivityState> all() const {
    std::vector<ActivityState> out;
    for (const CompiledActivity& a : compiled_.activities)
      if (asked(*a.activity) && (!a.when || ask_.holds(*a.when, names_, a.activity->title))) out.push_back(one(a));
    return out;
  }

 private:
  bool asked(const Activity& a) const {
    const bool of_district =
        !a.responsible.empty() && std::all_of(a.responsible.begin(), a.responsible.end(),
                                              [&](std::size_t r) { return compiled_.roadmap.roles[r].of_district; });
    return of_district == organisation_.is_none();
  }

  ActivityState one(const CompiledActivity& a) const {
    ActivityState s;
    s.stage = a.stage;
    s.activity = a.activity;
    s.organisation = code_of(organisation_.is_none() ? world_.district : organisation_);
    s.people = people(*a.activity);
    const Roadmap& r = compiled_.roadmap;
    const Deadline& due = a.activity->due;
    const List records = carried_out(compiled_, organisation_.is_none() ? world_.district : organisation_, *s.stage,
                                     *s.activity, world_.today);
    Date day = nearest_date(due, world_.today, s.organisation, state_, compiled_.calendar, r.week);
    const bool open =
        due.kind == Deadline::Kind::quarterly && !due.dates.empty() && records.size() <= nearest(due, world_.today);
    if (open) day = due.dates[records.size()];
    s.due = effective(due, day, compiled_.calendar, r.week);
    if (!open && !records.empty()) record(records.back(), s);
    const bool shown = s.done.valid() || (a.done && ask_.holds(*a.done, names_, a.activity->title));
    s.status = status(s, shown, a.done.has_value());
    return s;
  }

  TaskStatus status(ActivityState& s, bool shown, bool asked_to_show) const {
    std::size_t papers = 0, done = 0, drafted = 0;
    bool blocked = false;
    for (const Task& t : tasks_) {
      if (!produced(*s.activity, t) || (s.due.valid() && t.due.valid() && s.due < t.due)) continue;
      ++papers;
      done += t.status == TaskStatus::done;
      drafted += t.status == TaskStatus::drafted;
      blocked = blocked || t.status == TaskStatus::blocked;
      s.refusals.insert(s.refusals.end(), t.refusals.begin(), t.refusals.end());
    }
    if (shown || (papers > 0 && done == papers && !asked_to_show)) return TaskStatus::done;
    if (blocked) return TaskStatus::blocked;
    if (s.due.valid() && s.due < world_.today) return TaskStatus::overdue;
    if (drafted > 0 && done + drafted == papers) return TaskStatus::drafted;
    const Date opens = s.activity->due.first;
    return opens.valid() && world_.today < opens ? TaskStatus::upcoming : TaskStatus::due;
  }

  bool produced(const Activity& a, const Task& t) const {
    const auto index = static_cast<std::size_t>(t.document - compiled_.roadmap.documents.data());
    return std::find(a.produces.begin(), a.produces.end(), index) != a.produces.end();
  }

  /// The registry's own word that it was carried out.
  void record(const Value& r, ActivityState& s) const {
    const Progress& p = compiled_.roadmap.progress;
    s.done = r.get(p.day).date();
    if (!p.proof.empty()) s.proof = text_of(r.get(p.proof));
  }

  std::vector<std::string> people(const Activity& a) const {
    std::vector<std::string> out;
    for (const std::size_t r : a.responsible) {
      if (!compiled_.roles[r]) continue;
      const auto person = ask_.evaluate(*compiled_.roles[r], names_, compiled_.roadmap.roles[r].title);
      if (!person) continue;
      const List one{*person};
      for (const Value& p : person->is(Value::Kind::list) ? person->list() : one)
        if (p.is(Value::Kind::object) || p.is(Value::Kind::dict)) out.push_back(short_name(p));
    }
    return out;
  }

  const Planner::Compiled& compiled_;
  const World& world_;
  const Value& organisation_;
  const State& state_;
  const std::vector<Task>& tasks_;
  Question ask_;
  Dict names_;
};

/// A number; of a list its length; of anything else whether it is true.
double number_of(const Value& v) {
  if (v.is_number()) return v.number();
  if (v.is(Value::Kind::list)) return static_cast<double>(v.list().size());
  return v.truthy() ? 1 : 0;
}

IndicatorValue reckon(const CompiledIndicator& compiled, Dict names, const Question& ask, int year) {
  const Indicator& i = *compiled.indicator;
  IndicatorValue out;
  out.indicator = &i;
  out.target = i.target(year);
  if (!compiled.rows) return out;
  for (const Value& record : ask.list(*compiled.rows, names, i.title)) {
    names["item"] = record;
    const auto part = compiled.value ? ask.evaluate(*compiled.value, names, i.title) : Value(1);
    const auto whole = compiled.of ? ask.evaluate(*compiled.of, names, i.title) : Value(0);
    if (!part || !whole) return out;
    out.rows.push_back({record, number_of(*part), number_of(*whole)});
    out.part += out.rows.back().part;
    out.whole += out.rows.back().whole;
  }
  if (!compiled.of)
    out.value = out.part;
  else if (out.whole > 0)
    out.value = out.part / out.whole * (i.unit == "%" ? 100 : 1);
  if (!out.value || !out.target) return out;
  constexpr double rounding = 1e-9;
  const double over = *out.value - *out.target;
  out.met = i.bound == Indicator::Bound::at_least  ? over > -rounding
            : i.bound == Indicator::Bound::at_most ? over < rounding
                                                   : std::abs(over) < rounding;
  return out;
}

}  // namespace

Dict journal_of(const State& state, const std::string& organisation) {
  Dict out;
  for (auto it = state.lower_bound({"", organisation, ""}); it != state.end() && it->first.organisation == organisation;
       ++it) {
    if (!it->first.item.empty()) continue;
    Dict paper;
    paper["date"] = it->second.day;
    paper["number"] = it->second.number.empty() ? Value() : Value(it->second.number);
    paper["registered"] = it->second.registered;
    out[it->first.document] = std::move(paper);
  }
  return out;
}

std::vector<ActivityState> Planner::activities(const World& world, const Value& organisation, const State& state,
                                               const std::vector<Task>& tasks, Diagnostics* problems) const {
  return Board(*compiled_, world, organisation, state, tasks, problems).all();
}

std::vector<Happening> Planner::happenings(const World& world, const Value& organisation, const State& state,
                                           Diagnostics* problems) const {
  const Question ask(problems);
  const std::string code = code_of(organisation.is_none() ? world.district : organisation);
  const Date from = compiled_->roadmap.from;
  std::vector<Happening> out;
  Dict names = names_of(*compiled_, world, organisation, state);
  for (const CompiledEvent& e : compiled_->events) {
    if (!e.each || !e.day || organisation.is_none()) continue;
    for (const Value& record : ask.list(*e.each, names, e.kind->title)) {
      names["item"] = record;
      const Date day = ask.day(*e.day, names, e.kind->title);
      if (!day.valid() || day > world.today || (from.valid() && day < from)) continue;
      auto text = tpl::render_text(e.kind->say, Value(names), compiled_->language, e.kind->place.file);
      out.push_back({day, e.kind, code, code_of(record), text ? std::move(*text) : e.kind->say});
    }
  }
  for (auto it = state.lower_bound({"", code, ""}); it != state.end() && it->first.organisation == code; ++it) {
    const DocumentKind* d = compiled_->roadmap.document(it->first.document);
    if (!it->second.registered || it->second.day > world.today) continue;
    out.push_back({it->second.day, nullptr, code, it->first.item,
                   (d ? d->title : it->first.document) + " № " + it->second.number});
  }
  std::stable_sort(out.begin(), out.end(), [](const Happening& a, const Happening& b) { return a.day < b.day; });
  return out;
}

std::vector<IndicatorValue> Planner::indicators(const World& world, const List& schools, const State& state,
                                                Diagnostics* problems) const {
  const Question ask(problems);
  Dict names = world.lists;
  for (const auto& [key, value] : names_of(*compiled_, world, Value(), state)) names[key] = value;
  names["schools"] = schools;
  names["year"] = world.today.year;
  Dict journals;
  for (const Value& s : schools) journals[code_of(s)] = journal_of(state, code_of(s));
  names["journals"] = std::move(journals);
  std::vector<IndicatorValue> out;
  for (const CompiledIndicator& i : compiled_->indicators) out.push_back(reckon(i, names, ask, world.today.year));
  return out;
}

}  // namespace prikaz::workflow
