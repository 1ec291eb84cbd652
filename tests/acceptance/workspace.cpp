#include "acceptance/workspace.hpp"

#include <stdexcept>

#include "core/hash.hpp"

namespace prikaz::acceptance {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void stop(const std::string& what, const Answer& a) {
  throw std::runtime_error(what + ": status " + std::to_string(a.status) + "\n" + a.out + a.err);
}

}  // namespace

Workspace::Workspace(const std::string& name) : folder_(kit::copy_of_sample(name)) {
  if (const Answer a = run({"import", "registry.xlsx"}); a.status != 0) stop("import of " + name, a);
}

Answer Workspace::run(std::vector<std::string> words) const {
  words.insert(words.begin(), {"-C", folder_.path().string()});
  return kit::run_prikaz("ru", std::move(words));
}

void Workspace::edit(const std::string& entity, const std::string& csv) const {
  kit::spit(folder_ / "edit.csv", csv);
  const Answer a = run({"import", "edit.csv", "--entity", entity});
  if (a.status != 0 || a.err.find("PRK-R033") != std::string::npos) stop("edit of " + entity, a);
}

batch::Manifest Workspace::manifest() const {
  const auto m = batch::read(kit::slurp(folder_ / "out/manifest.json"), "manifest.json");
  if (!m) throw std::runtime_error(to_string(m.error()[0]));
  return *m;
}

const batch::Entry* Workspace::find(const batch::Manifest& m, const std::string& organisation,
                                    const std::string& document, const std::string& item) const {
  for (const batch::Entry& e : m.entries)
    if (e.organisation == organisation && e.document == document && (item.empty() || e.item == item)) return &e;
  return nullptr;
}

Paper Workspace::read(const batch::Entry& entry) const {
  for (const batch::File& f : entry.files)
    if (f.path.ends_with(".docx")) return read_docx(kit::slurp(folder_ / "out" / f.path), f.path);
  std::string why;
  for (const std::string& r : entry.reasons) why += "\n" + r;
  throw std::runtime_error("no DOCX of " + entry.document + " " + entry.item + why);
}

Paper Workspace::paper(const std::string& organisation, const std::string& document, const std::string& item,
                       const std::string& today) const {
  std::vector<std::string> words = {"generate", "--format", "docx", "--org", organisation, "--document", document};
  if (!today.empty()) words.insert(words.begin(), {"--today", today});
  const Answer a = run(words);
  const batch::Manifest m = manifest();
  const batch::Entry* e = find(m, organisation, document, item);
  if (!e) stop("no " + document + " of " + organisation, a);
  return read(*e);
}

std::vector<std::string> Workspace::refusals(const std::string& organisation, const std::string& document,
                                             const std::string& today) const {
  std::vector<std::string> words = {"generate", "--format", "docx", "--org", organisation, "--document", document};
  if (!today.empty()) words.insert(words.begin(), {"--today", today});
  if (const Answer a = run(words); a.status != 0) stop("generate", a);
  std::vector<std::string> out;
  for (const batch::Entry& e : manifest().entries)
    if (e.organisation == organisation && e.document == document)
      for (const std::string& r : e.reasons) out.push_back(plain(r));
  return out;
}

Grid Workspace::report(const std::string& id, const std::vector<std::string>& more) const {
  std::vector<std::string> words = {"report", id};
  words.insert(words.end(), more.begin(), more.end());
  const Answer a = run(words);
  if (a.status != 0 || a.out.size() < 2) stop("report " + id, a);
  const std::string path = a.out.substr(0, a.out.find('\n'));
  return read_sheet(kit::slurp(path), path);
}

std::map<std::string, std::string> Workspace::files(const std::string& below) const {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / below))
    if (entry.is_regular_file())
      out[fs::relative(entry.path(), folder_ / below).string()] = sha256(kit::slurp(entry.path()));
  return out;
}

const Workspace& made(const std::string& name) {
  static std::map<std::string, Workspace> all;
  const auto it = all.find(name);
  if (it != all.end()) return it->second;
  Workspace w(name);
  w.run({"generate", "--ahead", "--format", "docx"});  // papers that failed are missed by the tests that want them
  return all.emplace(name, std::move(w)).first->second;
}

const std::vector<std::string>& samples() {
  static const std::vector<std::string> all = {"arzgir", "berezniki", "megion", "sosnovka", "school-2026", "volgograd"};
  return all;
}

}  // namespace prikaz::acceptance
