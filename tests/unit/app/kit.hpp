// The program in a copy of the sample workspace, for tests of commands and of pages; messages in English.
#pragma once
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "kit/sample.hpp"

namespace prikaz::kit {

inline bool says(const std::string& text, const char* what) { return text.find(what) != std::string::npos; }

inline Answer prikaz_(std::vector<std::string> words) { return run_prikaz("en", std::move(words)); }

/// The sample district; `imported` also has its registry.
struct Megion {
  Folder own = copy_of_sample("megion");
  std::filesystem::path folder = own.path();

  explicit Megion(bool imported = true) {
    if (imported) REQUIRE(run({"import", "registry.xlsx"}).status == 0);
  }

  Answer run(std::vector<std::string> words) const {
    words.insert(words.begin(), {"-C", folder.string()});
    return prikaz_(words);
  }
};

}  // namespace prikaz::kit
