#include "workflow/plan.hpp"

#include <catch2/catch.hpp>

#include "kit.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

const std::string documents = R"(documents:
  regulation: {title: Положение, template: orders/r.docx, requires: [{that: organisation.head, say: не указан руководитель}]}
  consent: {title: Согласие, template: orders/c.docx, scope: minor, when: is_mentee}
  contract: {title: Договор, template: orders/d.docx, scope: person, when: "is_mentor and person.role.id == 'external'"}
  sheet: {title: Лист, template: orders/s.docx, scope: pair}
  pairs:
    title: Приказ о парах
    template: orders/p.docx
    after: [regulation]
    requires:
      - each: participants
        when: minor
        that: person.consents | in_force(today) | of_kind('personal-data') | selectattr('representative') | list
        say: "нет согласия законного представителя: {{ person.name }}"
        ref: G-3
      - {each: participants, when: "person.role.id == 'external'", that: contract, say: "нет договора: {{ person.name }}", ref: G-6}
      - {each: pairs, that: item.acquainted, say: не ознакомлены, ref: G-7, warning: true}
)";
const std::string stages = R"(
  - id: one
    title: Подготовка
    activities:
      - {id: a, title: Положение, due: 2020-04, responsible: [head], produces: [regulation, consent, contract]}
      - {id: b, title: Пары, due: 2020-09, printed: "Сентябрь 2020 г", responsible: [head], produces: [pairs, sheet]}
      - {id: c, title: Отчёт, due: 2021-05, responsible: [head]}
)";

/// A school with one mentor and one pupil of 14; `consents` are the pupil's, `contracts` the mentor's.
Value school(const std::string& consents, const std::string& contracts = "[]", const std::string& head = "{}") {
  const std::string pupil = R"({"code": "p2", "name": "Ткач Дарья", "role": {"id": "student"},
    "birth_date": "2006-09-15", "representatives": [{"name": "Ткач Ольга"}], "contracts": [], "consents": )" +
                            consents + "}";
  const std::string mentor = R"({"code": "p1", "name": "Кузнецов Лев", "role": {"id": "external"},
    "birth_date": "1980-01-02", "representatives": [], "consents": [], "contracts": )" +
                             contracts + "}";
  auto v = json::parse(R"({"code": "s1", "short_name": "СОШ 1", "head": )" + head + R"(, "pairs": [{"code": "x1",
    "mentor": )" + mentor + R"(, "mentees": [)" +
                           pupil + R"(], "end": "2021-05-31", "acquainted": null}]})",
                       "school");
  REQUIRE(v);
  return dated(*v);
}

const std::string good_consent = R"([{"kind": {"id": "personal-data"}, "signed": "2020-06-01", "valid_to": null,
  "withdrawn": null, "representative": {"name": "Ткач Ольга"}}])";
const std::string good_contract = R"([{"number": "3", "signed": "2020-06-01", "valid_to": "2021-05-31"}])";
const std::string good_head = R"({"name": "Белова"})";

struct Fixture {
  Roadmap roadmap;
  Calendar calendar;
  std::optional<Planner> planner;
  Diagnostics problems;

  explicit Fixture(const std::string& docs = documents, const std::string& parts = stages) {
    auto loaded = read(workflow::testing::roadmap(parts, docs));
    REQUIRE(loaded);
    roadmap = std::move(loaded->roadmap);
    auto made = Planner::make(roadmap, calendar, tpl::Environment::standard());
    REQUIRE(made);
    planner.emplace(std::move(*made));
  }
  std::vector<Task> plan(const Value& organisation, Date today = {2020, 9, 14}, const State& state = {}) {
    World world;
    world.today = today;
    world.organisations = {organisation};
    return planner->tasks(world, state, &problems);
  }
};

const Task* task(const std::vector<Task>& all, const std::string& document, const std::string& item = "") {
  for (const Task& t : all)
    if (t.document->id == document && t.item == item) return &t;
  return nullptr;
}

}  // namespace

