// What a person reads when a template or its data are wrong: every id, its place, reason and remedy.
#include <catch2/catch.hpp>

#include "template/faults.hpp"
#include "template/program.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

namespace {

const Environment& env() {
  static const Environment e = [] {
    Environment made = Environment::standard();
    made.filter("dative", "", [](const Value& v, const Args&) -> Outcome { return v; });
    made.alias("кому", "dative");
    made.field_alias("наставник", "mentor");
    made.statement("vm", {CustomStatement::Argument::none});
    made.statement("cellbg", {CustomStatement::Argument::required});
    return made;
  }();
  return e;
}

std::vector<std::string> mistakes(std::string_view text, std::string_view json = "{}", const Environment& e = env()) {
  const auto out = render_text(text, *json::parse(json, "data"), e, "t");
  std::vector<std::string> all;
  if (!out)
    for (const Diagnostic& d : out.error()) all.push_back(to_string(d));
  return all;
}

struct Case {
  const char* text;
  const char* id;
  const char* says;  ///< part of the whole line: place, reason or remedy
};

void check(const Case& c, std::string_view json = "{}") {
  CAPTURE(c.text, c.id, c.says);
  const auto all = mistakes(c.text, json);
  REQUIRE(all.size() == 1);
  CAPTURE(all[0]);
  CHECK(all[0].find(c.id) != std::string::npos);
  CHECK(all[0].find(c.says) != std::string::npos);
}

}  // namespace

