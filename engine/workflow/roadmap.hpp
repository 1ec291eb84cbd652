// Roadmap: the loaded graph of a regulation: acts, roles, documents, stages → activities, reports, indicators.
// Plain data; every text is in the language of the file. The format's reference is engine/docs/roadmap.md.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "value/value.hpp"

namespace prikaz::workflow {

/// A legal act that a document cites. R-14.
struct Act {
  std::string id;
  std::string kind;    ///< "распоряжение"
  std::string issuer;  ///< genitive, as it follows the kind: "Министерства просвещения Российской Федерации"
  Date date;
  std::string number;
  std::string title;
  std::string edition;        ///< "в редакции от …", may be empty
  Date valid_from, valid_to;  ///< not valid() = unbounded
  Place place;
};

/// What to do with a day that is not a working one (T-11, K-9).
enum class Shift { keep, previous, next };

/// A deadline keeps the wording to print beside the dates it means (S-64).
struct Deadline {
  enum class Kind {
    none,           ///< T-8: an empty cell
    day,            ///< T-1
    month,          ///< T-2
    range,          ///< T-3: of months or days
    months,         ///< T-4: a list of months
    academic_year,  ///< T-5, 1 September – 31 May
    calendar_year,  ///< T-10
    period,         ///< T-6: the whole period of the roadmap
    quarterly,      ///< T-7: a day of the last month of each calendar quarter
    relative,       ///< days after a document was made
    as_needed       ///< T-9
  };
  Kind kind = Kind::none;
  std::string printed;        ///< for the table's cell, as the source has it
  Date first, last;           ///< the window, both inclusive, before any shift; invalid for none, relative, as_needed
  std::vector<Date> dates;    ///< every date something is due, unshifted, ascending (one for most kinds)
  std::string after;          ///< relative: a document's id
  int days = 0;               ///< relative
  bool working_days = false;  ///< relative: count working days (K-11: the count starts on the day after)
  Shift shift = Shift::previous;
};

struct Role {
  std::string id;
  std::string title;   ///< nominative, as printed in the column of responsible persons
  std::string person;  ///< expression giving the person: "organisation.curator"; may be empty
  bool of_district =
      false;  ///< one for the whole district; an activity of such roles alone is asked of it, not of schools
  Place place;
};

/// For whom one copy of a document is made. candidate: each participant, and whoever may become one.
enum class Scope { region, district, organisation, pair, person, minor, candidate, event };
std::string_view name(Scope s) noexcept;

/// A condition that must hold before a document is made. Expressions are in the template language.
struct Gate {
  std::string id;        ///< of the catalogue gates.yaml; empty for a document's own
  std::string each;      ///< expression of a list: the gate is asked for every `item` of it; empty = once
  std::string when;      ///< expression: the gate is asked only where it is true; may be empty
  std::string that;      ///< expression: what must be true
  std::string say;       ///< text with {{ }}: who and what is missing
  std::string ref;       ///< acceptance or law item: "G-1"
  bool warning = false;  ///< tells, does not block (G-15)
  Place place;
};

struct DocumentKind {
  std::string id;
  std::string title;  ///< what people call it: «Приказ об утверждении пар и групп»
  std::string template_file;  ///< path below templates/
  Scope scope = Scope::organisation;
  std::string event;  ///< scope event: the kind of event, one copy for each of its records
  std::string when;   ///< expression per item of the scope: is this paper owed at all; empty = always
  std::string done;   ///< expression per item: the registry itself shows the paper is signed; may be empty
  std::vector<std::string> formats;  ///< "docx", "pdf", "xlsx"
  std::string journal;               ///< registration journal, may be empty
  std::string number;                ///< pattern of the number: "{n}-О"
  std::vector<std::string> after;    ///< documents that come first (G-9)
  std::vector<std::string> acts;     ///< acts it cites
  std::vector<Gate> requires_;
  bool special = false;  ///< may print data of a special category: health, family in danger (G-21)
  Value text;            ///< blocks that templates of one shape print: `document.text`; none when the file names none
  std::string ref;
  Place place;
};

struct Activity {
  std::string id;
  std::string title;  ///< column «Мероприятия»; equal neighbours are printed as one merged cell
  std::vector<std::string> content;  ///< column «Содержание деятельности»
  Deadline due;
  std::vector<std::size_t> responsible;  ///< indices into Roadmap::roles
  std::string responsible_printed;       ///< wording of the column; composed of role titles when the file gives none
  std::vector<std::size_t> produces;     ///< indices into Roadmap::documents
  std::vector<std::string> after;        ///< activities that come first: "stage/activity"
  std::string when;                      ///< expression: is it needed at all (G-17); empty = always
  std::string done;  ///< expression: the registry itself shows that it was carried out; may be empty
  std::string ref;
  Place place;
};

struct Stage {
  std::string id;
  std::string title;
  std::string goal, result;    ///< S-40: printed in stage rows where the layout has them
  bool cross_cutting = false;  ///< B-50: runs beside all others
  bool in_table = true;        ///< false: assignments of an order, not rows of the printed roadmap (B-13 … B-16)
  std::vector<Activity> activities;
  Place place;
};

struct Report {
  std::string id, title, template_file, ref;
  enum class Period { none, quarter, year } period = Period::none;  ///< none: as of a day
  Scope scope = Scope::district;
  Deadline due;
  Place place;
};

/// I-1 … I-7. A sum over records, or a share of another sum over them; the records stay known.
struct Indicator {
  std::string id, title, unit, ref;
  std::string rows;   ///< expression of a list: the records that make it; empty = nobody reckons it yet
  std::string value;  ///< expression per record (`item`): a number, or what counts as one when true; empty = 1
  std::string of;     ///< expression per record: the whole; empty = a plain sum
  enum class Bound { at_least, at_most, exactly } bound = Bound::at_least;
  std::map<int, double> targets;  ///< year 0 = every year
  Place place;

