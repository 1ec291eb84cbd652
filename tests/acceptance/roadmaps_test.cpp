// What roadmaps declare: acts, roles, indicators (roadmaps.yaml); deadlines of every kind; inheritance and its check.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "acceptance/workspace.hpp"
#include "app/io/real_disk.hpp"
#include "app/workspace/workspace.hpp"
#include "kit/files.hpp"
#include "papers/russian.hpp"
#include "template/expression.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;
using workflow::Deadline;
using workflow::Shift;

namespace {

app::Workspace& opened(const std::string& name) {
  static std::map<std::string, std::unique_ptr<app::Workspace>> all;
  static app::RealDisk disk;
  if (!all.count(name)) {
    auto w = app::Workspace::open(disk, made(name).file(""), app::data_folder());
    if (!w) throw std::runtime_error(to_string(w.error()[0]));
    all[name] = std::move(*w);
  }
  return *all[name];
}

std::string printed(const workflow::Act& a) {
  std::string out = a.kind + " " + a.issuer + " ";
  if (a.date.valid()) {
    const std::string iso = a.date.iso();
    out += iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
  }
  return plain(out + " № " + a.number + " «" + a.title + "» " + a.edition);
}

bool has_all(const std::string& text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const auto& w) { return text.find(w) != text.npos; });
}

void check_indicator(const workflow::Roadmap& roadmap, const yaml::Node& row) {
  const auto it = std::find_if(roadmap.indicators.begin(), roadmap.indicators.end(),
                               [&](const auto& i) { return has_all(i.title, texts_of(row, "has")); });
  CHECK(it != roadmap.indicators.end());
  if (it == roadmap.indicators.end()) return;
  CHECK(it->unit == text_of(row, "unit"));
  CHECK(it->bound == workflow::Indicator::Bound::at_least);
  std::map<int, double> targets;
  for (const auto& [year, value] : row.find("targets")->pairs)
    targets[std::stoi(year.scalar)] = std::stod(value.scalar);
  CHECK(it->targets == targets);
}

/// The role's expression gives the person who holds the office in the registry.
void check_role(app::Workspace& w, const yaml::Node& row) {
  const auto& roles = w.roadmap().roles;
  const auto it =
      std::find_if(roles.begin(), roles.end(), [&](const auto& r) { return r.title == text_of(row, "title"); });
  CHECK(it != roles.end());
  if (it == roles.end() || !row.find("person")) return;
  const auto world = w.world({2022, 11, 16});
  REQUIRE(world);
  Dict names;
  names["organisation"] = world->organisations.at(0);
  names["centre"] = world->centre;
  const auto expression = tpl::compile_expression(it->person, w.environment(), {});
  REQUIRE(expression);
  const auto person = expression->evaluate(Value(names));
  REQUIRE(person);
  const std::string of = text_of(row, "person");
  const Value expected = of == "centre" ? world->centre.get("head") : world->organisations.at(0).get(of);
  CHECK(person->text() == expected.text());
  CHECK_FALSE(person->text().empty());
}

std::vector<std::string> effective_days(const Deadline& d, const workflow::Calendar& calendar) {
  std::vector<std::string> out;
  for (const Date day : d.dates) out.push_back(workflow::effective(d, day, calendar, 5).iso());
  return out;
}

/// A workspace whose roadmap is `text`, beside copies of nothing: paths lead to the shipped folders.
Answer checked(const Workspace& w, const std::string& text) {
  kit::spit(w.file("own.yaml"), text);
  return w.run({"check", w.file("own.yaml")});
}

}  // namespace

