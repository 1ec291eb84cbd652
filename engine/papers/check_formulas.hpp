// Do the names that a roadmap's conditions, lists and messages read exist? Asked of the registry's model before
// anything is planned: a slip of the pen would else show only when the paper is owed.
#pragma once
#include "core/diagnostic.hpp"
#include "registry/schema.hpp"
#include "template/environment.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::papers {

/// PRK-A010 and PRK-A014 for `when`, `done`, `requires` (each, when, that, say), `person` of a role, events and
/// indicators, each with its place. What cannot be read at all is the planner's PRK-K015; a message that cannot is
/// PRK-T….
void check_formulas(const workflow::Roadmap& roadmap, const registry::Schema& schema, const tpl::Environment& language,
                    Diagnostics& found);

}  // namespace prikaz::papers
