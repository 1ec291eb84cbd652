#include "workflow/load.hpp"

#include <catch2/catch.hpp>

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

std::string activity(const std::string& fields) {
  return "\n  - id: one\n    title: Подготовка\n    activities:\n      - {id: a, title: Приказ, produces: [order], " +
         fields + "}\n";
}

Deadline due(const std::string& fields) {
  auto r = read(roadmap(activity("responsible: [head], " + fields)));
  REQUIRE(r);
  return r->roadmap.stages[0].activities[0].due;
}

const std::string order = "documents:\n  order: {title: Приказ, template: orders/a.docx";

}  // namespace

TEST_CASE("a right roadmap loads as a graph", "[workflow]") {
  const auto r = read(roadmap());
  REQUIRE(r);
  CHECK(r->notes.empty());
  const Roadmap& m = r->roadmap;
  CHECK(m.id == "test");
  CHECK(m.level == Scope::district);
  CHECK(m.from == Date{2020, 4, 1});
  REQUIRE(m.act("r-145"));
  CHECK(m.act("r-145")->date == Date{2019, 12, 25});
  const auto [stage, act] = m.origin("order");
  REQUIRE(act);
  CHECK(stage->title == "Подготовка");
  CHECK(act->responsible_printed == "директор");
  CHECK(m.document("order")->formats == std::vector<std::string>{"docx", "pdf"});
}

TEST_CASE("a wrong key is answered with the right one and its place", "[workflow][PRK-K001]") {
  const Diagnostics found = mistakes(roadmap(activity("responsibl: [head], due: 2020-04")));
  const Diagnostic* d = find(found, "PRK-K001");
  REQUIRE(d);
  CHECK(d->hint.str() == "did you mean \"responsible\"?");
  CHECK(d->place.line == 17);
  CHECK(d->place.column > 30);
}

TEST_CASE("every mistake of a file is listed at once", "[workflow]") {
  const Diagnostics found =
      mistakes(roadmap(activity("responsible: [hed], due: 2020-13, tittle: x"), order + ", scope: shool}\n"));
  CHECK(find(found, "PRK-K001"));
  CHECK(find(found, "PRK-K003"));
  CHECK(find(found, "PRK-K005"));
  CHECK(find(found, "PRK-K010"));
}

TEST_CASE("a missing key is named", "[workflow][PRK-K002]") {
  const Diagnostics found = mistakes("prikaz: 1\nroadmap: x\n");
  CHECK(find(found, "PRK-K002")->text.str() == "the key \"title\" is missing");
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& d) { return d.id == "PRK-K002"; }) == 4);
}

TEST_CASE("wrong types are refused", "[workflow][PRK-K003]") {
  CHECK(find(mistakes("prikaz: 1\nroadmap: [x]\n"), "PRK-K003"));
  CHECK(find(mistakes(roadmap("", order + ", scope: [a]}\n")), "PRK-K003"));
  CHECK(find(mistakes(roadmap("", "documents: [order]\n")), "PRK-K003"));
  CHECK(find(mistakes(roadmap(" 5\n")), "PRK-K003"));
  CHECK(find(mistakes(roadmap("", order + ", scope: organization}\n")), "PRK-K003")->hint.str() ==
        "did you mean \"organisation\"?");
}

TEST_CASE("an id may be used once", "[workflow][PRK-K004]") {
  const std::string twice = "\n  - {id: one, title: А, activities: []}\n  - {id: one, title: Б, activities: []}\n";
  CHECK(find(mistakes(roadmap(twice)), "PRK-K004")->place.line == 15);
}

