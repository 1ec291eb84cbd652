#include "workflow/compare.hpp"

#include <algorithm>
#include <utility>

#include "core/format.hpp"
#include "workflow/load.hpp"

namespace prikaz::workflow {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A thing of the roadmap as texts.
struct Part {
  std::string what, id, title, document;
  Fields fields;
};

template <class T>
std::string named(const std::vector<std::size_t>& indexes, const std::vector<T>& all) {
  std::vector<std::string> out;
  for (const std::size_t i : indexes) out.push_back(all[i].id);
  return joined(out);
}

std::string dates(const Deadline& due) {
  std::vector<std::string> out;
  for (const Date& d : due.dates) out.push_back(d.iso());
  if (!due.after.empty()) out.push_back(format("{} + {}{}", due.after, due.days, due.working_days ? " working" : ""));
  return joined(out);
}

std::string day(Date d) { return d.valid() ? d.iso() : std::string(); }

class Flat {
 public:
  explicit Flat(const Roadmap& r) : r_(r) {
    parts_.push_back({"roadmap", r.id, r.title, {}, {{"title", r.title}, {"from", day(r.from)}, {"to", day(r.to)}}});
    for (const Act& a : r.acts)
      parts_.push_back({"act",
                        a.id,
                        a.title,
                        {},
                        {{"number", a.number},
                         {"date", day(a.date)},
                         {"edition", a.edition},
                         {"from", day(a.valid_from)},
                         {"to", day(a.valid_to)}}});
    for (const auto& [key, value] : r.facts) parts_.push_back({"fact", key, key, {}, {{"value", value.text()}}});
    for (const Role& role : r.roles)
      parts_.push_back({"role", role.id, role.title, {}, {{"title", role.title}, {"person", role.person}}});
    for (const EventKind& e : r.events)
      parts_.push_back({"event", e.id, e.title, {}, {{"each", e.each}, {"day", e.day}}});
    for (const DocumentKind& d : r.documents) document(d);
    for (const Stage& s : r.stages) stage(s);
    for (const Report& p : r.reports)
      parts_.push_back({"report", p.id, p.title, {}, {{"template", p.template_file}, {"due", dates(p.due)}}});
    for (const Indicator& i : r.indicators) indicator(i);
  }
  const std::vector<Part>& parts() const { return parts_; }

 private:
  void document(const DocumentKind& d) {
    parts_.push_back({"document",
                      d.id,
                      d.title,
                      d.id,
                      {{"title", d.title},
                       {"template", d.template_file},
                       {"scope", std::string(name(d.scope))},
                       {"event", d.event},
                       {"when", d.when},
                       {"done", d.done},
                       {"formats", joined(d.formats)},
                       {"journal", d.journal},
                       {"number", d.number},
                       {"after", joined(d.after)},
                       {"acts", joined(d.acts)},
                       {"special", d.special ? "true" : "false"},
                       {"text", d.text.text()}}});
    std::vector<std::string> seen;
    for (const Gate& g : d.requires_) {
      std::string id = d.id + "/" + (!g.id.empty() ? g.id : !g.ref.empty() ? g.ref : std::string("requirement"));
      const auto same = std::count(seen.begin(), seen.end(), id);
      seen.push_back(id);
      if (same > 0) id += format("-{}", same + 1);
      parts_.push_back({"gate",
                        id,
                        d.title,
                        d.id,
                        {{"each", g.each},
                         {"when", g.when},
                         {"that", g.that},
                         {"say", g.say},
                         {"warning", g.warning ? "true" : "false"}}});
    }
  }

  void stage(const Stage& s) {
    parts_.push_back({"stage", s.id, s.title, {}, {{"title", s.title}, {"goal", s.goal}, {"result", s.result}}});
    for (const Activity& a : s.activities)
      parts_.push_back({"activity",
                        s.id + "/" + a.id,
                        a.title,
                        {},
                        {{"title", a.title},
                         {"content", joined(a.content)},
                         {"due", dates(a.due)},
                         {"printed", a.due.printed},
                         {"responsible", named(a.responsible, r_.roles)},
                         {"produces", named(a.produces, r_.documents)},
                         {"after", joined(a.after)},
                         {"when", a.when},
                         {"done", a.done}}});
  }

  void indicator(const Indicator& i) {
    std::vector<std::string> targets;
    for (const auto& [year, target] : i.targets) targets.push_back(format("{}: {:.6g}", year, target));
    constexpr const char* bounds[] = {"at-least", "at-most", "exactly"};
    parts_.push_back({"indicator",
                      i.id,
                      i.title,
                      {},
                      {{"title", i.title},
                       {"unit", i.unit},
                       {"rows", i.rows},
                       {"value", i.value},
                       {"of", i.of},
                       {"bound", bounds[static_cast<std::size_t>(i.bound)]},
                       {"targets", joined(targets)}}});
  }

  const Roadmap& r_;
  std::vector<Part> parts_;
};

const Part* find(const std::vector<Part>& all, const Part& wanted) {
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const Part& p) { return p.what == wanted.what && p.id == wanted.id; });
  return it == all.end() ? nullptr : &*it;
}

}  // namespace

std::vector<Change> compare(const Roadmap& before, const Roadmap& after) {
  const Flat old(before), now(after);
  std::vector<Change> out;
  for (const Part& p : now.parts()) {
    const Part* was = find(old.parts(), p);
    if (!was) {
      out.push_back({Change::Kind::added, p.what, p.id, p.title, {}, {}, {}, p.document});
      continue;
    }
    for (std::size_t i = 0; i < p.fields.size(); ++i)
      if (p.fields[i] != was->fields[i])
        out.push_back({Change::Kind::changed, p.what, p.id, p.title, p.fields[i].first, was->fields[i].second,
                       p.fields[i].second, p.document});
  }
  for (const Part& p : old.parts())
    if (!find(now.parts(), p)) out.push_back({Change::Kind::removed, p.what, p.id, p.title, {}, {}, {}, p.document});
  return out;
}

}  // namespace prikaz::workflow
