#include "papers/check_names.hpp"

#include <set>

#include "language/inflect.hpp"

namespace prikaz::papers {

void check_names(const registry::Snapshot& snapshot, Diagnostics& found) {
  std::set<std::string> said;  // a surname shared by a family is one question
  const auto& entities = snapshot.schema().entities;
  for (std::size_t e = 0; e < entities.size(); ++e)
    for (const Value& v : *snapshot.all(static_cast<int>(e))) {
      const auto* record = v.as<registry::Record>();
      for (std::size_t f = 0; f < entities[e].fields.size(); ++f) {
        if (entities[e].fields[f].type != registry::Type::person_name) continue;
        const auto* name = record->at(static_cast<int>(f)).as<Inflectable>();
        if (!name) continue;
        for (const language::Doubt& d : language::doubts(*name))
          if (said.insert(d.nominative + " " + d.genitive).second)
            found.add({"PRK-A011",
                       Severity::note,
                       {entities[e].title, 0, 0, record->key()},
                       Message("check the form: {} → {}", d.nominative, d.genitive),
                       Message("if it is wrong, write the right one into the column \"{} (род.)\"",
                               entities[e].fields[f].title)});
      }
    }
}

}  // namespace prikaz::papers
