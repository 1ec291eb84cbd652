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
