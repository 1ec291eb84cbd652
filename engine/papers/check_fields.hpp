// Do the names a template reads exist? Asked of the registry's schema before anything is printed.
#pragma once
#include <functional>

#include "core/diagnostic.hpp"
#include "registry/schema.hpp"
#include "template/program.hpp"

namespace prikaz::papers {

/// Every field of an entity that the template reads and the schema lacks: PRK-A010, with near names and the tag's
/// place. Roots are entities by id, plural or alias ("organisation", "pairs", «пара»), and the names
/// engine/docs/context.md gives them ("org", "district", "centre", "schools", a participant's "person"). Other roots
/// are not judged here.
void check_fields(const tpl::Usage& usage, const registry::Schema& schema,
                  const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found);

}  // namespace prikaz::papers
