#include "app/run/board.hpp"

#include <algorithm>

#include "app/run/issue.hpp"

namespace prikaz::app {

namespace {

Value date_or_none(Date d) { return d.valid() ? Value(d) : Value(); }

List texts(const std::vector<std::string>& all) {
  List out;
  for (const std::string& s : all) out.push_back(s);
  return out;
}

Dict as_value(const workflow::ActivityState& a, const Board& board) {
  Dict d;
  d["code"] = a.organisation + " " + a.stage->id + "/" + a.activity->id;
  d["organisation"] = board.title_of(a.organisation);
  d["stage"] = a.stage->title;
  d["title"] = a.activity->title;
  d["content"] = texts(a.activity->content);
  d["printed"] = a.activity->due.printed;
  d["due"] = date_or_none(a.due);
  d["responsible"] = a.activity->responsible_printed;
  d["people"] = texts(a.people);
  d["status"] = std::string(workflow::name(a.status));
  d["done"] = date_or_none(a.done);
  d["proof"] = a.proof;
  List reasons;
  for (const workflow::Refusal& r : a.refusals) reasons.push_back(r.text.str());
  d["reasons"] = std::move(reasons);
  d["ref"] = a.activity->ref;
  return d;
}

Dict as_value(const workflow::IndicatorValue& v) {
  Dict d;
  d["id"] = v.indicator->id;
  d["title"] = v.indicator->title;
  d["unit"] = v.indicator->unit;
  d["ref"] = v.indicator->ref;
  d["part"] = v.part;
  d["whole"] = v.whole;
  d["value"] = v.value ? Value(*v.value) : Value();
  d["target"] = v.target ? Value(*v.target) : Value();
  d["met"] = v.met ? Value(*v.met) : Value();
  Dict targets;
  for (const auto& [year, target] : v.indicator->targets) targets[std::to_string(year)] = target;
  d["targets"] = std::move(targets);
  List rows;
  for (const workflow::IndicatorValue::Row& r : v.rows) rows.push_back(r.record);
  d["rows"] = std::move(rows);
  return d;
}

Dict as_value(const workflow::Task& t, const Board& board) {
  Dict d;
  d["organisation"] = board.title_of(t.organisation);
  d["document"] = t.document->id;
  d["title"] = t.document->title;
  d["item"] = t.item;
  d["due"] = date_or_none(t.due);
  d["status"] = std::string(workflow::name(t.status));
  return d;
}

}  // namespace

std::string manifest_path(const std::string& out) { return out + "/manifest.json"; }

Result<batch::Manifest> last_manifest(const Disk& disk, const std::string& out) {
  if (!disk.exists(manifest_path(out))) return batch::Manifest{};
  auto bytes = disk.read(manifest_path(out));
  if (!bytes) return fail(std::move(bytes.error()));
  return batch::read(*bytes, manifest_path(out));
}

Result<workflow::State> state_of(const Workspace& workspace, const batch::Manifest& drafts, Date today) {
  workflow::State state;
  for (const batch::Entry& e : drafts.entries) {
    if (e.status != batch::Entry::Status::made) continue;
    const Date day = parse_iso_date(e.date.empty() ? drafts.today : e.date).value_or(Date{});
    state[{e.document, e.organisation, e.item}] = {day, false, {}};
  }
  auto journal = open_journal(workspace);
  if (!journal) return fail(std::move(journal.error()));
  auto events = (*journal)->events();
  if (!events) return fail(std::move(events.error()));
  std::erase_if(*events, [&](const registry::Event& e) { return e.date > today; });
  for (const registry::Issued& i : registry::in_force(*events)) {
    const registry::Event& r = i.registration;
    state[{r.document, r.organisation, r.item}] = {r.date, true, r.number};
  }
  return state;
}

std::string Board::title_of(const std::string& code) const {
  const auto named = [&](const Value& v) -> const registry::Record* {
    const auto* r = v.as<registry::Record>();
    return r && r->key() == code ? r : nullptr;
  };
  for (const Value& o : world.organisations)
    if (const auto* r = named(o)) return r->text();
  const auto* district = named(world.district);
  return district ? district->text() : code;
}

Result<Board> board(Workspace& workspace, const Disk& disk, const std::string& organisation, const std::string& out,
                    Date today) {
  Board b;
  auto world = workspace.world(today);
  if (!world) return fail(std::move(world.error()));
  b.world = std::move(*world);
  auto planner = workspace.planner();
  if (!planner) return fail(std::move(planner.error()));
  auto drafts = last_manifest(disk, out);
  if (!drafts) return fail(std::move(drafts.error()));
  auto state = state_of(workspace, *drafts, today);
  if (!state) return fail(std::move(state.error()));
  b.state = std::move(*state);
  const auto add = [&](const Value& school) {
    auto tasks = school.is_none() ? planner->district_tasks(b.world, b.state, &b.problems)
                                  : planner->organisation_tasks(b.world, school, b.state, &b.problems);
    for (auto& a : planner->activities(b.world, school, b.state, tasks, &b.problems))
      b.activities.push_back(std::move(a));
    for (auto& h : planner->happenings(b.world, school, b.state, &b.problems)) b.happenings.push_back(std::move(h));
    for (auto& t : tasks) b.tasks.push_back(std::move(t));
  };
  const bool all = organisation.empty();
  if (all || organisation == workspace.settings().district) add(Value());
  for (const Value& school : b.world.organisations) {
    if (!all && school.get("code").text() != organisation) continue;
    b.schools.push_back(school);
    add(school);
  }
  if (!all && b.schools.empty() && organisation != workspace.settings().district)
    return fail({"PRK-U022",
                 Severity::error,
                 {},
                 Message("the registry has no organisation with the code \"{}\"", organisation),
                 "prikaz status shows every organisation; its code stands in the registry's first column"});
  b.indicators = planner->indicators(b.world, all ? b.world.organisations : b.schools, b.state, &b.problems);
  return b;
}

void add_names(const Board& board, const workflow::Roadmap& roadmap, Dict& names) {
  List activities, indicators, papers, people;
  for (const auto& a : board.activities) activities.push_back(as_value(a, board));
  for (const auto& i : board.indicators) indicators.push_back(as_value(i));
  for (const auto& t : board.tasks) papers.push_back(as_value(t, board));
  for (const Value& school : board.schools)
    for (const Value& one : workflow::participants(school, roadmap.participation, board.world.today)) {
      Dict d = one.dict();
      d["organisation"] = school;
      people.push_back(std::move(d));
    }
  names["activities"] = std::move(activities);
  names["indicators"] = std::move(indicators);
  names["papers"] = std::move(papers);
  names["participants"] = std::move(people);
}

}  // namespace prikaz::app
