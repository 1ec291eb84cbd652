#include "registry/snapshot.hpp"

#include "unit/registry/kit.hpp"

using namespace prikaz;
using namespace prikaz::registry;

namespace {
std::unique_ptr<Store> store() {
  auto made = *open_sqlite(":memory:", kit::schema());
  REQUIRE(made->apply(kit::district()));
  return made;
}
}  // namespace

TEST_CASE("records answer to ids and to Cyrillic aliases, and lead to records", "[snapshot]") {
  const auto s = *Snapshot::load(*store());
  const Value pair = Snapshot::value(*s->find(2, "g1"));
  CHECK(pair.get("mentor").text() == "Кузнецова Анна Ильинична");
  CHECK(pair.get("наставник").get("школа").get("название").text() == "Школа № 1");
  CHECK(pair.get("mentees").list().size() == 2);
  CHECK(pair.get("наставляемые").list()[1].get("name").get("surname").text() == "Мамедов");
  CHECK(pair.get("mentor").as<Record>()->type() == "record");
  CHECK(pair.get("mentor").get("position").object().type() == "position");
  CHECK(pair.get("mentor").get("school").get("name").object().type() == "organisation");
  CHECK(pair.get("mentor").get("snils").is_none());
  CHECK(pair.get("mentor").get("ready").boolean());
  CHECK(pair.get("mentorr").is_undefined());
  CHECK(pair.object().fields() == std::vector<std::string>{"code", "mentor", "mentees"});
}

TEST_CASE("a choice prints its title and is compared by its id", "[snapshot]") {
  const auto s = *Snapshot::load(*store());
  const Value kind = Snapshot::value(*s->find(0, "s1")).get("kind");
  CHECK(kind.text() == "школа");
  CHECK(kind.get("id").text() == "school");
}

TEST_CASE("records offer what points to them", "[snapshot]") {
  const auto s = *Snapshot::load(*store());
  const Value school = Snapshot::value(*s->find(0, "s1"));
  CHECK(school.get("люди").list().size() == 2);
  CHECK(school.get("persons") == school.get("люди"));
  const Value kim = Snapshot::value(*s->find(1, "p2"));
  CHECK(kim.get("pairs_as_mentees").list()[0].get("code").text() == "g1");
  CHECK(kim.get("пары_как_наставник").list().empty());
  CHECK(s->names().find("школы")->list().size() == 2);
}

TEST_CASE("one school's part holds what belongs to it and what that points to", "[snapshot]") {
  const auto made = store();
  const auto s = *Snapshot::load(*made, 0, "s1");
  CHECK(s->find(1, "p2"));
  CHECK(s->find(1, "p3"));  // a mentee from the other school…
  CHECK(s->find(0, "s2"));  // … and her school
  CHECK(s->notes().empty());
  const auto other = *Snapshot::load(*made, 0, "s2");
  CHECK_FALSE(other->find(1, "p1"));
  CHECK(other->all(2)->empty());
  const auto nobody = Snapshot::load(*made, 0, "s9");
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error()[0].id == "PRK-R061");
}

TEST_CASE("a ref that leads nowhere reads as none and is noted", "[snapshot]") {
  const auto made = store();
  Changes c;
  c.entities.resize(3);
  c.entities[1].remove = {"p3"};
  REQUIRE(made->apply(c));
  const auto s = *Snapshot::load(*made);
  CHECK(Snapshot::value(*s->find(0, "s2")).get("head").is_none());
  CHECK(Snapshot::value(*s->find(2, "g1")).get("mentees").list().size() == 1);
  REQUIRE(s->notes().size() == 2);
  CHECK(s->notes()[0].id == "PRK-R060");
  CHECK(s->notes()[0].place.detail == "school s2, head");
}