TEST_CASE("roadmaps rest on the acts, hold the indicators and lead roles to people as their sources do") {
  for (const yaml::Node& source : table_file("roadmaps.yaml").items) {
    app::Workspace& w = opened(text_of(source, "roadmap"));
    const workflow::Roadmap& roadmap = w.roadmap();
    const auto each = [&](const char* list, auto check) {
      if (!source.find(list)) return;
      for (const yaml::Node& row : source.find(list)->items) {
        INFO("line " << row.line << " " << text_of(row, "item") << " " << text_of(row, "title"));
        check(row);
      }
    };
    each("acts", [&](const yaml::Node& row) {
      CHECK(std::any_of(roadmap.acts.begin(), roadmap.acts.end(),
                        [&](const auto& a) { return has_all(printed(a), texts_of(row, "has")); }));
    });
    each("indicators", [&](const yaml::Node& row) { check_indicator(roadmap, row); });
    each("roles", [&](const yaml::Node& row) { check_role(w, row); });
  }
}

TEST_CASE("deadlines: a weekend moves by the policy that is set, dates of 2022 and 2027") {
  const workflow::Calendar& calendar = opened("volgograd").calendar();
  // T-12: both deadlines of a source fall on a weekend; T-11: earlier, later, or as printed.
  CHECK(Date{2022, 4, 30}.weekday() == 6);
  CHECK(Date{2022, 5, 15}.weekday() == 7);
  CHECK(calendar.shifted({2022, 4, 30}, Shift::previous).iso() == "2022-04-29");
  CHECK(calendar.shifted({2022, 4, 30}, Shift::next).iso() == "2022-05-04");  // May Day and its moves lie between
  CHECK(calendar.shifted({2022, 4, 30}, Shift::keep).iso() == "2022-04-30");
  CHECK(calendar.shifted({2022, 5, 15}, Shift::previous).iso() == "2022-05-13");
  CHECK(calendar.shifted({2022, 5, 15}, Shift::next).iso() == "2022-05-16");
  CHECK(calendar.shifted({2022, 6, 25}, Shift::previous).iso() == "2022-06-24");
  for (const Date saturday : {Date{2027, 9, 25}, Date{2027, 12, 25}}) {
    CHECK(saturday.weekday() == 6);
    CHECK_FALSE(calendar.working(saturday));
  }
  for (const Date day : {Date{2026, 3, 25}, Date{2026, 6, 25}, Date{2026, 9, 25}, Date{2026, 12, 25}})
    CHECK(calendar.working(day));
  // B-18: nine calendar days, seven of them working, lie between the order and the deadline.
  CHECK(Date{2022, 11, 18}.days() - Date{2022, 11, 9}.days() == 9);
  CHECK(calendar.plus_working_days({2022, 11, 9}, 7).iso() == "2022-11-18");
}

TEST_CASE("deadlines of every kind of the sources, resolved") {
  const auto find = [](const std::string& workspace, const std::string& ref) -> const Deadline& {
    for (const workflow::Stage& s : opened(workspace).roadmap().stages)
      for (const workflow::Activity& a : s.activities)
        if (a.ref == ref) return a.due;
    throw std::runtime_error("no row " + ref);
  };
  using K = Deadline::Kind;
  struct Row {
    const char *item, *workspace, *ref;
    K kind;
    std::vector<std::string> due;
  };
  for (const Row& row : {Row{"T-1", "berezniki", "B-14", K::day, {"2022-11-18"}},
                         Row{"T-2", "sosnovka", "S-43", K::month, {"2023-12-29"}},
                         Row{"T-3", "megion", "M-50", K::range, {"2020-09-30"}},
                         Row{"T-4", "arzgir", "A-7", K::months, {"2022-08-31", "2022-11-30"}},
                         Row{"T-5", "megion", "M-55", K::academic_year, {"2021-05-31"}},
                         Row{"T-6", "arzgir", "A-15", K::period, {"2023-08-31"}},
                         Row{"T-8", "arzgir", "A-9", K::none, {}}, Row{"T-9", "volgograd", "V-14", K::as_needed, {}}}) {
    INFO(row.item);
    const Deadline& due = find(row.workspace, row.ref);
    CHECK(due.kind == row.kind);
    CHECK(effective_days(due, opened(row.workspace).calendar()) == row.due);
  }
  // T-7: the 25th of the last month of each quarter of the period; the data are due before the quarter ends.
  const workflow::Report* quarterly = opened("megion").roadmap().report("quarterly");
  REQUIRE(quarterly);
  CHECK(effective_days(quarterly->due, opened("megion").calendar()) ==
        std::vector<std::string>{"2020-06-25", "2020-09-25", "2020-12-25", "2021-03-25"});
}

