// Do the names a template reads exist? Asked of the registry's schema before anything is printed.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "registry/schema.hpp"
#include "template/program.hpp"

namespace prikaz::papers {

/// What a text may name besides the entities of the model and their fields.
struct Names {
  std::map<std::string, int, std::less<>> records;  ///< records of an entity under another name: "item"
  std::vector<std::string> others;                  ///< names of another shape; empty: unknown roots are not judged
};

/// Every field of an entity that the template reads and the schema lacks: PRK-A010, with near names and the tag's
/// place. Roots are entities by id, plural or alias ("organisation", "pairs", «пара»), and the names
/// engine/docs/context.md gives them ("org", "district", "centre", "schools", a participant's "person"), and those of
/// `names`. PRK-A014: a root that is none of them, where `names.others` tells the rest.
void check_fields(const tpl::Usage& usage, const registry::Schema& schema, const Names& names,
                  const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found);

/// The entity of a list's items, as "organisation.candidates | in_force(today)" gives them; -1 when it is not one.
int items_of(const tpl::Usage& usage, const registry::Schema& schema);

}  // namespace prikaz::papers
