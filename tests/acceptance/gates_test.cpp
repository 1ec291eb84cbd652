// gates.yaml: a change of the registry, and the refusal or warning that names who and what.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "acceptance/workspace.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// What `status` says of a paper that is no refusal.
std::vector<std::string> warnings(const Workspace& w, const std::string& organisation, const std::string& document) {
  const auto board = json::parse(w.run({"--json", "status", "--org", organisation}).out, "status");
  std::vector<std::string> out;
  if (!board) return {"no status"};
  for (const Value& t : board->get("tasks").list()) {
    if (t.get("document").text() != document) continue;
    if (t.get("status").text() == "blocked") out.push_back("blocked");
    for (const Value& r : t.get("reasons").list()) out.push_back(plain(r.text()));
  }
  return out;
}

void check_row(const yaml::Node& row) {
  const Workspace w(text_of(row, "in"));
  const std::string of = text_of(row, "of"), refused = text_of(row, "refuses"), warned = text_of(row, "warns");
  if (const std::string why = text_of(row, "import"); !why.empty()) {
    std::string said;
    try {
      w.edit(text_of(row, "sheet"), text_of(row, "rows"));
    } catch (const std::exception& e) {
      said = e.what();
    }
    said.erase(std::remove(said.begin(), said.end(), '\n'), said.end());
    CHECK(said.find(why) != std::string::npos);
    return;
  }
  if (!refused.empty()) CHECK(w.refusals(of, refused).empty());
  w.edit(text_of(row, "sheet"), text_of(row, "rows"));
  if (const yaml::Node* more = row.find("also"))
    for (const yaml::Node& e : more->items) w.edit(text_of(e, "sheet"), text_of(e, "rows"));
  if (!refused.empty()) CHECK(w.refusals(of, refused) == texts_of(row, "says"));
  if (!warned.empty()) {
    CHECK(w.refusals(of, warned).empty());
    const std::vector<std::string> told = warnings(w, of, warned);
    CAPTURE(told);
    const auto is_told = [&](const std::string& text) { return std::count(told.begin(), told.end(), text) > 0; };
    CHECK_FALSE(is_told("blocked"));
    for (const std::string& text : texts_of(row, "says")) CHECK(is_told(text));
    for (const std::string& text : texts_of(row, "silent")) CHECK_FALSE(is_told(text));
  }
}

}  // namespace

TEST_CASE("conditions refuse or warn, naming who and what") {
  for (const yaml::Node& row : table_file("gates.yaml").items) {
    INFO("line " << row.line << " " << text_of(row, "item"));
    CHECK_NOTHROW(check_row(row));
  }
}