TEST_CASE("every mistake of a template is named", "[template]") {
  const Case cases[] = {
      {"a {{ b", id::tag_open, "t:1:3"},
      {"{% raw %}x", id::raw_open, "{% endraw %}"},
      {"{# x", id::raw_open, "#}"},
      {"{{ a ? b }}", id::bad_character, "?"},
      {"{{ 5 – 3 }}", id::bad_character, "minus of the keyboard"},
      {"{{ 'abc }}", id::string_open, "t:1:4"},
      {"{{ «abc }}", id::string_open, "same quote"},
      {"{{ 99999999999999999999 }}", id::bad_number, "9223372036854775807"},
      {"{{ a b }}", id::unexpected, "t:1:6"},
      {"{{ a = 5 }}", id::unexpected, "=="},
      {"{{ (1 + }}", id::unexpected, "missing"},
      {"{{ }}", id::empty_tag, "t:1:4"},
      {"{% %}", id::empty_tag, "empty"},
      {"{% fro x in y %}", id::unknown_statement, "for"},
      {"{% 5 %}", id::unknown_statement, "{{ }}"},
      {"{% if a is defined %}x", id::block_open, "endif"},
      {"x{% endif %}", id::block_stray, "t:1:4"},
      {"{% else %}", id::block_stray, "else"},
      {"{% if 1 %}{% for i in [1] %}{% endif %}", id::block_crossed, "endfor"},
      {"{{ 'x' | datve }}", id::unknown_filter, "dative"},
      {"{{ 'x' | кoму }}", id::unknown_filter, "another alphabet"},
      {"{{ 'x' is nmber }}", id::unknown_test, "number"},
      {"{{ [1] | select('od') }}", id::unknown_test, "odd"},
      {"{{ rnge(3) }}", id::unknown_function, "range"},
      {"{{ today() }}", id::unknown_function, "there is: cycler, dict"},
      {"{{ 'x' | upper(1) }}", id::bad_arguments, "takes 0 arguments"},
      {"{{ 'x' | replace('a') }}", id::bad_arguments, "new"},
      {"{{ 'x' | truncate(lenght=5) }}", id::bad_arguments, "length"},
      {"{{ range(1, 2, x=3) }}", id::bad_arguments, "x"},
      {"{{ dict(a=1, a=2) }}", id::bad_arguments, "twice"},
      {"{% set 5 = 1 %}", id::not_target, "5"},
      {"{% for loop in [1] %}{% endfor %}", id::not_target, "loop"},
      {"{{ loop.index }}", id::no_loop, "outside"},
      {"{% break %}", id::no_loop, "break"},
      {"{% for i in [1] %}{{ loop([2]) }}{% endfor %}", id::no_loop, "recursive"},
      {"{% for i in [1] %}{{ loop.indx }}{% endfor %}", id::no_field, "index"},
      {"{% include 'x.docx' %}", id::no_template, "cannot include"},
      {"{{ [1] | random }}", id::refused, "same every time"},
      {"{% extends 'x' %}", id::refused, "include"},
      {"{{ 1 / 0 }}", id::constant_fault, "zero"},
      {"{{ 'a' + 1 }}", id::constant_fault, "~"},
      {"{% cellbg %}", id::unexpected, "missing"},
      {"{% vm 5 %}", id::unexpected, "5"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("every mistake of the data is named", "[template]") {
  const char* json = R"({"pair": {"mentor": "А", "mentee": null}, "n": 5, "list": [1, 2], "наставники": []})";
  const Case cases[] = {
      {"{{ наставникк }}", id::undefined, "наставники"},
      {"{{ nobody }}", id::undefined, "nobody is not in the data"},
      {"{% set a = nobody %}{{ a }}", id::undefined, "nobody"},
      {"{{ pair.mentorr }}", id::no_field, "there is: mentor"},
      {"{{ pair['mentr'] }}", id::no_field, "mentor"},
      {"{{ pair.mentee.name }}", id::no_field, "{% if pair.mentee %}"},
      {"{{ list[7] }}", id::no_field, "2 items"},
      {"{% if nobody %}{% endif %}", id::undefined, "t:1:7"},
      {"{% for x in nobody %}{% endfor %}", id::undefined, "nobody"},
      {"{{ nobody | upper }}", id::undefined, "nobody"},
      {"{{ nobody == 1 }}", id::undefined, "nobody"},
      {"{{ n + 'a' }}", id::operation, "int and str"},
      {"{{ n < 'a' }}", id::operation, "order"},
      {"{{ n | join }}", id::call_failed, "list is due"},
      {"{{ list | map('nofield') | list }}", id::call_failed, "nofield"},
      {"{{ pair | list | selectattr('x') | list }}", id::call_failed, "no field x"},
      {"{{ 'a'.nosuch() }}", id::no_field, "no method nosuch"},
      {"{{ 'a'.index('z') }}", id::call_failed, "z is not in the text"},
      {"{{ 'a'.upprr() }}", id::no_field, "upper"},
      {"{% for x in n %}{% endfor %}", id::not_iterable, "int"},
      {"{{ range(*n) }}", id::not_iterable, "list"},
      {"{{ list[0](1) }}", id::not_callable, "int"},
      {"{{ pair() }}", id::unknown_function, "pair"},
      {"{{ pair.mentor(1) }}", id::no_field, "method"},
      {"{% for a, b in [[1]] %}{% endfor %}", id::unpack, "2 names"},
      {"{% for a, b in list %}{% endfor %}", id::unpack, "int"},
      {"{% set pair.x = 1 %}", id::not_target, "namespace"},
      {"{% macro f(a) %}{% endmacro %}{{ f(1, 2) }}", id::call_failed, "1 arguments"},
      {"{% macro f(a) %}{% endmacro %}{{ f(b=2) }}", id::call_failed, "b"},
  };
  for (const Case& c : cases) {
    check(c, json);
  }
}

TEST_CASE("all mistakes are listed at once", "[template]") {
  const auto template_mistakes =
      mistakes("{{ a | nofilter }}\n{% if %}{% endif %}\n{{ 'x' is notest }}{{ b c }}\n{% for %}");
  REQUIRE(template_mistakes.size() == 6);
  CHECK(template_mistakes[0].find("t:2:") == 0);
  const auto data_mistakes =
      mistakes("{{ a }} {{ b }} {% if c %}{% endif %}{{ a }}{% for i in [1, 2] %}{{ d }}{% endfor %}");
  CHECK(data_mistakes.size() == 5);  // one line for each place, however often it is reached
}

TEST_CASE("a name of mixed alphabets is pointed at", "[template]") {
  const auto source = pieces_from_text("{{ пaрa.имя }}", "t");  // Latin a twice
  const auto program = compile(source->pieces, env(), source->place_of);
  REQUIRE(program);
  REQUIRE(program->warnings().size() == 1);
  CHECK(program->warnings()[0].id == id::mixed_alphabet);
  CHECK(to_string(program->warnings()[0]).find("пара") != std::string::npos);
  const auto all = mistakes("{{ пaра }}", R"({"пара": 1})");
  REQUIRE(all.size() == 1);
  CHECK(all[0].find("another alphabet") != std::string::npos);
}

TEST_CASE("hostile templates meet limits", "[template]") {
  Environment tight = Environment::standard();
  tight.limits.steps = 10'000;
  tight.limits.bytes = 100'000;
  tight.limits.text = 50'000;
  tight.limits.nodes = 100'000;
  const auto only = [&](std::string_view text, const char* id, std::string_view json = "{}") {
    CAPTURE(text.substr(0, 60));
    const auto all = mistakes(text, json, tight);
    REQUIRE_FALSE(all.empty());
    CAPTURE(all[0]);
    CHECK(all.back().find(id) != std::string::npos);
  };
  only("{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}", id::limit);
  only("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", id::limit);
  only("{% for n in [1] recursive %}{{ loop([1]) }}{% endfor %}", id::limit);
  only("{{ 'x' * n }}", id::operation, R"({"n": 1000000000})");
  only("{{ 'x' | center(n) }}", id::call_failed, R"({"n": 1000000000})");
  only("{{ range(n) }}", id::call_failed, R"({"n": 1000000000})");
  only("{{ '%999999999d' % 5 }}", id::constant_fault);
  only("{{ '{:999999999}'.format(5) }}", id::call_failed);
  only("{% set ns = namespace(s='xxxx') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
       id::operation);
  only("{% for i in range(999) %}{{ 'x' * 500 }}{% endfor %}", id::limit);
  only("{% set l = [] %}{% do l.append(l) %}", id::call_failed);
  Environment hasty = Environment::standard();
  hasty.limits.time = std::chrono::milliseconds(-1);
  CHECK(mistakes("{% for i in range(9) %}{{ i in l }}{% endfor %}", R"({"l": [1]})", hasty)[0].find("takes longer") !=
        std::string::npos);
  only("{% set ns = namespace(l=[]) %}{% for i in range(999) %}{% set ns.l = [ns.l] %}{% endfor %}", id::limit);
  only("{% set ns = namespace(x=1) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}", id::limit);
  only("{% set ns = namespace(x=1) %}{% for i in range(999) %}{% set ns.x = namespace(a=ns.x) %}{% endfor %}",
       id::limit);
  only("{% macro f(x) %}{{ f([x, x]) }}{% endmacro %}{{ f(1) }}", id::limit);
  only("{% set a = [] %}{% set l = [a] * 900 %}{% for i in range(900) %}{% do a.append(i) %}{% endfor %}{{ l }}",
       id::limit);
  CHECK(mistakes("{% set ns = namespace() %}{% set ns.a = ns %}{{ ns.a is defined }}", "{}", tight).empty());
  only("{{ 2 ** 99 }}", id::constant_fault);
  only("{{ n * n }}", id::operation, R"({"n": 9000000000000})");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += '(';
  only("{{ " + deep + "1 }}", id::too_deep);
  std::string chain = "{{ 1";
  for (int i = 0; i < 100'000; ++i) chain += " + 1";
  only(chain + " }}", id::too_deep);
  std::string blocks;
  for (int i = 0; i < 1000; ++i) blocks += "{% if 1 %}";
  only(blocks, id::too_deep);
  std::string many;
  for (int i = 0; i < 300; ++i) many += "{{ a" + std::to_string(i) + " }}";
  only(many, id::many);
}

TEST_CASE("a template that includes itself is refused", "[template]") {
  Environment e = Environment::standard();
  std::uint32_t next = 100;
  e.loader = [&](const std::string& name) -> std::optional<Result<Source>> {
    if (name == "broken") return pieces_from_text("{{ a | nofilter }}", name, next += 100);
    if (name == "self") return pieces_from_text("{% include 'self' %}", name, next += 100);
    return std::nullopt;
  };
  const auto cycle = mistakes("{% include 'self' %}", "{}", e);
  REQUIRE(cycle.size() == 1);
  CHECK(cycle[0].find(id::include_cycle) != std::string::npos);
  const auto inner = mistakes("{% include 'broken' %}", "{}", e);
  REQUIRE(inner.size() == 1);
  CHECK(inner[0].find("broken:1:8") == 0);
  const auto missing = mistakes("{% include n %}", R"({"n": "self"})", e);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].find(id::no_template) != std::string::npos);
}
