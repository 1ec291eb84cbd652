// sample_generator ROOT [--schools N] [--out DIR] [--check]: writes samples/megion/registry.xlsx and
// registry-broken.xlsx under ROOT; with --check compares them with what it would write and says whether they differ.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "district.hpp"
#include "registry/export.hpp"
#include "sheet/read.hpp"

using namespace prikaz;

namespace {

constexpr std::uint64_t seed = 218;  // the number of the order the sample is modelled on
constexpr Date created{2020, 4, 10};

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
  if (out.empty()) out = root + "/samples/megion";
  const std::string model = root + "/workflows/models/mentoring.yaml";
  const auto schema = must(registry::load_schema(read(model), model));
  const auto plan = must(yaml::parse(read(root + "/samples/generator/megion.yaml"), "megion.yaml"));
  const auto names = must(yaml::parse(read(root + "/samples/generator/names.yaml"), "names.yaml"));
  const auto store = must(registry::open_sqlite(":memory:", schema));
  if (const Status done = store->apply(samples::district(*schema, plan, names, seed, schools)); !done)
    stop(done.error());
  sheet::Report report = must(registry::export_report(*store, {{}, 100, created}));
  bool good = save(out + "/registry.xlsx", report, check);
  spoil(report);
  good = save(out + "/registry-broken.xlsx", report, check) && good;
  return good ? 0 : 1;
}
