// Roadmap: the loaded graph of a regulation: acts, roles, documents, stages → activities, reports, indicators.
// Plain data; every text is in the language of the file. The format's reference is engine/docs/roadmap.md.
#pragma once
#include <cstddef>
#include <map>
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
  Place place;
};

/// For whom one copy of a document is made.
enum class Scope { region, district, organisation, pair, person, minor, event };
std::string_view name(Scope s) noexcept;

/// A condition that must hold before a document is made. Expressions are in the template language.
struct Gate {
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
  std::string when;  ///< expression per item of the scope: is this paper owed at all; empty = always
  std::string done;  ///< expression per item: the registry itself shows the paper is signed; may be empty
  std::vector<std::string> formats;  ///< "docx", "pdf", "xlsx"
  std::string journal;               ///< registration journal, may be empty
  std::string number;                ///< pattern of the number: "{n}-О"
  std::vector<std::string> after;    ///< documents that come first (G-9)
  std::vector<std::string> acts;     ///< acts it cites
  std::vector<Gate> requires_;
  Value text;  ///< blocks that templates of one shape print: `document.text`; none when the file names none
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
  std::string id, title, template_file, period, ref;
  Scope scope = Scope::district;
  Deadline due;
  Place place;
};

/// G: I-1 … I-7. `expression` gives the value for a scope; targets are per calendar year.
struct Indicator {
  std::string id, title, unit, expression, ref;
  enum class Bound { at_least, at_most, exactly } bound = Bound::at_least;
  std::map<int, double> targets;  ///< year 0 = every year
  Place place;
};

/// Who takes part: the people to whom the records of a list point. From it come `participants` and the flags is_ROLE.
struct Participation {
  std::string of;                                          ///< field of the organisation that lists the records: pairs
  std::string until;                                       ///< field of a record with its last day; may be empty
  std::vector<std::pair<std::string, std::string>> roles;  ///< name of the role, field of the record with the people
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
  Dict facts;  ///< constants that templates print: roadmap.facts.submit

  const DocumentKind* document(std::string_view id) const noexcept;
  const Role* role(std::string_view id) const noexcept;
  const Act* act(std::string_view id) const noexcept;
  const Report* report(std::string_view id) const noexcept;
  /// The first activity that produces the document and its stage; nulls when none does.
  std::pair<const Stage*, const Activity*> origin(std::string_view document) const noexcept;
};

}  // namespace prikaz::workflow
