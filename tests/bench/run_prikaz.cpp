// Fills documents of the peers' bench: run_prikaz KIND N OUTDIR. Templates and records come from the folder PEERS_BUILD
// (see that bench's make_data.py and make_templates.py). One core, one document after another, plain writes, one line
// of JSON with the figures the other runners print.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "docx/program.hpp"
#include "value/json.hpp"

namespace {

using prikaz::Bytes;
using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

Bytes read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  return Bytes(std::istreambuf_iterator<char>(in), {});
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

void report(const std::string& kind, const std::vector<double>& times, std::vector<std::size_t> sizes) {
  const std::size_t n = times.size(), warm = n > 1 ? std::min<std::size_t>(50, n / 3) : 0;
  std::vector<double> steady(times.begin() + static_cast<std::ptrdiff_t>(warm), times.end());
  double sum = 0;
  for (const double t : steady) sum += t;
  std::sort(steady.begin(), steady.end());
  std::sort(sizes.begin(), sizes.end());
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  std::printf(
      "{\"peer\": \"prikaz\", \"kind\": \"%s\", \"n\": %zu, \"warmup\": %zu, \"docs_per_s\": %.2f, \"first_ms\": %.3f, "
      "\"median_ms\": %.4f, \"p99_ms\": %.4f, \"peak_rss_mb\": %.1f, \"out_bytes\": %zu}\n",
      kind.c_str(), n, warm, static_cast<double>(steady.size()) / sum, times[0] * 1e3, steady[steady.size() / 2] * 1e3,
      steady[std::min(steady.size() - 1, steady.size() * 99 / 100)] * 1e3, static_cast<double>(use.ru_maxrss) / 1024,
      sizes[sizes.size() / 2]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: run_prikaz KIND N OUTDIR   (PEERS_BUILD names the bench's build folder)\n");
    return 2;
  }
  const std::string kind = argv[1], out = argv[3];
  const std::size_t n = std::strtoul(argv[2], nullptr, 10);
  const char* build = std::getenv("PEERS_BUILD");
  if (!build) {
    std::fprintf(stderr, "PEERS_BUILD is not set: nothing to measure\n");
    return 2;
  }
  const std::string base = build;
  const std::string body = kind.substr(0, kind.find("1000"));
  ::mkdir(out.c_str(), 0755);
  const std::vector<prikaz::Value> data = records(base + "/data/" + kind + ".jsonl", n);
  const Bytes docx = read_file(base + "/templates/" + body + ".docxtpl.docx");
  const Clock::time_point begin = Clock::now();
  const auto env = prikaz::tpl::Environment::standard();
  const auto program = need(prikaz::docx::Program::compile(docx, kind, env));
  const double compile = seconds(begin);
  prikaz::docx::Scratch scratch;
  std::vector<double> times;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < n; ++i) {
    char name[32];
    std::snprintf(name, sizeof name, "/%06zu.docx", i);
    const Clock::time_point t = Clock::now();
    const Bytes bytes = need(program->render(data[i % data.size()], scratch));
    if (!write_file(out + name, bytes)) {
      std::fprintf(stderr, "cannot write %s%s\n", out.c_str(), name);
      return 1;
    }
    times.push_back(seconds(t));
    sizes.push_back(bytes.size());
  }
  times[0] += compile;  // the first document of a process pays for the template
  report(kind, times, sizes);
}
