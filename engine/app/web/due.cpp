// What is due: the plan of `prikaz status`, per organisation and per document.
#include <algorithm>
#include <map>

#include "app/run/board.hpp"
#include "app/web/organisations.hpp"
#include "app/web/site.hpp"

namespace prikaz::web {

namespace {

using workflow::Task;
using workflow::TaskStatus;

constexpr std::size_t most_reasons = 20;

/// How many papers stand where.
struct Count {
  std::size_t done = 0, drafted = 0, due = 0, overdue = 0, upcoming = 0, blocked = 0;

  void add(TaskStatus s) {
    done += s == TaskStatus::done;
    drafted += s == TaskStatus::drafted;
    due += s == TaskStatus::due;
    overdue += s == TaskStatus::overdue;
    upcoming += s == TaskStatus::upcoming;
    blocked += s == TaskStatus::blocked;
  }
  void tell(Dict& o) const {
    o["done"] = done;
    o["drafted"] = drafted;
    o["due"] = due;
    o["overdue"] = overdue;
    o["upcoming"] = upcoming;
    o["blocked"] = blocked;
    o["all"] = done + drafted + due + overdue + upcoming + blocked;
  }
};

struct Planned {
  workflow::World world;
  std::vector<Task> tasks;
  Diagnostics problems;
};

Result<Planned> plan(Visit& v) {
  auto world = v.workspace.world(v.today());
  if (!world) return fail(std::move(world.error()));
  auto planner = v.workspace.planner();
  if (!planner) return fail(std::move(planner.error()));
  auto before = app::last_manifest(v.disk(), v.out_folder());
  if (!before) return fail(std::move(before.error()));
  Planned p;
  p.world = std::move(*world);
  auto state = app::state_of(v.workspace, *before, v.today());
  if (!state) return fail(std::move(state.error()));
  p.tasks = planner->tasks(p.world, *state, &p.problems);
  return p;
}

/// The papers of one kind that an organisation owes.
struct Kind {
  const workflow::DocumentKind* document = nullptr;
  Date due;
  Count count;
  List reasons;
  std::size_t refused = 0;
};

/// What calls for a hand comes first.
int rank(const Kind& k) {
  return k.count.overdue > 0    ? 0
         : k.count.due > 0      ? 1
         : k.count.blocked > 0  ? 2
         : k.count.upcoming > 0 ? 3
         : k.count.drafted > 0  ? 4
                                : 5;
}

std::vector<Kind> kinds(const Visit& v, const std::vector<Task>& tasks, const std::string& organisation) {
  std::vector<Kind> out;
  std::map<const workflow::DocumentKind*, std::size_t> index;
  for (const Task& t : tasks) {
    if (t.organisation != organisation) continue;
    const auto [it, fresh] = index.try_emplace(t.document, out.size());
    if (fresh) out.push_back({t.document, t.due, {}, {}, 0});
    Kind& k = out[it->second];
    k.count.add(t.status);
    for (const workflow::Refusal& r : t.refusals) {
      if (r.warning || t.status == TaskStatus::done) continue;
      if (++k.refused <= most_reasons) k.reasons.push_back(v.words(r.text));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Kind& a, const Kind& b) { return rank(a) < rank(b); });
  return out;
}

}  // namespace

Response due_page(Visit& v) {
  auto planned = plan(v);
  if (!planned) return v.problems("План не строится", planned.error());
  std::map<std::string, Count> counts;
  Count total;
  for (const Task& t : planned->tasks) {
    counts[t.organisation].add(t.status);
    total.add(t.status);
  }
  List rows;
  for (const Organisation& o : organisations(planned->world)) {
    Dict row;
    row["code"] = o.code;
    row["title"] = o.title;
    counts[o.code].tell(row);
    rows.push_back(std::move(row));
  }
  Dict data;
  data["organisations"] = std::move(rows);
  total.tell(data);
  data["problems"] = v.listed(planned->problems);
  return v.page("due.html", std::move(data));
}

Response school_page(Visit& v) {
  auto planned = plan(v);
  if (!planned) return v.problems("План не строится", planned.error());
  const auto all = organisations(planned->world);
  const std::string code = v.request.value("organisation");
  const auto found = std::find_if(all.begin(), all.end(), [&](const Organisation& o) { return o.code == code; });
  if (found == all.end()) return v.not_found();
  List rows;
  for (const Kind& k : kinds(v, planned->tasks, code)) {
    Dict row;
    row["id"] = k.document->id;
    row["title"] = k.document->title;
    row["deadline"] = k.due.valid() ? Value(k.due) : Value();
    k.count.tell(row);
    row["reasons"] = k.reasons;
    row["more"] = k.refused - k.reasons.size();
    rows.push_back(std::move(row));
  }
  Dict data;
  data["code"] = found->code;
  data["organisation"] = found->title;
  data["documents"] = std::move(rows);
  return v.page("school.html", std::move(data));
}

}  // namespace prikaz::web
