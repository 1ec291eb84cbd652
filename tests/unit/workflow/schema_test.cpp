// The published JSON Schema and the loader know the same keys.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "kit.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

Value schema() {
  std::ifstream in(PRIKAZ_SOURCE_DIR "/workflows/roadmap.schema.json", std::ios::binary);
  auto v = json::parse(std::string((std::istreambuf_iterator<char>(in)), {}), "roadmap.schema.json");
  REQUIRE(v);
  return *v;
}

/// Every key of an object of the schema, each with an empty value: only K001 would mean that the loader lacks one.
std::string every_key(const Value& object) {
  std::string out;
  for (const auto& [key, unused] : object.get("properties").dict()) out += (out.empty() ? "{" : ", ") + key + ": ~";
  return out + "}";
}

}  // namespace

TEST_CASE("the loader reads every key that the schema publishes", "[workflow][schema]") {
  const Value s = schema();
  const Value kinds = s.get("definitions");
  CHECK_FALSE(find(mistakes(every_key(s)), "PRK-K001"));
  const auto accepted = [](const std::string& yaml) { return !find(mistakes(yaml), "PRK-K001"); };
  for (const char* kind : {"role", "document", "event", "report", "indicator"}) {
    INFO(kind);
    CHECK(accepted(std::string("prikaz: 1\n") + kind + "s:\n  x: " + every_key(kinds.get(kind)) + "\n"));
  }
  CHECK(accepted("stages:\n  - " + every_key(kinds.get("stage")) + "\n"));
  CHECK(accepted("stages:\n  - {id: x, activities: [" + every_key(kinds.get("activity")) + "]}\n"));
  CHECK(accepted("documents:\n  x: {requires: [" + every_key(kinds.get("requirement")) + "]}\n"));
}

TEST_CASE("what the schema does not publish the loader refuses", "[workflow][schema]") {
  const Diagnostics found = mistakes("documents:\n  x: {paper: a}\n");
  CHECK(find(found, "PRK-K001"));
}
