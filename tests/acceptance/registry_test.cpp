// registry.yaml: the registry holds what the requirements name, in columns of the right kind.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "kit/files.hpp"
#include "registry/schema.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

TEST_CASE("the registry has the fields of the requirements") {
  const auto schema =
      registry::load_schema(kit::slurp(PRIKAZ_SOURCE_DIR "/workflows/models/mentoring.yaml"), "mentoring.yaml");
  REQUIRE(schema);
  for (const yaml::Node& row : table_file("registry.yaml").items) {
    INFO("line " << row.line << " " << text_of(row, "item") << " " << text_of(row, "entity"));
    const int index = (*schema)->entity(text_of(row, "entity"));
    CHECK(index >= 0);
    if (index < 0) continue;
    const registry::Entity& entity = (*schema)->entities[static_cast<std::size_t>(index)];
    for (const auto& [name, type] : row.find("fields")->pairs) {
      INFO(name.scalar);
      const int field = entity.field(name.scalar);
      CHECK(field >= 0);
      if (field >= 0) CHECK(registry::type_name(entity.fields[static_cast<std::size_t>(field)].type) == type.scalar);
    }
    if (!row.find("choices")) continue;
    for (const auto& [name, ids] : row.find("choices")->pairs) {
      const int field = entity.field(name.scalar);
      if (field < 0) continue;
      const auto& choices = entity.fields[static_cast<std::size_t>(field)].choices;
      for (const yaml::Node& id : ids.items) {
        INFO(name.scalar << " " << id.scalar);
        CHECK(std::any_of(choices.begin(), choices.end(), [&](const auto& c) { return c.id == id.scalar; }));
      }
    }
  }
}
