// Every sentence the program can say has a Russian translation: the sources are read as text, their messages are
// compared with engine/app/po/ru.po in both directions.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "kit/files.hpp"

using prikaz::kit::slurp;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;

/// A string literal (adjacent ones joined, escapes as written) and the code of its statement before it.
struct Literal {
  std::string text, before;
};

/// Position after a quoted literal that opens at `i`; its content is appended to `content`.
std::size_t skip_quoted(const std::string& s, std::size_t i, std::string& content) {
  const char quote = s[i++];
  while (i < s.size() && s[i] != quote) {
    if (s[i] == '\\') content += s[i++];
    if (i < s.size()) content += s[i++];
  }
  return i + 1;
}

std::vector<Literal> literals(const std::string& s) {
  std::vector<Literal> out;
  std::string statement;
  bool adjacent = false;  // only white space and comments since the last literal
  for (std::size_t i = 0; i < s.size();) {
    const char c = s[i];
    if (s.compare(i, 2, "//") == 0 || s.compare(i, 8, "#include") == 0) {
      i = std::min(s.find('\n', i), s.size());
    } else if (s.compare(i, 3, "R\"(") == 0) {  // raw literals hold XML, SQL and the like, never a message
      i = std::min(s.find(")\"", i), s.size() - 2) + 2;
      adjacent = false;
    } else if (c == '"') {
      std::string text;
      i = skip_quoted(s, i, text);
      if (adjacent)
        out.back().text += text;
      else
        out.push_back({text, statement});
      adjacent = true;
    } else if (c == '\'' && !(i > 0 && std::isdigit(static_cast<unsigned char>(s[i - 1])))) {
      std::string ignored;
      i = skip_quoted(s, i, ignored);
      adjacent = false;
    } else {
      if (!std::isspace(static_cast<unsigned char>(c))) adjacent = false;
      if (c == ';')
        statement.clear();
      else
        statement += c;
      ++i;
    }
  }
  return out;
}

bool holds(const std::string& text, std::initializer_list<const char*> any) {
  return std::any_of(any.begin(), any.end(), [&](const char* s) { return text.find(s) != std::string::npos; });
}

/// Sources whose texts are no messages of the catalogue.
const std::set<std::string> silent_files{
    "engine/app/cli/run.cpp",            // speaks before the language is known; its help is below
    "engine/app/cli/decline.cpp",        // patterns of dates
    "engine/docx/typography.cpp",        // names of styles
    "engine/pdf/appearance.cpp",         // operators and names of PDF
    "engine/pdf/colour_profile.cpp",     // names inside an ICC profile
    "engine/pdf/embedded_font.cpp",      // operators of a CMap
    "engine/pdf/podofo/podofo_sink.cpp"  // a keyword of PDF
};

/// Literals that look like sentences and are none.
const std::set<std::string> no_messages{
    "Cambria Math",
    "Courier New",
    "Times New Roman",
    "Wingdings 2",
    "Wingdings 3",  // fonts
    "grouper list",
    "index value",
    "one few many",  // names of arguments
    "if loop.first",
    "{} Bytes",
    "{}, paragraph {}",  // template text, sizes, places
    R"(prikaz: 1\nroadmap: )",
    R"({\"prikaz\": 1, \"roadmap\": )",  // written files
    R"(\n# district: code of the department's organisation, for district papers\n)",
};

/// Keys that the code picks from tables and translates one by one.
const std::map<std::string, std::vector<std::string>> table_keys{
    {"engine/app/cli/run.cpp",  // help: the program's own, and the words of the command line's library
     {"prikaz: papers of a regulation from a roadmap and a registry", "the workspace's folder", "the day to reckon on",
      "language of messages", "a date is written as 2026-09-01", "one JSON document instead of text", "Usage",
      "Positionals", "Options", "Subcommands", "OPTIONS", "SUBCOMMAND", "REQUIRED", "Needs", "Excludes",
      "Print this help message and exit", "Display program version information and exit"}},
    {"engine/app/io/console.cpp", {"error", "warning", "note"}},
    {"engine/app/io/catalogue.cpp", {"paragraph", "table", "row", "cell", "column"}},  // words of places
    {"engine/app/io/real_disk.cpp",                                                    // what the system answers
     {"No such file or directory", "Permission denied", "No space left on device", "Is a directory", "Not a directory",
      "Read-only file system", "Input/output error", "File name too long"}},
    {"engine/app/run/generate.cpp", {"registry", "plan", "papers", "manifest"}},
    {"engine/app/cli/why.cpp", {"activity", "stage", "responsible", "item", "template", "act", "gate"}},
    {"engine/registry/typed.cpp", {"10 or 12", "13 or 15"}},
    {"engine/registry/journal.cpp", {"registered", "signed", "cancelled", "superseded"}},
    {"engine/workflow/compare.cpp", {"roadmap", "fact", "role", "event", "report"}},
    {"engine/workflow/plan.cpp", {"done", "drafted", "due", "overdue", "upcoming", "blocked"}},
};

