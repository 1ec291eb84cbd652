#include "papers/check_fields.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "value/inflectable.hpp"

namespace prikaz::papers {

namespace {

/// Names a context gives to records of an entity besides the entity's own.
struct Root {
  const char *name, *entity;
};
constexpr std::array<Root, 4> roots{
    {{"org", "organisation"}, {"district", "organisation"}, {"centre", "organisation"}, {"schools", "organisation"}}};

class Checker {
 public:
  Checker(const registry::Schema& schema, const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found)
      : schema_(schema), place_of_(place_of), found_(found) {}

  void root(const tpl::Field& f) {
    int entity = schema_.entity(f.name);
    for (const Root& r : roots)
      if (f.name == r.name) entity = schema_.entity(r.entity);
    if (entity >= 0) return record(f, entity);
    if (f.name != "participants") return;
    for (const tpl::Field& child : f.children)
      if (child.name == "person") root(child);
  }

 private:
  void record(const tpl::Field& f, int index) {
    const registry::Entity& entity = schema_.entities[static_cast<std::size_t>(index)];
    for (const tpl::Field& child : f.children) {
      const auto member = entity.member(child.name);
      if (!member) {
        unknown(f, child, entity.member_names());
      } else if (member->kind == registry::Member::Kind::back) {
        record(child, entity.back[static_cast<std::size_t>(member->index)].entity);
      } else {
        field(child, entity.fields[static_cast<std::size_t>(member->index)]);
      }
    }
  }

  void field(const tpl::Field& f, const registry::Field& declared) {
    if (declared.type == registry::Type::ref) return record(f, declared.to);
    if (declared.type == registry::Type::choice) return among(f, {"id", "title"});
    if (declared.type == registry::Type::person_name) {
      Inflectable person;
      person.kind = Inflectable::Kind::person;
      for (const tpl::Field& child : f.children)
        if (!person.get(child.name)) unknown(f, child, person.fields());
    }
  }

  void among(const tpl::Field& f, const std::vector<std::string>& names) {
    for (const tpl::Field& child : f.children)
      if (std::find(names.begin(), names.end(), child.name) == names.end()) unknown(f, child, names);
  }

  void unknown(const tpl::Field& parent, const tpl::Field& f, const std::vector<std::string>& names) {
    const auto near = utf8::near_names(f.name, names);
    const Message hint = near.empty() ? Message("its fields are declared in the registry's model")
                                      : Message("did you mean \"{}\"?", near[0]);
    found_.add(
        {"PRK-A010", Severity::error, place_of(f), Message("\"{}\" has no field \"{}\"", parent.name, f.name), hint});
  }

  Place place_of(const tpl::Field& f) const { return f.pieces.empty() ? Place{} : place_of_(f.pieces.front()); }

  const registry::Schema& schema_;
  const std::function<Place(std::uint32_t)>& place_of_;
  Diagnostics& found_;
};

}  // namespace

void check_fields(const tpl::Usage& usage, const registry::Schema& schema,
                  const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found) {
  Checker checker(schema, place_of, found);
  for (const tpl::Field& f : usage.fields) checker.root(f);
}

}  // namespace prikaz::papers
