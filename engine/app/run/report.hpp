// A report form of the roadmap for a period: registry → XLSX.
#pragma once
#include <optional>
#include <string>

#include "app/workspace/workspace.hpp"
#include "papers/form.hpp"

namespace prikaz::app {

/// What a form tells of: a calendar quarter, as forms count them (K-12), or a whole year (quarter 0).
struct Period {
  int year = 0, quarter = 0;
};
/// "2020-Q4", "2020-4", "IV квартал 2020"; "2020".
std::optional<Period> parse_period(const std::string& s);
Period period_of(Date d);

struct MadeReport {
  papers::FilledForm form;
  Bytes bytes;
  std::string name;  ///< of the file
  Diagnostics problems;
};

struct ReportOptions {
  std::string id;
  std::optional<Period> period;  ///< none: the one of today, by the report's rule
  std::string organisation;      ///< only this one
  std::string out;               ///< folder of results: drafts count as papers made
  Date today;
};

/// The registry is taken as of the day the report is due, where that day is past (T-7: numbers are due before the
/// quarter ends), else as of today. Errors: PRK-U020 the roadmap has no such report, PRK-U023 a year is asked of a
/// quarterly one; of the form and its data.
Result<MadeReport> report(Workspace& workspace, const Disk& disk, const ReportOptions& options);

}  // namespace prikaz::app
