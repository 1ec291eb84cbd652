// The program in a copy of the sample workspace, for tests of commands and of pages.
#pragma once
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/session.hpp"
#include "kit/files.hpp"

namespace prikaz::kit {

inline bool says(const std::string& text, const char* what) { return text.find(what) != std::string::npos; }

struct Answer {
  int status = 0;
  std::string out, err;
};

inline Answer prikaz_(std::vector<std::string> words) {
  words.insert(words.begin(), {"prikaz", "--lang", "en"});
  std::vector<const char*> argv;
  for (const std::string& w : words) argv.push_back(w.c_str());
  std::ostringstream out, err;
  const int status = cli::run(static_cast<int>(argv.size()), argv.data(), out, err);
  return {status, out.str(), err.str()};
}

/// A copy of the sample district in a folder of its own; `imported` also has its registry.
struct Megion {
  std::filesystem::path folder;

  explicit Megion(bool imported = true) {
    namespace fs = std::filesystem;
    const fs::path root = PRIKAZ_SOURCE_DIR;
    std::string pattern = (fs::temp_directory_path() / "prikaz-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    std::string settings = slurp(root / "samples/megion/prikaz.yaml");
    settings.replace(settings.find("../../workflows"), 15, (root / "workflows").string());
    spit(folder / "prikaz.yaml", settings);
    for (const char* book : {"registry.xlsx", "registry-broken.xlsx"})
      fs::copy(root / "samples/megion" / book, folder / book);
    if (imported) REQUIRE(run({"import", "registry.xlsx"}).status == 0);
  }
  Megion(const Megion&) = delete;
  Megion& operator=(const Megion&) = delete;
  ~Megion() { std::filesystem::remove_all(folder); }

  Answer run(std::vector<std::string> words) const {
    words.insert(words.begin(), {"-C", folder.string()});
    return prikaz_(words);
  }
};

}  // namespace prikaz::kit