TEST_CASE("papers stand per scope: organisation, pair, minor, person", "[workflow][plan]") {
  Fixture f;
  const auto tasks = f.plan(school(good_consent, good_contract, good_head));
  CHECK(f.problems.empty());
  REQUIRE(tasks.size() == 5);
  REQUIRE(task(tasks, "consent", "p2"));
  CHECK(task(tasks, "consent", "p2")->title == "СОШ 1, Ткач Дарья");
  CHECK(task(tasks, "consent", "p2")->context.find("age")->integer() == 13);
  CHECK(task(tasks, "contract", "p1")->context.find("contract")->get("number").text() == "3");
  CHECK(task(tasks, "sheet", "x1"));
  CHECK(task(tasks, "regulation")->status == TaskStatus::overdue);
  CHECK(task(tasks, "regulation")->due == Date{2020, 4, 30});
  CHECK(task(tasks, "pairs")->status == TaskStatus::due);
  CHECK(task(tasks, "pairs")->due == Date{2020, 9, 30});
}

TEST_CASE("a missing consent of a parent blocks the pair order and names the child", "[workflow][plan]") {
  Fixture f;
  const auto tasks = f.plan(school("[]", good_contract, good_head));
  const Task* t = task(tasks, "pairs");
  REQUIRE(t);
  CHECK(t->status == TaskStatus::blocked);
  REQUIRE(t->refusals.size() == 2);
  CHECK(t->refusals[0].ref == "G-3");
  CHECK(t->refusals[0].text.str() == "нет согласия законного представителя: Ткач Дарья");
  CHECK(t->refusals[1].warning);
}

TEST_CASE("a consent counts only while it is in force", "[workflow][plan]") {
  Fixture f;
  const auto refused = [&](const std::string& fields, Date today) {
    const std::string consent = R"([{"kind": {"id": "personal-data"}, "representative": {}, )" + fields + "}]";
    return task(f.plan(school(consent, good_contract, good_head), today), "pairs")->blocked();
  };
  const Date day{2020, 9, 14};
  // An empty mapping is false in the language, so the representative needs a name to count.
  CHECK(refused(R"("signed": "2020-09-01", "valid_to": null, "withdrawn": null)", day));
  const auto dated_refused = [&](const std::string& fields) {
    const std::string consent =
        R"([{"kind": {"id": "personal-data"}, "representative": {"name": "Ткач Ольга"}, )" + fields + "}]";
    return task(f.plan(school(consent, good_contract, good_head), day), "pairs")->blocked();
  };
  CHECK_FALSE(dated_refused(R"("signed": "2020-09-14", "valid_to": "2020-09-14", "withdrawn": null)"));
  CHECK(dated_refused(R"("signed": "2020-09-15", "valid_to": null, "withdrawn": null)"));
  CHECK(dated_refused(R"("signed": "2020-09-01", "valid_to": "2020-09-13", "withdrawn": null)"));
  CHECK(dated_refused(R"("signed": "2020-09-01", "valid_to": null, "withdrawn": "2020-09-14")"));
}

TEST_CASE("whoever turns eighteen signs for himself", "[workflow][plan]") {
  Fixture f;
  const Value pupil = school("[]", good_contract, good_head);
  CHECK(task(f.plan(pupil, {2024, 9, 14}), "consent", "p2"));
  CHECK_FALSE(task(f.plan(pupil, {2024, 9, 15}), "consent", "p2"));
}

TEST_CASE("an external mentor needs a contract in force", "[workflow][plan]") {
  Fixture f;
  const auto tasks = f.plan(school(good_consent, "[]", good_head));
  REQUIRE(task(tasks, "pairs")->blocked());
  CHECK(task(tasks, "pairs")->refusals[0].text.str() == "нет договора: Кузнецов Лев");
}

