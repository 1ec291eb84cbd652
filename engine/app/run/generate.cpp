#include "app/run/generate.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>

#include "app/run/issue.hpp"
#include "batch/run.hpp"
#include "papers/context.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"

namespace prikaz::app {

namespace {

using Clock = std::chrono::steady_clock;

class Stopwatch {
 public:
  double lap() {
    const auto now = Clock::now();
    const double s = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    return s;
  }

 private:
  Clock::time_point last_ = Clock::now();
};

/// The papers of one organisation: a unit of work for one thread.
struct Job {
  std::string organisation, folder;
  std::vector<workflow::Task> tasks;
  std::vector<batch::Entry> entries;
  Diagnostics problems, notes;
};

class Run {
 public:
  Run(Workspace& workspace, Disk& disk, const font::Library& fonts, const GenerateOptions& options)
      : workspace_(workspace),
        disk_(disk),
        options_(options),
        press_(disk, workspace.environment(), &fonts, papers::typography(workspace.profile()),
               workspace.schema().get()) {}

  Result<Generated> all() {
    Generated result;
    Stopwatch watch;
    auto world = workspace_.world(options_.today);
    if (!world) return fail(std::move(world.error()));
    result.seconds.emplace_back("registry", watch.lap());
    auto planner = workspace_.planner();
    if (!planner) return fail(std::move(planner.error()));
    if (Status s = plan(*world, *planner, result.problems); !s) return fail(std::move(s.error()));
    if (Status s = read_journal(); !s) return fail(std::move(s.error()));
    result.seconds.emplace_back("plan", watch.lap());
    shared_ = papers::shared_context(workspace_.roadmap(), workspace_.profile(), options_.today);
    work();
    result.seconds.emplace_back("papers", watch.lap());
    collect(result);
    clear(result);
    if (Status s = disk_.write(manifest_path(options_.out), batch::write(result.manifest)); !s)
      return fail(std::move(s.error()));
    result.seconds.emplace_back("manifest", watch.lap());
    return result;
  }

 private:
  /// Papers in force are never made anew: their frozen bytes are laid out again.
  Status read_journal() {
    auto journal = open_journal(workspace_);
    if (!journal) return fail(std::move(journal.error()));
    auto events = (*journal)->events();
    if (!events) return fail(std::move(events.error()));
    issued_ = registry::in_force(*events);
    for (registry::Issued& i : issued_) {
      auto files = (*journal)->files(i.registration.sequence);
      if (!files) return fail(std::move(files.error()));
      i.registration.files = std::move(*files);
    }
    return {};
  }

  bool wanted(const workflow::Task& t) const {
    if (!options_.organisation.empty() && t.organisation != options_.organisation) return false;
    if (!options_.document.empty() && t.document->id != options_.document) return false;
    if (!options_.stage.empty() && (!t.stage || t.stage->id != options_.stage)) return false;
    const bool named = !options_.document.empty() || !options_.stage.empty();
    if (t.status == workflow::TaskStatus::upcoming && !named && !options_.ahead) return false;
    return batch::in_shard(t.organisation, options_.shard, options_.shards);
  }

  Status plan(const workflow::World& world, const workflow::Planner& planner, Diagnostics& problems) {
    auto before = last_manifest(disk_, options_.out);
    if (!before) return fail(std::move(before.error()));
    before_ = std::move(*before);
    auto state = state_of(workspace_, before_, options_.today);
    if (!state) return fail(std::move(state.error()));
    std::map<std::string, std::string> titles;
    const auto title_of = [&](const Value& v) {
      if (const auto* r = v.as<registry::Record>()) titles[r->key()] = r->text();
    };
    title_of(world.district);
    for (const Value& o : world.organisations) title_of(o);
    std::map<std::string, std::size_t> index;
    std::set<std::string> folders;
    for (workflow::Task& t : planner.tasks(world, *state, &problems)) {
      planned_.insert({t.organisation, t.document->id, t.item});
      if (!wanted(t)) continue;
      const auto [it, fresh] = index.try_emplace(t.organisation, jobs_.size());
      if (fresh) {
        std::string folder = papers::folder_name(titles[t.organisation]);
        if (folder.empty() || !folders.insert(folder).second) folder += (folder.empty() ? "" : " ") + t.organisation;
        jobs_.push_back({t.organisation, folder, {}, {}, {}, {}});
      }
      ++count_;
      jobs_[it->second].tasks.push_back(std::move(t));
    }
    return {};
  }

  void work() {
    std::vector<papers::Worker> workers(batch::threads_of(options_.threads));
    batch::run(jobs_.size(), options_.threads, [&](std::size_t job, std::size_t worker) {
      for (const workflow::Task& t : jobs_[job].tasks) {
        one(jobs_[job], t, workers[worker]);
        const std::size_t done = ++done_;
        if (options_.progress) options_.progress(done, count_);
      }
    });
  }

  std::size_t position(const workflow::DocumentKind& d) const {
    return static_cast<std::size_t>(&d - workspace_.roadmap().documents.data()) + 1;
  }

