// Documents of the peers' bench: run_prikaz KIND N OUTDIR [docx|pdf|convert]. Templates and records come from the
// folder PEERS_BUILD (see that bench's make_data.py and make_templates.py). One core, one document after another, plain
// writes, one line of JSON with the figures the other runners print.
//   docx     the template filled with a record
//   pdf      the same, laid out as PDF
//   convert  a DOCX of the folder filled/KIND laid out as PDF: what run_soffice.py asks of LibreOffice
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "docx/program.hpp"
#include "kit/host_disk.hpp"
#include "kit/shipped_fonts.hpp"
#include "papers/press.hpp"
#include "value/json.hpp"

namespace {

using prikaz::Bytes;
using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

/// Of this process so far, the system's work for it included: on a busy machine it says more than the clock.
double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

bool write_file(const std::string& path, const Bytes& bytes) {
  ::unlink(path.c_str());  // truncating an old file makes ext4 write it out at once
  const int f = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (f < 0) return false;
  const bool whole = ::write(f, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  return ::close(f) == 0 && whole;
}

template <class T>
T need(prikaz::Result<T> result) {
  if (result) return std::move(*result);
  for (const auto& d : result.error()) std::fprintf(stderr, "%s\n", to_string(d).c_str());
  std::exit(1);
}

std::vector<prikaz::Value> records(const std::string& path, std::size_t n) {
  std::ifstream in(path);
  std::vector<prikaz::Value> out;
  for (std::string line; out.size() < n && std::getline(in, line);)
    out.push_back(need(prikaz::json::parse(line, path)));
  return out;
}

void report(const std::string& peer, const std::string& kind, const std::vector<double>& times, double cpu,
            std::vector<std::size_t> sizes) {
  const std::size_t n = times.size(), warm = n > 1 ? std::min<std::size_t>(50, n / 3) : 0;
  std::vector<double> steady(times.begin() + static_cast<std::ptrdiff_t>(warm), times.end());
  double sum = 0;
  for (const double t : steady) sum += t;
  std::sort(steady.begin(), steady.end());
  std::sort(sizes.begin(), sizes.end());
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  std::printf(
      "{\"peer\": \"%s\", \"kind\": \"%s\", \"n\": %zu, \"warmup\": %zu, \"docs_per_s\": %.2f, \"first_ms\": %.3f, "
      "\"median_ms\": %.4f, \"p99_ms\": %.4f, \"cpu_ms\": %.4f, \"peak_rss_mb\": %.1f, \"out_bytes\": %zu}\n",
      peer.c_str(), kind.c_str(), n, warm, static_cast<double>(steady.size()) / sum, times[0] * 1e3,
      steady[steady.size() / 2] * 1e3, steady[std::min(steady.size() - 1, steady.size() * 99 / 100)] * 1e3,
      cpu * 1e3 / static_cast<double>(n), static_cast<double>(use.ru_maxrss) / 1024, sizes[sizes.size() / 2]);
}

/// What is measured: the bytes of document `i`.
using Make = std::function<Bytes(std::size_t i)>;

struct Bench {
  std::string base, kind;
  std::size_t n = 0;
  prikaz::tpl::Environment env = prikaz::tpl::Environment::standard();
  prikaz::kit::HostDisk disk;
  std::vector<prikaz::Value> data;

  std::string template_file() const {
    return base + "/templates/" + kind.substr(0, kind.find("1000")) + ".docxtpl.docx";
  }

  Make docx() {
    const std::shared_ptr program = need(prikaz::docx::Program::compile(need(disk.read(template_file())), kind, env));
    const auto scratch = std::make_shared<prikaz::docx::Scratch>();
    return [this, program, scratch](std::size_t i) { return need(program->render(data[i % data.size()], *scratch)); };
  }

  Make pdf() {
    const auto press = std::make_shared<prikaz::papers::Press>(disk, env, &fonts());
    const auto worker = std::make_shared<prikaz::papers::Worker>();
    return [this, press, worker](std::size_t i) {
      prikaz::Diagnostics notes;
      auto made = need(press->print({template_file(), kind, {"pdf"}, data[i % data.size()], {}}, *worker, notes));
      return std::move(made.front().bytes);
    };
  }

  Make convert() {
    const std::string folder = base + "/filled/" + kind + "/";
    auto files = std::make_shared<std::vector<std::string>>();
    for (const std::string& name : need(disk.list(folder)))
      if (name.ends_with(".docx")) files->push_back(folder + name);
    if (files->empty()) std::fprintf(stderr, "%s is empty: run_soffice.py fills it\n", folder.c_str()), std::exit(2);
    const auto press = std::make_shared<prikaz::papers::Press>(disk, env, &fonts());
    const auto worker = std::make_shared<prikaz::papers::Worker>();
    return [this, press, worker, files](std::size_t i) {
      prikaz::Diagnostics notes;
      const std::string& file = (*files)[i % files->size()];
      return need(press->convert(need(disk.read(file)), file, {}, *worker, notes));
    };
  }

  static const prikaz::font::Library& fonts() { return prikaz::kit::shipped_fonts(PRIKAZ_SOURCE_DIR); }
};

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 4 ? argv[4] : "docx";
  if (argc < 4 || (what != "docx" && what != "pdf" && what != "convert")) {
    std::fprintf(stderr,
                 "usage: run_prikaz KIND N OUTDIR [docx|pdf|convert]   (PEERS_BUILD names the bench's folder)\n");
    return 2;
  }
  const char* build = std::getenv("PEERS_BUILD");
  if (!build) {
    std::fprintf(stderr, "PEERS_BUILD is not set: nothing to measure\n");
    return 2;
  }
  Bench bench;
  bench.base = build, bench.kind = argv[1], bench.n = std::strtoul(argv[2], nullptr, 10);
  const std::string out = argv[3], extension = what == "docx" ? ".docx" : ".pdf";
  ::mkdir(out.c_str(), 0755);
  if (what != "convert") bench.data = records(bench.base + "/data/" + bench.kind + ".jsonl", bench.n);
  const Clock::time_point begin = Clock::now();
  const Make make = what == "docx" ? bench.docx() : what == "pdf" ? bench.pdf() : bench.convert();
  const double start = seconds(begin);
  std::vector<double> times;
  std::vector<std::size_t> sizes;
  const double cpu = cpu_seconds();
  for (std::size_t i = 0; i < bench.n; ++i) {
    char name[32];
    std::snprintf(name, sizeof name, "/%06zu", i);
    const Clock::time_point t = Clock::now();
    const Bytes bytes = make(i);
    if (!write_file(out + name + extension, bytes)) {
      std::fprintf(stderr, "cannot write %s%s%s\n", out.c_str(), name, extension.c_str());
      return 1;
    }
    times.push_back(seconds(t));
    sizes.push_back(bytes.size());
  }
  times[0] += start;  // the first document of a process pays for the template and the fonts
  report(what == "docx" ? "prikaz" : "prikaz+" + what, bench.kind, times, cpu_seconds() - cpu, sizes);
}
