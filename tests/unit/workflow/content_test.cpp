// The shipped roadmaps load without errors and hold the rows of their sources.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

const std::string root = PRIKAZ_SOURCE_DIR;

Result<std::string> file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail({"PRK-C001", Severity::error, {path, 0, 0, {}}, "cannot read", ""});
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

/// The language of the shipped gates; their filters are Jinja's and the planner's.
Result<Loaded> shipped(const std::string& name) {
  LoadContext context;
  context.read = [](const std::string& path) { return file(root + "/workflows/" + path); };
  context.templates_beside = [](const std::string& path) {
    return std::vector<std::string>(file(root + "/templates/" + path) ? 1 : 0, path);
  };
  context.environment = &language();
  const auto text = file(root + "/workflows/" + name + ".yaml");
  REQUIRE(text);
  return load(*text, name + ".yaml", context);
}

std::set<std::string> refs(const Roadmap& r) {
  std::set<std::string> out;
  for (const Stage& s : r.stages)
    for (const Activity& a : s.activities) out.insert(a.ref);
  return out;
}

}  // namespace

TEST_CASE("megion-2020 holds every row of its source", "[workflow][content]") {
  const auto r = shipped("megion-2020");
  if (!r)
    for (const Diagnostic& d : r.error()) UNSCOPED_INFO(to_string(d));
  REQUIRE(r);
  const Roadmap& m = r->roadmap;
  CHECK(m.stages.size() == 8);  // seven of the table, and the assignments of the order
  for (int row = 36; row <= 59; ++row) CHECK(refs(m).count("M-" + std::to_string(row)));
  // the base of mentors is analysed in May, before it is gathered in June.
  REQUIRE(find(r->notes, "PRK-K012"));
  CHECK(find(r->notes, "PRK-K012")->place.line > 0);
  // reports "once a quarter" that are due in May.
  REQUIRE(find(r->notes, "PRK-K026"));
  CHECK(find(r->notes, "PRK-K026")->place.line > 0);
  CHECK(r->notes.size() == 2);
  const auto [stage, activity] = m.origin("pairs-order");
  CHECK(stage->title == "Формирование наставнических пар, групп");
  CHECK(activity->due.printed == "сентябрь 2020 г.");
  CHECK(m.report("quarterly")->due.dates ==
        std::vector<Date>{{2020, 6, 25}, {2020, 9, 25}, {2020, 12, 25}, {2021, 3, 25}});
}

TEST_CASE("every shipped roadmap holds every row of its source", "[workflow][content]") {
  struct Source {
    const char* name;
    char letter;
    int first, last, missing_cells;
  };
  // B leaves two columns to the school; A has one row without a deadline and three without anybody responsible.
  for (const Source& s : {Source{"berezniki-2022", 'B', 44, 50, 14}, Source{"sosnovka-2023", 'S', 40, 63, 0},
                          Source{"arzgir-2022", 'A', 6, 19, 4}}) {
    INFO(s.name);
    const auto r = shipped(s.name);
    if (!r)
      for (const Diagnostic& d : r.error()) UNSCOPED_INFO(to_string(d));
    REQUIRE(r);
    const std::set<std::string> rows = refs(r->roadmap);
    for (int row = s.first; row <= s.last; ++row) {
      const std::string ref = std::string(1, s.letter) + "-" + std::to_string(row);
      INFO(ref);
      CHECK(rows.count(ref));
    }
    CHECK(std::count_if(r->notes.begin(), r->notes.end(), [](const Diagnostic& d) { return d.id == "PRK-K013"; }) ==
          s.missing_cells);
  }
}

TEST_CASE("volgograd-2022 carries its deadlines and yearly minima", "[workflow][content]") {
  const auto r = shipped("volgograd-2022");
  if (!r)
    for (const Diagnostic& d : r.error()) UNSCOPED_INFO(to_string(d));
  REQUIRE(r);
  CHECK(r->roadmap.indicators.size() >= 6);
  CHECK(r->roadmap.indicators[5].targets.at(2024) == 40);
  CHECK(r->roadmap.stages[0].activities[0].due.last == Date{2022, 4, 30});
  CHECK(r->roadmap.report("links")->due.last == Date{2022, 5, 15});
}

TEST_CASE("mentoring-2026 asks what the law of 2026 asks", "[workflow][content]") {
  const auto r = shipped("mentoring-2026");
  if (!r)
    for (const Diagnostic& d : r.error()) UNSCOPED_INFO(to_string(d));
  REQUIRE(r);
  for (const Diagnostic& d : r->notes) UNSCOPED_INFO(to_string(d));
  CHECK(r->notes.empty());
  const Roadmap& m = r->roadmap;
  for (const char* id : {"agreement", "consent-mentor", "consent-publication", "pairs-order"}) CHECK(m.document(id));
  for (const Act& a : m.acts)
    if (a.valid_to.valid()) CHECK(a.valid_to >= m.to);
  CHECK(m.origin("program").second->due.kind == Deadline::Kind::relative);
}

TEST_CASE("assignments of an order are tasks, not rows of the printed roadmap", "[workflow][content]") {
  const auto r = shipped("berezniki-2022");
  REQUIRE(r);
  CHECK(r->roadmap.stages.size() == 8);
  CHECK(as_value(r->roadmap).get("stages").list().size() == 7);
  CHECK(r->roadmap.origin("regulation").second->due.last == Date{2022, 11, 18});
}

TEST_CASE("a roadmap shows itself to templates with numbers and merged titles", "[workflow][content]") {
  const auto r = shipped("megion-2020");
  REQUIRE(r);
  const Value v = as_value(r->roadmap);
  const Value stage = v.get("stages").list()[0];
  CHECK(stage.get("number").integer() == 1);
  const List& rows = stage.get("activities").list();
  REQUIRE(rows.size() == 6);
  CHECK(rows[2].get("number").text() == "1.3");
  CHECK(rows[4].get("number").text() == "1.3");
  CHECK(rows[2].get("first").truthy());
  CHECK_FALSE(rows[4].get("first").truthy());
  CHECK(rows[5].get("content").list().size() == 6);
  CHECK(v.get("facts").get("submit").date() == Date{2020, 6, 10});
}

TEST_CASE("why leads from a document to its stage and acts", "[workflow][content]") {
  const auto r = shipped("megion-2020");
  REQUIRE(r);
  const Why w = why(r->roadmap, *r->roadmap.document("pairs-order"));
  CHECK(w.stage == "Формирование наставнических пар, групп");
  CHECK(w.ref == "D-9");
  REQUIRE(w.acts.size() == 1);
  CHECK(w.acts[0].starts_with("распоряжение Министерства просвещения Российской Федерации от 25.12.2019 № Р-145"));
  CHECK(w.gates.size() > 5);
}

TEST_CASE("every kind of paper of the field is owed by a shipped roadmap", "[workflow][content]") {
  std::set<std::string> owed;
  for (const char* name :
       {"berezniki-2022", "volgograd-2022", "sosnovka-2023", "arzgir-2022", "megion-2020", "mentoring-2026"}) {
    const auto r = shipped(name);
    REQUIRE(r);
    for (const DocumentKind& d : r->roadmap.documents) owed.insert(d.ref);
    for (const Report& report : r->roadmap.reports) owed.insert(report.ref);
  }
  // D-4 is the annex of the district's order; D-48 and D-49 are forms, which go by the items of their sources.
  const std::set<int> elsewhere{4, 48, 49};
  for (int kind = 1; kind <= 59; ++kind) {
    INFO("D-" << kind);
    CHECK(owed.count("D-" + std::to_string(kind)) + elsewhere.count(kind) > 0);
  }
}
