// A roadmap whose expressions are compiled, and the names they see: shared by the parts of the planner.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/expression.hpp"
#include "workflow/plan.hpp"

namespace prikaz::workflow {

using Formula = std::optional<tpl::Expression>;

struct CompiledGate {
  const Gate* gate;
  Formula each, when, that;
};
struct CompiledDocument {
  const DocumentKind* kind;
  Formula when, done;
  std::vector<CompiledGate> gates;
};
struct CompiledActivity {
  const Stage* stage;
  const Activity* activity;
  Formula when, done;
};
struct CompiledEvent {
  const EventKind* kind;
  Formula each, day;
};
struct CompiledIndicator {
  const Indicator* indicator;
  Formula rows, value, of;
};

struct Planner::Compiled {
  const Roadmap& roadmap;
  const Calendar& calendar;
  tpl::Environment language;
  Value roadmap_value;
  std::vector<CompiledDocument> documents;  ///< those that come first stand first
  std::vector<CompiledActivity> activities;
  std::vector<CompiledEvent> events;
  std::vector<CompiledIndicator> indicators;
  std::vector<Formula> roles;  ///< by Roadmap::roles: the person

  Compiled(const Roadmap& r, const Calendar& c, const tpl::Environment& l)
      : roadmap(r), calendar(c), language(l), roadmap_value(as_value(r)) {}
  /// Every expression that cannot be read: PRK-K015.
  Diagnostics compile();
  const CompiledEvent* event(std::string_view id) const;

 private:
  Formula formula(const std::string& text, const Place& place, Diagnostics& wrong) const;
  std::vector<const DocumentKind*> in_order() const;
};

/// Evaluates formulas over names; what cannot be evaluated is reported (PRK-K030) and counts as not met.
class Question {
 public:
  explicit Question(Diagnostics* problems) : problems_(problems) {}
  /// `about`: title of what asks.
  std::optional<Value> evaluate(const tpl::Expression& e, const Dict& names, const std::string& about) const;
  bool holds(const tpl::Expression& e, const Dict& names, const std::string& about) const;
  /// The items of a list; nothing for anything else.
  List list(const tpl::Expression& e, const Dict& names, const std::string& about) const;
  /// A date; not valid for anything else.
  Date day(const tpl::Expression& e, const Dict& names, const std::string& about) const;

 private:
  Diagnostics* problems_;
};

/// The names of an organisation (none: of the district), engine/docs/context.md.
Dict names_of(const Planner::Compiled& compiled, const World& world, const Value& organisation, const State& state);
std::string code_of(const Value& record);
/// The records of an organisation that say an activity was carried out by the day.
List carried_out(const Planner::Compiled& compiled, const Value& organisation, const Stage& stage,
                 const Activity& activity, Date today);
/// "Иванова М.П.": enough to know whom, no more than a board may show.
std::string short_name(const Value& person);
/// Index of the first of a deadline's dates not yet past, or of the last one; there must be one.
std::size_t nearest(const Deadline& due, Date today);
/// The first date of a deadline not yet past, or the last one; unshifted.
Date nearest_date(const Deadline& due, Date today, const std::string& organisation, const State& state,
                  const Calendar& calendar, int week);

}  // namespace prikaz::workflow
