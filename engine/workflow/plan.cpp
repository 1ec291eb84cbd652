#include "workflow/plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "workflow/compiled.hpp"

namespace prikaz::workflow {

namespace {

/// Several names laid over a mapping.
Dict with(Dict base, const Value& more) {
  if (more.is(Value::Kind::dict))
    for (const auto& [key, value] : more.dict()) base[key] = value;
  return base;
}

/// One paper to be: its record's code, the names it sees, for events and quarters the day it opens, for quarters the
/// day it is due.
struct Item {
  std::string code;
  Dict names;
  Date opens, due;
};

bool of_people(Scope s) { return s == Scope::person || s == Scope::minor || s == Scope::candidate; }

}  // namespace

std::string_view name(TaskStatus s) noexcept {
  constexpr std::string_view names[] = {"done", "drafted", "due", "overdue", "upcoming", "blocked"};
  return names[static_cast<std::size_t>(s)];
}

bool Made::operator<(const Made& other) const {
  return std::tie(organisation, document, item) < std::tie(other.organisation, other.document, other.item);
}

bool Task::blocked() const {
  return std::any_of(refusals.begin(), refusals.end(), [](const Refusal& r) { return !r.warning; });
}

namespace {

/// One pass over the papers of an organisation, or of the district.
class Pass {
 public:
  Pass(const Planner::Compiled& compiled, const World& world, const Value& organisation, const State& state,
       Diagnostics* problems)
      : compiled_(compiled),
        world_(world),
        organisation_record_(organisation.is_none() ? world.district : organisation),
        state_(state),
        ask_(problems),
        base_(names_of(compiled, world, organisation, state)),
        organisation_(code_of(organisation_record_)) {
    if (!organisation.is_none()) title_ = organisation.get("short_name").text();
  }

  void document(const CompiledDocument& d) {
    const std::string& about = d.kind->title;
    for (Item& item : items_of(*d.kind)) {
      if (d.when && !ask_.holds(*d.when, item.names, about)) continue;
      Task task;
      task.document = d.kind;
      std::tie(task.stage, task.activity) = compiled_.roadmap.origin(d.kind->id);
      task.organisation = organisation_;
      task.item = item.code;
      task.title = title_;
      const Value person = item.names.find("person") ? *item.names.find("person") : Value();
      if (!item.code.empty() && !person.is_none()) task.title += ", " + short_name(person);
      const auto made = state_.find({d.kind->id, task.organisation, task.item});
      const Standing* standing = made == state_.end() ? nullptr : &made->second;
      for (const CompiledGate& gate : d.gates) ask(gate, item.names, task);
      predecessors(standing, task);
      acts(standing && standing->registered ? standing->day : world_.today, task);
      const bool shown = d.done && ask_.holds(*d.done, item.names, about);
      task.context = std::move(item.names);
      schedule(task, shown, standing, item);
      if (task.status == TaskStatus::blocked) refused_[d.kind->id].insert(task.item);
      if (task.status != TaskStatus::done && (d.done || !d.kind->journal.empty()))
        not_issued_[d.kind->id].insert(task.item);
      tasks_.push_back(std::move(task));
    }
  }

  std::vector<Task> take() { return std::move(tasks_); }

 private:
  std::vector<Item> items_of(const DocumentKind& d) const {
    std::vector<Item> out;
    if (d.scope == Scope::pair) {
      const Value* records = base_.find(compiled_.roadmap.participation.of);
      for (const Value& pair : records ? records->list() : List{}) {
        out.push_back({code_of(pair), base_, {}, {}});
        out.back().names["pair"] = pair;
      }
    } else if (of_people(d.scope)) {
      for (const Value& one : base_.find(d.scope == Scope::candidate ? "people" : "participants")->list())
        if (d.scope != Scope::minor || one.get("minor").truthy())
          out.push_back({code_of(one.get("person")), with(base_, one), {}, {}});
    } else if (d.scope == Scope::event) {
      events(d, out);
    } else if (!quarters(d, out)) {
      out.push_back({"", base_, {}, {}});
    }
    return out;
  }

