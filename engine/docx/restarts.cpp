#include "docx/restarts.hpp"

#include <algorithm>
#include <set>

namespace prikaz::docx {

namespace {

/// The part as a sequence: beginnings and ends of loops, items of lists.
struct Event {
  enum class Kind { begin, end, item } kind;
  std::size_t tag = 0;
  std::string list;
  int level = 0;
};

void collect(xml::Node node, const std::vector<Tag>& tags, std::vector<Event>& out) {
  for (const xml::Node child : node.children()) {
    const std::size_t id = marker_of(child);
    if (id != std::string::npos) {
      if (tags[id].dead || tags[id].kind != Tag::Kind::statement) continue;
      if (tags[id].keyword == "for") out.push_back({Event::Kind::begin, id, {}, 0});
      if (tags[id].keyword == "endfor") out.push_back({Event::Kind::end, id, {}, 0});
      continue;
    }
    const xml::Node numbers = child.child("w:pPr").child("w:numPr");
    if (const xml::Attribute list = numbers.child("w:numId").attribute("w:val"))
      out.push_back({Event::Kind::item, 0, list.value(), numbers.child("w:ilvl").attribute("w:val").as_int()});
    collect(child, tags, out);
  }
}

struct Use {
  int items = 0, lowest = 9, at_lowest = 0;
  bool inner = false;
};

std::map<std::string, Use> uses(const std::vector<Event>& events, std::size_t from, std::size_t to) {
  std::map<std::string, Use> out;
  int depth = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Event& e = events[i];
    if (e.kind != Event::Kind::item) {
      depth += e.kind == Event::Kind::begin ? 1 : -1;
      continue;
    }
    Use& u = out[e.list];
    ++u.items;
    if (e.level < u.lowest) {
      u.lowest = e.level;
      u.at_lowest = 0;
      u.inner = false;
    }
    if (e.level == u.lowest) ++u.at_lowest;
    u.inner = u.inner || (e.level == u.lowest && depth > 0);
  }
  return out;
}

}  // namespace

std::map<std::size_t, std::vector<std::string>> find_restarts(xml::Node root, const std::vector<Tag>& tags) {
  std::vector<Event> events;
  collect(root, tags, events);
  std::map<std::size_t, std::vector<std::string>> out;
  const bool loops =
      std::any_of(events.begin(), events.end(), [](const Event& e) { return e.kind == Event::Kind::begin; });
  if (!loops) return out;
  std::map<std::string, int> total;
  for (const Event& e : events)
    if (e.kind == Event::Kind::item) ++total[e.list];
  std::set<std::string> settled;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind == Event::Kind::begin) open.push_back(i);
    if (events[i].kind != Event::Kind::end || open.empty()) continue;
    const std::size_t begin = open.back();
    open.pop_back();
    for (const auto& [list, use] : uses(events, begin + 1, i)) {
      const bool several = use.inner || use.at_lowest > 1;
      if (!several || use.items != total[list] || !settled.insert(list).second) continue;
      out[events[begin].tag].push_back(list);
    }
  }
  return out;
}

}  // namespace prikaz::docx