namespace {
/// A school whose director changes in the middle of a year; two people of one name.
std::unique_ptr<Store> changing() {
  const char* const yaml = R"(prikaz: 1
model: m
title: М
entities:
  school:
    title: Школы
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      head: {type: ref, to: person, title: Директор, history: {of: terms, where: {office: head}, take: person}}
      acting: {type: flag, title: И. о., history: {of: terms, where: {office: head}, take: acting}}
  person:
    title: Люди
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      name: {type: person-name, title: ФИО, required: true}
  term:
    title: Сроки
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      school: {type: ref, to: school, title: Школа}
      office: {type: choice, title: Кем, choices: {head: директор, other: другой}}
      person: {type: ref, to: person, title: Кто}
      acting: {type: flag, title: И. о.}
      from: {type: date, title: С}
      to: {type: date, title: По}
)";
  auto made = *open_sqlite(":memory:", *load_schema(yaml, "m.yaml"));
  const Value name = kit::person("Ким", "Анна", "Львовна", Gender::feminine);
  Changes changes;
  changes.entities.resize(3);
  changes.entities[0].put = {{"s1", "p1", Value()}, {"s2", "p1", Value()}};
  changes.entities[1].put = {{"p1", name}, {"p2", name}};
  changes.entities[2].put = {{"t1", "s1", "head", "p1", false, Date{2020, 1, 1}, Date{2020, 6, 30}},
                             {"t2", "s1", "head", "p2", true, Date{2020, 7, 10}, Value()},
                             {"t3", "s1", "other", "p1", false, Date{2020, 1, 1}, Value()}};
  REQUIRE(made->apply(changes));
  return made;
}
}  // namespace

TEST_CASE("a field with a history holds who it was on the day", "[snapshot]") {
  const auto made = changing();
  const auto head = [&](const char* code, Date day) {
    const auto s = *Snapshot::load(*made, day);
    const Value school = Snapshot::value(*s->find(0, code));
    const Value person = school.get("head");
    return (person.is_none() ? "-" : person.get("code").text()) + (school.get("acting").truthy() ? " acting" : "");
  };
  CHECK(head("s1", {2020, 6, 30}) == "p1");
  CHECK(head("s1", {2020, 7, 1}) == "-");  // between two directors there is none
  CHECK(head("s1", {2020, 7, 10}) == "p2 acting");
  CHECK(head("s2", {2020, 7, 10}) == "p1");  // without records the column stands
}

TEST_CASE("of readings the last one by the day holds; before the first one the column stands", "[snapshot]") {
  const auto schema = load_schema(R"(prikaz: 1
model: m
title: М
entities:
  school:
    title: Школы
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      pupils: {type: number, title: Учеников, history: {of: counts, where: {what: pupils}, take: value}}
  count:
    title: Численность
    plural: counts
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      school: {type: ref, to: school, title: Школа}
      what: {type: choice, title: Кого, choices: {pupils: учеников, staff: работников}}
      from: {type: date, title: На дату}
      value: {type: number, title: Число}
)",
                                  "m.yaml");
  REQUIRE(schema);
  auto store = *open_sqlite(":memory:", *schema);
  Changes changes;
  changes.entities.resize(2);
  changes.entities[0].put = {{"s1", 100}};
  changes.entities[1].put = {{"c1", "s1", "pupils", Date{2020, 9, 1}, 110},
                             {"c2", "s1", "pupils", Date{2021, 1, 11}, 120},
                             {"c3", "s1", "staff", Date{2020, 1, 1}, 7}};
  REQUIRE(store->apply(changes));
  const auto pupils = [&](Date day) {
    const auto s = *Snapshot::load(*store, day);
    return Snapshot::value(*s->find(0, "s1")).get("pupils").number();
  };
  CHECK(pupils({2020, 8, 31}) == 100);
  CHECK(pupils({2020, 12, 25}) == 110);
  CHECK(pupils({2021, 3, 25}) == 120);
}

TEST_CASE("two people of one name are two people", "[snapshot]") {
  const auto made = changing();
  const auto s = *Snapshot::load(*made), again = *Snapshot::load(*made);
  const Value one = Snapshot::value(*s->find(1, "p1")), other = Snapshot::value(*s->find(1, "p2"));
  CHECK(one.text() == other.text());
  CHECK_FALSE(one == other);
  CHECK(one == Snapshot::value(*again->find(1, "p1")));
}
