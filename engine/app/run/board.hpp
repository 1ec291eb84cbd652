// How a workspace stands on a day: what `prikaz status`, the forms and the page show.
#pragma once
#include <string>
#include <vector>

#include "app/workspace/workspace.hpp"
#include "batch/manifest.hpp"

namespace prikaz::app {

/// Where the papers of the last run are told.
std::string manifest_path(const std::string& out);
/// What the last run told; empty when there was none. Errors: PRK-B001, PRK-C001.
Result<batch::Manifest> last_manifest(const Disk& disk, const std::string& out);

/// Drafts of the last run, and papers registered by `today` and still in force.
Result<workflow::State> state_of(const Workspace& workspace, const batch::Manifest& drafts, Date today);

struct Board {
  workflow::World world;
  workflow::State state;
  List schools;  ///< those asked for
  std::vector<workflow::Task> tasks;
  std::vector<workflow::ActivityState> activities;
  std::vector<workflow::Happening> happenings;
  std::vector<workflow::IndicatorValue> indicators;
  Diagnostics problems;  ///< gates that could not be evaluated

  /// Short name of the organisation of a task or activity.
  std::string title_of(const std::string& code) const;
};

/// `organisation`: only this one; empty = the district and every school. Errors: registry, journal, manifest.
/// PRK-U022: there is no such organisation.
Result<Board> board(Workspace& workspace, const Disk& disk, const std::string& organisation, const std::string& out,
                    Date today);

/// The board's lists as forms see them: `activities`, `indicators`, `participants`, `papers`.
void add_names(const Board& board, const workflow::Roadmap& roadmap, Dict& names);

}  // namespace prikaz::app
