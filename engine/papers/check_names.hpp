// Names whose case forms a rule had to choose: a person should look at them once; the form written into the registry wins.
#pragma once
#include "core/diagnostic.hpp"
#include "registry/snapshot.hpp"

namespace prikaz::papers {

/// A note PRK-A011 for each doubtful name: "check the form: Волчок → Волчка". Places name the entity and the key.
void check_names(const registry::Snapshot& snapshot, Diagnostics& found);

}  // namespace prikaz::papers
