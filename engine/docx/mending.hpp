// A filled table made whole again: columns as many as its widest row needs, no row without cells, no table without
// rows.
#pragma once
#include <string_view>

#include "core/bytes.hpp"

namespace prikaz::docx {

/// `table`: the XML of one <w:tbl>. The table keeps its width: columns are narrowed or widened in proportion. Empty
/// when no row is left: Word refuses a table without rows.
Bytes mend_table(std::string_view table);

}  // namespace prikaz::docx
