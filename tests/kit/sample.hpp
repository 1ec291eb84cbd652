// The program as its user runs it, in a copy of a sample workspace: words in; status and messages out. For programs
// that link the app room.
#pragma once
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/session.hpp"
#include "kit/files.hpp"
#include "kit/folder.hpp"

namespace prikaz::kit {

struct Answer {
  int status = 0;
  std::string out, err;
  bool says(std::string_view what) const { return (out + err).find(what) != std::string::npos; }
};

/// prikaz with these words; messages in `language` (en, ru).
inline Answer run_prikaz(const std::string& language, std::vector<std::string> words) {
  words.insert(words.begin(), {"prikaz", "--lang", language});
  std::vector<const char*> argv;
  for (const std::string& w : words) argv.push_back(w.c_str());
  std::ostringstream out, err;
  const int status = cli::run(static_cast<int>(argv.size()), argv.data(), out, err);
  return {status, out.str(), err.str()};
}

/// The settings and workbooks of samples/NAME; its roadmaps and templates stay where they are.
inline Folder copy_of_sample(const std::string& name) {
  namespace fs = std::filesystem;
  const fs::path root = PRIKAZ_SOURCE_DIR;
  Folder folder;
  std::string settings = slurp(root / "samples" / name / "prikaz.yaml");
  settings.replace(settings.find("../.."), 5, root.string());
  spit(folder / "prikaz.yaml", settings);
  for (const auto& entry : fs::directory_iterator(root / "samples" / name))
    if (entry.path().extension() == ".xlsx") fs::copy(entry.path(), folder / entry.path().filename());
  return folder;
}

}  // namespace prikaz::kit
