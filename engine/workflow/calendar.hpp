// Working days. Years are data (workflows/calendars/ru-YYYY.yaml: ТК РФ ст. 112 plus the yearly decree), never a
// formula; a year without data is reckoned from weekends and fixed holidays and says so (K-8).
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "value/date.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::workflow {

class Calendar {
 public:
  /// Adds a file: the fixed holidays (no "year"), a year with its moves, or a regional overlay of extra days. Any
  /// order. Errors: PRK-K040 wrong key or value in a calendar.
  Status add(std::string_view yaml, const std::string& file);

  /// A day of work in a five- or six-day week (K-5: a six-day week does not follow moves of Saturdays).
  bool working(Date d, int week = 5) const;
  bool shortened(Date d) const { return shortened_.count(d) != 0; }
  /// False: there is no decree for the year, the answer is preliminary.
  bool known(int year) const { return years_.count(year) != 0; }
  /// `d` itself on a working day; else the nearest one by `shift`.
  Date shifted(Date d, Shift shift, int week = 5) const;
  Date last_working_day_of_month(int year, int month, int week = 5) const;
  /// n working days on, the first counted is the day after `d` (ГК ст. 191).
  Date plus_working_days(Date d, int n, int week = 5) const;

 private:
  struct Year {
    std::vector<std::pair<Date, Date>> moves;  ///< a day of rest moved from … to …
    std::set<Date> extra;                      ///< days off of this year or region only
  };
  struct Days {
    std::set<Date> off, on;  ///< days that differ from the plain week
  };
  Days reckon(int year, int week) const;
  bool weekend(Date d, int week) const { return d.weekday() > (week == 6 ? 6 : 5); }

  std::set<std::pair<int, int>> holidays_;  ///< month, day of every year
  std::map<int, Year> years_;
  std::set<Date> shortened_;
  std::map<std::pair<int, int>, Days> reckoned_;  ///< by year and week, for every known year
};

/// The date by which a window must be met: its last date shifted; months end on their last working day (S-64).
Date effective(const Deadline& deadline, Date unshifted, const Calendar& calendar, int week);

}  // namespace prikaz::workflow
