// sample_generator ROOT [--check]: writes samples/NAME/registry.xlsx under ROOT for every description
// samples/generator/NAME.yaml; with --check compares them with what it would write and says whether they differ.
// sample_generator ROOT --schools N --out DIR: the district of megion.yaml with N more schools, for measuring.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "district.hpp"
#include "registry/export.hpp"
#include "sheet/read.hpp"

using namespace prikaz;
namespace fs = std::filesystem;

namespace {

[[noreturn]] void stop(const Diagnostics& why) {
  for (const Diagnostic& d : why) std::fprintf(stderr, "%s\n", to_string(d).c_str());
  std::exit(1);
}
template <class T>
T must(Result<T> result) {
  if (!result) stop(result.error());
  return std::move(*result);
}

Bytes read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(3);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One birthday that no calendar has.
void spoil(sheet::Report& report) {
  for (sheet::ReportCell& cell : report.sheets[1].cells)
    if (cell.at.row > 40 && cell.value.is(Value::Kind::date)) {
      cell.value = Value("31.02.2009");
      cell.style.format = "@";
      return;
    }
}

bool save(const std::string& path, const sheet::Report& report, bool check) {
  const Bytes bytes = must(sheet::write(report));
  if (check) {
    const bool same =
        sheet::dump(must(sheet::read_xlsx(read(path), path))) == sheet::dump(must(sheet::read_xlsx(bytes, path)));
    std::printf("%s %s\n", path.c_str(), same ? "is up to date" : "differs from what the generator makes");
    return same;
  }
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  std::printf("%s %zu bytes\n", path.c_str(), bytes.size());
  return out.good();
}

/// The names of the descriptions, in alphabetical order.
std::vector<std::string> descriptions(const std::string& root) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(root + "/samples/generator"))
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "names") out.push_back(entry.path().stem());
  std::sort(out.begin(), out.end());
  return out;
}

bool sample(const std::string& root, const std::string& name, const std::string& out, int schools, bool check) {
  const std::string model = root + "/workflows/models/mentoring.yaml";
  const auto schema = must(registry::load_schema(read(model), model));
  const auto plan = must(yaml::parse(read(root + "/samples/generator/" + name + ".yaml"), name + ".yaml"));
  const auto names = must(yaml::parse(read(root + "/samples/generator/names.yaml"), "names.yaml"));
  const auto store = must(registry::open_sqlite(":memory:", schema));
  if (const Status done = store->apply(samples::district(*schema, plan, names, schools)); !done) stop(done.error());
  const Date created = *parse_iso_date(plan.find("created")->scalar);
  sheet::Report report = must(registry::export_report(*store, {{}, 100, created, true}));
  const bool good = save(out + "/registry.xlsx", report, check);
  if (!plan.find("broken")) return good;
  spoil(report);
  return save(out + "/registry-broken.xlsx", report, check) && good;
}

}  // namespace

int main(int argc, char** argv) {
  std::string root = ".", out;
  int schools = 0;
  bool check = false;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--check")
      check = true;
    else if (arg == "--schools" && i + 1 < argc)
      schools = std::atoi(argv[++i]);
    else if (arg == "--out" && i + 1 < argc)
      out = argv[++i];
    else
      root = arg;
  }
  if (!out.empty()) return sample(root, "megion", out, schools, check) ? 0 : 1;
  bool good = true;
  for (const std::string& name : descriptions(root))
    good = sample(root, name, root + "/samples/" + name, 0, check) && good;
  return good ? 0 : 1;
}
