// Where the registry lives: rows by entity, read in bulk, changed in one transaction.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "registry/schema.hpp"
#include "value/value.hpp"

namespace prikaz::registry {

/// One value per field of the entity, in the schema's order. Empty = none. Text, choice (its id), ref (a key) and the
/// identifiers are strings; `many` a list of keys; date, number and flag their own kinds; person-name, position and
/// org-name an Inflectable.
using Row = std::vector<Value>;

/// Which rows to read. Default: all, in the order of their keys' first import.
struct Filter {
  std::vector<std::string> keys;  ///< rows with one of these keys
  /// Rows that lead to `target` through a chain of refs: {"child", "organisation"} of representatives.
  std::vector<int> path;  ///< field indexes, the first of the entity asked for, each next of the one pointed to
  std::string target;
  bool all() const { return keys.empty() && path.empty(); }
};

/// What an import changes. `put` inserts or replaces rows by key.
struct Changes {
  struct Of {
    std::vector<Row> put;
    std::vector<std::string> remove;  ///< keys
  };
  std::vector<Of> entities;  ///< by the schema's order
};

/// Errors: PRK-R020 the database cannot be opened, R021 it cannot be read or written, R022 it was made for another
/// model.
class Store {
 public:
  virtual ~Store() = default;
  virtual const std::shared_ptr<const Schema>& schema() const = 0;
  virtual Result<std::vector<Row>> rows(int entity, const Filter& filter = {}) const = 0;
  /// All or nothing.
  virtual Status apply(const Changes& changes) = 0;
};

/// Opens the SQLite file, making it and its tables when they are missing, adding columns the schema has gained.
/// ":memory:" keeps it in memory.
Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, std::shared_ptr<const Schema> schema);

}  // namespace prikaz::registry
