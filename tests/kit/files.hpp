// Whole files in one call, for tests that read the tree or a workspace; and where the tree is.
#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace prikaz::kit {

inline std::string slurp(const std::filesystem::path& p) {
  std::ifstream in(p, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline void spit(const std::filesystem::path& p, const std::string& text) {
  std::ofstream(p, std::ios::binary) << text;
}

}  // namespace prikaz::kit
