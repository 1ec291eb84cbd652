// The Library of a process: fonts.yaml + the fonts on this machine. Opens no font until a run asks for it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/disk.hpp"
#include "font/font.hpp"

namespace prikaz::font {

/// `extra_folders`: a school's own fonts (TrueType files in them), whose families win over those of the map and over
/// its replacements. `disk` must outlive the library: faces are read when first chosen. Thread-safe once open.
///
/// Errors: PRK-F001 a required font is missing (the hint names the Debian package); whatever reading the map yields.
/// Into `warnings`: PRK-F001 for files in the extra folders that are not usable; the rest of the folder is used.
/// A system font that turns out damaged when first chosen is a broken environment: std::runtime_error.
Result<std::unique_ptr<Library>> open_library(const Disk& disk, const std::string& map_file,
                                              const std::vector<std::string>& extra_folders, Diagnostics& warnings);

}  // namespace prikaz::font
