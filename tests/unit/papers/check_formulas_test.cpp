// Names that a roadmap's conditions read, against the registry's model.
#include "papers/check_formulas.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "papers/russian.hpp"
#include "unit/workflow/kit.hpp"

using namespace prikaz;

namespace {

Diagnostics found_in(const std::string& yaml) {
  tpl::Environment env = tpl::Environment::standard();
  papers::add_russian(env);
  std::ifstream in(std::string(PRIKAZ_SOURCE_DIR) + "/workflows/models/mentoring.yaml", std::ios::binary);
  const auto schema = registry::load_schema(std::string(std::istreambuf_iterator<char>(in), {}), "mentoring.yaml");
  REQUIRE(schema);
  const auto loaded = workflow::testing::read(yaml);
  REQUIRE(loaded);
  Diagnostics found;
  papers::check_formulas(loaded->roadmap, **schema, env, found);
  return found;
}

Diagnostics document(const std::string& more) {
  return found_in(workflow::testing::roadmap(
      "", "documents:\n  order: {title: Приказ, template: orders/a.docx, requires: [{" + more + "}]}\n"));
}

Diagnostics role(const std::string& person) {
  std::string yaml = workflow::testing::roadmap();
  const std::string head = "{title: директор}";
  return found_in(yaml.replace(yaml.find(head), head.size(), "{title: директор, person: " + person + "}"));
}

Diagnostics indicator(const std::string& more) {
  return found_in(workflow::testing::roadmap("",
                                             "documents:\n  order: {title: Приказ, template: "
                                             "orders/a.docx}\nindicators:\n  i: {title: И, unit: ед., targets: 1, " +
                                                 more + "}\n"));
}

}  // namespace

TEST_CASE("a slip in a condition, a message or a role's person is found before anything is planned", "[papers]") {
  const Diagnostics that = document("that: organisation.hed, say: нет");
  REQUIRE(that.size() == 1);
  CHECK(that[0].id == "PRK-A010");
  CHECK(that[0].hint.str() == "did you mean \"head\"?");
  CHECK(that[0].place.line > 0);
  CHECK(document("that: organisation.head, say: \"нет {{ organisation.nam }}\"").size() == 1);
  CHECK(role("organisation.heed").size() == 1);
  CHECK(role("organisation.head").empty());
  CHECK(document("that: organisation.head.name, say: \"{{ organisation.head.name | dative }}\"").empty());
}

TEST_CASE("the item of a list has the fields of its entity", "[papers]") {
  CHECK(document("each: organisation.pairs, that: item.mentor, say: \"{{ item.code }}\"").empty());
  const Diagnostics wrong = document("each: organisation.pairs, that: item.mentro, say: нет");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].hint.str() == "did you mean \"mentor\"?");
  CHECK(indicator("rows: schools, value: item.heed").size() == 1);
  // what a list of attributes holds is not known
  CHECK(document("each: \"organisation.pairs | map(attribute='mentor')\", that: item.anything, say: нет").empty());
}

TEST_CASE("a name that nothing gives is found, one that may be missing is not", "[papers][PRK-A014]") {
  const Diagnostics wrong = document("that: organization.head, say: нет");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].id == "PRK-A014");
  CHECK(wrong[0].hint.str() == "did you mean \"organisation\"?");
  CHECK(document("that: wholly_else, say: нет")[0].hint.str() == "engine/docs/context.md lists the names");
  CHECK(document("that: extra is defined, say: нет").empty());
  CHECK(document("that: today, say: нет").empty());
}