  void one(Job& job, const workflow::Task& t, papers::Worker& worker) {
    batch::Entry e;
    e.organisation = t.organisation;
    e.organisation_title = job.folder;
    e.document = t.document->id;
    e.document_title = t.document->title;
    e.item = t.item;
    e.item_title = t.title;
    e.template_file = t.document->template_file;
    for (const workflow::Refusal& r : t.refusals)
      if (!r.warning) e.reasons.push_back(reason(r));
    if (const registry::Issued* issued = registry::find(issued_, t.organisation, t.document->id, t.item)) {
      e.number = issued->registration.number;
      e.date = issued->registration.date.iso();
      e.reasons.clear();
      for (const registry::IssuedFile& f : issued->registration.files) put(job, e, f.name, f.bytes, f.sha256);
      return job.entries.push_back(std::move(e));
    }
    e.date = options_.today.iso();
    e.status = t.blocked() ? batch::Entry::Status::blocked : batch::Entry::Status::made;
    if (!t.blocked()) print(job, t, worker, e);
    job.entries.push_back(std::move(e));
  }

  /// In the reader's language where the words are the program's.
  std::string reason(const workflow::Refusal& r) const {
    const std::string text = options_.say ? options_.say(r.text) : r.text.str();
    return r.ref.empty() ? text : text + " (" + r.ref + ")";
  }

  void print(Job& job, const workflow::Task& t, papers::Worker& worker, batch::Entry& e) {
    papers::Request request;
    request.template_file = workspace_.template_path(t.document->template_file);
    request.name = papers::file_name(t, position(*t.document));
    const bool workbook = request.template_file.ends_with(".xlsx");  // has one format, whatever others are asked for
    request.formats = options_.formats.empty() || workbook ? t.document->formats : options_.formats;
    request.special = t.document->special;
    request.context = Value(papers::context(t, shared_));
    request.pdf.variant = options_.variant;
    request.pdf.date = options_.today;
    auto artifacts = press_.print(request, worker, job.notes);
    if (!artifacts) return failed(job, e, std::move(artifacts.error()));
    for (const papers::Artifact& a : *artifacts)
      if (!put(job, e, a.name, a.bytes, a.sha256)) return;
  }

  bool put(Job& job, batch::Entry& e, const std::string& name, ByteView bytes, const std::string& sha256) {
    const std::string path = job.folder + "/" + name;
    if (Status s = disk_.write(options_.out + "/" + path, bytes); !s)
      return failed(job, e, std::move(s.error())), false;
    e.files.push_back({path, sha256, bytes.size()});
    return true;
  }

  static void failed(Job& job, batch::Entry& e, Diagnostics why) {
    e.status = batch::Entry::Status::failed;
    for (Diagnostic& d : why) {
      e.reasons.push_back(to_string(d));
      d.place.detail =
          job.folder + (e.item.empty() ? "" : ", " + e.item) + (d.place.detail.empty() ? "" : ": " + d.place.detail);
    }
    job.problems.add(std::move(why));
  }

  void collect(Generated& result) {
    result.manifest.roadmap = workspace_.roadmap().id;
    result.manifest.today = options_.today.iso();
    keep_others(result.manifest);
    result.kept = result.manifest.entries.size();
    std::set<std::string> said;
    for (Job& job : jobs_) {
      for (batch::Entry& e : job.entries) result.manifest.entries.push_back(std::move(e));
      result.problems.add(std::move(job.problems));
      for (Diagnostic& d : job.notes)
        if (said.insert(to_string(d)).second) result.notes.add(std::move(d));
    }
  }

  /// A draft that is refused now, is no longer owed or has another name would lie beside the right papers. Registered
  /// papers stay, with their line.
  void clear(Generated& result) {
    const auto stem = [](const std::string& path) { return path.substr(0, path.rfind('.')); };
    std::set<std::string> kept;  // without the extension: a run for DOCX alone leaves the PDF of the same paper
    for (const batch::Entry& e : result.manifest.entries)
      for (const batch::File& f : e.files) kept.insert(stem(f.path));
    for (const batch::Entry& e : before_.entries)
      for (const batch::File& f : e.files) {
        if (!e.number.empty() || kept.count(stem(f.path))) continue;
        if (Status s = disk_.remove(options_.out + "/" + f.path); !s)
          result.problems.add(std::move(s.error()));
        else
          result.removed.push_back(f.path);
      }
  }

  /// A run over one school or one document tells of the rest what the run before told.
  void keep_others(batch::Manifest& manifest) {
    std::set<std::tuple<std::string, std::string, std::string>> mine;
    for (const Job& job : jobs_)
      for (const batch::Entry& e : job.entries) mine.insert({e.organisation, e.document, e.item});
    for (const batch::Entry& e : before_.entries) {
      const bool known = planned_.count({e.organisation, e.document, e.item}) || !e.number.empty();
      if (known && !mine.count({e.organisation, e.document, e.item})) manifest.entries.push_back(e);
    }
  }

  Workspace& workspace_;
  Disk& disk_;
  const GenerateOptions& options_;
  papers::Press press_;
  papers::Shared shared_;
  std::vector<registry::Issued> issued_;
  std::vector<Job> jobs_;
  batch::Manifest before_;
  std::set<std::tuple<std::string, std::string, std::string>> planned_;
  std::size_t count_ = 0;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace

Result<Generated> generate(Workspace& workspace, Disk& disk, const font::Library& fonts,
                           const GenerateOptions& options) {
  return Run(workspace, disk, fonts, options).all();
}

}  // namespace prikaz::app
