#include "papers/form.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "papers/russian.hpp"
#include "workflow/plan.hpp"

using namespace prikaz;

namespace {

const char* const small = R"yaml(prikaz: 1
form: small
title: Сведения
subtitle: "{{ period.label }}"
sheet: Лист
rows: schools
columns:
  - {id: name, head: [Школа], value: item.name, total: Всего}
  - {id: a, head: [Обучающиеся, младшие], value: item.a, total: sum}
  - {id: b, head: [Обучающиеся, старшие], value: item.b, total: sum}
  - {id: all, head: [Обучающиеся, всего], value: row.a + row.b, formula: "{a}+{b}", total: sum}
  - {id: share, head: [Доля], value: "row.b / row.all if row.all else 0", formula: "IF({all}>0,{b}/{all},0)",
                  total : same, format : "0.0%"
}
conditions:
  - {column: share, when: "{share}<0.7", fill: FFC7CE}
)yaml";

tpl::Environment environment() {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  workflow::add_gate_filters(env);
  return env;
}

Dict context() {
  Dict first, second, period, c;
  first["name"] = "СОШ № 1";
  first["a"] = 10;
  first["b"] = 30;
  second["name"] = "СОШ № 2";
  second["a"] = 20;
  second["b"] = 20;
  period["label"] = "IV квартал 2020 года";
  c["schools"] = List{Value(first), Value(second)};
  c["period"] = Value(period);
  return c;
}

const sheet::ReportCell* cell(const papers::FilledForm& f, const char* at) {
  for (const sheet::ReportCell& c : f.report.sheets[0].cells)
    if (c.at == *sheet::parse_a1(at)) return &c;
  return nullptr;
}

std::string first_id(const Result<papers::Form>& r) { return r ? "" : r.error()[0].id; }

}  // namespace

TEST_CASE("a form computes rows and totals, as values and as formulas", "[papers]") {
  const auto env = environment();
  const auto form = papers::load_form(small, "small.yaml", env);
  REQUIRE(form);
  const auto filled = papers::fill(*form, context(), env);
  if (!filled) UNSCOPED_INFO(to_string(filled.error()[0]));
  REQUIRE(filled);
  // Title, subtitle, a blank, two rows of heads; data from row 6.
  REQUIRE(cell(*filled, "D6"));
  CHECK(cell(*filled, "D6")->value == Value(40));
  CHECK(cell(*filled, "D6")->formula == "B6+C6");
  CHECK(cell(*filled, "A8")->value == Value("Всего"));
  CHECK(cell(*filled, "D8")->value == Value(80));
  CHECK(cell(*filled, "D8")->formula == "SUM(D6:D7)");
  CHECK(cell(*filled, "E8")->value == Value(0.625));
  CHECK(cell(*filled, "E8")->formula == "IF(D8>0,C8/D8,0)");
  CHECK(filled->report.sheets[0].conditions[0].formula == "E6<0.7");
}

TEST_CASE("equal heads of neighbours are one cell, a short head spans the rows below it", "[papers]") {
  const auto env = environment();
  const auto filled = papers::fill(*papers::load_form(small, "small.yaml", env), context(), env);
  if (!filled) UNSCOPED_INFO(to_string(filled.error()[0]));
  REQUIRE(filled);
  std::vector<std::string> merges;
  for (const sheet::Merge& m : filled->report.sheets[0].merges) merges.push_back(sheet::a1(m.area));
  CHECK(merges == std::vector<std::string>{"A1:E1", "A2:E2", "A4:A5", "B4:D4", "E4:E5"});
}

TEST_CASE("every number knows the records it came from", "[papers]") {
  const auto env = environment();
  const auto filled = papers::fill(*papers::load_form(small, "small.yaml", env), context(), env);
  if (!filled) UNSCOPED_INFO(to_string(filled.error()[0]));
  REQUIRE(filled);
  REQUIRE(filled->origin(*sheet::parse_a1("D8")));
  CHECK(filled->origin(*sheet::parse_a1("D8"))->records.size() == 2);
  REQUIRE(filled->origin(*sheet::parse_a1("B7")));
  CHECK(filled->origin(*sheet::parse_a1("B7"))->column == "a");
  CHECK(filled->origin(*sheet::parse_a1("B1")) == nullptr);
}

TEST_CASE("a form's mistakes are named with their line", "[papers]") {
  const auto env = environment();
  std::string text = small;
  text.replace(text.find("rows:"), 5, "rowz:");
  const auto bad = papers::load_form(text, "f.yaml", env);
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-A020");
  CHECK(bad.error()[0].place.line == 6);
  CHECK(bad.error()[0].hint.str() == "did you mean \"rows\"?");
  text = small;
  text.replace(text.find("{a}+{b}"), 7, "{a}+{c}");
  CHECK(first_id(papers::load_form(text, "f.yaml", env)) == "PRK-A021");
}

TEST_CASE("the shipped quarterly form flags a district under 70 per cent", "[papers]") {
  std::ifstream in(std::string(PRIKAZ_SOURCE_DIR) + "/templates/forms/quarterly.yaml");
  std::stringstream text;
  text << in.rdbuf();
  const auto env = environment();
  const auto form = papers::load_form(text.str(), "quarterly.yaml", env);
  REQUIRE(form);
  CHECK(form->columns.size() == 11);  // nine of the source, coverage and its flag
  Dict school, period, district, c;
  school["short_name"] = "СОШ № 1";
  school["students_1_4"] = 100;
  school["students_5_9"] = 100;
  school["students_10_11"] = 0;
  school["covered"] = 139;
  Dict pair;
  pair["start"] = Date{2020, 10, 1};
  school["pairs"] = List{Value(pair)};
  period["year"] = 2020;
  period["roman"] = "IV";
  period["label"] = "IV квартал 2020 года";
  period["due"] = Date{2020, 12, 25};
  period["as_of"] = Date{2020, 12, 25};
  district["short_name"] = "Департамент";
  c["schools"] = List{Value(school)};
  c["period"] = Value(period);
  c["district"] = Value(district);
  const auto filled = papers::fill(*form, c, env);
  if (!filled) UNSCOPED_INFO(to_string(filled.error()[0]));
  REQUIRE(filled);
  CHECK(cell(*filled, "J6")->value == Value(0.695));
  CHECK(cell(*filled, "K7")->value == Value("ниже 70 %"));
  CHECK(cell(*filled, "I7")->value == Value(1));
  // A school that has not sent its numbers stands with blanks and is flagged; the form is made.
  school["covered"] = Value();
  school["students_1_4"] = Value();
  c["schools"] = List{Value(school)};
  const auto blank = papers::fill(*form, c, env);
  REQUIRE(blank);
  CHECK(cell(*blank, "K6")->value == Value("нет сведений"));
}

TEST_CASE("a row that cannot be reckoned names its record", "[papers]") {
  const auto env = environment();
  Dict c = context(), empty;
  empty["name"] = "СОШ № 3";
  empty["a"] = Value();
  empty["b"] = 1;
  c["schools"] = List{c.find("schools")->list()[0], Value(empty)};
  std::string text = small;
  const auto filled = papers::fill(*papers::load_form(text, "small.yaml", env), c, env);
  REQUIRE_FALSE(filled);
  CHECK(filled.error()[0].place.detail.find("СОШ № 3") != std::string::npos);
}
