// The fonts of this machine through the map that is shipped; opened once per test program.
#pragma once
#include <memory>
#include <stdexcept>
#include <string>

#include "font/library.hpp"
#include "kit/host_disk.hpp"

namespace prikaz::kit {

inline const font::Library& shipped_fonts(const std::string& source_folder) {
  static const HostDisk disk;
  static const std::unique_ptr<font::Library> library = [&] {
    Diagnostics warnings;
    auto opened = font::open_library(disk, source_folder + "/fonts/fonts.yaml", {}, warnings);
    if (!opened) throw std::runtime_error(to_string(opened.error()[0]));
    return std::move(*opened);
  }();
  return *library;
}

}  // namespace prikaz::kit
