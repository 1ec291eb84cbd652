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

/// Does the head have the field's column: of a name, at least surname and first name, or the whole?
bool given(const Header& header, const std::vector<Column>& columns, int field);
/// What is wrong with a head: PRK-R032 the column of the code is missing, R033 an unknown column (warning), R034 a
/// column twice. Other required columns are needed only for rows the registry does not hold yet.
Diagnostics check_header(const Entity& entity, const std::vector<Column>& columns, const Header& header,
                         const sheet::Sheet& sheet, const std::string& file);
/// PRK-R032 for a required column; the hint names an unknown head that may be meant. `at`: the row that needs it.
Diagnostic missing_column(const Entity& entity, const std::vector<Column>& columns, const Header& header,
                          const sheet::Sheet& sheet, const std::string& file, int field, int at);

/// Entity whose title, id, alias or plural is the sheet's name; -1. Near names for the message.
int entity_by_sheet_name(const Schema& schema, const std::string& name);
std::vector<std::string> sheet_titles(const Schema& schema);

}  // namespace prikaz::registry
