// The last look at a filled document before it leaves: what makes Word say "unreadable content" is refused here.
//
// PRK-D201 a part is not well-formed, PRK-D202 a cell, header or note without a last paragraph, PRK-D203 a table
// without rows or a row without cells, PRK-D204 a drawing id used twice, PRK-D205 a relationship that does not exist,
// PRK-D206 a relationship to a part that does not exist, PRK-D207 a part without a content type, PRK-D208 elements
// nested wrongly.
#pragma once
#include "core/recall.hpp"
#include "core/result.hpp"
#include "docx/program.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

/// Paragraphs found right before: a worker does not look at them again.
struct Anywhere {
  bool operator==(const Anywhere&) const = default;
  std::uint64_t hash() const { return 0; }
};
struct Right {};
using RightParagraphs = Recall<Anywhere, Right>;

/// `base`: the template's package, which holds what did not change. Keeps the trees it read in `filled`. `known` null =
/// every paragraph is looked at.
Status verify(const opc::Package& base, Filled& filled, RightParagraphs* known = nullptr);

}  // namespace prikaz::docx