TEST_CASE("a roadmap of months: three academic years, a gap in the second summer, no day in its wording") {
  const workflow::Roadmap& r = opened("sosnovka").roadmap();
  CHECK(r.from.iso() == "2023-10-01");  // S-65
  CHECK(r.to.iso() == "2025-11-30");
  for (const workflow::Stage& s : r.stages)
    for (const workflow::Activity& a : s.activities) {
      INFO(a.ref);
      // S-64: months or ranges of months, printed without a day.
      CHECK((a.due.kind == Deadline::Kind::month || a.due.kind == Deadline::Kind::range));
      CHECK(a.due.printed.find_first_of("0123456789") == a.due.printed.find("202"));
      for (const Date d : a.due.dates) CHECK((d.iso() < "2024-04" || d.iso() > "2024-09"));
    }
}

TEST_CASE("a stage that runs beside all others is no successor of the last") {
  const auto& stages = opened("berezniki").roadmap().stages;
  CHECK(stages.back().cross_cutting);  // B-50
  CHECK(std::count_if(stages.begin(), stages.end(), [](const auto& s) { return s.cross_cutting; }) == 1);
}

TEST_CASE("scenario 7: a school's roadmap is held against the district's: what is missing is named") {
  const Workspace& w = made("berezniki");
  const std::string head =
      "prikaz: 1\nroadmap: school\ntitle: Дорожная карта школы\nlevel: organisation\n"
      "year: {from: 2022-11-09, to: 2023-08-31}\nextends: " PRIKAZ_SOURCE_DIR
      "/workflows/berezniki-2022.yaml\nmodel: " PRIKAZ_SOURCE_DIR
      "/workflows/models/mentoring.yaml\n"
      "participants: {of: pairs, until: end, roles: {mentor: mentor, mentee: mentees}}\n";
  for (const char* file : {"berezniki-2022.yaml", "acts.yaml", "events.yaml", "gates.yaml"})
    std::filesystem::copy_file(std::string(PRIKAZ_SOURCE_DIR "/workflows/") + file, w.file(file),
                               std::filesystem::copy_options::overwrite_existing);
  std::filesystem::copy(PRIKAZ_SOURCE_DIR "/workflows/texts", w.file("texts"),
                        std::filesystem::copy_options::overwrite_existing | std::filesystem::copy_options::recursive);
  std::string own = head;
  own.replace(own.find("extends: ") + 9, own.find("\nmodel: ") - own.find("extends: ") - 9, "berezniki-2022.yaml");
  const Answer a = checked(w, own + R"(stages:
  - id: mentees
    title: Формирование банка наставляемых
    activities:
      - {id: bank, title: Банк наставляемых, due: 2022-12, responsible: [heads]}
)");
  CAPTURE(a.err);
  CHECK(a.says("PRK-K025"));
  // The district's activities that the school left out, by name; the one it kept is not among them.
  CHECK(a.says("Отбор и обучение"));
  CHECK(a.says("Информационная поддержка"));
  CHECK_FALSE(a.says("«Формирование банка наставляемых»"));
}

TEST_CASE("one engine carries a model of teachers alone and a model of students and teachers") {
  // Different consents, registries in use, stages and indicators come from the roadmaps alone.
  const workflow::Roadmap &teachers = opened("berezniki").roadmap(), &all = opened("megion").roadmap();
  CHECK_FALSE(teachers.document("consent-parent-mentee"));
  CHECK(teachers.document("consent-mentee"));
  CHECK(all.document("consent-parent-mentee"));
  CHECK(teachers.participation.of == all.participation.of);
}
