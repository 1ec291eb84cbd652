// What a new version of a roadmap changes: shown before a running workspace takes it.
#pragma once
#include <string>
#include <vector>

#include "workflow/roadmap.hpp"

namespace prikaz::workflow {

/// One difference. Stages, activities ("stage/activity"), documents, gates ("document/gate"), reports, indicators,
/// events, roles, acts and facts are compared by id; a changed one has a line for each field that differs.
struct Change {
  enum class Kind { added, removed, changed } kind = Kind::changed;
  std::string what;  ///< "stage", "activity", "document", "gate" …
  std::string id, title;
  std::string field;          ///< changed: "due", "template" …
  std::string before, after;  ///< changed: its values
  std::string document;       ///< of documents and gates: whose papers it concerns
};

/// In the order of the new roadmap, what is gone at the end; empty when nothing differs but comments and layout.
std::vector<Change> compare(const Roadmap& before, const Roadmap& after);

}  // namespace prikaz::workflow
