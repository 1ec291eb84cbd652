// Parts of a roadmap that stand on their own: gates, events, progress, reports, indicators.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/reader.hpp"

namespace prikaz::workflow {

template <class T>
std::vector<std::string> ids(const std::vector<T>& all) {
  std::vector<std::string> out;
  for (const T& one : all) out.push_back(one.id);
  return out;
}

/// Puts `one` in place of the inherited thing of its id, or at the end.
template <class T>
void declare(std::vector<T>& all, T one) {
  for (T& other : all)
    if (other.id == one.id) {
      other = std::move(one);
      return;
    }
  all.push_back(std::move(one));
}

/// "there is no role …", with the nearest right name.
void unknown_name(Reader& reader, const char* id, const yaml::Node& at, std::string_view what,
                  const std::vector<std::string>& candidates);
/// K016 unless templates/ holds the file.
void check_template(Reader& reader, const yaml::Node& in, const std::string& name, const LoadContext& context);
/// K015 unless the text under `key` is an expression of the template language.
void check_expression(Reader& reader, const yaml::Node& in, std::string_view key, const LoadContext& context);

Gate read_gate(Reader& reader, const yaml::Node& in, const LoadContext& context);
/// `gates:` document → ids of the catalogue gates.yaml, which stands beside the roadmap as acts.yaml does. K024 unknown
/// gate, K006 unknown document.
void read_gates(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap);
/// `events:` a mapping of the roadmap's own kinds, or a list of ids from events.yaml (K024).
void read_events(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap);
void read_progress(Reader& reader, const yaml::Node& in, Roadmap& roadmap);
void read_reports(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap, Shift shift);
void read_indicators(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap);

}  // namespace prikaz::workflow