TEST_CASE("unknown names are answered with near ones", "[workflow][PRK-K005][PRK-K006][PRK-K007][PRK-K008]") {
  CHECK(find(mistakes(roadmap(activity("responsible: [haed]"))), "PRK-K005")->hint.str() == "did you mean \"head\"?");
  CHECK(find(mistakes(roadmap("", order + ", after: [oder]}\n")), "PRK-K006")->hint.str() == "did you mean \"order\"?");
  CHECK(find(mistakes(roadmap("", order + ", acts: [r-154]}\n")), "PRK-K007")->hint.str() == "did you mean \"r-145\"?");
  CHECK(find(mistakes(roadmap(activity("after: [b]"))), "PRK-K008")->hint.str() == "did you mean \"one/a\"?");
}

TEST_CASE("a circle is shown with its path", "[workflow][PRK-K009]") {
  const std::string circle =
      order + ", after: [second]}\n  second: {title: Б, template: orders/b.docx, after: [order]}\n";
  const Diagnostics found = mistakes(roadmap("", circle));
  REQUIRE(find(found, "PRK-K009"));
  CHECK(find(found, "PRK-K009")->text.str() == "each waits for the other: order → second → order");
  const std::string work =
      "\n  - id: one\n    title: А\n    activities:\n      - {id: a, title: А, after: [b]}\n"
      "      - {id: b, title: Б, after: [one/a]}\n";
  CHECK(find(mistakes(roadmap(work)), "PRK-K009")->text.str() == "each waits for the other: one/a → one/b → one/a");
}

TEST_CASE("deadlines of every kind keep their wording and resolve", "[workflow][PRK-K010]") {
  CHECK(due("due: 2020-06-10").dates == std::vector<Date>{{2020, 6, 10}});
  CHECK(due("due: 2020-06-10").printed == "до 10.06.2020");
  CHECK(due("due: 2020-04, printed: апрель 2020 г").printed == "апрель 2020 г");
  CHECK(due("due: 2020-04").last == Date{2020, 4, 30});
  CHECK(due("due: 2020-04").printed == "апрель 2020 г.");
  CHECK(due("due: 2020-04..2020-05").printed == "апрель – май 2020 г.");
  CHECK(due("due: 2020-04..2020-05").last == Date{2020, 5, 31});
  CHECK(due("due: [2020-05, 2020-06]").dates == std::vector<Date>{{2020, 5, 31}, {2020, 6, 30}});
  CHECK(due("due: academic-year 2020").last == Date{2021, 5, 31});
  CHECK(due("due: academic-year 2020").printed == "2020/2021 учебный год");
  CHECK(due("due: calendar-year 2020").first == Date{2020, 1, 1});
  CHECK(due("due: period").printed == "весь период");
  CHECK(due("due: quarterly 25").dates ==
        std::vector<Date>{{2020, 6, 25}, {2020, 9, 25}, {2020, 12, 25}, {2021, 3, 25}});
  CHECK(due("due: as-needed").kind == Deadline::Kind::as_needed);
  CHECK(due("due: {after: order, days: 5, working: true}").printed == "в течение 5 рабочих дней");
  CHECK(find(mistakes(roadmap(activity("due: весной"))), "PRK-K010"));
  CHECK(find(mistakes(roadmap(activity("due: [2020-06, 2020-05]"))), "PRK-K010"));
  CHECK(find(mistakes(roadmap(activity("due: {after: oder, days: 5}"))), "PRK-K006"));
}

TEST_CASE("a deadline before the start is an error, one after the end a warning", "[workflow][PRK-K011]") {
  const Diagnostics early = mistakes(roadmap(activity("due: 2019-05")));
  REQUIRE(find(early, "PRK-K011"));
  CHECK(early.has_errors());
  const Diagnostics late = mistakes(roadmap(activity("due: 2022-05, responsible: [head]")));
  REQUIRE(find(late, "PRK-K011"));
  CHECK_FALSE(late.has_errors());
}

