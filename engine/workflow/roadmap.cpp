#include "workflow/roadmap.hpp"

namespace prikaz::workflow {

namespace {
template <class T>
const T* by_id(const std::vector<T>& all, std::string_view id) noexcept {
  for (const T& one : all)
    if (one.id == id) return &one;
  return nullptr;
}
}  // namespace

std::string_view name(Scope s) noexcept {
  constexpr std::string_view names[] = {"region", "district", "organisation", "pair",
                                        "person", "minor",    "candidate",    "event"};
  return names[static_cast<std::size_t>(s)];
}

const DocumentKind* Roadmap::document(std::string_view wanted) const noexcept { return by_id(documents, wanted); }
const Role* Roadmap::role(std::string_view wanted) const noexcept { return by_id(roles, wanted); }
const Act* Roadmap::act(std::string_view wanted) const noexcept { return by_id(acts, wanted); }
const EventKind* Roadmap::event(std::string_view wanted) const noexcept { return by_id(events, wanted); }
const Report* Roadmap::report(std::string_view wanted) const noexcept { return by_id(reports, wanted); }

std::optional<double> Indicator::target(int year) const {
  auto it = targets.find(year);
  if (it == targets.end()) it = targets.find(0);
  return it == targets.end() ? std::nullopt : std::optional(it->second);
}

std::pair<const Stage*, const Activity*> Roadmap::origin(std::string_view wanted) const noexcept {
  for (const Stage& stage : stages)
    for (const Activity& activity : stage.activities)
      for (const std::size_t d : activity.produces)
        if (documents[d].id == wanted) return {&stage, &activity};
  return {nullptr, nullptr};
}

}  // namespace prikaz::workflow
