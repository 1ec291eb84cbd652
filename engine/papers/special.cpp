#include "papers/special.hpp"

namespace prikaz::papers {

namespace {

const registry::Field* special(const registry::Schema& schema, const std::string& name) {
  for (const registry::Entity& entity : schema.entities)
    for (const registry::Field& field : entity.fields)
      if (field.personal == "special" && (field.id == name || field.alias == name)) return &field;
  return nullptr;
}

}  // namespace

void check_special(const tpl::Usage& usage, const registry::Schema& schema,
                   const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found) {
  const std::function<void(const std::vector<tpl::Field>&)> walk = [&](const std::vector<tpl::Field>& fields) {
    for (const tpl::Field& f : fields) {
      if (const registry::Field* field = special(schema, f.name))
        found.add({"PRK-A012", Severity::error, f.pieces.empty() ? Place{} : place_of(f.pieces.front()),
                   Message("\"{}\" is data of a special category, and this paper does not declare it", field->title),
                   "write \"special: true\" to the document of the roadmap, or to the form, that may print it, or take "
                   "the field away"});
      walk(f.children);
    }
  };
  walk(usage.fields);
}

}  // namespace prikaz::papers
