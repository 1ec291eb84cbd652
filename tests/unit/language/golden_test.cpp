// Tables of right forms in tests/golden/language: names, positions and institutions as papers of schools have them.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "language/inflect.hpp"
#include "language/organisation.hpp"
#include "language/person.hpp"
#include "language/position.hpp"

using namespace prikaz;
using namespace prikaz::language;

namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

Gender gender_of(const std::string& letter) {
  return letter == "m" ? Gender::masculine : letter == "f" ? Gender::feminine : Gender::unknown;
}

/// Heads of the columns from the third on are cases. Returns how many forms were compared.
template <class Decline>
int compare(const char* table, const Decline& decline) {
  std::ifstream in(std::string(PRIKAZ_SOURCE_DIR) + "/tests/golden/language/" + table);
  REQUIRE(in);
  std::vector<std::string> head;
  int compared = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const auto cells = columns(line);
    if (head.empty()) {
      head = cells;
      continue;
    }
    REQUIRE(cells.size() == head.size());
    for (std::size_t i = 2; i < cells.size(); ++i) {
      Case c{};
      REQUIRE(parse_case(head[i], c));
      CAPTURE(cells[0], head[i]);
      CHECK(decline(cells[0], gender_of(cells[1]), c) == cells[i]);
      ++compared;
    }
  }
  return compared;
}

}  // namespace

TEST_CASE("the table of positions") {
  CHECK(compare("positions.tsv", [](const std::string& t, Gender, Case c) { return position(t, c).text; }) > 800);
}

TEST_CASE("the table of organisations") {
  CHECK(compare("organisations.tsv", [](const std::string& t, Gender, Case c) { return organisation(t, c).text; }) >
        450);
}

TEST_CASE("the tables of names") {
  const auto family = [](const std::string& t, Gender g, Case c) { return surname(t, g, c).text; };
  CHECK(compare("surnames.tsv", family) > 900);
  CHECK(compare("surnames-women.tsv", family) > 150);
  const auto first = [](const std::string& t, Gender g, Case c) { return first_name(t, g, c).text; };
  CHECK(compare("first-names.tsv", first) > 350);
}