TEST_CASE("stages out of the order of their dates are noticed", "[workflow][PRK-K012]") {
  const std::string stages =
      "\n  - {id: one, title: А, activities: [{id: a, title: Первая, due: 2020-06, responsible: [head], produces: "
      "[order]}]}\n"
      "  - {id: two, title: Б, activities: [{id: b, title: Вторая, due: 2020-05, responsible: [head]}]}\n";
  const Diagnostics found = mistakes(roadmap(stages));
  REQUIRE(find(found, "PRK-K012"));
  CHECK(find(found, "PRK-K012")->severity == Severity::warning);
  CHECK(find(found, "PRK-K012")->text.str().find("Вторая") != std::string::npos);
}

TEST_CASE("empty cells are noticed", "[workflow][PRK-K013]") {
  const Diagnostics found = mistakes(roadmap(activity("content: x")));
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& d) { return d.id == "PRK-K013"; }) == 2);
  CHECK_FALSE(found.has_errors());
}

TEST_CASE("acts.yaml must be there", "[workflow][PRK-K014]") {
  const auto r = load(roadmap(), "roadmap.yaml", LoadContext{});
  REQUIRE_FALSE(r);
  CHECK(find(r.error(), "PRK-K014"));
}

TEST_CASE("a document takes a block of a file of texts", "[workflow][PRK-K014]") {
  LoadContext context;
  context.read = [](const std::string& path) -> Result<std::string> {
    if (path == "texts/plans.yaml") return std::string("mentor: {title: План, rows: [а, б]}\n");
    return path == "acts.yaml" ? Result<std::string>(acts_file) : fail(Diagnostics{});
  };
  const auto with = [&](const std::string& text) {
    return load(roadmap("", order + ", text: " + text + "}\n"), "roadmap.yaml", context);
  };
  const auto r = with("texts/plans.yaml#mentor");
  REQUIRE(r);
  CHECK(r->roadmap.documents.at(0).text.get("rows").list().size() == 2);
  const auto misspelt = with("texts/plans.yaml#mentr"), missing = with("texts/none.yaml#mentor");
  REQUIRE_FALSE(misspelt);
  CHECK(find(misspelt.error(), "PRK-K014")->hint.str() == "did you mean \"mentor\"?");
  REQUIRE_FALSE(missing);
  CHECK(find(missing.error(), "PRK-K014"));
}

TEST_CASE("gates and templates are checked while loading", "[workflow][PRK-K015][PRK-K016]") {
  const Diagnostics found =
      mistakes(roadmap("", order + ", requires: [{that: \"pairs |\", say: нет}, {that: pairs | lenght, say: нет}]}\n"));
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& d) { return d.id == "PRK-K015"; }) == 2);
  CHECK(find(mistakes(roadmap("", "documents:\n  order: {title: П, template: a.docx}\n")), "PRK-K016"));
  const Diagnostics near = mistakes(roadmap("", "documents:\n  order: {title: П, template: order/pairs.docx}\n"));
  REQUIRE(find(near, "PRK-K016"));
  CHECK(find(near, "PRK-K016")->hint.str() == "did you mean \"orders/pairs.docx\"?");
}

TEST_CASE("a document that no activity produces is noticed", "[workflow][PRK-K017]") {
  const std::string two = order + "}\n  other: {title: Другой, template: orders/b.docx}\n";
  const auto r = read(roadmap("", two));
  REQUIRE(r);
  REQUIRE(find(r->notes, "PRK-K017"));
  CHECK(find(r->notes, "PRK-K017")->text.str() == "no activity produces the document \"other\"");
}

TEST_CASE("a file of a later format is refused", "[workflow][PRK-K018]") {
  CHECK(find(mistakes("prikaz: 2\n" + roadmap().substr(10)), "PRK-K018")->place.line == 1);
}

