// What a template says about itself before any data are there.
#include <catch2/catch.hpp>

#include "template/program.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

namespace {

std::string kind_name(Field::Kind k) {
  constexpr const char* names[] = {"unknown", "flag", "text", "group", "list"};
  return names[static_cast<int>(k)];
}

std::string shown(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& f : fields) {
    out += (out.empty() ? "" : " ") + f.name + ":" + kind_name(f.kind) + (f.guarded ? "?" : "");
    if (!f.children.empty()) out += "{" + shown(f.children) + "}";
  }
  return out;
}

std::string fields_of(std::string_view text) {
  Environment env = Environment::standard();
  env.field_alias("наставник", "mentor");
  const auto source = pieces_from_text(text, "t");
  const auto program = compile(source->pieces, env, source->place_of);
  REQUIRE(program);
  return shown(program->usage().fields);
}

}  // namespace

TEST_CASE("fields are listed with what their use tells", "[template]") {
  CHECK(fields_of("{{ a }} {{ b.c.d }}") == "a:text b:group{c:group{d:text}}");
  CHECK(fields_of("{% if urgent %}x{% endif %}{% if not done %}{% endif %}") == "urgent:flag done:flag");
  CHECK(fields_of("{% for p in pairs %}{{ p.mentor.name }}{% if p.signed %}{% endif %}{% endfor %}") ==
        "pairs:list{mentor:group{name:text} signed:flag}");
  CHECK(fields_of("{% for p in pairs %}{% for m in p.members %}{{ m }}{% endfor %}{% endfor %}") ==
        "pairs:list{members:list}");
  CHECK(fields_of("{% set x = a.b %}{{ x.c }}{% set a = 1 %}{{ a }}") == "a:group{b:group{c:text}}");
  CHECK(fields_of("{{ pairs | selectattr('ok') | map(attribute='m.name') | join(', ') }}") ==
        "pairs:list{ok:text m:group{name:list}}");
  CHECK(fields_of("{{ pairs | map('members') | all('consent.signed') }}") ==
        "pairs:list{members:list{consent:group{signed:text}}}");
  CHECK(fields_of("{{ a | default('x') }} {% if b is defined %}{{ b }}{% endif %}") == "a:text? b:text?");
  CHECK(fields_of("{{ items[0].name }} {{ d['key'] }}") == "items:list{name:text} d:group{key:text}");
  CHECK(fields_of("{{ pair.наставник }}") == "pair:group{mentor:text}");
  CHECK(fields_of("{% macro f(x) %}{{ x }}{{ own }}{% endmacro %}{{ f(given) }}") == "own:text given:text");
  CHECK(fields_of("{% for i in range(n) %}{{ loop.index }}{% endfor %}") == "n:text");
  CHECK(fields_of("{% with w = a %}{{ w.b }}{% endwith %}{{ w }}") == "a:group{b:text} w:text");
}

TEST_CASE("filters, tests and functions in use are listed", "[template]") {
  const Environment env = Environment::standard();
  const auto source =
      pieces_from_text("{{ a | upper | default('') }}{% if a is string %}{{ range(3) }}{% endif %}", "t");
  const auto program = compile(source->pieces, env, source->place_of);
  REQUIRE(program);
  CHECK(program->usage().filters == std::set<std::string>{"default", "upper"});
  CHECK(program->usage().tests == std::set<std::string>{"string"});
  CHECK(program->usage().functions == std::set<std::string>{"range"});
  CHECK(program->usage().fields[0].pieces == std::vector<std::uint32_t>{0, 1});
}
