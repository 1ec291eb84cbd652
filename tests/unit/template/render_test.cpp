#include <catch2/catch.hpp>

#include "template/expression.hpp"
#include "template/program.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

namespace {
const Environment& env() {
  static const Environment e = Environment::standard();
  return e;
}
Value data(std::string_view json) { return *json::parse(json, "data"); }
std::string render(std::string_view text, std::string_view json = "{}") {
  const auto out = render_text(text, data(json), env());
  if (!out) {
    std::string all;
    for (const auto& d : out.error()) all += to_string(d) + "\n";
    return "ERROR " + all;
  }
  return *out;
}
}  // namespace

TEST_CASE("values, conditions and loops print", "[template]") {
  CHECK(render("Hello {{ name }}!", R"({"name": "Мария"})") == "Hello Мария!");
  CHECK(render("{% for p in pairs %}{{ loop.index }}. {{ p.mentor }}{% if not loop.last %}; {% endif %}{% endfor %}",
               R"({"pairs": [{"mentor": "A"}, {"mentor": "B"}]})") == "1. A; 2. B");
  CHECK(render("{% macro f(x, y=2) %}{{ x }}-{{ y }}{% endmacro %}{{ f(1) }} {{ f(3, y=4) }}") == "1-2 3-4");
  CHECK(render("{{ (1 + 2) * 3 ~ '!' }} {{ 'a,b'.split(',') | join('+') | upper }}") == "9! A+B");
}

TEST_CASE("a gate is one expression", "[template]") {
  const auto e =
      compile_expression("pairs | map('members') | all('consent.signed')", env(), {"roadmap.yaml", 3, 7, {}});
  REQUIRE(e);
  CHECK(e->evaluate(data(R"({"pairs": [{"members": [{"consent": {"signed": true}}]}]})"))->truthy());
  CHECK_FALSE(e->evaluate(data(R"({"pairs": [{"members": [{"consent": {"signed": false}}]}]})"))->truthy());
}