TEST_CASE("what is refused holds up what comes after it", "[workflow][plan]") {
  Fixture f;
  const auto tasks = f.plan(school(good_consent, good_contract, "null"));
  CHECK(task(tasks, "regulation")->refusals[0].text.str() == "не указан руководитель");
  REQUIRE(task(tasks, "pairs")->blocked());
  CHECK(task(tasks, "pairs")->refusals.back().text.str() == "first the document is needed: Положение");
}

TEST_CASE("a paper waits for those before it to be registered or proved, each person for his own", "[workflow][plan]") {
  const std::string docs = R"y(documents:
  order: {title: Приказ, template: orders/a.docx, journal: orders}
  consent: {title: Согласие, template: orders/c.docx, scope: person, done: "person.consents | in_force(today)"}
  sheet: {title: Лист, template: orders/s.docx}
  contract: {title: Договор, template: orders/d.docx, scope: person, journal: contracts, after: [order, consent, sheet]}
)y";
  Fixture f(
      docs,
      "\n  - {id: one, title: А, activities: [{id: a, title: П, produces: [order, consent, sheet, contract]}]}\n");
  const auto awaits = [](const Task* t) {
    std::vector<std::string> out;
    for (const Awaited& a : t->awaits)
      for (const std::string& item : a.items) out.push_back(a.document->id + " " + item);
    return out;
  };
  const auto tasks = f.plan(school(good_consent));
  CHECK(awaits(task(tasks, "contract", "p2")) ==
        std::vector<std::string>{"order "});  // p2 has signed; a sheet has no proof
  CHECK(awaits(task(tasks, "contract", "p1")) == std::vector<std::string>{"order ", "consent p1"});
  CHECK_FALSE(task(tasks, "contract", "p1")->blocked());  // a draft may be made
  const State draft{{Made{"order", "s1", ""}, Standing{{2020, 9, 4}, false, {}}}};
  CHECK(awaits(task(f.plan(school(good_consent), {2020, 9, 14}, draft), "contract", "p2")).size() == 1);
  const State issued{{Made{"order", "s1", ""}, Standing{{2020, 9, 4}, true, "1"}}};
  CHECK(awaits(task(f.plan(school(good_consent), {2020, 9, 14}, issued), "contract", "p2")).empty());
}

TEST_CASE("an issued paper says that the order it rests on was cancelled", "[workflow][plan]") {
  const std::string docs = R"y(documents:
  first: {title: Первый, template: orders/a.docx, journal: orders}
  order: {title: Приказ, template: orders/b.docx, journal: orders, after: [first]}
)y";
  Fixture f(docs, "\n  - {id: one, title: А, activities: [{id: a, title: П, produces: [first, order]}]}\n");
  State state{{Made{"first", "s1", ""}, Standing{{2020, 9, 3}, true, "1"}},
              {Made{"order", "s1", ""}, Standing{{2020, 9, 4}, true, "2"}}};
  CHECK_FALSE(task(f.plan(school("[]"), {2020, 9, 14}, state), "order")->flagged());
  state.erase(state.begin());  // cancelled
  const auto tasks = f.plan(school("[]"), {2020, 9, 14}, state);
  CHECK(task(tasks, "order")->flagged());
  CHECK(task(tasks, "order")->refusals[0].text.str() == "first the document is needed: Первый");
}

TEST_CASE("what is made is a draft, what is early is upcoming", "[workflow][plan]") {
  Fixture f;
  const Value organisation = school(good_consent, good_contract, good_head);
  const State state{{Made{"regulation", "s1", ""}, Standing{{2020, 4, 20}, false, {}}}};
  const auto tasks = f.plan(organisation, {2020, 8, 31}, state);
  CHECK(task(tasks, "regulation")->status == TaskStatus::drafted);
  CHECK(task(tasks, "pairs")->status == TaskStatus::upcoming);
  CHECK(name(TaskStatus::upcoming) == "upcoming");
}

