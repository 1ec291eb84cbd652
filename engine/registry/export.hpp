// The registry as a workbook: to look at, to fill in and to import again. A sheet an entity, drop-down lists, notes on
// heads.
#pragma once
#include <string>

#include "core/result.hpp"
#include "registry/store.hpp"
#include "sheet/report.hpp"

namespace prikaz::registry {

struct ExportOptions {
  std::string entity;        ///< only this one (id, alias or title); empty = all
  int spare_rows = 300;      ///< rows below the last that lists and formats reach
  Date created{1980, 1, 1};  ///< goes into the file's properties; the only date that does
  bool special = false;      ///< also data of a special category: health, a family in danger (G-21)
};

/// import(export(registry)) changes nothing, for a column that is not there leaves what is stored. `notes` gets
/// PRK-R063 for each column of special data that was left out. An empty registry gives the workbook to fill in. Errors
/// of the store; PRK-R062 there is no such entity.
Result<sheet::Report> export_report(const Store& store, const ExportOptions& options = {},
                                    Diagnostics* notes = nullptr);

}  // namespace prikaz::registry
