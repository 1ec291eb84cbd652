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

int root_entity(const registry::Schema& schema, std::string_view name) {
  for (const Root& r : roots)
    if (name == r.name) return schema.entity(r.entity);
  return schema.entity(name);
}

class Checker {
 public:
  Checker(const registry::Schema& schema, const Names& names, const std::function<Place(std::uint32_t)>& place_of,
          Diagnostics& found)
      : schema_(schema), names_(names), place_of_(place_of), found_(found) {}

  void root(const tpl::Field& f) {
    const auto given = names_.records.find(f.name);
    const int entity = given != names_.records.end() ? given->second : root_entity(schema_, f.name);
    if (entity >= 0) return record(f, entity);
    if (f.name == "participants" || f.name == "people")
      for (const tpl::Field& child : f.children)
        if (child.name == "person") root(child);
    const auto& others = names_.others;
    if (others.empty() || f.guarded || std::find(others.begin(), others.end(), f.name) != others.end()) return;
    std::vector<std::string> known = schema_.entity_names();
    known.insert(known.end(), others.begin(), others.end());
    const auto near = utf8::near_names(f.name, known);
    found_.add(
        {"PRK-A014", Severity::error, place_of(f), Message("there is no \"{}\" here", f.name),
         near.empty() ? Message("engine/docs/context.md lists the names") : Message("did you mean \"{}\"?", near[0])});
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
  const Names& names_;
  const std::function<Place(std::uint32_t)>& place_of_;
  Diagnostics& found_;
};

}  // namespace

void check_fields(const tpl::Usage& usage, const registry::Schema& schema, const Names& names,
                  const std::function<Place(std::uint32_t)>& place_of, Diagnostics& found) {
  Checker checker(schema, names, place_of, found);
  for (const tpl::Field& f : usage.fields) checker.root(f);
}

int items_of(const tpl::Usage& usage, const registry::Schema& schema) {
  if (usage.fields.empty() || usage.filters.count("map")) return -1;
  const tpl::Field* f = &usage.fields.front();
  int entity = root_entity(schema, f->name);
  for (; entity >= 0 && f->children.size() == 1; f = &f->children.front()) {
    const registry::Entity& e = schema.entities[static_cast<std::size_t>(entity)];
    const auto member = e.member(f->children.front().name);
    if (!member) return -1;
    const auto index = static_cast<std::size_t>(member->index);
    if (member->kind == registry::Member::Kind::back)
      entity = e.back[index].entity;
    else
      entity = e.fields[index].type == registry::Type::ref ? e.fields[index].to : -1;
  }
  return f->children.empty() ? entity : -1;
}

}  // namespace prikaz::papers
