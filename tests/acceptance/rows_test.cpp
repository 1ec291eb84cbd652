// rows.yaml: every row of the five source roadmaps, in the program and in the printed table.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "acceptance/workspace.hpp"
#include "app/io/real_disk.hpp"
#include "app/workspace/workspace.hpp"
#include "core/utf8.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

std::string joined(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& c : cells) out += c + "\n";
  return out;
}

/// Equal but for the case of the first letter: cells begin with a capital.
bool same(const std::string& a, const std::string& b) {
  auto x = utf8::decode(a), y = utf8::decode(b);
  if (!x.empty()) x[0] = utf8::lower(x[0]);
  if (!y.empty()) y[0] = utf8::lower(y[0]);
  return x == y;
}

std::vector<std::string> days(const workflow::Deadline& due, const workflow::Calendar& calendar, int week) {
  std::vector<std::string> out;
  for (const Date d : due.dates) out.push_back(workflow::effective(due, d, calendar, week).iso());
  return out;
}

/// The row of the table that stands for an activity: its words, its deadline and who answers, in one row.
bool printed(const Grid& grid, const yaml::Node& row, std::size_t due, std::size_t who) {
  return std::any_of(grid.begin(), grid.end(), [&](const std::vector<std::string>& cells) {
    if (cells.size() <= std::max(due, who)) return false;
    const std::string all = joined(cells);
    for (const std::string& words : texts_of(row, "has"))
      if (all.find(words) == std::string::npos) return false;
    return same(cells[due], text_of(row, "printed")) && same(cells[who], text_of(row, "who"));
  });
}

void check_source(const std::string& name, const yaml::Node& source) {
  const Workspace& sample = made(text_of(source, "workspace"));
  app::RealDisk disk;
  const auto opened = app::Workspace::open(disk, sample.file(""), app::data_folder());
  REQUIRE(opened);
  const workflow::Roadmap& roadmap = (*opened)->roadmap();
  CHECK(roadmap.id == name);
  const std::size_t hidden = text_of(source, "hidden").empty() ? 0 : 1;
  std::size_t activities = 0;
  for (const workflow::Stage& s : roadmap.stages) activities += s.activities.size();
  CHECK(activities == source.find("rows")->items.size());
  Grid grid;
  std::size_t due_column = 0, who_column = 0;
  if (const auto columns = texts_of(source, "columns"); !columns.empty()) {
    const batch::Manifest m = sample.manifest();
    const auto entry =
        std::find_if(m.entries.begin(), m.entries.end(), [](const batch::Entry& e) { return e.document == "roadmap"; });
    REQUIRE(entry != m.entries.end());
    grid = sample.read(*entry).table(columns[0]);
    REQUIRE_FALSE(grid.empty());
    REQUIRE(grid[0].size() == columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      CHECK(grid[0][i].find(columns[i]) == 0);
      if (columns[i] == "Сроки" || columns[i] == "КОГДА? ГДЕ?") due_column = i;
      if (columns[i] == "Ответственные" || columns[i] == "КТО?") who_column = i;
    }
  }
  for (const yaml::Node& row : source.find("rows")->items) {
    const std::size_t stage = std::stoul(text_of(row, "stage")) + hidden - 1;
    const std::size_t number = std::stoul(text_of(row, "row")) - 1;
    INFO(text_of(row, "item") << " " << stage + 1 << "." << number + 1);
    REQUIRE(stage < roadmap.stages.size());
    REQUIRE(number < roadmap.stages[stage].activities.size());
    const workflow::Stage& s = roadmap.stages[stage];
    const workflow::Activity& a = s.activities[number];
    const std::string all = plain(a.title + "\n" + joined(a.content));
    for (const std::string& words : texts_of(row, "has")) {
      INFO(words << " in " << all);
      CHECK(all.find(words) != std::string::npos);
    }
    if (row.find("printed")) CHECK(plain(a.due.printed) == text_of(row, "printed"));
    CHECK(plain(a.responsible_printed) == text_of(row, "who"));
    CHECK(days(a.due, (*opened)->calendar(), roadmap.week) == texts_of(row, "due"));
    if (!grid.empty() && s.in_table) CHECK(printed(grid, row, due_column, who_column));
  }
}

}  // namespace

TEST_CASE("every row of the source roadmaps: words, deadline, who answers, printed in the table of its layout") {
  for (const auto& [name, source] : table_file("rows.yaml").pairs) {
    SECTION(name.scalar) { check_source(name.scalar, source); }
  }
}
