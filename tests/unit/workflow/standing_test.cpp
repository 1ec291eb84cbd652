// How things stand on a day: activities, events, indicators.
#include <catch2/catch.hpp>

#include "kit.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

const std::string parts = R"(progress: {of: tasks, activity: activity, day: done, proof: proof}
events:
  council: {title: Педсовет, each: organisation.gatherings, day: item.date, say: "протокол № {{ item.number }}"}
  withdrawal: {title: Отзыв, each: organisation.consents, day: item.withdrawn, say: "{{ item.name }}"}
documents:
  order: {title: Приказ, template: orders/a.docx, journal: orders}
  table: {title: Таблица, template: orders/d.docx}
  protocol: {title: Протокол, template: orders/b.docx, scope: event, event: council}
  act: {title: Акт, template: orders/c.docx, scope: event, event: withdrawal}
indicators:
  coverage: {title: Охват, unit: "%", targets: 70, rows: schools, value: item.covered, of: item.all}
  schools: {title: Школы, unit: ед., targets: {2020: 2, 2021: 3}, rows: schools, value: item.covered > 0}
  late: {title: Просрочено, unit: ед., bound: at-most, targets: 0, rows: schools, value: "'order' not in journals[item.code]"}
  nothing: {title: Без данных, unit: "%", targets: 10}
)";
const std::string stages = R"(
  - id: one
    title: Подготовка
    activities:
      - {id: order, title: Приказ, due: 2020-04, responsible: [head], produces: [order]}
      - {id: council, title: Педсовет, due: 2020-05, responsible: [head], done: organisation.gatherings}
      - {id: sheet, title: Таблица, due: 2020-06-10, responsible: [head], produces: [table]}
      - {id: support, title: Поддержка, due: 2020-09, responsible: [head], when: organisation.unmatched}
      - {id: register, title: Реестр, due: 2020-09, responsible: [centre]}
)";

std::string with_roles(std::string yaml) {
  const std::string plain = "  head: {title: директор}\n";
  yaml.replace(yaml.find(plain), plain.size(),
               "  head: {title: директор, person: organisation.head}\n  centre: {title: центр, level: district}\n");
  return yaml;
}

Value school(const std::string& code, const std::string& rest) {
  auto v = json::parse(R"({"code": ")" + code + R"(", "short_name": "СОШ", "pairs": [], "unmatched": [],
    "head": {"name": "Белова"}, )" +
                           rest + "}",
                       "school");
  REQUIRE(v);
  return dated(*v);
}

struct Fixture {
  Roadmap roadmap;
  Calendar calendar;
  std::optional<Planner> planner;
  World world;
  Diagnostics problems;

  explicit Fixture(Date today) {
    auto loaded = read(with_roles(workflow::testing::roadmap(stages, parts)));
    if (!loaded)
      for (const Diagnostic& d : loaded.error()) UNSCOPED_INFO(to_string(d));
    REQUIRE(loaded);
    roadmap = std::move(loaded->roadmap);
    auto made = Planner::make(roadmap, calendar, tpl::Environment::standard());
    REQUIRE(made);
    planner.emplace(std::move(*made));
    world.today = today;
    world.organisations = {
        school("s1",
               R"("covered": 90, "all": 100, "consents": [{"code": "c1", "name": "Ткач", "withdrawn": "2020-06-01"},
          {"code": "c2", "name": "Белый", "withdrawn": null}], "gatherings": [{"code": "g1", "number": "3", "date": "2020-05-20"}],
          "tasks": [{"activity": "one/sheet", "done": "2020-06-09", "proof": "строка 4"}])"),
        school("s2", R"("covered": 10, "all": 100, "consents": [], "gatherings": [], "tasks": [])")};
  }
  std::vector<ActivityState> activities(std::size_t school_index, const State& state = {}) {
    const Value& s = world.organisations[school_index];
    return planner->activities(world, s, state, planner->organisation_tasks(world, s, state, &problems), &problems);
  }
};

const State registered{{Made{"order", "s1", ""}, Standing{{2020, 4, 20}, true, "7-О"}}};

const ActivityState& activity(const std::vector<ActivityState>& all, const std::string& id) {
  for (const ActivityState& a : all)
    if (a.activity->id == id) return a;
  FAIL("no activity " + id);
  return all.front();
}

}  // namespace

TEST_CASE("an activity is done by its registered paper, by the registry, or by a record that says so", "[workflow]") {
  Fixture f({2020, 6, 15});
  const auto first = f.activities(0, registered);
  CHECK(activity(first, "order").status == TaskStatus::done);
  CHECK(activity(first, "council").status == TaskStatus::done);
  CHECK(activity(first, "sheet").status == TaskStatus::done);
  CHECK(activity(first, "sheet").done == Date{2020, 6, 9});
  CHECK(activity(first, "sheet").proof == "строка 4");
  CHECK(activity(first, "order").people == std::vector<std::string>{"Белова"});
  const auto second = f.activities(1);
  CHECK(activity(second, "order").status == TaskStatus::overdue);
  CHECK(activity(second, "council").status == TaskStatus::overdue);
  CHECK(activity(second, "sheet").due == Date{2020, 6, 10});
  CHECK(activity(second, "sheet").status == TaskStatus::overdue);
  CHECK(f.problems.empty());
}