  /// T-7: what is due every quarter is a paper of its own each time.
  bool quarters(const DocumentKind& d, std::vector<Item>& out) const {
    const Activity* activity = compiled_.roadmap.origin(d.id).second;
    if (!activity || activity->due.kind != Deadline::Kind::quarterly || !d.journal.empty()) return false;
    for (const Date due : activity->due.dates) {
      Item item{due.iso(), base_, {due.year, due.month - 2, 1}, due};
      Dict period;
      period["year"] = due.year;
      period["quarter"] = due.month / 3;
      period["due"] = due;
      item.names["period"] = std::move(period);
      out.push_back(std::move(item));
    }
    return true;
  }

  /// One for every record of the kind that has its day.
  void events(const DocumentKind& d, std::vector<Item>& out) const {
    const CompiledEvent* e = compiled_.event(d.event);
    if (!e || !e->each || !e->day) return;
    for (const Value& record : ask_.list(*e->each, base_, e->kind->title)) {
      Item item{code_of(record), base_, {}, {}};
      item.names["item"] = item.names["event"] = record;
      item.opens = ask_.day(*e->day, item.names, e->kind->title);
      if (!item.opens.valid()) continue;
      item.names["event_day"] = item.opens;
      out.push_back(std::move(item));
    }
  }

  void ask(const CompiledGate& gate, const Dict& scope, Task& task) {
    if (!gate.each) return ask_once(gate, scope, task);
    const auto list = ask_.evaluate(*gate.each, scope, task.document->title);
    if (!list || !list->is(Value::Kind::list)) return refuse(gate, scope, task);
    for (const Value& item : list->list()) {
      Dict inner = with(scope, item);
      inner["item"] = item;
      ask_once(gate, inner, task);
    }
  }

  void ask_once(const CompiledGate& gate, const Dict& scope, Task& task) {
    if (gate.when && !ask_.holds(*gate.when, scope, task.document->title)) return;
    if (gate.that && ask_.holds(*gate.that, scope, task.document->title)) return;
    refuse(gate, scope, task);
  }

  /// The words are the roadmap's own: a message without holes. Two gates that say the same are one.
  void refuse(const CompiledGate& gate, const Dict& scope, Task& task) {
    auto text = tpl::render_text(gate.gate->say, Value(scope), compiled_.language, gate.gate->place.file);
    Refusal r{gate.gate->ref, {}, gate.gate->warning};
    r.text.key = "{}";
    r.text.args = {text ? std::move(*text) : gate.gate->say};
    for (Refusal& other : task.refusals)
      if (other.ref == r.ref && other.text.args == r.text.args) {
        other.warning = other.warning && r.warning;
        return;
      }
    task.refusals.push_back(std::move(r));
  }

  using Items = std::map<std::string, std::set<std::string>>;  ///< codes by document

  /// Those of `before` that concern the task: of a document made for each of the same people, its own one.
  std::vector<std::string> of(const Items& all, const DocumentKind& before, const Task& task) const {
    const auto it = all.find(before.id);
    if (it == all.end()) return {};
    if (it->second.count("")) return {""};  // one for all
    const Scope scope = task.document->scope;
    if (before.scope != scope && !(of_people(before.scope) && of_people(scope)))
      return {it->second.begin(), it->second.end()};
    return it->second.count(task.item) ? std::vector{task.item} : std::vector<std::string>();
  }

  /// G-8, G-9: what must come first and is itself refused holds this one up, and so does, once this one is issued, an
  /// order before it that was cancelled.
  void predecessors(const Standing* standing, Task& task) {
    for (const std::string& id : task.document->after) {
      const DocumentKind& before = *compiled_.roadmap.document(id);
      Awaited awaited{&before, of(not_issued_, before, task)};
      const bool gone = standing && standing->registered && !awaited.items.empty() && awaited.items[0].empty();
      if (gone || !of(refused_, before, task).empty())
        task.refusals.push_back({"G-9", Message("first the document is needed: {}", before.title), false});
      if (!awaited.items.empty()) task.awaits.push_back(std::move(awaited));
    }
  }

