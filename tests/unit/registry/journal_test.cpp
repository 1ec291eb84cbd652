#include "registry/journal.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "kit/folder.hpp"

using namespace prikaz;
using registry::Event;

namespace {

Event order(const char* number, const char* document = "pair-order") {
  Event e;
  e.journal = "orders";
  e.organisation = "school-1";
  e.document = document;
  e.number = number;
  e.date = {2020, 9, 14};
  e.files = {{"приказ.pdf", "", "%PDF bytes"}};
  return e;
}

Event what_happened(Event::Kind kind) {
  Event e = order("");
  e.kind = kind;
  e.files.clear();
  return e;
}

std::string id(const Result<Event>& r) { return r ? "" : r.error()[0].id; }

}  // namespace

TEST_CASE("a registered paper keeps its bytes and its number", "[registry]") {
  auto journal = registry::open_sqlite_journal(":memory:");
  REQUIRE(journal);
  const auto e = (*journal)->append(order("1-О"));
  REQUIRE(e);
  CHECK(e->sequence == 1);
  const auto files = (*journal)->files(1);
  REQUIRE(files);
  CHECK((*files)[0].bytes == "%PDF bytes");
  CHECK(registry::next_number(*(*journal)->events(), "{n}-О", "orders", "school-1", 2020) == "2-О");
  CHECK(registry::next_number(*(*journal)->events(), "{n}-О", "orders", "school-1", 2021) == "1-О");
}

TEST_CASE("one number, one paper; one paper, one number", "[registry]") {
  auto journal = registry::open_sqlite_journal(":memory:");
  REQUIRE((*journal)->append(order("1-О")));
  CHECK(id((*journal)->append(order("1-О", "curator-order"))) == "PRK-R080");
  CHECK(id((*journal)->append(order("2-О"))) == "PRK-R081");
  CHECK(id((*journal)->append([] {
          Event e = what_happened(Event::Kind::signed_);
          e.document = "unknown";
          return e;
        }())) == "PRK-R083");
}

TEST_CASE("a cancelled paper may be issued anew under another number", "[registry]") {
  auto journal = registry::open_sqlite_journal(":memory:");
  REQUIRE((*journal)->append(order("1-О")));
  REQUIRE((*journal)->append(what_happened(Event::Kind::cancelled)));
  CHECK(registry::in_force(*(*journal)->events()).empty());
  REQUIRE((*journal)->append(order("2-О")));
  const auto now = registry::in_force(*(*journal)->events());
  REQUIRE(registry::find(now, "school-1", "pair-order", ""));
  CHECK(registry::find(now, "school-1", "pair-order", "")->registration.number == "2-О");
  CHECK((*journal)->verify()->empty());
}

TEST_CASE("a line changed behind the journal's back is found", "[registry]") {
  const kit::Folder folder;
  const std::string path = (folder / "journal.db").string();
  {
    auto journal = registry::open_sqlite_journal(path);
    REQUIRE(journal);
    REQUIRE((*journal)->append(order("1-О")));
    REQUIRE((*journal)->append(order("2-О", "curator-order")));
    CHECK((*journal)->verify()->empty());
  }
  const auto tampered = [&](const char* sql) {
    SQLite::Database(path, SQLite::OPEN_READWRITE).exec(sql);
    const auto found = (*registry::open_sqlite_journal(path))->verify();
    return found && !found->empty() && (*found)[0].id == "PRK-R082";
  };
  CHECK(tampered("UPDATE prikaz_journal SET date = '2020-09-01' WHERE sequence = 1"));
  CHECK(tampered("DELETE FROM prikaz_journal WHERE sequence = 1"));
  CHECK(tampered("UPDATE prikaz_journal_file SET bytes = 'other' WHERE sequence = 2"));
}
