// The machine's own disk, for reading only: tests that need the fonts that are installed.
#pragma once
#include "core/disk.hpp"

namespace prikaz::kit {

class HostDisk : public Disk {
 public:
  Result<Bytes> read(const std::string& path) const override;
  Status write(const std::string& path, ByteView bytes) override;
  Status remove(const std::string& path) override;
  bool exists(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
};

}  // namespace prikaz::kit
