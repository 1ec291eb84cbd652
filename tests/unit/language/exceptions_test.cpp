// Lists are knowledge of the language, not a copy of an evaluation set: a rule decides, a list names what departs from
// it. This test counts the listed words, so that nobody mends a single row by adding it to a list unseen.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

const std::filesystem::path room = std::filesystem::path(PRIKAZ_SOURCE_DIR) / "engine" / "language";

/// Every PRIKAZ_WORD_SET of the room: file name → list → words.
std::map<std::string, std::map<std::string, std::multiset<std::string>>> lists() {
  std::map<std::string, std::map<std::string, std::multiset<std::string>>> all;
  for (const auto& entry : std::filesystem::directory_iterator(room)) {
    std::ifstream in(entry.path());
    std::stringstream buffer;
    buffer << in.rdbuf();
    const std::string text = buffer.str();
    const std::string marker = "PRIKAZ_WORD_SET(";
    for (std::size_t at = text.find(marker); at != std::string::npos; at = text.find(marker, at + 1)) {
      if (text.compare(at + marker.size(), 5, "name,") == 0 || text.compare(at - 4, 4, "ist:") == 0) continue;
      const std::size_t comma = text.find(',', at);
      const std::size_t end = text.find(");", comma);
      std::string name = text.substr(at + marker.size(), comma - at - marker.size());
      name.erase(0, name.find_first_not_of(" \n"));
      auto& words = all[entry.path().filename().string()][name];
      std::string inside;
      bool quoted = false;
      for (std::size_t i = comma; i < end; ++i) {
        if (text[i] == '"') {
          quoted = !quoted;
        } else if (quoted) {
          inside += text[i];
        }
      }
      std::stringstream split(inside);
      for (std::string word; split >> word;) words.insert(word);
    }
  }
  return all;
}

std::size_t count(const std::string& file) {
  std::size_t n = 0;
  const auto all = lists();
  const auto found = all.find(file);
  REQUIRE(found != all.end());
  for (const auto& [name, words] : found->second) n += words.size();
  return n;
}

}  // namespace

TEST_CASE("the rules of names need few exceptions") {
  CHECK(count("surname.cpp") <= 130);
  CHECK(count("first_name.cpp") <= 40);
  CHECK(count("patronymic.cpp") <= 20);
  CHECK(count("gender.cpp") <= 200);
}

TEST_CASE("the knowledge of nouns stays a dictionary of classes") {
  CHECK(count("animacy.cpp") <= 3200);
  CHECK(count("noun_lexicon.hpp") <= 1300);
  CHECK(count("noun_plural.cpp") <= 300);
  CHECK(count("noun.cpp") <= 100);
  CHECK(count("adjective.cpp") <= 120);
}

TEST_CASE("whole words as suffix rules of surnames are exceptions too") {
  std::ifstream in(room / "surname.cpp");
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str();
  const std::regex whole_word("\\{\"\\^[^\"VCHG]+\"");
  const auto n = std::distance(std::sregex_iterator(text.begin(), text.end(), whole_word), std::sregex_iterator());
  CHECK(n <= 180);
}

TEST_CASE("a list holds a word once, in lower case and with е for ё") {
  for (const auto& [file, sets] : lists()) {
    for (const auto& [name, words] : sets) {
      for (const std::string& word : words) {
        INFO(file << " " << name << " " << word);
        CHECK(words.count(word) == 1);
        CHECK(word.find("ё") == std::string::npos);
      }
    }
  }
}