/// The rule: an argument of tr(), or a literal with a space and an English word, unless its place or form says that
/// it is a developer's text, SQL, XML, a number's format or a list of arguments' names.
bool is_message(const Literal& l) {
  static const std::regex start(R"(^(?:[A-Za-z"\\{*%<-]|«))"), word("[a-z][a-z]"),
      arguments(R"([a-z_*?]+( [a-z_*?]+)+)");
  const std::string& t = l.text;
  const std::size_t end = l.before.find_last_not_of(" \n");
  if (end != std::string::npos && end >= 2 && l.before.compare(end - 2, 3, "tr(") == 0 &&
      (end == 2 || !std::isalnum(static_cast<unsigned char>(l.before[end - 3]))))
    return true;
  const std::size_t first = t.find_first_not_of(' '), last = t.find_last_not_of(' ');
  if (first == std::string::npos || t.find(' ', first) > last) return false;
  if (no_messages.count(t) || !std::regex_search(t, start) || !std::regex_search(t, word)) return false;
  if (holds(l.before, {"static_assert", "throw "})) return false;
  if (holds(t, {"SELECT", "INSERT", "CREATE", "DELETE ", "ALTER", "ORDER BY", "WHERE"})) return false;
  if (holds(t, {"xmlns", "</", "/>", "=\"", "=\\\"", "{:", "charset=", "'none'", "filename*="})) return false;
  return !(holds(t, {"?", "*"}) && std::regex_match(t, arguments));
}

/// Every message and the first source that says it.
std::map<std::string, std::string> messages() {
  std::map<std::string, std::string> out;
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "engine"))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
      files.push_back(fs::relative(entry.path(), root).generic_string());
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    // The language room holds Russian grammar and reports nothing itself.
    if (silent_files.count(file) || file.rfind("engine/language/", 0) == 0) continue;
    for (const Literal& l : literals(slurp(root / file)))
      if (is_message(l)) out.emplace(l.text, file);
  }
  for (const auto& [file, keys] : table_keys)
    for (const std::string& key : keys) out.emplace(key, file);
  return out;
}

struct Entry {
  std::string id, text;
};

/// The pairs of ru.po, escapes as written; the header is the entry without an id.
std::vector<Entry> catalogue() {
  std::vector<Entry> out;
  std::string* current = nullptr;
  std::istringstream po(slurp(root / "engine/app/po/ru.po"));
  for (std::string line; std::getline(po, line);) {
    if (line.rfind("msgid ", 0) == 0) {
      out.emplace_back();
      current = &out.back().id;
    } else if (line.rfind("msgstr ", 0) == 0 && !out.empty()) {
      current = &out.back().text;
    } else if (line.rfind('"', 0) != 0) {
      continue;
    }
    const std::size_t open = line.find('"'), close = line.rfind('"');
    if (current && close > open) *current += line.substr(open + 1, close - open - 1);
  }
  return out;
}

/// The holes by number: "{}" counts on, "{1}" names its number.
std::multiset<std::size_t> hole_numbers(const std::string& text) {
  static const std::regex hole(R"(\{(\d*)\})");
  std::multiset<std::size_t> out;
  std::size_t next = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), hole), end; it != end; ++it)
    out.insert((*it)[1].length() == 0 ? next++ : std::stoul((*it)[1]));
  return out;
}

}  // namespace

TEST_CASE("every message of the program has a Russian translation") {
  std::map<std::string, std::string> translated;
  for (const Entry& e : catalogue()) translated[e.id] = e.text;
  std::string missing;  // ready to be pasted into ru.po
  for (const auto& [id, file] : messages())
    if (translated[id].empty()) missing += "\n#: " + file + "\nmsgid \"" + id + "\"\nmsgstr \"\"\n";
  CHECK(missing == "");
}

TEST_CASE("the Russian catalogue holds no message that the program does not say") {
  const auto said = messages();
  REQUIRE(said.size() > 500);  // the reader of the sources still finds them
  std::set<std::string> seen;
  for (const Entry& e : catalogue()) {
    CAPTURE(e.id);
    CHECK(seen.insert(e.id).second);
    if (!e.id.empty()) CHECK(said.count(e.id) == 1);
  }
}

TEST_CASE("a translation has the holes of its message") {
  for (const Entry& e : catalogue()) {
    if (e.id.empty()) continue;
    CAPTURE(e.id, e.text);
    CHECK(hole_numbers(e.id) == hole_numbers(e.text));
  }
}

TEST_CASE("the header of the Russian catalogue names language and encoding") {
  const auto entries = catalogue();
  REQUIRE(!entries.empty());
  CHECK(entries[0].id == "");
  CHECK(entries[0].text.find(R"(Language: ru\n)") != std::string::npos);
  CHECK(entries[0].text.find("charset=UTF-8") != std::string::npos);
}
