// Workbooks and CSV into the registry: everything is checked first and every mistake listed; nothing is written until
// the caller applies the plan's changes, which is one transaction.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "registry/store.hpp"
#include "sheet/cell.hpp"

namespace prikaz::registry {

/// Evaluates a field's `check` over a row. The row answers to ids and aliases; a choice is its id, a ref its key.
using Check = std::function<Result<bool>(const std::string& expression, const Value& row)>;

struct ImportOptions {
  bool replace = false;  ///< rows of an imported entity that the workbook does not hold are removed
  std::string
      entity;   ///< id, alias or title: what a file of one sheet holds; empty = by the sheet's name, else its head
  Check check;  ///< without it, checks are not made
};

struct Difference {
  enum class Kind { added, changed, removed } kind = Kind::added;
  int entity = 0;
  std::string key;
  struct Of {
    int field = 0;
    std::string before, after;
  };
  std::vector<Of> fields;  ///< of a changed row
};

struct ImportPlan {
  Changes changes;
  std::vector<Difference> differences;
  struct Count {
    int added = 0, changed = 0, same = 0, removed = 0;
  };
  std::vector<Count> counts;  ///< by entity
  Diagnostics notes;          ///< warnings and notes: what was mended, left out, guessed
};

/// An empty cell empties the field; a column that is absent leaves it as it is. Refs may point to later rows and
/// sheets, or to rows already in the store. Errors, each at file, sheet!cell: those of header.hpp and typed.hpp;
/// PRK-R031 no head found, R035 a required value empty, R036 a key twice, R037 an unknown ref, R047 a name that cannot
/// be divided, R049 a check that fails, R052 a value that must be unique twice, R054 a check that cannot be evaluated,
/// R055 nothing to import. Notes: PRK-R030 a sheet left out or guessed, R048 whole names divided, R057 hidden rows
/// read.
Result<ImportPlan> plan_import(const Store& store, const sheet::Workbook& book, const ImportOptions& options = {});

}  // namespace prikaz::registry
