#include "papers/check_names.hpp"

#include <set>

namespace prikaz::papers {

std::vector<DoubtfulName> doubtful_names(const registry::Snapshot& snapshot) {
  std::vector<DoubtfulName> out;
  const auto& entities = snapshot.schema().entities;
  for (std::size_t e = 0; e < entities.size(); ++e)
    for (std::size_t f = 0; f < entities[e].fields.size(); ++f) {
      if (entities[e].fields[f].type != registry::Type::person_name) continue;
      for (const Value& v : *snapshot.all(static_cast<int>(e))) {
        const auto* record = v.as<registry::Record>();
        const auto* name = record->at(static_cast<int>(f)).as<Inflectable>();
        if (!name) continue;
        auto doubts = language::doubts(*name);
        if (!doubts.empty()) out.push_back({static_cast<int>(e), static_cast<int>(f), record, name, std::move(doubts)});
      }
    }
  return out;
}

void check_names(const registry::Snapshot& snapshot, Diagnostics& found) {
  std::set<std::string> said;  // a surname shared by a family is one question
  for (const DoubtfulName& d : doubtful_names(snapshot)) {
    const registry::Entity& entity = d.record->entity();
    for (const language::Doubt& doubt : d.doubts)
      if (said.insert(doubt.nominative + " " + doubt.genitive).second)
        found.add({"PRK-A011",
                   Severity::note,
                   {entity.title, 0, 0, d.record->key()},
                   Message("check the form: {} → {}", doubt.nominative, doubt.genitive),
                   Message("if it is wrong, write the right one into the column \"{} (род.)\"",
                           entity.fields[static_cast<std::size_t>(d.field)].title)});
  }
}

}  // namespace prikaz::papers
