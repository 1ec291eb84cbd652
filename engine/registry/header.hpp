// Finds which row of a sheet is its head and which of its columns is which of the entity's.
#pragma once
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "registry/columns.hpp"
#include "sheet/cell.hpp"

namespace prikaz::registry {

struct Header {
  int row = -1;         ///< zero-based; -1: none found
  std::vector<int> at;  ///< by Column: the sheet's column, or -1
  int matched = 0;
};

/// The row among the sheet's first ten that names most columns. Titles, ids, aliases and synonyms count, then the same
/// with look-alike letters.
Header find_header(const std::vector<Column>& columns, const sheet::Sheet& sheet);

/// What is wrong with a head: PRK-R032 a required column missing, R033 an unknown column (warning), R034 a column
/// twice.
Diagnostics check_header(const Entity& entity, const std::vector<Column>& columns, const Header& header,
                         const sheet::Sheet& sheet, const std::string& file);

/// Entity whose title, id, alias or plural is the sheet's name; -1. Near names for the message.
int entity_by_sheet_name(const Schema& schema, const std::string& name);
std::vector<std::string> sheet_titles(const Schema& schema);

}  // namespace prikaz::registry
