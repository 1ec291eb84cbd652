// Plan → papers on disk: what `prikaz generate` and the web page's button both do.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/run/board.hpp"
#include "app/workspace/workspace.hpp"
#include "batch/manifest.hpp"
#include "font/font.hpp"

namespace prikaz::app {

struct GenerateOptions {
  std::string organisation, stage, document;  ///< empty = all
  bool ahead = false;                         ///< also papers whose time has not come, when none is named
  std::vector<std::string> formats;           ///< empty = those the roadmap names
  std::string out;                            ///< folder of the results
  std::string variant = "plain";              ///< of PDF: plain, a1b, a2b
  Date today;
  unsigned threads = 0;
  unsigned shard = 0, shards = 0;
  std::function<std::string(const Message&)> say;  ///< reasons in the reader's language; empty = English
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< may be called from any thread
};

struct Generated {
  batch::Manifest manifest;
  std::size_t kept = 0;  ///< how many papers at its beginning an earlier run told of, and this one did not touch
  std::vector<std::string> removed;                     ///< drafts of an earlier run that are owed no more
  Diagnostics notes;                                    ///< warnings of layout and templates, each once
  Diagnostics problems;                                 ///< papers that failed; each with its organisation and document
  std::vector<std::pair<std::string, double>> seconds;  ///< step, time
};

/// One bad school never stops the rest: what fails is in `problems`, what is refused in the manifest.
/// Errors: what makes the whole run impossible (registry, plan, output folder).
Result<Generated> generate(Workspace& workspace, Disk& disk, const font::Library& fonts,
                           const GenerateOptions& options);

}  // namespace prikaz::app
