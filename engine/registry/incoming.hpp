// Rows read from a sheet, before they are compared with the registry.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "registry/columns.hpp"
#include "registry/store.hpp"
#include "sheet/cell.hpp"

namespace prikaz::registry {

/// Parts of a name that a sheet gives without the rest: a new surname, the gender.
struct NameParts {
  std::optional<std::string> surname, first, patronymic;
  Gender gender = Gender::unknown;
};

struct Incoming {
  Row row;
  std::vector<int> cell;                        ///< by field: the sheet's column it came from, -1 = the sheet has none
  std::vector<bool> forms;                      ///< by field: the sheet has columns for forms written by hand
  std::map<std::size_t, NameParts> parts = {};  ///< by field: the rest of the name is the registry's
  int sheet = 0, index = 0;
  bool broken = false;  ///< has a mistake; kept so that refs to it are not reported as well

  const std::string& key(const Entity& e) const;  ///< "" when the cell is empty
};

/// Reads a sheet as an entity; false when no head is found. A required column other than the code's may be
/// missing: whether that matters shows when the rows meet the registry. Adds PRK-R031…R035, R038…R053, R047, R048,
/// R057.
bool read_rows(const Entity& entity, const sheet::Workbook& book, int sheet, std::vector<Incoming>& out,
               Diagnostics& found);

}  // namespace prikaz::registry
