// Plan = roadmap × registry × today: which papers are owed, by when, and what stands in the way of each.
// It knows nothing of formats or of where papers lie.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "template/environment.hpp"
#include "value/value.hpp"
#include "workflow/calendar.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::workflow {

/// The registry as the plan sees it: records with the model's fields (workflows/models/mentoring.yaml).
struct World {
  Value district;      ///< the department's record; may be none for a single school
  Value centre;        ///< the methodical centre; may be none
  List organisations;  ///< schools, in the order they are printed
  Date today;          ///< date of the documents; ages and validity are reckoned on it
};

/// What is already made: (document, organisation code, item key) → date.
struct Made {
  std::string document, organisation, item;
  auto operator<=>(const Made&) const = default;
};
using State = std::map<Made, Date>;

/// Why a paper is refused (or warned about): the gate's own message names who and what.
struct Refusal {
  std::string ref;  ///< G-1 …
  std::string text;
  bool warning = false;
};

enum class TaskStatus { done, due, overdue, upcoming, blocked };
std::string_view name(TaskStatus s) noexcept;

/// One paper for one item of its scope.
struct Task {
  const DocumentKind* document = nullptr;
  const Stage* stage = nullptr;  ///< null: no activity produces it
  const Activity* activity = nullptr;
  std::string organisation;  ///< code; the department's for district papers
  std::string item;          ///< code of the pair or person; "" for organisation and district scope
  std::string title;         ///< for people: short name of the organisation, initials of the person
  Date due;                  ///< after the shift; invalid = none
  TaskStatus status = TaskStatus::due;
  /// Blocked: at least one that is not a warning. A paper that is done keeps those that stand now: what it rested on is
  /// gone (a consent was withdrawn, G-20).
  std::vector<Refusal> refusals;
  /// Names a template sees for this paper: organisation/org, district, centre, schools, pairs, participants, and by
  /// scope pair, person, is_mentor, is_mentee, age, representative, contract (engine/docs/context.md).
  Dict context;

  bool blocked() const;
};

/// Adds what gates ask of records: `consents | in_force(day)` keeps those signed by the day and neither expired nor
/// withdrawn on it; `| of_kind('personal-data')` those whose `kind.id` is the word.
void add_gate_filters(tpl::Environment& language);

/// Everybody in a pair of the organisation, each once, in order of first appearance (engine/docs/context.md).
List participants(const Value& organisation, const Participation& participation, Date today);

/// What planning needs beyond data: the expression language with its filters (the caller registers the Russian ones).
class Planner {
 public:
  /// Compiles every gate once; roadmap and calendar must outlive the planner. `language`: the template language with
  /// the filters gates may use; the planner adds in_force and of_kind. Errors: PRK-K015 an expression cannot be read.
  static Result<Planner> make(const Roadmap& roadmap, const Calendar& calendar, const tpl::Environment& language);

  Planner(Planner&&) noexcept;
  Planner& operator=(Planner&&) noexcept;
  ~Planner();

  /// Papers of one organisation; of the district (scope district). Thread-safe. `problems` gets PRK-K030: a gate that
  /// could not be evaluated (its paper is blocked).
  std::vector<Task> organisation_tasks(const World& world, const Value& organisation, const State& state,
                                       Diagnostics* problems = nullptr) const;
  std::vector<Task> district_tasks(const World& world, const State& state, Diagnostics* problems = nullptr) const;
  /// Both, district first, organisations in the order of World.
  std::vector<Task> tasks(const World& world, const State& state, Diagnostics* problems = nullptr) const;

 private:
  struct Compiled;
  explicit Planner(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// The roadmap as templates see it: `roadmap.title`, `.stages` → number, title, activities → number, title, content,
/// due, responsible; `.acts`.
Value as_value(const Roadmap& roadmap);

/// document ← activity ← stage ← acts.
struct Why {
  std::string document, activity, stage, ref, due, responsible;
  std::vector<std::string> acts;   ///< formatted: kind, issuer, date, number, title
  std::vector<std::string> gates;  ///< "G-1: …"
};
Why why(const Roadmap& roadmap, const DocumentKind& document);

}  // namespace prikaz::workflow
