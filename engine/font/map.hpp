// fonts/fonts.yaml as read: which files a family has, what stands for what. Says names; opens no font.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "font/borrowed_metrics.hpp"

namespace prikaz::font {

/// Order of the four cuts everywhere in this room: bit 0 = bold, bit 1 = italic.
constexpr int cut(bool bold, bool italic) { return (bold ? 1 : 0) | (italic ? 2 : 0); }

struct FamilyFiles {
  std::string name, kind, package;
  bool required = false;
  std::array<std::string, 4> files;  ///< paths by cut(), empty = no such cut
  std::string metrics;               ///< whose widths it takes: key of Map::metrics; "" = its own
};

struct Map {
  std::vector<FamilyFiles> families;
  std::unordered_map<std::string, std::vector<std::string>> stands_for;   ///< key folded
  std::unordered_map<std::string, std::array<Metrics, 4>> metrics;        ///< key folded; by cut()
  std::map<std::string, std::string> hyphenation;                         ///< language ("ru") → pattern file
  std::string default_family;
  std::vector<std::string> fallback;
};

/// Family names compare without letter case and outer spaces.
std::string fold_family(std::string_view name);

/// Errors: PRK-V00x not YAML, PRK-F004 an entry has the wrong shape.
Result<Map> read_map(std::string_view yaml, const std::string& file);

}  // namespace prikaz::font