  /// The target of a year: its own, else that of every year.
  std::optional<double> target(int year) const;
};

/// What happens: told by dated records of the registry, never by a log of its own (state = registry, journal, day).
struct EventKind {
  std::string id, title;
  std::string each;  ///< expression of a list, asked of an organisation: the records
  std::string day;   ///< expression per record (`item`): when it happened
  std::string say;   ///< text with {{ }}: who and what
  std::string ref;
  Place place;
};

/// Records of an organisation that say an activity was carried out: field names.
struct Progress {
  std::string of, activity, day, proof;
};

/// Who takes part: the people to whom the records of a list point. From it come `participants` and the flags is_ROLE;
/// `people` are these and the candidates: people of a second list, whose records say what each is meant to be.
struct Participation {
  std::string of;                                          ///< field of the organisation that lists the records: pairs
  std::string until;                                       ///< field of a record with its last day; may be empty
  std::vector<std::pair<std::string, std::string>> roles;  ///< name of the role, field of the record with the people
  struct Candidates {
    std::string of, person, as;  ///< field of the organisation; fields of its records: who, and a choice
    std::vector<std::pair<std::string, std::string>> roles;  ///< name of the role, id of the choice
  } candidates;
};

struct Roadmap {
  std::string id, title, model, file;
  std::string version;
  std::string parent;                 ///< id of the roadmap it extends; empty = none
  Scope level = Scope::organisation;  ///< region, district or organisation
  Date from, to;
  int week = 5;  ///< working days in a week
  Participation participation;
  std::vector<Act> acts;  ///< in the order of the file
  std::vector<Role> roles;
  std::vector<DocumentKind> documents;
  std::vector<Stage> stages;
  std::vector<Report> reports;
  std::vector<Indicator> indicators;
  std::vector<EventKind> events;
  Progress progress;
  Dict facts;  ///< constants that templates print: roadmap.facts.submit

  const DocumentKind* document(std::string_view id) const noexcept;
  const Role* role(std::string_view id) const noexcept;
  const Act* act(std::string_view id) const noexcept;
  const Report* report(std::string_view id) const noexcept;
  const EventKind* event(std::string_view id) const noexcept;
  /// The first activity that produces the document and its stage; nulls when none does.
  std::pair<const Stage*, const Activity*> origin(std::string_view document) const noexcept;
};

}  // namespace prikaz::workflow
