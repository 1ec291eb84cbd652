#include <algorithm>

#include "app/workspace/workspace.hpp"
#include "core/utf8.hpp"
#include "value/yaml.hpp"

namespace prikaz::app {

namespace {

const std::vector<std::string> known_keys{"prikaz", "roadmap", "registry", "profile", "district",
                                          "centre", "out",     "today",    "facts"};

}  // namespace

Result<Settings> read_settings(const Disk& disk, const std::string& folder) {
  const std::string file = folder.empty() || folder == "." ? "prikaz.yaml" : folder + "/prikaz.yaml";
  if (!disk.exists(file))
    return fail({"PRK-U001",
                 Severity::error,
                 {file, 0, 0, {}},
                 "this folder is not a workspace: it has no prikaz.yaml",
                 "go to the workspace, name it with -C, or make one with prikaz new"});
  auto text = disk.read(file);
  if (!text) return fail(std::move(text.error()));
  auto root = yaml::parse(*text, file);
  if (!root) return fail(std::move(root.error()));
  Diagnostics found;
  Settings s;
  for (const auto& [key, value] : root->pairs) {
    if (std::find(known_keys.begin(), known_keys.end(), key.scalar) != known_keys.end()) continue;
    const auto near = utf8::near_names(key.scalar, known_keys);
    found.add({"PRK-U002", Severity::error, key.place(file), Message("unknown key \"{}\"", key.scalar),
               near.empty() ? Message("remove it") : Message("did you mean \"{}\"?", near[0])});
  }
  const auto take = [&](const char* key, std::string& into) {
    const yaml::Node* n = root->find(key);
    if (n && n->is_scalar())
      into = n->scalar;
    else if (n && !n->is_null())
      found.add({"PRK-U003", Severity::error, n->place(file), Message("\"{}\" must be one line of text", key),
                 "write a name or a path"});
  };
  take("roadmap", s.roadmap);
  take("registry", s.registry);
  take("profile", s.profile);
  take("district", s.district);
  take("centre", s.centre);
  take("out", s.out);
  std::string today;
  take("today", today);
  if (!today.empty()) {
    const auto date = parse_iso_date(today);
    if (!date)
      found.add({"PRK-U003", Severity::error, root->find("today")->place(file), Message("\"{}\" is not a date", today),
                 "write it as 2026-09-01"});
    s.today = date.value_or(Date{});
  }
  if (const yaml::Node* facts = root->find("facts"); facts && facts->is_mapping())
    s.facts = facts->value().dict();
  else if (facts && !facts->is_null())
    found.add({"PRK-U003", Severity::error, facts->place(file), "\"facts\" must be a mapping of the roadmap's facts",
               "write facts: {name: value}"});
  if (s.roadmap.empty())
    found.add({"PRK-U003",
               Severity::error,
               {file, 1, 1, {}},
               Message("the key \"{}\" is missing", "roadmap"),
               "name the roadmap's file"});
  if (found.has_errors()) return fail(std::move(found));
  return s;
}

}  // namespace prikaz::app