TEST_CASE("what the registry shows as signed is done; a gate that fell later stays visible", "[workflow][plan]") {
  const std::string docs = R"y(documents:
  consent: {title: Согласие, template: orders/c.docx, scope: minor, done: "person.consents | in_force(today)"}
  order: {title: Приказ, template: orders/a.docx, requires: [{each: participants, when: minor, that: "person.consents | in_force(today)", say: "отозвано: {{ person.name }}", ref: G-20}]}
)y";
  Fixture f(docs,
            "\n  - {id: one, title: А, activities: [{id: a, title: П, due: 2020-04, produces: [consent, order]}]}\n");
  const State state{{Made{"order", "s1", ""}, Standing{{2020, 9, 4}, true, "1"}}};
  CHECK(task(f.plan(school(good_consent)), "consent", "p2")->status == TaskStatus::done);
  CHECK(task(f.plan(school("[]")), "consent", "p2")->status == TaskStatus::overdue);
  const auto tasks = f.plan(school("[]"), {2020, 9, 14}, state);
  CHECK(task(tasks, "order")->status == TaskStatus::done);
  REQUIRE(task(tasks, "order")->refusals.size() == 1);
  CHECK(task(tasks, "order")->refusals[0].text.str() == "отозвано: Ткач Дарья");
}

TEST_CASE("a relative deadline counts from the day a document was made", "[workflow][plan]") {
  const std::string docs =
      "documents:\n  order: {title: П, template: orders/a.docx}\n  list: {title: С, template: orders/b.docx}\n";
  const std::string parts =
      "\n  - {id: one, title: А, activities: [{id: a, title: П, due: 2020-09, responsible: [head], produces: [order]},"
      " {id: b, title: С, due: {after: order, days: 7, working: true}, responsible: [head], produces: [list]}]}\n";
  Fixture f(docs, parts);
  const Value organisation = school("[]");
  CHECK_FALSE(task(f.plan(organisation), "list")->due.valid());
  const State state{{Made{"order", "s1", ""}, Standing{{2020, 9, 4}, true, "1"}}};
  CHECK(task(f.plan(organisation, {2020, 9, 14}, state), "list")->due == Date{2020, 9, 15});
}

TEST_CASE("a gate that cannot be evaluated blocks and is reported", "[workflow][plan][PRK-K030]") {
  const std::string docs =
      "documents:\n  order: {title: Приказ, template: orders/a.docx, requires: [{that: organisation.hed, say: нет}]}\n";
  Fixture f(docs, "\n  - {id: one, title: А, activities: [{id: a, title: П, produces: [order]}]}\n");
  const auto tasks = f.plan(school("[]"));
  CHECK(tasks[0].blocked());
  REQUIRE(find(f.problems, "PRK-K030"));
  CHECK(find(f.problems, "PRK-K030")->place.line > 0);
}

TEST_CASE("a paper is not dated before the acts it cites", "[workflow][plan]") {
  Fixture f("documents:\n  order: {title: Приказ, template: orders/a.docx, acts: [r-145]}\n",
            "\n  - {id: one, title: А, activities: [{id: a, title: П, produces: [order]}]}\n");
  CHECK_FALSE(f.plan(school("[]"), {2019, 12, 25})[0].blocked());
  const auto tasks = f.plan(school("[]"), {2019, 12, 24});
  REQUIRE(tasks[0].blocked());
  CHECK(tasks[0].refusals[0].text.str() == "the act cited is not in force yet: распоряжение № Р-145");
  // An issued paper has the date it was issued on.
  const State early{{Made{"order", "s1", ""}, Standing{{2019, 12, 24}, true, "1"}}};
  CHECK(f.plan(school("[]"), {2020, 9, 14}, early)[0].flagged());
}

TEST_CASE("a planner refuses a gate that is no expression", "[workflow][plan][PRK-K015]") {
  Roadmap r;
  DocumentKind d;
  d.id = "x";
  d.when = "1 +";
  r.documents.push_back(d);
  const Calendar calendar;
  const auto made = Planner::make(r, calendar, tpl::Environment::standard());
  REQUIRE_FALSE(made);
  CHECK(find(made.error(), "PRK-K015"));
}

