#include "kit/host_disk.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace prikaz::kit {

Result<Bytes> HostDisk::read(const std::string& path) const {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail({"PRK-C001", Severity::error, {path, 0, 0, {}}, Message("cannot read {}", path), "check the path"});
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

Status HostDisk::write(const std::string& path, ByteView) {
  return fail(
      {"PRK-C002", Severity::error, {path, 0, 0, {}}, Message("cannot write {}", path), "tests do not write here"});
}

Status HostDisk::remove(const std::string& path) {
  return fail({"PRK-C002", Severity::error, {path, 0, 0, {}}, "this disk is for reading only", "use a MemoryDisk"});
}

bool HostDisk::exists(const std::string& path) const { return std::filesystem::exists(path); }

Result<std::vector<std::string>> HostDisk::list(const std::string& folder) const {
  std::error_code error;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    names.push_back(entry.path().filename().string());
  if (error)
    return fail({"PRK-C003", Severity::error, {folder, 0, 0, {}}, Message("cannot list {}", folder), "check the path"});
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace prikaz::kit
