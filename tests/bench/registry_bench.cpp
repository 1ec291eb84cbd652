// registry_bench WORKBOOK: processor time a registry takes to read, plan, write and load. Make a large workbook with
// sample_generator . --schools 493 --out DIR.
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>

#include "registry/export.hpp"
#include "registry/import.hpp"
#include "registry/snapshot.hpp"
#include "sheet/read.hpp"

using namespace prikaz;

namespace {
Bytes file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Work>
auto timed(const char* what, Work work) {
  const std::clock_t start = std::clock();
  auto result = work();
  std::printf("%-28s %8.1f ms\n", what, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  if (!result)
    for (const Diagnostic& d : result.error()) std::printf("  %s\n", to_string(d).c_str());
  return result;
}
}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::puts("registry_bench WORKBOOK"), 2;
  const std::string model = PRIKAZ_SOURCE_DIR "/workflows/models/mentoring.yaml";
  const auto schema = *registry::load_schema(file(model), model);
  const std::string database = "/tmp/registry_bench.db";
  std::remove(database.c_str());
  auto store = *registry::open_sqlite(database, schema);
  const Bytes bytes = file(argv[1]);
  const auto book = timed("read the workbook", [&] { return sheet::read(bytes, argv[1]); });
  if (!book) return 1;
  const auto plan = timed("plan the import", [&] { return registry::plan_import(*store, *book); });
  if (!plan) return 1;
  timed("write to SQLite", [&] { return store->apply(plan->changes); });
  timed("plan it again", [&] { return registry::plan_import(*store, *book); });
  const auto all = timed("load all", [&] { return registry::Snapshot::load(*store); });
  timed("load one school's part", [&] { return registry::Snapshot::load(*store, 0, "s1"); });
  timed("export", [&]() -> Result<Bytes> { return sheet::write(*registry::export_report(*store)); });
  std::printf("%zu organisations, %zu people\n", (*all)->all(0)->size(), (*all)->all(1)->size());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak memory %ld MB\n", usage.ru_maxrss / 1024);
  std::remove(database.c_str());
}
