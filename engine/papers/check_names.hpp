// Names whose case forms a rule had to choose: a person should look at them once; the form written into the registry
// wins.
#pragma once
#include <vector>

#include "core/diagnostic.hpp"
#include "language/inflect.hpp"
#include "registry/snapshot.hpp"

namespace prikaz::papers {

/// A name that someone should look at. Points into the snapshot.
struct DoubtfulName {
  int entity = 0, field = 0;
  const registry::Record* record = nullptr;
  const Inflectable* name = nullptr;
  std::vector<language::Doubt> doubts;
};

/// In the order of the schema and of the import.
std::vector<DoubtfulName> doubtful_names(const registry::Snapshot& snapshot);

/// A note PRK-A011 for each doubtful form, once for a family: "check the form: Волчок → Волчка". Places name the entity
/// and the key.
void check_names(const registry::Snapshot& snapshot, Diagnostics& found);

}  // namespace prikaz::papers
