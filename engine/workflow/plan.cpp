#include "workflow/plan.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "template/expression.hpp"
#include "value/inflectable.hpp"

namespace prikaz::workflow {

namespace {

struct CompiledGate {
  const Gate* gate;
  std::optional<tpl::Expression> each, when, that;
};
struct CompiledDocument {
  const DocumentKind* kind;
  std::optional<tpl::Expression> when, done;
  std::vector<CompiledGate> gates;
};

std::string code_of(const Value& record) {
  return record.is(Value::Kind::object) || record.is(Value::Kind::dict) ? record.get("code").text() : std::string();
}

/// Several names laid over a mapping.
Dict with(Dict base, const Value& more) {
  if (more.is(Value::Kind::dict))
    for (const auto& [key, value] : more.dict()) base[key] = value;
  return base;
}

std::string first_letter(const std::string& word) {
  std::size_t n = word.empty() ? 0 : 1;
  while (n < word.size() && (static_cast<unsigned char>(word[n]) & 0xC0) == 0x80) ++n;
  return word.substr(0, n);
}

/// "Иванова М.П.": enough to know whom, no more than a board may show.
std::string short_name(const Value& person) {
  const Value name = person.get("name");
  const auto* parts = name.as<Inflectable>();
  if (!parts) return name.text();
  std::string out = parts->surname;
  if (!parts->first.empty()) out += " " + first_letter(parts->first) + ".";
  if (!parts->patronymic.empty()) out += first_letter(parts->patronymic) + ".";
  return out;
}

}  // namespace

std::string_view name(TaskStatus s) noexcept {
  constexpr std::string_view names[] = {"done", "due", "overdue", "upcoming", "blocked"};
  return names[static_cast<std::size_t>(s)];
}

bool Task::blocked() const {
  return std::any_of(refusals.begin(), refusals.end(), [](const Refusal& r) { return !r.warning; });
}

struct Planner::Compiled {
  const Roadmap& roadmap;
  const Calendar& calendar;
  tpl::Environment language;
  std::vector<CompiledDocument> documents;  ///< those that come first stand first

  Compiled(const Roadmap& r, const Calendar& c, const tpl::Environment& l) : roadmap(r), calendar(c), language(l) {}

  Diagnostics compile() {
    Diagnostics wrong;
    add_gate_filters(language);
    for (const DocumentKind* kind : in_order()) {
      CompiledDocument d{
          kind, expression(kind->when, kind->place, wrong), expression(kind->done, kind->place, wrong), {}};
      for (const Gate& g : kind->requires_)
        d.gates.push_back({&g, expression(g.each, g.place, wrong), expression(g.when, g.place, wrong),
                           expression(g.that, g.place, wrong)});
      documents.push_back(std::move(d));
    }
    return wrong;
  }

