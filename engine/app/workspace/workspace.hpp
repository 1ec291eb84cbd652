// A workspace: a folder with prikaz.yaml. Opening it reads the roadmap, the registry's schema, calendars and the layout
// profile; the registry itself is opened when a command needs it. The format stands in engine/docs/workspace.md.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/disk.hpp"
#include "core/result.hpp"
#include "registry/snapshot.hpp"
#include "registry/store.hpp"
#include "template/environment.hpp"
#include "workflow/calendar.hpp"
#include "workflow/load.hpp"
#include "workflow/plan.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::app {

/// What prikaz.yaml says. Paths are relative to its folder.
struct Settings {
  std::string roadmap, registry = "registry.db", profile = "gost-2025";
  std::string district, centre;  ///< codes of organisations, may be empty
  std::string out = "out";
  Dict facts;  ///< the workspace's own values of the roadmap's facts
  Date today;  ///< not valid: the caller's clock decides
};

/// Errors: PRK-U001 no prikaz.yaml here, PRK-U002 unknown key, PRK-U003 a key missing or of a wrong shape.
Result<Settings> read_settings(const Disk& disk, const std::string& folder);

/// Adds the names of templates in FOLDER that stand beside NAME ("orders/pairs.docx").
void add_templates(const Disk& disk, const std::string& folder, const std::string& name, std::vector<std::string>& all);

class Workspace {
 public:
  /// `data`: the folder with the shipped workflows/, templates/ and fonts/. All mistakes of all files at once.
  static Result<std::unique_ptr<Workspace>> open(const Disk& disk, std::string folder, std::string data);

  const std::string& folder() const { return folder_; }
  const Settings& settings() const { return settings_; }
  const workflow::Roadmap& roadmap() const { return roadmap_; }
  const workflow::Calendar& calendar() const { return calendar_; }
  const std::shared_ptr<const registry::Schema>& schema() const { return schema_; }
  const tpl::Environment& environment() const { return env_; }
  const Value& profile() const { return profile_; }
  /// Once a paper is registered the workspace keeps the roadmap it began with, in the folder pinned/: `pin` copies the
  /// roadmap's files there (or those of a new version, after `prikaz upgrade`).
  bool pinned() const;
  Status pin(Disk& disk) const;
  /// The roadmap as prikaz.yaml names it, whatever is pinned.
  Result<workflow::Roadmap> named_roadmap() const;
  /// Warnings of reading: stages out of order, empty cells, acts cited wrongly.
  const Diagnostics& notes() const { return notes_; }

  std::string path(const std::string& relative) const;
  /// A template of the workspace's own templates/, else the shipped one.
  std::string template_path(const std::string& name) const;
  const std::string& data() const { return data_; }

  /// Opens the registry's database, or makes it. Errors PRK-R02x.
  Result<registry::Store*> store();
  /// The whole registry in memory as it was on a day (not valid: as its columns stand); kept as long as the workspace.
  Result<const registry::Snapshot*> registry(Date day = {});
  /// The plan's view of the registry on a day. PRK-U004: the district or centre is not in the registry.
  Result<workflow::World> world(Date today);
  Result<workflow::Planner> planner() const;

 private:
  Workspace(const Disk& disk, std::string folder, std::string data)
      : disk_(disk), folder_(std::move(folder)), data_(std::move(data)) {}
  using Files = std::map<std::string, std::string>;  ///< text by path relative to the roadmap's folder
  Result<workflow::Loaded> read_roadmap(bool pinned, Files& files) const;
  void load_roadmap(Diagnostics& found);
  void load_schema(Diagnostics& found);
  void load_calendars(Diagnostics& found);
  void load_profile(Diagnostics& found);
  Result<Value> organisation(const registry::Snapshot& snapshot, const char* key, const std::string& code) const;

  const Disk& disk_;
  std::string folder_, data_;
  Settings settings_;
  workflow::Roadmap roadmap_;
  workflow::Calendar calendar_;
  std::shared_ptr<const registry::Schema> schema_;
  tpl::Environment env_;
  Value profile_;
  Diagnostics notes_;
  std::unique_ptr<registry::Store> store_;
  std::map<Date, std::unique_ptr<registry::Snapshot>> snapshots_;  ///< by day
};

}  // namespace prikaz::app