TEST_CASE("an activity that is not needed is not asked for; one of the centre is asked of the district", "[workflow]") {
  Fixture f({2020, 6, 15});
  for (const ActivityState& a : f.activities(0)) {
    CHECK(a.activity->id != "support");
    CHECK(a.activity->id != "register");
  }
  Dict district;
  district["code"] = "d";
  f.world.district = Value(district);
  const auto own = f.planner->activities(f.world, Value(), {}, {});
  REQUIRE(own.size() == 1);
  CHECK(own[0].activity->id == "register");
  CHECK(own[0].status == TaskStatus::upcoming);
}

TEST_CASE("a draft is not yet done where a journal must register it", "[workflow]") {
  Fixture f({2020, 4, 20});
  const State draft{{Made{"order", "s1", ""}, Standing{{2020, 4, 20}, false, {}}}};
  CHECK(activity(f.activities(0, draft), "order").status == TaskStatus::drafted);
}

TEST_CASE("a paper on disk says nothing of what was done: its activity is done by a record of the registry",
          "[workflow]") {
  Fixture f({2020, 6, 10});
  const State drafts{{Made{"table", "s1", ""}, Standing{{2020, 6, 10}, false, {}}},
                     {Made{"table", "s2", ""}, Standing{{2020, 6, 10}, false, {}}}};
  CHECK(activity(f.activities(0, drafts), "sheet").status == TaskStatus::done);  // recorded on 9 June
  CHECK(activity(f.activities(1, drafts), "sheet").status == TaskStatus::drafted);
  const auto table = [&](std::size_t school, const State& state) {
    for (const Task& t : f.planner->organisation_tasks(f.world, f.world.organisations[school], state, &f.problems))
      if (t.document->id == "table") return t.status;
    return TaskStatus::blocked;
  };
  CHECK(table(0, {}) == TaskStatus::done);
  CHECK(table(1, drafts) == TaskStatus::drafted);
  f.world.today = {2020, 6, 8};
  CHECK(table(0, drafts) == TaskStatus::drafted);  // the record is of tomorrow
  f.world.today = {2020, 6, 11};
  CHECK(activity(f.activities(1, drafts), "sheet").status == TaskStatus::overdue);
}

TEST_CASE("papers of events: one for each record that has its day", "[workflow]") {
  Fixture f({2020, 6, 15});
  std::vector<std::string> items;
  for (const Task& t : f.planner->organisation_tasks(f.world, f.world.organisations[0], {}, &f.problems))
    if (t.document->scope == Scope::event) {
      items.push_back(t.document->id + " " + t.item + " " + std::string(name(t.status)));
      CHECK(t.context.find("event")->get("code").text() == t.item);
      CHECK(t.context.find("event_day")->is(Value::Kind::date));
    }
  CHECK(items == std::vector<std::string>{"protocol g1 due", "act c1 due"});
  CHECK(f.problems.empty());
}

TEST_CASE("what happened by a day is told in the order of days", "[workflow]") {
  Fixture f({2020, 6, 15});
  std::string told;
  for (const Happening& h : f.planner->happenings(f.world, f.world.organisations[0], registered))
    told += h.day.iso() + " " + (h.kind ? h.kind->title : "-") + " " + h.text + "\n";
  CHECK(told == "2020-04-20 - Приказ № 7-О\n2020-05-20 Педсовет протокол № 3\n2020-06-01 Отзыв Ткач\n");
  f.world.today = {2020, 5, 20};
  CHECK(f.planner->happenings(f.world, f.world.organisations[0], registered).size() == 2);
}

TEST_CASE("an indicator is a sum or a share with a target of its year, and keeps its records", "[workflow]") {
  Fixture f({2020, 6, 15});
  const auto all = f.planner->indicators(f.world, f.world.organisations, registered, &f.problems);
  REQUIRE(all.size() == 4);
  CHECK(*all[0].value == 50);
  CHECK(all[0].met == false);
  REQUIRE(all[0].rows.size() == 2);
  CHECK(all[0].rows[0].record.get("code").text() == "s1");
  CHECK(all[0].rows[0].part == 90);
  CHECK(*all[1].value == 2);
  CHECK(*all[1].target == 2);
  CHECK(all[1].met == true);
  CHECK(*all[2].value == 1);  // s2 has no registered order
  CHECK(all[2].met == false);
  CHECK_FALSE(all[3].value);
  CHECK_FALSE(all[3].met);
  f.world.today = {2021, 3, 1};
  CHECK(f.planner->indicators(f.world, f.world.organisations, registered)[1].met == false);
  CHECK(*f.planner->indicators(f.world, {f.world.organisations[0]}, registered)[0].value == 90);
  CHECK(f.problems.empty());
}
