// prikaz generate: the papers that are owed.
#include "app/run/generate.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
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

/// One row per organisation and one line per refusal: what was made, what was not and why, where it lies.
void show(Session& session, const app::Generated& g, const app::GenerateOptions& options) {
  app::Console& c = session.console;
  struct Count {
    std::string title;
    std::size_t made = 0, blocked = 0, failed = 0, files = 0;
  };
  std::vector<std::string> order;
  std::map<std::string, Count> counts;
  for (const batch::Entry& e : g.manifest.entries) {
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
  for (const batch::Entry& e : g.manifest.entries)
    if (e.status == batch::Entry::Status::blocked) {
      c.line(Message("Blocked: {}, {}{}", e.organisation_title, e.document_title,
                     e.item.empty() ? "" : " (" + e.item + ")"));
      for (const std::string& r : e.reasons) c.out() << "    " << r << '\n';
    }
  for (const std::string& path : g.removed) c.line(Message("Removed: {}, a draft that is owed no more", path));
  std::string times;
  for (const auto& [step, seconds] : g.seconds)
    times += format("{}{} {:.0f} ms", times.empty() ? "" : ", ", c.tr(step.c_str()), seconds * 1000);
  c.line(Message("Time: {}", times));
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
  const std::size_t blocked = g->manifest.count(batch::Entry::Status::blocked);
  if (o.strict && blocked > 0 && session.status == done) session.status = bad_input;
  if (!session.console.json()) return show(session, *g, o.run);
  session.json["made"] = g->manifest.count(batch::Entry::Status::made);
  session.json["blocked"] = blocked;
  session.json["failed"] = g->manifest.count(batch::Entry::Status::failed);
  List removed;
  for (const std::string& path : g->removed) removed.push_back(path);
  session.json["removed"] = std::move(removed);
  session.json["manifest"] = app::manifest_path(o.run.out);
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
