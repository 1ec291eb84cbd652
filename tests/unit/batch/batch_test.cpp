#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "batch/manifest.hpp"
#include "batch/run.hpp"

using namespace prikaz;

TEST_CASE("every job runs once, whatever the number of threads", "[batch]") {
  for (const unsigned threads : {1u, 2u, 4u}) {
    std::vector<std::atomic<int>> seen(100);
    std::atomic<bool> bad_worker = false;
    batch::run(seen.size(), threads, [&](std::size_t job, std::size_t worker) {
      ++seen[job];
      if (worker >= threads) bad_worker = true;
    });
    for (const auto& n : seen) CHECK(n == 1);
    CHECK_FALSE(bad_worker);
  }
}

TEST_CASE("a broken environment inside a job comes out of the run", "[batch]") {
  CHECK_THROWS_AS(batch::run(10, 2,
                             [](std::size_t job, std::size_t) {
                               if (job == 5) throw std::runtime_error("disk");
                             }),
                  std::runtime_error);
}

TEST_CASE("shards share the organisations without loss or doubling", "[batch]") {
  for (int i = 0; i < 200; ++i) {
    int homes = 0;
    for (unsigned s = 0; s < 7; ++s) homes += batch::in_shard("school-" + std::to_string(i), s, 7);
    CHECK(homes == 1);
  }
}

TEST_CASE("a manifest comes back as it was written", "[batch]") {
  batch::Manifest m{"megion-2020", "2020-09-15", {}};
  batch::Entry e;
  e.status = batch::Entry::Status::blocked;
  e.organisation = "sosh-3";
  e.document = "pair-order";
  e.reasons = {"нет согласия"};
  m.entries.push_back(e);
  e.status = batch::Entry::Status::made;
  e.files = {{"a/b.pdf", "00ff", 12}};
  m.entries.push_back(e);
  const auto back = batch::read(batch::write(m), "manifest.json");
  REQUIRE(back);
  CHECK(batch::write(*back) == batch::write(m));
  CHECK(back->count(batch::Entry::Status::blocked) == 1);
  CHECK(back->entries[1].files[0].size == 12);
}

TEST_CASE("what is no manifest is refused", "[batch]") {
  const auto bad = batch::read("{}", "manifest.json");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-B001");
}

TEST_CASE("shards join into one manifest; a missing or doubled school is found", "[batch]") {
  const auto part = [](std::vector<std::string> codes, const std::string& today = "2020-09-14") {
    batch::Manifest m{"r", today, {}};
    for (const std::string& code : codes) {
      batch::Entry e;
      e.organisation = code;
      e.document = "order";
      e.date = today;
      m.entries.push_back(e);
    }
    return m;
  };
  const std::vector<std::string> all{"s1", "s2", "s3"}, names{"a.json", "b.json"};
  const auto whole = batch::merge({part({"s3", "d"}), part({"s2", "s1"})}, names, all);
  REQUIRE(whole);
  std::string order;
  for (const batch::Entry& e : whole->entries) order += e.organisation + " ";
  CHECK(order == "d s1 s2 s3 ");
  const auto ids = [&](const Result<batch::Manifest>& r) {
    std::string out;
    if (!r)
      for (const Diagnostic& d : r.error()) out += d.id + " ";
    return out;
  };
  CHECK(ids(batch::merge({part({"s1", "s2"}), part({"s2"}, "2020-09-15")}, names, all)) ==
        "PRK-B004 PRK-B002 PRK-B003 ");
}
