// The help of every command, as its reader sees it.
#include <catch2/catch.hpp>
#include <sstream>

#include "unit/app/kit.hpp"

using namespace prikaz;
using namespace prikaz::kit;

TEST_CASE("the help speaks Russian to the last line: each command, each option", "[app]") {
  const auto speaks_russian = [](std::vector<std::string> command) {
    command.push_back("--help");
    const Answer a = run_prikaz("ru", command);
    CHECK(a.status == 0);
    CHECK(says(a.out, "Использование:"));
    std::vector<std::string> commands;
    std::istringstream lines(a.out);
    bool listed = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("Команды:")) listed = true;
      if (listed && line.starts_with("  ")) commands.push_back(line.substr(2, line.find(' ', 2) - 2));
      const bool cyrillic = line.find("\xD0") != std::string::npos || line.find("\xD1") != std::string::npos;
      const bool name = line.starts_with("  ") && line.size() > 28 && line[2] != ' ';  // its text is on the next line
      INFO(line);
      CHECK((cyrillic || line.empty() || name));
    }
    return commands;
  };
  const std::vector<std::string> commands = speaks_russian({});
  CHECK(commands.size() > 15);
  for (const std::string& c : commands)
    for (const std::string& inner : speaks_russian({c})) speaks_russian({c, inner});
}
