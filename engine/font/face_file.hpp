// One TrueType file → Face, read with FreeType.
#pragma once
#include <memory>
#include <string>

#include "font/font.hpp"

namespace prikaz::font {

/// What a folder scan needs to know of a file: cheap, no tables are built.
struct FaceNames {
  std::string family;  ///< name id 1: what Word lists ("Arial Narrow", not "Arial")
  bool bold = false, italic = false;
};

/// Both fail with PRK-F001: not a font, a collection, outlines that are not TrueType, no Unicode cmap, a licence that
/// forbids embedding.
Result<FaceNames> read_names(const Bytes& file, const std::string& path);
Result<std::unique_ptr<Face>> read_face(Bytes file, const std::string& path);

}  // namespace prikaz::font
