// The walk of the list: every item of the requirements is proved by a test that is there, or left out for a reason
// (claims.yaml).
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "acceptance/tables.hpp"
#include "kit/files.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;

/// A-1 … A-20, B-1 … of the counts.
std::set<std::string> items() {
  std::set<std::string> out;
  for (const auto& [letter, count] : table_file("claims.yaml").find("counts")->pairs)
    for (int i = 1; i <= std::stoi(count.scalar); ++i) out.insert(letter.scalar + "-" + std::to_string(i));
  return out;
}

/// Every value under "item" in a table, however deep.
void gather(const yaml::Node& node, std::set<std::string>& out) {
  for (const yaml::Node& n : node.items) gather(n, out);
  for (const auto& [key, value] : node.pairs) {
    if (key.scalar == "item")
      for (const std::string& i : texts_of(node, "item")) out.insert(i);
    gather(value, out);
  }
}

bool test_exists(const std::string& file, const std::string& name) {
  std::string text = kit::slurp(root / "tests" / file);
  text = std::regex_replace(text, std::regex("\"\\s*\n\\s*\""), "");  // names broken over lines
  return text.find("TEST_CASE(\"" + name + "\"") != std::string::npos;
}

struct Claims {
  std::set<std::string> proved;
  std::map<std::string, std::string> left_out;
};

Claims claims() {
  Claims out;
  const yaml::Node& all = table_file("claims.yaml");
  for (const yaml::Node& table : all.find("tables")->items) gather(table_file(text_of(table, "table")), out.proved);
  for (const yaml::Node& test : all.find("tests")->items)
    for (const std::string& item : texts_of(test, "items")) out.proved.insert(item);
  for (const auto& [item, reason] : all.find("left_out")->pairs) out.left_out[item.scalar] = reason.scalar;
  return out;
}

}  // namespace

TEST_CASE("every item of the requirements is claimed by a test or left out for a reason, never both") {
  const Claims c = claims();
  for (const std::string& item : items()) {
    INFO(item);
    CHECK(c.proved.count(item) + c.left_out.count(item) == 1);
  }
  const std::set<std::string> known = items();
  for (const std::string& item : c.proved) {
    INFO(item);
    CHECK(known.count(item));
  }
  for (const auto& [item, reason] : c.left_out) {
    INFO(item);
    CHECK(known.count(item));
    CHECK(reason.size() > 20);
  }
}

TEST_CASE("every test that claims an item exists") {
  const yaml::Node& all = table_file("claims.yaml");
  for (const char* list : {"tables", "tests"})
    for (const yaml::Node& row : all.find(list)->items) {
      INFO("line " << row.line << " " << text_of(row, "test"));
      CHECK(test_exists(text_of(row, "file"), text_of(row, "test")));
    }
  for (const yaml::Node& row : all.find("tables")->items) {
    // The test reads its table.
    const std::string source = kit::slurp(root / "tests" / text_of(row, "file"));
    CHECK(source.find("table_file(\"" + text_of(row, "table") + "\")") != std::string::npos);
  }
}

TEST_CASE("the fifteen scenarios have a test each") {
  std::string all;
  for (const auto& entry : fs::directory_iterator(root / "tests/acceptance"))
    if (entry.path().extension() == ".cpp") all += kit::slurp(entry.path());
  for (int i = 1; i <= 15; ++i) {
    INFO(i);
    const bool by_table = i == 6;  // the rows of the roadmaps
    CHECK((by_table || all.find("TEST_CASE(\"scenario " + std::to_string(i) + ":") != std::string::npos));
  }
}

TEST_CASE("the list of items is the requirements' own") {
  const fs::path list = root / "../shared/reference/acceptance.md";
  if (!fs::exists(list)) {
    WARN("skipped: the requirements do not lie beside the repository");
    return;
  }
  const std::string text = kit::slurp(list);
  const std::regex id("(^|[^A-Za-z0-9])([ABDGIMPQRSTV]-[0-9]+)");
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), id), end; it != end; ++it) found.insert((*it)[2]);
  CHECK(found == items());
}
