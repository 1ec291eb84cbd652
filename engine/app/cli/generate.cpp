// prikaz generate: the papers that are owed.
#include "app/run/generate.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <tuple>

#include "app/cli/session.hpp"
#include "core/format.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  app::GenerateOptions run;
  std::string shard;
  bool strict = false;
};

struct Shard {
  unsigned index = 0, count = 0;
};

/// "i/n", or "n" with i from the scheduler of an array job. Nothing when there is no such part: a run that took another
/// part instead would leave schools without papers.
std::optional<Shard> parse_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  const char* scheduled = std::getenv("SLURM_ARRAY_TASK_ID");
  if (!scheduled) scheduled = std::getenv("JOB_COMPLETION_INDEX");
  const std::string index = slash != std::string::npos ? text.substr(0, slash) : scheduled ? scheduled : "";
  const std::string count = slash != std::string::npos ? text.substr(slash + 1) : text;
  for (const std::string& number : {index, count})
    if (number.empty() || number.size() > 6 || number.find_first_not_of("0123456789") != std::string::npos) return {};
  const Shard shard{static_cast<unsigned>(std::stoul(index)), static_cast<unsigned>(std::stoul(count))};
  return shard.index < shard.count ? std::optional(shard) : std::nullopt;
}

std::string check_shard(const std::string& s) {
  return parse_shard(s) ? ""
                        : "a shard is written as 0/4 … 3/4; with 4 alone the scheduler must give the index, from 0";
}

constexpr std::size_t most_names = 3;

/// "6 (s4-p01, s4-p02, s4-p03 …)": how many, and the first of them.
std::string counted(const std::vector<std::string>& names) {
  if (names.size() == 1 && names[0].empty()) return {};
  std::string out = ": " + std::to_string(names.size()) + " (";
  for (std::size_t i = 0; i < names.size() && i < most_names; ++i) out += (i ? ", " : "") + names[i];
  return out + (names.size() > most_names ? " …)" : ")");
}

/// Papers of one organisation that the same reasons hold up, by kind.
struct Refused {
  std::string organisation;
  std::vector<std::string> reasons;
  std::vector<std::pair<std::string, std::vector<std::string>>> papers;  ///< title of the kind, for whom
};

std::vector<Refused> refused(std::span<const batch::Entry> entries) {
  std::vector<Refused> out;
  std::map<std::pair<std::string, std::vector<std::string>>, std::size_t> index;
  for (const batch::Entry& e : entries) {
    if (e.status != batch::Entry::Status::blocked) continue;
    const auto [it, fresh] = index.try_emplace({e.organisation, e.reasons}, out.size());
    if (fresh) out.push_back({e.organisation_title, e.reasons, {}});
    auto& papers = out[it->second].papers;
    if (papers.empty() || papers.back().first != e.document_title) papers.push_back({e.document_title, {}});
    papers.back().second.push_back(e.item);
  }
  return out;
}

void show_refused(app::Console& c, std::span<const batch::Entry> entries, const std::string& manifest) {
  const std::vector<Refused> groups = refused(entries);
  for (const Refused& r : groups) {
    c.line(Message("Blocked: {}", r.organisation));
    for (const std::string& reason : r.reasons) c.out() << "    " << reason << '\n';
    for (const auto& [title, items] : r.papers) c.out() << "      - " << title << counted(items) << '\n';
  }
  if (!groups.empty()) c.line(Message("Each refused paper with its reasons: {}, or prikaz status", manifest));
}

/// Drafts of an earlier run that were taken away, by folder.
void show_removed(app::Console& c, const std::vector<std::string>& paths) {
  std::map<std::string, std::vector<std::string>> folders;
  for (const std::string& path : paths) {
    const std::size_t slash = path.find('/');
    folders[path.substr(0, slash)].push_back(slash == std::string::npos ? path : path.substr(slash + 1));
  }
  for (const auto& [folder, names] : folders)
    c.line(Message("Removed: {}, drafts that are refused now or owed no more{}", folder, counted(names)));
}

