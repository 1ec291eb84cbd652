// Roadmap from YAML: every mistake of the file at once, each with line, column and remedy.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "template/environment.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::workflow {

/// Where names in a roadmap lead. The loader reads no disk: the caller hands over texts and says what exists.
struct LoadContext {
  /// Text of a file named in the roadmap (acts.yaml, a parent roadmap), path relative to the roadmap's folder.
  std::function<Result<std::string>(const std::string& path)> read;
  /// The templates in the folder of NAME, named as it is ("orders/pairs.docx"). Empty function: not checked.
  std::function<std::vector<std::string>(const std::string& name)> templates_beside;
  /// The language of gates with their filters (add_gate_filters); null: expressions are not checked.
  const tpl::Environment* environment = nullptr;
};

struct Loaded {
  Roadmap roadmap;
  Diagnostics notes;  ///< warnings: stage order against dates (Q-5), empty cells (Q-6) …
};

/// All mistakes are collected. Ids of the room:
/// - K001 unknown key, with the nearest right one
/// - K002 a required key is missing
/// - K003 wrong type or value
/// - K004 an id is used twice
/// - K005 unknown role
/// - K006 unknown document, or kind of event
/// - K007 unknown act
/// - K008 unknown activity
/// - K009 a circular requirement, with its path
/// - K010 a deadline that cannot be read
/// - K011 a deadline before the roadmap starts; a warning when it begins after the roadmap's end
/// - K012 warning: stages out of the order of their dates
/// - K013 warning: an empty deadline or nobody responsible
/// - K014 an included file cannot be read
/// - K015 an expression of a gate cannot be read
/// - K016 the template does not exist
/// - K017 warning: a document that no activity produces
/// - K018 a format version that this program does not know
/// - K024 unknown gate of gates.yaml, or event of events.yaml
/// - K026 warning: words of every quarter beside another deadline
/// - K027 warning: a paper cites an act that is not in force when it is due
/// - K025 warning: an activity of the parent roadmap is missing (G-10)
Result<Loaded> load(std::string_view yaml, const std::string& file, const LoadContext& context);

/// acts.yaml alone. K020 warning: an act's date is impossible or misspelt, K021 warning: one number with two
/// dates or kinds, K022 warning: a number of a kind that always carries a suffix has none.
Result<std::vector<Act>> load_acts(std::string_view yaml, const std::string& file, Diagnostics* notes = nullptr);

/// "did you mean": the candidate nearest to `word`, or "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
/// The words as a list to read: "a, b, c".
std::string joined(const std::vector<std::string>& words);

}  // namespace prikaz::workflow
