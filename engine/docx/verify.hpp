// The last look at a filled document before it leaves: what makes Word say "unreadable content" is refused here.
//
// PRK-D201 a part is not well-formed, PRK-D202 a cell, header or note without a last paragraph, PRK-D203 a table
// without rows or a row without cells, PRK-D204 a drawing id used twice, PRK-D205 a relationship that does not exist,
// PRK-D206 a relationship to a part that does not exist, PRK-D207 a part without a content type, PRK-D208 elements
// nested wrongly.
#pragma once
#include "core/result.hpp"
#include "docx/program.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

/// `base`: the template's package, which holds what did not change. Keeps the trees it read in `filled`.
Status verify(const opc::Package& base, Filled& filled);

}  // namespace prikaz::docx
