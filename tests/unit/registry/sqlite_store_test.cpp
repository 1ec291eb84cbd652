#include <fstream>

#include "kit/folder.hpp"
#include "registry/store.hpp"
#include "unit/registry/kit.hpp"

using namespace prikaz;
using namespace prikaz::registry;

namespace {
std::string id_of(const Status& s) { return s ? "" : s.error()[0].id; }
}  // namespace

TEST_CASE("rows come back as they were put", "[store]") {
  auto store = open_sqlite(":memory:", kit::schema());
  REQUIRE(store);
  const Changes put = kit::district();
  REQUIRE((*store)->apply(put));
  for (int e = 0; e < 3; ++e) {
    const auto rows = (*store)->rows(e);
    REQUIRE(rows);
    CHECK(*rows == put.entities[static_cast<std::size_t>(e)].put);
  }
  const auto people = *(*store)->rows(1);
  const auto* name = people[2][2].as<Inflectable>();
  REQUIRE(name);
  CHECK(name->whole == "Мамедов Руслан Тимур оглы");
  CHECK(name->patronymic == "Тимур оглы");
  CHECK(name->gender == Gender::masculine);
  const auto* position = people[0][4].as<Inflectable>();
  REQUIRE(position);
  CHECK(position->type() == "position");
  CHECK(position->stored[2] == "учителю физики высшей категории");
  CHECK(position->stored[1].empty());
}

TEST_CASE("rows are read by key and by what they lead to", "[store]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  REQUIRE(store->apply(kit::district()));
  const auto keyed = *store->rows(1, {{"p3", "p1", "нет"}, {}, {}});
  REQUIRE(keyed.size() == 2);
  CHECK(keyed[0][0].string() == "p1");
  const auto pairs_of_school = *store->rows(2, {{}, {1, 1}, "s1"});  // pair.mentor.school
  CHECK(pairs_of_school.size() == 1);
  CHECK(store->rows(2, {{}, {1, 1}, "s2"})->empty());
}

TEST_CASE("a change replaces by key, removes, keeps the order", "[store]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  REQUIRE(store->apply(kit::district()));
  Changes again;
  again.entities.resize(3);
  Row first = kit::district().entities[0].put[0];
  first[4] = 121.5;
  first[2] = Value();
  again.entities[0].put = {first};
  again.entities[1].remove = {"p2"};
  REQUIRE(store->apply(again));
  const auto schools = *store->rows(0);
  CHECK(schools[0][4].real() == 121.5);
  CHECK(schools[0][2].is_none());
  CHECK(schools[1][0].string() == "s2");
  CHECK(store->rows(1)->size() == 2);
}

TEST_CASE("a change is all or nothing", "[store]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  Changes bad = kit::district();
  bad.entities[2].put.push_back(Row{Value(), "p1", {}});  // a row without its key
  CHECK(id_of(store->apply(bad)) == "PRK-R021");
  CHECK(store->rows(0)->empty());
}

TEST_CASE("a file lives on, gains the schema's new columns, and keeps to its model", "[store]") {
  const kit::Folder folder;
  const std::string path = (folder / "registry.db").string();
  const auto full = kit::schema();
  {
    Schema old = *full;
    old.entities[0].fields.pop_back();
    auto store = *open_sqlite(path, std::make_shared<const Schema>(old));
    Changes c;
    c.entities.resize(1);
    c.entities[0].put = {Row{"s1", kit::phrase("Школа", Inflectable::Kind::organisation), {}, {}, 5, {}}};
    REQUIRE(store->apply(c));
  }
  const auto rows = *(*open_sqlite(path, full))->rows(0);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][4] == Value(5));
  CHECK(rows[0][6].is_none());
  Schema other = *full;
  other.id = "other";
  const auto refused = open_sqlite(path, std::make_shared<const Schema>(other));
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].id == "PRK-R022");
}

TEST_CASE("a file that is no registry is refused", "[store]") {
  const kit::Folder folder;
  const std::string path = (folder / "text.db").string();
  std::ofstream(path) << "это не база данных, а письмо, довольно длинное, чтобы его прочли как заголовок базы";
  const auto refused = open_sqlite(path, kit::schema());
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].id == "PRK-R020");
}
