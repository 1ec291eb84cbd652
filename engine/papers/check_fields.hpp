// Do the names a template reads exist? Asked of the registry's schema before anything is printed.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/diagnostic.hpp"
#include "registry/schema.hpp"
#include "template/program.hpp"

namespace prikaz::papers {

/// Every field of an entity that the template reads and the schema lacks: PRK-A010, with near names and the tag's
/// place. Roots are entities by id, plural or alias ("organisation", "pairs", «пара»), and the names
/// engine/docs/context.md gives them ("org", "district", "centre", "schools", a participant's "person"). Other roots
/// are not judged here. PRK-A012: data of a special category are read (G-21), unless `special` says that they may be.
void check_fields(const tpl::Usage& usage, const registry::Schema& schema, bool special,
                  const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found);

/// A consent is a paper of its own (G-25, law 152-FZ art. 9): templates in a folder "consents" are such.
bool is_consent(std::string_view template_file);
/// PRK-A013: the template takes a consent into itself.
void check_includes(const tpl::Usage& usage, const std::string& file, Diagnostics& found);

}  // namespace prikaz::papers