TEST_CASE("misspelt acts are found", "[workflow][PRK-K020][PRK-K021][PRK-K022]") {
  Diagnostics notes;
  const auto acts = load_acts(R"(prikaz: 1
acts:
  perm: {kind: приказ, issuer: министерства, date: 202-07-04, number: 26-01, title: О положении}
  a: {kind: распоряжение, issuer: Министерства, date: 2019-12-25, number: Р-145, title: О модели}
  b: {kind: постановление, issuer: Министерства, date: 2019-12-24, number: Р-145, title: О модели}
  c: {kind: распоряжение, issuer: Правительства, date: 2019-12-31, number: "3273", title: О принципах}
)",
                              "acts.yaml", &notes);
  REQUIRE(acts);
  CHECK(acts->size() == 4);
  CHECK(find(notes, "PRK-K020")->place.line == 3);
  CHECK(find(notes, "PRK-K021")->place.line == 5);
  CHECK(find(notes, "PRK-K022")->place.line == 6);
}

TEST_CASE("the nearest word is offered only when it is near", "[workflow]") {
  CHECK(nearest("responsibl", {"title", "responsible"}) == "responsible");
  CHECK(nearest("xyz", {"title", "responsible"}).empty());
}

TEST_CASE("who takes part is data: a field for each role", "[workflow]") {
  std::string text = roadmap();
  text.replace(text.find("roles: {mentor"), 5, "role_");
  const auto all = mistakes(text);
  REQUIRE(find(all, "PRK-K001"));
  REQUIRE(find(all, "PRK-K003"));
  CHECK(find(all, "PRK-K003")->place.line == 5);
}

TEST_CASE("gates and events of the catalogues are named by id", "[workflow][load][PRK-K024]") {
  const std::string more = R"(events: [council]
documents:
  order: {title: Приказ, template: orders/a.docx}
  protocol: {title: Протокол, template: orders/b.docx, scope: event, event: council}
gates: {order: head}
)";
  const auto good = read(roadmap("", more));
  REQUIRE(good);
  REQUIRE(good->roadmap.document("order")->requires_.size() == 1);
  CHECK(good->roadmap.document("order")->requires_[0].ref == "L-22");
  CHECK(good->roadmap.event("council")->title == "Педсовет");

  const std::string wrong = R"(events: [counsil]
documents:
  order: {title: Приказ, template: orders/a.docx}
  protocol: {title: Протокол, template: orders/b.docx, scope: event, event: council}
  paper: {title: Лист, template: orders/b.docx, scope: event}
gates: {order: [haed], ordr: head}
)";
  const Diagnostics found = mistakes(roadmap("", wrong));
  REQUIRE(find(found, "PRK-K024"));
  CHECK(find(found, "PRK-K024")->hint.str() == "did you mean \"council\"?");
  CHECK(find(found, "PRK-K024")->place.line > 0);
  CHECK(find(found, "PRK-K002"));  // a paper of an event must say of which
  std::size_t unknown = 0;
  for (const Diagnostic& d : found) unknown += d.id == "PRK-K024" || d.id == "PRK-K006";
  CHECK(unknown == 4);  // counsil, council, haed, ordr: all at once
}

TEST_CASE("a paper that cites an act not in force when it is due is noticed", "[workflow][PRK-K027]") {
  const auto notes = [](const std::string& acts, const std::string& due) {
    std::string yaml = roadmap("\n  - {id: one, title: А, activities: [{id: a, title: П, due: " + due +
                                   ", responsible: [head], produces: [order]}]}\n",
                               "documents:\n  order: {title: Приказ, template: orders/a.docx, acts: " + acts + "}\n");
    yaml.replace(yaml.find("acts: [r-145]"), 13, "acts: [r-145, late, gone]");
    return mistakes(yaml);
  };
  const Diagnostics early = notes("[r-145, late]", "2020-09");
  REQUIRE(find(early, "PRK-K027"));
  CHECK(find(early, "PRK-K027")->text.str() ==
        "\"Приказ\" is due by 2020-09-30 and cites what is in force only since 2020-10-24: приказ № 609");
  CHECK_FALSE(find(notes("[r-145, late]", "2020-10"), "PRK-K027"));
  CHECK(find(notes("[gone]", "2020-09"), "PRK-K027"));
}
