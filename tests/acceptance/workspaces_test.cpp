// Every sample workspace from its registry to its papers, without a mistake.
#include <catch2/catch.hpp>
#include <filesystem>

#include "acceptance/workspace.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// All commands of a day's work end well; papers are refused in the organisation `blocked` alone.
void day_of_work(const std::string& name, std::size_t papers, const std::string& blocked,
                 const std::vector<std::string>& reports) {
  const Workspace w(name);
  const Answer check = w.run({"check"});
  CAPTURE(check.err);
  CHECK(check.status == 0);
  CHECK(check.says("Ошибок не найдено"));
  const Answer generate = w.run({"generate", "--format", "docx,pdf"});
  CAPTURE(generate.out, generate.err);
  CHECK(generate.status == 0);
  const batch::Manifest m = w.manifest();
  CHECK(m.count(batch::Entry::Status::failed) == 0);
  CHECK(m.count(batch::Entry::Status::made) >= papers);
  for (const batch::Entry& e : m.entries) {
    INFO(e.organisation << " " << e.document << " " << e.item);
    if (e.status == batch::Entry::Status::blocked) CHECK(e.organisation == blocked);
    if (e.status == batch::Entry::Status::made) {
      CHECK(e.files.size() == 2);
      for (const batch::File& f : e.files) CHECK(std::filesystem::file_size(w.file("out/" + f.path)) == f.size);
    }
  }
  const Answer status = w.run({"--json", "status"});
  CHECK(status.status == 0);
  const auto board = json::parse(status.out, "status");
  REQUIRE(board);
  std::size_t done = 0;
  for (const Value& t : board->get("tasks").list()) {
    done += t.get("status").text() == "done" || t.get("status").text() == "drafted";
    if (t.get("status").text() == "blocked") CHECK(t.get("organisation").text() == blocked);
  }
  CHECK(done >= papers);
  for (const std::string& id : reports) {
    INFO(id);
    const Answer report = w.run({"report", id});
    CAPTURE(report.err);
    CHECK(report.status == 0);
  }
}

}  // namespace

TEST_CASE("Megion: a district, one mentee without a consent", "[workspace][megion]") {
  day_of_work("megion", 200, "s4", {"quarterly"});
}
TEST_CASE("Berezniki: a district of teachers only", "[workspace][berezniki]") { day_of_work("berezniki", 39, "", {}); }
TEST_CASE("Volgograd: forty schools", "[workspace][volgograd]") {
  day_of_work("volgograd", 160, "", {"curators", "counts", "links"});
}
TEST_CASE("Sosnovka: students and teachers of one school", "[workspace][sosnovka]") {
  day_of_work("sosnovka", 18, "", {});
}
TEST_CASE("Arzgir: a centre of supplementary education", "[workspace][arzgir]") { day_of_work("arzgir", 10, "", {}); }
TEST_CASE("A school of 2026", "[workspace][school-2026]") { day_of_work("school-2026", 32, "", {}); }
