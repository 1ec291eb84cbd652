// The real file system behind the Disk interface.
#pragma once
#include "core/disk.hpp"

namespace prikaz::app {

class RealDisk : public Disk {
 public:
  /// `durable`: each file is fsynced before its rename, so that a power cut leaves the old file or the new one.
  explicit RealDisk(bool durable = false) : durable_(durable) {}
  Result<Bytes> read(const std::string& path) const override;
  Status write(const std::string& path, ByteView bytes) override;
  Status remove(const std::string& path) override;
  bool exists(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;

 private:
  bool durable_;
};

/// Where workflows/, templates/ and fonts/ stand: $PRIKAZ_DATA, beside the program, or in ../share/prikaz.
std::string data_folder();

}  // namespace prikaz::app
