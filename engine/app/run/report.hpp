// A report form of the roadmap for a period: registry → XLSX.
#pragma once
#include <optional>
#include <string>

#include "app/workspace/workspace.hpp"
#include "papers/form.hpp"

namespace prikaz::app {

/// A calendar quarter, as forms count them (K-12).
struct Period {
  int year = 0, quarter = 0;
};
/// "2020-Q4", "2020-4", "IV квартал 2020".
std::optional<Period> parse_period(const std::string& s);
Period period_of(Date d);

struct MadeReport {
  papers::FilledForm form;
  Bytes bytes;
  std::string name;  ///< of the file
};

/// Errors: PRK-U020 the roadmap has no such report; of the form and its data.
Result<MadeReport> report(Workspace& workspace, const Disk& disk, const std::string& id, Period period, Date today);

}  // namespace prikaz::app
