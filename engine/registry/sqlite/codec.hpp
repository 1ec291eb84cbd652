// How a row's values lie in the columns of a table. One column a field, named as the field; text that declines has
// more.
#pragma once
#include <string>
#include <vector>

#include "registry/schema.hpp"
#include "registry/store.hpp"

namespace SQLite {
class Statement;
}

namespace prikaz::registry::sqlite {

/// Columns of a field: "name", "name__surname", … ; "position", "position__forms"; others one.
std::vector<std::string> columns(const Field& field);
std::vector<std::string> columns(const Entity& entity);
std::string_view column_type(const Field& field);

/// Reads the row a statement stands on; its columns are those of `columns(entity)`.
Row read(const Entity& entity, SQLite::Statement& statement);
void bind(const Entity& entity, const Row& row, SQLite::Statement& statement);

}  // namespace prikaz::registry::sqlite
