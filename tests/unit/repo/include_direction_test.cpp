// The shape of the tree is a promise: rooms include only rooms below them, each third-party library has one home.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <vector>

#include "kit/files.hpp"

using prikaz::kit::slurp;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;

/// Rooms in the order in which cmake/rooms.cmake declares them.
std::vector<std::string> rooms() {
  const std::string text = slurp(root / "cmake/rooms.cmake");
  const std::regex declaration("\nprikaz_room\\((\\w+)");
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), declaration), end; it != end; ++it) out.push_back((*it)[1]);
  return out;
}

struct Line {
  std::string file;  ///< "engine/docx/program.cpp"
  int number = 0;
  std::string text;
};

/// Every line of C++ below a folder.
std::vector<Line> lines(const char* folder) {
  std::vector<Line> out;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string ext = entry.path().extension().string();
    if (ext != ".cpp" && ext != ".hpp") continue;
    std::istringstream text(slurp(entry.path()));
    int number = 0;
    for (std::string l; std::getline(text, l);)
      out.push_back({fs::relative(entry.path(), root).generic_string(), ++number, l});
  }
  return out;
}

struct Include {
  std::string from, header;
};

std::vector<Include> includes() {
  std::vector<Include> out;
  for (const Line& l : lines("engine")) {
    if (l.text.rfind("#include", 0) != 0) continue;
    const std::size_t open = l.text.find_first_of("<\""), close = l.text.find_last_of(">\"");
    if (close > open && close != std::string::npos) out.push_back({l.file, l.text.substr(open + 1, close - open - 1)});
  }
  return out;
}

std::string first_step(const std::string& path) { return path.substr(0, path.find('/')); }

/// Every PRK-X000 in a text.
std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t i = text.find("PRK-"); i != std::string::npos; i = text.find("PRK-", i + 1)) {
    const std::string id = text.substr(i, 8);
    if (id.size() == 8 && id[4] >= 'A' && id[4] <= 'Z' && id.find_first_not_of("0123456789", 5) == std::string::npos)
      out.push_back(id);
  }
  return out;
}

}  // namespace

TEST_CASE("a room includes only rooms declared before it", "[repo]") {
  const std::vector<std::string> order = rooms();
  REQUIRE(order.size() > 15);
  std::map<std::string, std::size_t> rank;
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (const Include& i : includes()) {
    const std::string room = first_step(i.from.substr(std::string("engine/").size())), other = first_step(i.header);
    REQUIRE(rank.count(room));
    if (i.header.find('/') == std::string::npos || !rank.count(other)) continue;
    INFO(i.from << " includes " << i.header);
    CHECK(rank[other] <= rank[room]);
  }
}

TEST_CASE("each third-party library is touched in one folder only", "[repo]") {
  const std::vector<std::pair<std::string, std::string>> homes{{"fmt/", "engine/core/"},
                                                               {"tl/", "engine/core/"},
                                                               {"openssl/", "engine/core/"},
                                                               {"yaml-cpp/", "engine/value/"},
                                                               {"nlohmann/", "engine/value/"},
                                                               {"zip.h", "engine/opc/"},
                                                               {"pugixml", "engine/ooxml/"},
                                                               {"librsvg", "engine/docx/"},
                                                               {"cairo", "engine/docx/"},
                                                               {"xlsxwriter", "engine/sheet/"},
                                                               {"hb", "engine/font/"},
                                                               {"ft2build", "engine/font/"},
                                                               {"hyphen.h", "engine/font/"},
                                                               {"podofo", "engine/pdf/"},
                                                               {"SQLiteCpp/", "engine/registry/"},
                                                               {"pqxx", "engine/registry/"},
                                                               {"tbb/", "engine/batch/"},
                                                               {"CLI/", "engine/app/"},
                                                               {"httplib", "engine/app/"}};
  for (const Include& i : includes())
    for (const auto& [header, home] : homes)
      if (i.header.rfind(header, 0) == 0) {
        INFO(i.from << " includes " << i.header);
        CHECK(i.from.rfind(home, 0) == 0);
      }
}

TEST_CASE("every diagnostic id is provoked by a test", "[repo]") {
  std::map<std::string, std::string> used;   // id → file
  std::map<std::string, std::string> named;  // id → the constant that holds it, where a room has a list of them
  std::string tests;
  for (const Line& l : lines("tests")) tests += l.text + "\n";
  for (const Line& l : lines("engine")) {
    const std::string code = l.text.substr(0, l.text.find("//"));
    for (const std::string& id : ids(code)) {
      used.emplace(id, l.file);
      const std::size_t star = code.find("const char* "), equals = code.find(" = \"PRK-");
      if (star != std::string::npos && equals != std::string::npos)
        named[id] = "id::" + code.substr(star + 12, equals - star - 12);
    }
  }
  REQUIRE(used.size() > 100);
  for (const auto& [id, file] : used) {
    INFO(id << " of " << file << (named.count(id) ? ", " + named[id] : ""));
    const bool by_name = named.count(id) && tests.find(named[id]) != std::string::npos;
    CHECK((by_name || tests.find(id) != std::string::npos));
  }
}

TEST_CASE("nothing in the engine is tied to one regulation", "[repo]") {
  // Words of the first field may stand in data and documentation, never in code; the language room's vocabulary is
  // Russian's.
  for (const Line& l : lines("engine")) {
    if (l.file.find("/language/") != std::string::npos) continue;
    const std::string code = l.text.substr(0, l.text.find("//"));
    INFO(l.file << ":" << l.number << ": " << l.text);
    for (const char* word : {"наставни", "Наставни", "mentor", "mentee", "Mentor"})
      CHECK(code.find(word) == std::string::npos);
  }
}