/// One row per organisation that this run was about, and what was refused by reason: where it lies, why it does not.
void show(Session& session, const app::Generated& g, const app::GenerateOptions& options) {
  app::Console& c = session.console;
  const auto mine = std::span(g.manifest.entries).subspan(g.kept);
  struct Count {
    std::string title;
    std::size_t made = 0, blocked = 0, failed = 0, files = 0;
  };
  std::vector<std::string> order;
  std::map<std::string, Count> counts;
  for (const batch::Entry& e : mine) {
    const auto [it, fresh] = counts.try_emplace(e.organisation);
    if (fresh) order.push_back(e.organisation);
    it->second.title = e.organisation_title;
    it->second.made += e.status == batch::Entry::Status::made;
    it->second.blocked += e.status == batch::Entry::Status::blocked;
    it->second.failed += e.status == batch::Entry::Status::failed;
    it->second.files += e.files.size();
  }
  app::TextTable table{
      {c.tr("organisation"), c.tr("made"), c.tr("blocked"), c.tr("failed"), c.tr("files"), c.tr("where")}, {}};
  for (const std::string& code : order) {
    const Count& n = counts[code];
    table.rows.push_back({n.title, std::to_string(n.made), std::to_string(n.blocked), std::to_string(n.failed),
                          std::to_string(n.files), options.out + "/" + n.title});
  }
  c.show(table);
  show_refused(c, mine, app::manifest_path(options.out));
  show_removed(c, g.removed);
  std::string times;
  for (const auto& [step, seconds] : g.seconds)
    times += format("{}{} {:.0f} ms", times.empty() ? "" : ", ", c.tr(step.c_str()), seconds * 1000);
  c.line(Message("Time: {}", times));
}

/// The same as data, paper by paper.
void as_json(Session& session, const app::Generated& g, const std::string& out) {
  std::map<batch::Entry::Status, std::int64_t> counts;
  List refused, removed;
  for (const batch::Entry& e : std::span(g.manifest.entries).subspan(g.kept)) {
    ++counts[e.status];
    if (e.status != batch::Entry::Status::blocked) continue;
    Dict o;
    o["organisation"] = e.organisation;
    o["document"] = e.document;
    o["item"] = e.item;
    List reasons;
    for (const std::string& r : e.reasons) reasons.push_back(r);
    o["reasons"] = std::move(reasons);
    refused.push_back(std::move(o));
  }
  session.json["made"] = counts[batch::Entry::Status::made];
  session.json["blocked"] = counts[batch::Entry::Status::blocked];
  session.json["failed"] = counts[batch::Entry::Status::failed];
  session.json["refused"] = std::move(refused);
  for (const std::string& path : g.removed) removed.push_back(path);
  session.json["removed"] = std::move(removed);
  session.json["manifest"] = app::manifest_path(out);
}

void run(Session& session, Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  const font::Library* fonts = session.fonts();
  if (!fonts) return;
  if (const auto shard = parse_shard(o.shard))
    std::tie(o.run.shard, o.run.shards) = std::pair(shard->index, shard->count);
  if (o.run.out.empty()) o.run.out = w->path(w->settings().out);
  o.run.today = session.day();
  o.run.say = [&](const Message& m) { return session.console.text(m); };
  std::mutex lock;
  const bool bar = !session.console.json() && ::isatty(STDERR_FILENO);
  o.run.progress = [&](std::size_t made, std::size_t all) {
    if (!bar || (made % 16 && made != all)) return;
    const std::lock_guard guard(lock);
    session.console.err() << "\r" << made << "/" << all << (made == all ? "\n" : "") << std::flush;
  };
  auto g = app::generate(*w, session.disk, *fonts, o.run);
  if (!g) return session.fail(std::move(g.error()));
  session.warn(w->notes());
  session.warn(std::move(g->notes));
  if (!g->problems.empty()) session.fail(std::move(g->problems));
  const auto mine = std::span(g->manifest.entries).subspan(g->kept);
  const bool blocked = std::any_of(mine.begin(), mine.end(),
                                   [](const batch::Entry& e) { return e.status == batch::Entry::Status::blocked; });
  if (o.strict && blocked && session.status == done) session.status = bad_input;
  if (session.console.json())
    as_json(session, *g, o.run.out);
  else
    show(session, *g, o.run);
}

}  // namespace

void add_generate(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("generate", "make the papers that are owed");
  c->add_option("--org", o->run.organisation, "only this organisation (its code)")->type_name("CODE");
  c->add_option("--stage", o->run.stage, "only this stage of the roadmap")->type_name("ID");
  c->add_option("--document", o->run.document, "only this document")->type_name("ID");
  c->add_option("--format", o->run.formats, "docx, pdf or both")->delimiter(',')->check(CLI::IsMember({"docx", "pdf"}));
  c->add_option("--variant", o->run.variant, "of PDF: plain, a1b, a2b")->check(CLI::IsMember({"plain", "a1b", "a2b"}));
  c->add_option("--out", o->run.out, "folder of the results")->type_name("DIR");
  c->add_option("--shard", o->shard,
                "only this part of the organisations, i/n; with n alone, i comes from the scheduler")
      ->check(check_shard);
  c->add_option("-j,--jobs", o->run.threads, "threads (default: all cores)");
  c->add_flag("--ahead", o->run.ahead, "also papers whose time has not come");
  c->add_flag("--strict", o->strict, "a refused paper makes the exit status 1");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