  /// G-23: a document cites only acts in force on its date.
  void acts(Date date, Task& task) const {
    for (const std::string& id : task.document->acts) {
      const Act* act = compiled_.roadmap.act(id);
      if (!act) continue;
      const std::string named = act->kind + " № " + act->number;
      if (act->valid_from.valid() && date < act->valid_from)
        task.refusals.push_back({"G-23", Message("the act cited is not in force yet: {}", named), false});
      if (act->valid_to.valid() && date > act->valid_to)
        task.refusals.push_back({"G-23", Message("the act cited is no longer in force: {}", named), false});
    }
  }

  /// A paper that nothing else can prove goes with its activity: a file on disk says nothing of what was done.
  /// Of what is due every quarter the first record answers for the first one.
  bool carried_out(const Task& task, const Item& item) const {
    const DocumentKind& d = *task.document;
    if (!task.activity || !d.done.empty() || !d.journal.empty()) return false;
    const auto& dates = task.activity->due.dates;
    const std::size_t earlier =
        item.due.valid() ? static_cast<std::size_t>(std::find(dates.begin(), dates.end(), item.due) - dates.begin())
                         : 0;
    return workflow::carried_out(compiled_, organisation_record_, *task.stage, *task.activity, world_.today).size() >
           earlier;
  }

  void schedule(Task& task, bool shown, const Standing* standing, const Item& item) const {
    Date opens = item.opens;
    const int week = compiled_.roadmap.week;
    if (task.activity) {
      const Deadline& due = task.activity->due;
      if (due.first.valid() && (!opens.valid() || opens < due.first)) opens = due.first;
      const Date day = item.due.valid()
                           ? item.due
                           : nearest_date(due, world_.today, organisation_, state_, compiled_.calendar, week);
      task.due = effective(due, day, compiled_.calendar, week);
    }
    const bool drafted = standing && !standing->registered;
    const bool done = shown || (standing && standing->registered) || carried_out(task, item);
    task.status = done                                          ? TaskStatus::done
                  : task.blocked()                              ? TaskStatus::blocked
                  : drafted                                     ? TaskStatus::drafted
                  : task.due.valid() && task.due < world_.today ? TaskStatus::overdue
                  : opens.valid() && world_.today < opens       ? TaskStatus::upcoming
                                                                : TaskStatus::due;
  }

  const Planner::Compiled& compiled_;
  const World& world_;
  const Value& organisation_record_;
  const State& state_;
  Question ask_;
  Dict base_;
  std::string organisation_, title_;
  std::vector<Task> tasks_;
  Items refused_, not_issued_;
};

bool of_district(Scope s) { return s == Scope::district || s == Scope::region; }

}  // namespace

Planner::Planner(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;
Planner::~Planner() = default;

Result<Planner> Planner::make(const Roadmap& roadmap, const Calendar& calendar, const tpl::Environment& language) {
  auto compiled = std::make_unique<Compiled>(roadmap, calendar, language);
  if (Diagnostics wrong = compiled->compile(); wrong.has_errors()) return fail(std::move(wrong));
  return Planner(std::move(compiled));
}

std::vector<Task> Planner::organisation_tasks(const World& world, const Value& organisation, const State& state,
                                              Diagnostics* problems) const {
  Pass pass(*compiled_, world, organisation, state, problems);
  for (const CompiledDocument& d : compiled_->documents)
    if (!of_district(d.kind->scope)) pass.document(d);
  return pass.take();
}

std::vector<Task> Planner::district_tasks(const World& world, const State& state, Diagnostics* problems) const {
  Pass pass(*compiled_, world, Value(), state, problems);
  for (const CompiledDocument& d : compiled_->documents)
    if (of_district(d.kind->scope)) pass.document(d);
  return pass.take();
}

std::vector<Task> Planner::tasks(const World& world, const State& state, Diagnostics* problems) const {
  std::vector<Task> all = district_tasks(world, state, problems);
  for (const Value& organisation : world.organisations)
    for (Task& task : organisation_tasks(world, organisation, state, problems)) all.push_back(std::move(task));
  return all;
}

}  // namespace prikaz::workflow
