#include "registry/journal.hpp"

#include <algorithm>

namespace prikaz::registry {

std::string_view name(Event::Kind k) noexcept {
  switch (k) {
    case Event::Kind::registered:
      return "registered";
    case Event::Kind::signed_:
      return "signed";
    case Event::Kind::cancelled:
      return "cancelled";
    case Event::Kind::superseded:
      break;
  }
  return "superseded";
}

const Issued* find(const std::vector<Issued>& all, std::string_view organisation, std::string_view document,
                   std::string_view item) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const Issued& i) {
    return i.registration.organisation == organisation && i.registration.document == document &&
           i.registration.item == item;
  });
  return it == all.end() ? nullptr : &*it;
}

std::vector<Issued> in_force(const std::vector<Event>& events) {
  std::vector<Issued> out;
  for (const Event& e : events) {
    if (e.kind == Event::Kind::registered) {
      out.push_back({e, e.kind});
      continue;
    }
    const auto it = std::find_if(out.begin(), out.end(), [&](const Issued& i) {
      return i.registration.organisation == e.organisation && i.registration.document == e.document &&
             i.registration.item == e.item;
    });
    if (it == out.end()) continue;
    if (e.kind == Event::Kind::signed_)
      it->state = e.kind;
    else
      out.erase(it);
  }
  return out;
}

std::string next_number(const std::vector<Event>& events, const std::string& pattern, const std::string& journal,
                        const std::string& organisation, int year) {
  int highest = 0;
  const std::size_t hole = pattern.find("{n}");
  const std::string before = pattern.substr(0, std::min(hole, pattern.size()));
  for (const Event& e : events) {
    if (e.kind != Event::Kind::registered || e.journal != journal || e.organisation != organisation ||
        e.date.year != year)
      continue;
    if (e.number.starts_with(before)) highest = std::max(highest, std::atoi(e.number.c_str() + before.size()));
  }
  const std::string n = std::to_string(highest + 1);
  return hole == std::string::npos ? n : before + n + pattern.substr(hole + 3);
}

}  // namespace prikaz::registry
