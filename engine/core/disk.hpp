// Files as the rooms see them. The real disk lives in app/; tests use the one in tests/kit.
#pragma once
#include <string>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz {

/// Paths are UTF-8 with '/'. Errors: PRK-C001 cannot read, PRK-C002 cannot write or remove, PRK-C003 cannot list.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual Result<Bytes> read(const std::string& path) const = 0;
  /// The whole file or nothing: a temporary name beside it, then a rename. Makes missing folders.
  virtual Status write(const std::string& path, ByteView bytes) = 0;
  /// A file that is not there is no error.
  virtual Status remove(const std::string& path) = 0;
  virtual bool exists(const std::string& path) const = 0;
  /// Names (not paths) in a folder, sorted by bytes so that no file system's order shows through.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
};

}  // namespace prikaz