  std::optional<tpl::Expression> expression(const std::string& text, const Place& place, Diagnostics& wrong) const {
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
  std::vector<const DocumentKind*> in_order() const {
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
};

namespace {

/// One pass over the papers of an organisation, or of the district.
class Pass {
 public:
  Pass(const World& world, const State& state, const tpl::Environment& language, Diagnostics* problems)
      : world_(world), state_(state), language_(language), problems_(problems) {}

  void base(const Value& organisation, const Participation& participation) {
    base_["today"] = world_.today;
    base_["district"] = world_.district;
    base_["centre"] = world_.centre;
    base_["schools"] = Value(schools());
    organisation_ = code_of(organisation.is_none() ? world_.district : organisation);
    if (organisation.is_none()) return;
    base_["organisation"] = base_["org"] = organisation;
    const Value records = organisation.get(participation.of);
    records_ = records.is(Value::Kind::list) ? records : Value(List{});
    if (!participation.of.empty()) base_[participation.of] = records_;
    base_["participants"] = Value(std::make_shared<List>(participants(organisation, participation, world_.today)));
    title_ = organisation.get("short_name").text();
  }

  void document(const CompiledDocument& d, const Roadmap& roadmap, const Calendar& calendar) {
    for (auto& [item, scope] : items_of(d.kind->scope)) {
      if (d.when && !holds(*d.when, scope, *d.kind)) continue;
      Task task;
      task.document = d.kind;
      std::tie(task.stage, task.activity) = roadmap.origin(d.kind->id);
      task.organisation = organisation_;
      task.item = item;
      task.title = title_;
      const Value person = scope.find("person") ? *scope.find("person") : Value();
      if (!item.empty() && !person.is_none()) task.title += ", " + short_name(person);
      for (const CompiledGate& gate : d.gates) ask(gate, scope, task);
      predecessors(*d.kind, roadmap, task);
      acts(*d.kind, roadmap, task);
      const bool shown = d.done && holds(*d.done, scope, *d.kind);
      task.context = std::move(scope);
      schedule(task, shown, roadmap, calendar);
      if (task.status == TaskStatus::blocked) refused_.insert(d.kind->id);
      tasks_.push_back(std::move(task));
    }
  }

  std::vector<Task> take() { return std::move(tasks_); }

 private:
  std::shared_ptr<List> schools() const { return std::make_shared<List>(world_.organisations); }

  std::vector<std::pair<std::string, Dict>> items_of(Scope scope) const {
    std::vector<std::pair<std::string, Dict>> out;
    if (scope == Scope::pair) {
      for (const Value& pair : records_.list()) {
        Dict d = base_;
        d["pair"] = pair;
        out.emplace_back(code_of(pair), std::move(d));
      }
    } else if (scope == Scope::person || scope == Scope::minor) {
      for (const Value& one : base_.find("participants")->list())
        if (scope == Scope::person || one.get("minor").truthy())
          out.emplace_back(code_of(one.get("person")), with(base_, one));
    } else {
      out.emplace_back("", base_);
    }
    return out;
  }

  /// A gate that cannot be evaluated holds nothing up silently: it is reported, and counts as not met.
  std::optional<Value> evaluate(const tpl::Expression& e, const Dict& scope, const DocumentKind& d) {
    auto value = e.evaluate(Value(scope));
    if (value) return std::move(*value);
    if (problems_)
      for (const Diagnostic& why : value.error())
        problems_->add({"PRK-K030", Severity::error, why.place,
                        Message("a requirement of \"{}\" cannot be checked: {}", d.title, why.text.str()), why.hint});
    return std::nullopt;
  }

  bool holds(const tpl::Expression& e, const Dict& scope, const DocumentKind& d) {
    const auto value = evaluate(e, scope, d);
    return value && value->truthy();
  }

  void ask(const CompiledGate& gate, const Dict& scope, Task& task) {
    if (!gate.each) return ask_once(gate, scope, task);
    const auto list = evaluate(*gate.each, scope, *task.document);
    if (!list || !list->is(Value::Kind::list)) return refuse(gate, scope, task);
    for (const Value& item : list->list()) {
      Dict inner = with(scope, item);
      inner["item"] = item;
      ask_once(gate, inner, task);
    }
  }

  void ask_once(const CompiledGate& gate, const Dict& scope, Task& task) {
    if (gate.when && !holds(*gate.when, scope, *task.document)) return;
    if (gate.that && holds(*gate.that, scope, *task.document)) return;
    refuse(gate, scope, task);
  }

  void refuse(const CompiledGate& gate, const Dict& scope, Task& task) {
    auto text = tpl::render_text(gate.gate->say, Value(scope), language_, gate.gate->place.file);
    task.refusals.push_back({gate.gate->ref, text ? std::move(*text) : gate.gate->say, gate.gate->warning});
  }

  /// G-9: what must come first and is itself refused holds this one up.
  void predecessors(const DocumentKind& d, const Roadmap& roadmap, Task& task) {
    for (const std::string& before : d.after)
      if (refused_.count(before))
        task.refusals.push_back({"G-9", "сначала нужен документ: " + roadmap.document(before)->title, false});
  }

  /// G-23: a document cites only acts in force on its date.
  void acts(const DocumentKind& d, const Roadmap& roadmap, Task& task) const {
    for (const std::string& id : d.acts) {
      const Act* act = roadmap.act(id);
      if (!act) continue;
      const bool early = act->valid_from.valid() && world_.today < act->valid_from;
      const bool late = act->valid_to.valid() && world_.today > act->valid_to;
      if (early || late)
        task.refusals.push_back(
            {"G-23", std::string(early ? "ещё не действует: " : "уже не действует: ") + act->kind + " № " + act->number,
             false});
    }
  }

  void schedule(Task& task, bool shown, const Roadmap& roadmap, const Calendar& calendar) const {
    Date opens;
    if (task.activity) {
      const Deadline& due = task.activity->due;
      opens = due.first;
      task.due = effective(due, nearest_date(due, calendar, roadmap.week), calendar, roadmap.week);
    }
    const bool made = shown || state_.count({task.document->id, task.organisation, task.item}) != 0;
    task.status = made                                          ? TaskStatus::done
                  : task.blocked()                              ? TaskStatus::blocked
                  : task.due.valid() && task.due < world_.today ? TaskStatus::overdue
                  : opens.valid() && world_.today < opens       ? TaskStatus::upcoming
                                                                : TaskStatus::due;
  }

  /// The first date not yet past, or the last one.
  Date nearest_date(const Deadline& due, const Calendar& calendar, int week) const {
    if (due.kind == Deadline::Kind::relative) {
      const auto made = state_.find({due.after, organisation_, ""});
      if (made == state_.end()) return {};
      return due.working_days ? calendar.plus_working_days(made->second, due.days, week)
                              : made->second.plus_days(due.days);
    }
    if (due.dates.empty()) return {};
    const auto it = std::lower_bound(due.dates.begin(), due.dates.end(), world_.today);
    return it == due.dates.end() ? due.dates.back() : *it;
  }

  const World& world_;
  const State& state_;
  const tpl::Environment& language_;
  Diagnostics* problems_;
  Dict base_;
  std::string organisation_, title_;
  Value records_ = Value(List{});  ///< of Participation::of
  std::vector<Task> tasks_;
  std::set<std::string> refused_;
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
  Pass pass(world, state, compiled_->language, problems);
  pass.base(organisation, compiled_->roadmap.participation);
  for (const CompiledDocument& d : compiled_->documents)
    if (!of_district(d.kind->scope)) pass.document(d, compiled_->roadmap, compiled_->calendar);
  return pass.take();
}

std::vector<Task> Planner::district_tasks(const World& world, const State& state, Diagnostics* problems) const {
  Pass pass(world, state, compiled_->language, problems);
  pass.base(Value(), compiled_->roadmap.participation);
  for (const CompiledDocument& d : compiled_->documents)
    if (of_district(d.kind->scope)) pass.document(d, compiled_->roadmap, compiled_->calendar);
  return pass.take();
}

std::vector<Task> Planner::tasks(const World& world, const State& state, Diagnostics* problems) const {
  std::vector<Task> all = district_tasks(world, state, problems);
  for (const Value& organisation : world.organisations)
    for (Task& task : organisation_tasks(world, organisation, state, problems)) all.push_back(std::move(task));
  return all;
}

}  // namespace prikaz::workflow
