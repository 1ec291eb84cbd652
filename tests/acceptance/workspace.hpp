// A sample workspace in a folder of its own, driven as its user drives it: commands in, files and messages out.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "acceptance/paper.hpp"
#include "batch/manifest.hpp"
#include "kit/sample.hpp"

namespace prikaz::acceptance {

using kit::Answer;

class Workspace {
 public:
  /// A copy of samples/NAME with its registry imported.
  explicit Workspace(const std::string& name);

  Answer run(std::vector<std::string> words) const;
  /// Rows of the registry's workbook as somebody changes or adds them: heads in the first line, the key first, cells
  /// divided by ";". Columns that are not named stay as they are. Throws when the import refuses them.
  void edit(const std::string& entity, const std::string& csv) const;

  /// Makes one paper and reads it; throws with the reasons when it is refused. `today`: --today.
  Paper paper(const std::string& organisation, const std::string& document, const std::string& item = {},
              const std::string& today = {}) const;
  /// Makes the papers of a document and says why those of the organisation were refused; empty when none was.
  std::vector<std::string> refusals(const std::string& organisation, const std::string& document,
                                    const std::string& today = {}) const;
  /// What the last run made.
  batch::Manifest manifest() const;
  const batch::Entry* find(const batch::Manifest& m, const std::string& organisation, const std::string& document,
                           const std::string& item = {}) const;
  Paper read(const batch::Entry& entry) const;
  /// Makes a report and reads its first sheet.
  Grid report(const std::string& id, const std::vector<std::string>& more = {}) const;
  /// Every file below a folder of the workspace with its hash.
  std::map<std::string, std::string> files(const std::string& below) const;
  std::string file(const std::string& path) const { return (folder_ / path).string(); }

 private:
  kit::Folder folder_;
};

/// Read-only use of a sample, made once for the test program with every paper generated ahead.
const Workspace& made(const std::string& name);

/// samples/* that are workspaces.
const std::vector<std::string>& samples();

}  // namespace prikaz::acceptance
