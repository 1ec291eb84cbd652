#include "kit/memory_disk.hpp"

#include <set>

namespace prikaz::kit {

Result<Bytes> MemoryDisk::read(const std::string& path) const {
  const auto it = files.find(path);
  if (it == files.end())
    return fail({"PRK-C001",
                 Severity::error,
                 {path, 0, 0, {}},
                 Message("cannot read {}: {}", path, "no such file"),
                 "check the path"});
  return it->second;
}

Status MemoryDisk::write(const std::string& path, ByteView bytes) {
  if (read_only)
    return fail({"PRK-C002",
                 Severity::error,
                 {path, 0, 0, {}},
                 Message("cannot write {}: {}", path, "read-only"),
                 "choose another folder"});
  files[path] = Bytes(bytes);
  return {};
}

Status MemoryDisk::remove(const std::string& path) {
  files.erase(path);
  return {};
}

bool MemoryDisk::exists(const std::string& path) const {
  const auto it = files.lower_bound(path);
  return it != files.end() && (it->first == path || it->first.starts_with(path + "/"));
}

Result<std::vector<std::string>> MemoryDisk::list(const std::string& folder) const {
  std::set<std::string> names;
  const std::string prefix = folder.empty() ? "" : folder + "/";
  for (const auto& [path, bytes] : files)
    if (path.starts_with(prefix))
      names.insert(path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size()));
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace prikaz::kit
