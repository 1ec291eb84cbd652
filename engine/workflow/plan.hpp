// Plan = roadmap × registry × today: which papers are owed, by when, and what stands in the way of each.
// It knows nothing of formats or of where papers lie.
#pragma once
#include <map>
#include <memory>
#include <optional>
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
  Dict lists;          ///< every list of the registry by its name: consents, persons …; for indicators and reports
};

/// What is already made: (document, organisation code, item key) → when, and under which number it is registered.
struct Made {
  std::string document, organisation, item;
  bool operator<(const Made& other) const;  ///< by organisation first
};
struct Standing {
  Date day;
  bool registered = false;  ///< entered in the journal; else a draft
  std::string number;
};
using State = std::map<Made, Standing>;

/// Why a paper is refused (or warned about): the gate's own message names who and what.
struct Refusal {
  std::string ref;  ///< G-1 …
  Message text;
  bool warning = false;
};

/// A document that comes first and is not issued yet: a draft does not wait for it, registering does (G-8, G-9).
struct Awaited {
  const DocumentKind* document = nullptr;
  std::vector<std::string> items;  ///< whose copies are missing; of scope organisation or district: one, empty
};

/// done: registered, or shown by the registry (`done`; of a paper with neither: the record that its activity was
/// carried out). drafted: made, and no more.
enum class TaskStatus { done, drafted, due, overdue, upcoming, blocked };
std::string_view name(TaskStatus s) noexcept;

/// One paper for one item of its scope.
struct Task {
  const DocumentKind* document = nullptr;
  const Stage* stage = nullptr;  ///< null: no activity produces it
  const Activity* activity = nullptr;
  std::string organisation;  ///< code; the department's for district papers
  std::string item;          ///< code of the pair, person or event's record; "" for organisation and district scope
  std::string title;         ///< for people: short name of the organisation, initials of the person
  Date due;                  ///< after the shift; invalid = none
  TaskStatus status = TaskStatus::due;
  /// Blocked: at least one that is not a warning. A paper that is done keeps those that stand now: what it rested on is
  /// gone (a consent was withdrawn, G-20).
  std::vector<Refusal> refusals;
  /// Of what `after` names and is owed here: what its journal does not hold by this day, or what the registry has no
  /// proof of. Documents with neither journal nor `done` are approved by an order and are not asked for.
  std::vector<Awaited> awaits;
  /// Names a template sees for this paper: organisation/org, district, centre, schools, pairs, participants, and by
  /// scope pair, person, is_mentor, is_mentee, age, representative, contract (engine/docs/context.md).
  Dict context;

  bool blocked() const;
  /// Issued, and what it rested on is gone: a consent was withdrawn (G-20), an order before it was cancelled.
  bool flagged() const { return status == TaskStatus::done && blocked(); }
};

/// How an activity of the roadmap stands with one organisation, or with the district.
struct ActivityState {
  const Stage* stage = nullptr;
  const Activity* activity = nullptr;
  std::string organisation;
  TaskStatus status = TaskStatus::due;
  Date due;                         ///< after the shift; invalid = none
  std::vector<std::string> people;  ///< who holds the responsible roles on this day
  Date done;                        ///< of the registry's record that says so
  std::string proof;
  std::vector<Refusal> refusals;  ///< of its papers
};

/// Something that happened to an organisation by a day.
struct Happening {
  Date day;
  const EventKind* kind = nullptr;  ///< null: a paper was registered
  std::string organisation, item, text;
};

/// A number with its target and the records that made it.
struct IndicatorValue {
  const Indicator* indicator = nullptr;
  double part = 0, whole = 0;    ///< whole: 0 for a plain sum
  std::optional<double> value;   ///< none: no expression, no records, or a whole of nothing
  std::optional<double> target;  ///< of the day's year
  std::optional<bool> met;       ///< none without value or target
  struct Row {
    Value record;
    double part = 0, whole = 0;
  };
  std::vector<Row> rows;
};

/// Adds what gates ask of records: `consents | in_force(day)` keeps those signed by the day and neither expired nor
/// withdrawn on it; `| of_kind('personal-data')` those whose `kind.id` is the word; `pairs | under_way(day)` those
/// whose start … end holds the day. Of dates: `start | plus_months(3)`, `| plus_days(-3)`, `| plus_years(18)`.
void add_gate_filters(tpl::Environment& language);

/// Everybody in a pair of the organisation, each once, in order of first appearance (engine/docs/context.md).
List participants(const Value& organisation, const Participation& participation, Date today);
/// These, and after them whoever is only meant to take part.
List people(const Value& organisation, const Participation& participation, Date today);

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
  /// How every activity stands, given the papers of the same organisation (none: the district's).
  std::vector<ActivityState> activities(const World& world, const Value& organisation, const State& state,
                                        const std::vector<Task>& tasks, Diagnostics* problems = nullptr) const;
  /// What happened up to the world's day, in the order of days: events of the roadmap and registered papers.
  std::vector<Happening> happenings(const World& world, const Value& organisation, const State& state,
                                    Diagnostics* problems = nullptr) const;
  /// Indicators over `schools`: all of the district's, or one. Those of the whole registry see its lists.
  std::vector<IndicatorValue> indicators(const World& world, const List& schools, const State& state,
                                         Diagnostics* problems = nullptr) const;
  /// Both, district first, organisations in the order of World.
  std::vector<Task> tasks(const World& world, const State& state, Diagnostics* problems = nullptr) const;

  struct Compiled;

 private:
  explicit Planner(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// What an organisation has registered or made: document → date, number, registered.
Dict journal_of(const State& state, const std::string& organisation);

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
