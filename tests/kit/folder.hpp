// A folder of its own for one test; gone with the test.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

namespace prikaz::kit {

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "prikaz-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder for a test: " + pattern);
    path_ = pattern;
  }
  Folder(Folder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ~Folder() {
    if (!path_.empty()) std::filesystem::remove_all(path_);
  }

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace prikaz::kit
