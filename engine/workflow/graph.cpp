// What only the whole roadmap shows: cycles, dates against the period and each other, empty cells.
#include <algorithm>
#include <map>
#include <set>

#include "workflow/reader.hpp"

namespace prikaz::workflow {

namespace {

/// What must be there first, by id.
using Needs = std::map<std::string, std::vector<std::string>>;

class Cycles {
 public:
  explicit Cycles(const Needs& needs) : needs_(needs) {}
  /// The path of the first circle through `id` ("a → b → a"), once per circle; "" when there is none.
  std::string through(const std::string& id) {
    path_.clear();
    return visit(id);
  }

 private:
  std::string visit(const std::string& id) {
    const auto at = std::find(path_.begin(), path_.end(), id);
    if (at != path_.end()) {
      std::string text;
      for (auto it = at; it != path_.end(); ++it) text += *it + " → ";
      return text + id;
    }
    if (done_.count(id)) return {};
    path_.push_back(id);
    std::string found;
    if (const auto it = needs_.find(id); it != needs_.end())
      for (const std::string& need : it->second) {
        if (found.empty()) found = visit(need);
      }
    path_.pop_back();
    done_.insert(id);
    return found;
  }

  const Needs& needs_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
};

void check_cycles(const Needs& needs, const std::map<std::string, Place>& places, Reader& reader) {
  Cycles cycles(needs);
  for (const auto& [id, unused] : needs)
    if (const std::string circle = cycles.through(id); !circle.empty())
      reader.diagnostics().add({"PRK-K009", Severity::error, places.at(circle.substr(0, circle.find(" → "))),
                                Message("each waits for the other: {}", circle),
                                "take one \"after\" out of the circle"});
}

void check_dates(const Roadmap& r, const Activity& a, Reader& reader) {
  if (!a.due.first.valid() || !r.from.valid()) return;
  if (a.due.last < r.from)
    reader.diagnostics().add({"PRK-K011", Severity::error, a.place,
                              Message("the deadline of \"{}\" ({}) lies before the roadmap begins ({})", a.title,
                                      a.due.last.iso(), r.from.iso()),
                              "correct the year; wording to be printed as in the source goes into \"printed\""});
  else if (r.to.valid() && a.due.first > r.to)
    reader.warn(
        "PRK-K011", a.place,
        Message("the deadline of \"{}\" ({}) lies after the roadmap ends ({})", a.title, a.due.first.iso(), r.to.iso()),
        "correct the date, or the roadmap's \"year\"");
}

/// work of a stage that must end before work of the stage in front of it.
void check_order(const Roadmap& r, Reader& reader) {
  const Activity* latest = nullptr;
  for (const Stage& stage : r.stages) {
    if (stage.cross_cutting || !stage.in_table) continue;
    const Activity* here = nullptr;
    for (const Activity& a : stage.activities) {
      if (!a.due.last.valid()) continue;
      if (latest && a.due.last < latest->due.last)
        reader.warn("PRK-K012", a.place,
                    Message("\"{}\" is due by {}, before \"{}\" of an earlier stage ({})", a.title, a.due.last.iso(),
                            latest->title, latest->due.last.iso()),
                    "check the order of the stages; the dates are kept as they are");
      if (!here || a.due.last > here->due.last) here = &a;
    }
    if (here) latest = here;
  }
}

void check_cells(const Stage& stage, const Activity& a, Reader& reader) {
  if (a.due.kind == Deadline::Kind::none)
    reader.warn("PRK-K013", a.place, Message("\"{}\" of stage \"{}\" has no deadline", a.title, stage.title),
                "add \"due\", or \"due: as-needed\"");
  if (a.responsible.empty() && a.responsible_printed.empty())
    reader.warn("PRK-K013", a.place, Message("\"{}\" of stage \"{}\" names nobody responsible", a.title, stage.title),
                "add \"responsible\"");
}

/// "once a quarter" beside a single date.
void check_wording(const Activity& a, Reader& reader) {
  std::string words = a.title + "\n" + a.due.printed;
  for (const std::string& line : a.content) words += "\n" + line;
  const bool quarterly = words.find("раз в квартал") != words.npos || words.find("жеквартально") != words.npos;
  if (quarterly && a.due.kind != Deadline::Kind::quarterly)
    reader.warn("PRK-K026", a.place,
                Message("\"{}\" speaks of every quarter, its deadline is not quarterly: {}", a.title, a.due.printed),
                "write \"due: quarterly 25\", or correct the wording");
}

/// a paper cites an act that is not yet in force, or no longer, when it is due.
void check_acts(const Roadmap& r, Reader& reader) {
  for (const DocumentKind& d : r.documents) {
    const Activity* a = r.origin(d.id).second;
    if (!a || !a->due.last.valid()) continue;
    for (const std::string& id : d.acts) {
      const Act* act = r.act(id);
      if (!act) continue;
      const std::string named = act->kind + " № " + act->number;
      if (act->valid_from.valid() && a->due.last < act->valid_from)
        reader.warn("PRK-K027", d.place,
                    Message("\"{}\" is due by {} and cites what is in force only since {}: {}", d.title,
                            a->due.last.iso(), act->valid_from.iso(), named),
                    "correct the deadline, or cite the act that was in force");
      if (act->valid_to.valid() && act->valid_to < a->due.first)
        reader.warn("PRK-K027", d.place,
                    Message("\"{}\" is due from {} and cites what was in force until {}: {}", d.title,
                            a->due.first.iso(), act->valid_to.iso(), named),
                    "cite the act that replaced it");
    }
  }
}

void check_produced(const Roadmap& r, Reader& reader) {
  for (const DocumentKind& d : r.documents)
    if (!r.origin(d.id).second)
      reader.warn("PRK-K017", d.place, Message("no activity produces the document \"{}\"", d.id),
                  "name it in \"produces\" of the activity it belongs to");
}

}  // namespace

void check_graph(const Roadmap& roadmap, Reader& reader) {
  Needs documents, activities;
  std::map<std::string, Place> places;
  for (const DocumentKind& d : roadmap.documents) {
    documents[d.id] = d.after;
    places[d.id] = d.place;
  }
  check_cycles(documents, places, reader);
  for (const Stage& stage : roadmap.stages)
    for (const Activity& a : stage.activities) {
      activities[stage.id + "/" + a.id] = a.after;
      places[stage.id + "/" + a.id] = a.place;
      check_dates(roadmap, a, reader);
      check_cells(stage, a, reader);
      check_wording(a, reader);
    }
  check_cycles(activities, places, reader);
  check_order(roadmap, reader);
  check_produced(roadmap, reader);
  check_acts(roadmap, reader);
}

}  // namespace prikaz::workflow
