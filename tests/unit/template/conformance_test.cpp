// Every construct of the language against what Jinja2 prints; tests/cases/template/check_against_jinja2.py proves the
// expected texts where python3-jinja2 is installed.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "template/program.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

TEST_CASE("the language prints what Jinja2 prints", "[template]") {
  std::ifstream file(PRIKAZ_SOURCE_DIR "/tests/cases/template/conformance.json");
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  const auto suite = json::parse(text.str(), "conformance.json");
  REQUIRE(suite);

  Environment env = Environment::standard();
  env.undefined = UndefinedPolicy::lenient;
  const Value templates = suite->get("templates");
  std::uint32_t first_id = 1000;
  env.loader = [&](const std::string& name) -> std::optional<Result<Source>> {
    const Value found = templates.get(name);
    if (found.is_undefined()) return std::nullopt;
    return pieces_from_text(found.string(), name, first_id += 1000);
  };
  for (const Value& c : suite->get("cases").list()) {
    const std::string source = c.get("template").string();
    CAPTURE(source);
    const Value own = c.get("data");
    const auto out = render_text(source, own.is_undefined() ? suite->get("data") : own, env);
    std::string shown;
    if (out) {
      shown = *out;
    } else {
      for (const auto& d : out.error()) shown += "\n" + to_string(d);
    }
    if (c.get("refused").truthy()) {
      CHECK_FALSE(out.has_value());
      continue;
    }
    CHECK(shown == c.get("expect").text());
  }
}
