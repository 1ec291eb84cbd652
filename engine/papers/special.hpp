// Data of a special category (G-21, S-31; law 152-FZ, article 10): health, a family in danger. Fields of the registry's
// model with `personal: special` hold them; a paper or form reads them only where it declares `special: true`.
#pragma once
#include <cstdint>
#include <functional>

#include "core/diagnostic.hpp"
#include "registry/schema.hpp"
#include "template/program.hpp"

namespace prikaz::papers {

/// PRK-A012 for every name the text reads, or only asks about, that a field of special data has in the model: the name
/// decides, whatever the record is called there.
void check_special(const tpl::Usage& usage, const registry::Schema& schema,
                   const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found);

}  // namespace prikaz::papers
