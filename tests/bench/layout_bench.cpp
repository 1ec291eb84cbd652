// How a document lays out: layout_bench IN.docx [OUT.pdf] [--repeat N] [--stretch-only] [--dump] [--source DIR]
// Prints pages, medians of reading, layout and PDF, and what the document was warned about; --stretch-only switches off
// the shrinking of justified spaces, to compare with LibreOffice before 24.2; --source takes fonts/fonts.yaml from
// another folder.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "flow/build.hpp"
#include "kit/flow_dump.hpp"
#include "kit/shipped_fonts.hpp"
#include "layout/layout.hpp"
#include "pdf/writer.hpp"

namespace {

using namespace prikaz;
using Clock = std::chrono::steady_clock;

struct Arguments {
  std::string in, out, source = PRIKAZ_SOURCE_DIR;
  int repeat = 1;
  bool stretch_only = false, dump = false;
};

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--repeat") == 0 && i + 1 < argc) {
      a.repeat = std::max(1, std::atoi(argv[++i]));
    } else if (std::strcmp(argv[i], "--source") == 0 && i + 1 < argc) {
      a.source = argv[++i];
    } else if (std::strcmp(argv[i], "--stretch-only") == 0) {
      a.stretch_only = true;
    } else if (std::strcmp(argv[i], "--dump") == 0) {
      a.dump = true;
    } else {
      (a.in.empty() ? a.in : a.out) = argv[i];
    }
  }
  return a;
}

template <class Work>
double median(int repeat, Work work) {
  std::vector<double> times;
  for (int i = 0; i < repeat; ++i) {
    const auto start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + repeat / 2, times.end());
  return times[static_cast<std::size_t>(repeat / 2)];
}

void print(const Diagnostics& all) {
  for (const auto& d : all) std::fprintf(stderr, "%s\n", to_string(d).c_str());
}

void dump(const layout::Frames& f) {
  for (std::size_t p = 0; p < f.pages.size(); ++p) {
    std::printf("page %zu\n", p + 1);
    for (const auto& t : f.pages[p].text) {
      std::string text;
      for (std::uint32_t g = 0; g < t.count; ++g) utf8::append(text, f.glyphs[t.first + g].character());
      std::printf("%d,%d %d %s\n", t.x, t.baseline, t.half_points, text.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments a = parse(argc, argv);
  std::ifstream file(a.in, std::ios::binary);
  const std::string zip((std::istreambuf_iterator<char>(file)), {});
  const auto package = opc::Package::read(zip, a.in);
  if (!package) return print(package.error()), 1;
  const auto prepared = flow::prepare(*package);
  if (!prepared) return print(prepared.error()), 1;
  const font::Library& fonts = kit::shipped_fonts(a.source);

  Diagnostics warnings, ignored;
  flow::FlowDoc doc = flow::build(*prepared, {}, warnings);
  if (a.stretch_only) doc.settings.shrink_justified = false;
  layout::Scratch scratch;
  layout::Frames frames = layout::layout(doc, fonts, scratch, warnings);
  print(warnings);
  for (auto& image : frames.images) {
    if (const auto* part = package->find(image.part)) image.bytes.assign(part->bytes.begin(), part->bytes.end());
  }
  if (a.dump) std::printf("%s", kit::dump(doc).c_str());
  if (a.dump) dump(frames);
  const pdf::Writer writer;
  const auto bytes = writer.write(frames, {}, warnings);
  if (!bytes) return print(bytes.error()), 1;
  if (!a.out.empty())
    std::ofstream(a.out, std::ios::binary).write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  if (a.dump || (a.repeat == 1 && !a.out.empty())) return 0;

  const double building = median(a.repeat, [&] { doc = flow::build(*prepared, {}, ignored); });
  const double laying = median(a.repeat, [&] { frames = layout::layout(doc, fonts, scratch, ignored); });
  const double writing = median(a.repeat, [&] { static_cast<void>(writer.write(frames, {}, ignored)); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("pages %zu  flow %.1f us  layout %.1f us  pdf %.1f us  peak %ld KB\n", frames.pages.size(), building,
              laying, writing, usage.ru_maxrss);
  return 0;
}
