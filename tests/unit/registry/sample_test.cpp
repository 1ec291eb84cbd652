// The committed sample district: what first-time users see must be right in every row.
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "registry/import.hpp"
#include "registry/snapshot.hpp"
#include "sheet/read.hpp"
#include "unit/registry/kit.hpp"

using namespace prikaz;
using namespace prikaz::registry;

namespace {

Bytes file(const std::string& path) {
  std::ifstream in(PRIKAZ_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<Store> mentoring_store() {
  auto schema = load_schema(file("workflows/models/mentoring.yaml"), "mentoring.yaml");
  REQUIRE(schema);
  return *open_sqlite(":memory:", *schema);
}

std::unique_ptr<Store> sample() {
  auto store = mentoring_store();
  const auto plan = plan_import(*store, *sheet::read(file("samples/megion/registry.xlsx"), "registry.xlsx"));
  REQUIRE(plan);
  CHECK(plan->notes.empty());
  REQUIRE(store->apply(plan->changes));
  return store;
}

const List& list(const Value& v, const char* name) {
  static thread_local std::vector<Value> keep;
  keep.push_back(v.get(name));
  REQUIRE(keep.back().is(Value::Kind::list));
  return keep.back().list();
}

bool minor(const Value& person) { return years_between(person.get("birth_date").date(), {2020, 9, 1}) < 18; }

}  // namespace

TEST_CASE("the sample district has what its papers need", "[sample]") {
  const auto store = sample();
  const auto s = *Snapshot::load(*store);
  CHECK(s->notes().empty());
  const Dict names = s->names();
  CHECK(names.find("persons")->list().size() > 350);
  std::vector<std::string> schools;
  int acting = 0;
  for (const Value& o : names.find("organisations")->list()) {
    CHECK_FALSE(o.get("head").is_none());
    CHECK(o.get("head_acting").truthy() != o.get("head_basis").is_none());
    acting += o.get("head_acting").truthy() ? 1 : 0;
    if (o.get("kind").get("id").text() != "school") continue;
    schools.push_back(o.get("short_name").text());
    CHECK(o.get("curator").get("position").text() == "заместитель директора по учебно-воспитательной работе");
    std::map<std::string, int> roles, forms;
    for (const Value& p : list(o, "persons")) ++roles[p.get("role").get("id").text()];
    CHECK(roles["staff"] >= 15);
    CHECK(roles["student"] == 30);
    for (const Value& p : list(o, "pairs")) ++forms[p.get("form").get("id").text()];
    CHECK(forms.size() == 5);
    CHECK(list(o, "pairs").size() >= 12);
    CHECK_FALSE(list(o, "contracts").empty());
  }
  CHECK(acting == 3);
  CHECK(schools == std::vector<std::string>{"МАОУ \"СОШ №1\"", "МАОУ \"СОШ №2\"", "МАОУ \"СОШ №3\"", "МАОУ \"СОШ №4\"",
                                            "МАОУ №5 \"Гимназия\"", "МБОУ \"СОШ №6\"", "МАОУ \"СОШ №9\""});
}

TEST_CASE("exactly one pair of the sample lacks a parent's consent", "[sample]") {
  const auto store = sample();
  const auto s = *Snapshot::load(*store);
  const auto signed_for = [](const Value& person) {
    std::set<std::string> kinds;
    for (const Value& c : list(person, "consents")) {
      CHECK(c.get("representative").is_none() != minor(person));
      if (minor(person)) CHECK(c.get("representative").get("child") == person);
      kinds.insert(c.get("kind").get("id").text());
    }
    return kinds == std::set<std::string>{"mentoring", "personal-data"};
  };
  std::vector<std::string> lacking;
  for (const Value& pair : s->names().find("pairs")->list()) {
    List members = list(pair, "mentees");
    const std::string form = pair.get("form").get("id").text();
    for (const Value& m : members) {
      CHECK(years_between(m.get("birth_date").date(), pair.get("start").date()) >= 10);
      CHECK_FALSE(m == pair.get("mentor"));
      if (form == "teacher-teacher") CHECK(m.get("experience").number() <= 3);
    }
    if (form == "student-student") CHECK((minor(pair.get("mentor")) && minor(members[0])));
    if (form.starts_with("teacher")) CHECK(pair.get("mentor").get("experience").number() >= 5);
    if (pair.get("mentor").get("role").get("id").text() == "external")
      CHECK_FALSE(list(pair.get("mentor"), "contracts").empty());
    CHECK(pair.get("acquainted").date() < pair.get("start").date());
    members.push_back(pair.get("mentor"));
    for (const Value& m : members)
      if (!signed_for(m))
        lacking.push_back(pair.get("organisation").get("code").text() + " " + m.get("role").get("id").text());
  }
  CHECK(lacking == std::vector<std::string>{"s4 student"});
}

TEST_CASE("one school of the sample is under seventy per cent", "[sample]") {
  const auto store = sample();
  const auto s = *Snapshot::load(*store);
  std::vector<std::string> under;
  for (const Value& o : s->names().find("organisations")->list()) {
    const double all =
        o.get("students_1_4").number() + o.get("students_5_9").number() + o.get("students_10_11").number();
    if (o.get("covered").number() < 0.7 * all) under.push_back(o.get("code").text());
  }
  CHECK(under == std::vector<std::string>{"s4"});
}

TEST_CASE("the broken sample has one mistake, told with its cell and remedy", "[sample]") {
  const auto store = mentoring_store();
  const auto plan =
      plan_import(*store, *sheet::read(file("samples/megion/registry-broken.xlsx"), "registry-broken.xlsx"));
  REQUIRE_FALSE(plan);
  REQUIRE(plan.error().size() == 1);
  CHECK(plan.error()[0].id == "PRK-R039");
  CHECK(plan.error()[0].place.detail.starts_with("Люди!"));
  CHECK(plan.error()[0].text.str() == "«31.02.2009» is not a date: that month has 28 days");
}