TEST_CASE("candidates come after participants, each once, with the part they are meant for", "[workflow][plan]") {
  auto v = json::parse(R"({"pairs": [
    {"mentor": {"code": "a", "role": {"id": "staff"}, "birth_date": null}, "mentees": [{"code": "b", "role": {"id": "student"}, "birth_date": null}], "end": "2021-01-31"}],
    "bank": [{"who": {"code": "c", "role": {"id": "student"}, "birth_date": null}, "base": {"id": "asks"}},
             {"who": {"code": "b", "role": {"id": "student"}, "birth_date": null}, "base": {"id": "helps"}},
             {"who": {"code": "d", "role": {"id": "staff"}, "birth_date": null}, "base": {"id": "other"}}]})",
                       "x");
  REQUIRE(v);
  const Participation p{"pairs",
                        "end",
                        {{"mentor", "mentor"}, {"mentee", "mentees"}},
                        {"bank", "who", "base", {{"mentor", "helps"}, {"mentee", "asks"}}}};
  CHECK(participants(dated(*v), p, {2020, 9, 14}).size() == 2);
  const List all = people(dated(*v), p, {2020, 9, 14});
  REQUIRE(all.size() == 3);
  CHECK(all[1].get("is_mentor").truthy());  // b is in a pair, and in the base of those who help
  CHECK(all[1].get("is_mentee").truthy());
  CHECK(all[2].get("person").get("code").text() == "c");
  CHECK(all[2].get("is_mentee").truthy());
  CHECK_FALSE(all[2].get("is_mentor").truthy());
  CHECK(all[2].get("until").is_none());
}

TEST_CASE("a paper of an activity due every quarter stands once for each of its days", "[workflow][plan]") {
  Fixture f(
      "documents:\n  report: {title: Отчёт, template: orders/r.docx}\n",
      "\n  - {id: one, title: А, activities: [{id: a, title: О, due: quarterly 25, responsible: [head], produces: "
      "[report]}]}\n");
  const State drafts{{Made{"report", "s1", "2020-06-25"}, Standing{{2020, 6, 20}, false, {}}}};
  const auto tasks = f.plan(school("[]"), {2020, 9, 14}, drafts);
  REQUIRE(tasks.size() == 4);  // June, September, December, March
  CHECK(task(tasks, "report", "2020-06-25")->status == TaskStatus::drafted);
  CHECK(task(tasks, "report", "2020-09-25")->status == TaskStatus::due);
  CHECK(task(tasks, "report", "2020-09-25")->due == Date{2020, 9, 25});
  CHECK(task(tasks, "report", "2020-09-25")->context.find("period")->get("quarter").integer() == 3);
  CHECK(task(tasks, "report", "2020-12-25")->status == TaskStatus::upcoming);
}

TEST_CASE("one person in two pairs stands once, with both parts and the longer term", "[workflow][plan]") {
  auto v = json::parse(R"({"pairs": [
    {"mentor": {"code": "a", "role": {"id": "staff"}, "birth_date": null}, "mentees": [{"code": "b", "role": {"id": "student"}, "birth_date": null}], "end": "2021-01-31"},
    {"mentor": {"code": "b", "role": {"id": "student"}, "birth_date": null}, "mentees": [], "end": "2021-05-31"}]})",
                       "x");
  REQUIRE(v);
  const List all =
      participants(dated(*v), {"pairs", "end", {{"mentor", "mentor"}, {"mentee", "mentees"}}, {}}, {2020, 9, 14});
  REQUIRE(all.size() == 2);
  CHECK(all[1].get("is_mentor").truthy());
  CHECK(all[1].get("is_mentee").truthy());
  CHECK(all[1].get("until").date() == Date{2021, 5, 31});
  CHECK(all[1].get("minor").truthy());
  CHECK_FALSE(all[0].get("minor").truthy());
}
