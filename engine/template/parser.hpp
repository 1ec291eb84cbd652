// Pieces → tree: pairs blocks with their ends and reports every tag that is wrong.
#pragma once
#include <vector>

#include "template/ast.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {

/// What is wrong is reported and left out of the tree; a body under a wrong tag is still read.
Block parse(const std::vector<Piece>& pieces, const PlaceOf& place_of, const Environment& env, Report& report);

/// One expression alone; null when it is wrong.
ExprPtr parse_expression(std::string_view text, std::uint32_t piece, const PlaceOf& place_of, const Environment& env,
                         Report& report);

}  // namespace prikaz::tpl
