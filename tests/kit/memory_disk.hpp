// A disk in memory: tests say what is on it, make it read-only, and read what was written.
#pragma once
#include <map>

#include "core/disk.hpp"

namespace prikaz::kit {

class MemoryDisk : public Disk {
 public:
  std::map<std::string, Bytes> files;
  bool read_only = false;

  Result<Bytes> read(const std::string& path) const override;
  Status write(const std::string& path, ByteView bytes) override;
  Status remove(const std::string& path) override;
  bool exists(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
};

}  // namespace prikaz::kit
