// What a run made, refused or failed to make: one line per paper, in the order of the plan; the proof of the batch.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz::batch {

struct File {
  std::string path, sha256;
  std::size_t size = 0;
};

struct Entry {
  enum class Status { made, blocked, failed };
  Status status = Status::made;
  std::string organisation, organisation_title;
  std::string document, document_title;
  std::string item, item_title;
  std::string number;  ///< of a registered paper
  std::string date;    ///< of the paper: the day of the run that made it, or of its registration
  std::string template_file;
  std::vector<File> files;
  std::vector<std::string> reasons;  ///< blocked: the gates' messages; failed: the diagnostics
};

struct Manifest {
  std::string roadmap, today;
  std::vector<Entry> entries;

  std::size_t count(Entry::Status s) const;
};

std::string_view name(Entry::Status s) noexcept;
/// JSON, one entry a line, nothing of the machine or the hour in it.
Bytes write(const Manifest& m);
/// Errors: PRK-B001 this is not a manifest.
Result<Manifest> read(ByteView json, const std::string& file);

/// The manifests of shards as one, organisations in the order of `organisations` (codes), the district's papers first.
/// Errors, all at once: PRK-B002 an organisation is in two of them, PRK-B003 one of `organisations` is in none, PRK-B004
/// they are of different roadmaps or days. `names`: the parts' files, for messages.
Result<Manifest> merge(const std::vector<Manifest>& parts, const std::vector<std::string>& names,
                       const std::vector<std::string>& organisations);

}  // namespace prikaz::batch
