// How long a PDF takes from frames to bytes: pdf_bench [repeats]. Prints medians, one line a case.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "kit/frame_maker.hpp"
#include "kit/shipped_fonts.hpp"
#include "pdf/writer.hpp"

namespace {

using namespace prikaz;
using Role = layout::StructElement::Role;
using Clock = std::chrono::steady_clock;

double microseconds(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

/// A page as an order has it: a bold heading and 46 justified lines, one item a word.
layout::Frames order(const font::Library& fonts, int pages) {
  kit::FrameMaker m(fonts);
  m.frames.title = "Приказ";
  const char* words[] = {"назначить", "наставником",  "учителя",      "математики", "высшей",
                         "категории", "Иванову",      "Марию",        "Петровну",   "с",
                         "1",         "сентября",     "2020",         "г.",         "№ 145"};
  for (int page = 0; page < pages; ++page) {
    if (page > 0) m.frames.pages.emplace_back();
    m.text(4000, 1200, "ПРИКАЗ", m.element(Role::heading), "Times New Roman", true);
    layout::StructId paragraph = 0;
    for (int line = 0; line < 46; ++line) {
      if (line % 4 == 0) paragraph = m.element(Role::paragraph);
      Twips x = 1700;
      for (int i = 0; i < 9; ++i) {
        const auto& item = m.text(x, 1700 + line * 300, words[(line * 7 + i * 3 + page) % 15], paragraph);
        x += item.width + 83;
      }
    }
  }
  return m.frames;
}

void measure(const char* name, const layout::Frames& frames, const pdf::Options& options, int repeats) {
  const pdf::Writer writer;
  Diagnostics warnings;
  const auto begin = Clock::now();
  const std::size_t size = writer.write(frames, options, warnings)->size();
  const double first = microseconds(Clock::now() - begin);
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const auto start = Clock::now();
    if (writer.write(frames, options, warnings)->size() != size) std::abort();
    times.push_back(microseconds(Clock::now() - start));
  }
  std::nth_element(times.begin(), times.begin() + repeats / 2, times.end());
  std::printf("%-28s %9.1f us  first %9.1f us  %8zu bytes\n", name, times[static_cast<std::size_t>(repeats / 2)], first,
              size);
}

}  // namespace

int main(int argc, char** argv) {
  const int repeats = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1000;
  const font::Library& fonts = kit::shipped_fonts(PRIKAZ_SOURCE_DIR);
  const Date date{2020, 9, 1};
  const layout::Frames page = order(fonts, 1), long_one = order(fonts, 12), huge = order(fonts, 1000);
  measure("1 page", page, {"plain", date, false}, repeats);
  measure("1 page, tagged", page, {"plain", date, true}, repeats);
  measure("1 page, tagged, PDF/A-1b", page, {"a1b", date, true}, repeats);
  measure("12 pages, tagged", long_one, {"plain", date, true}, std::max(1, repeats / 10));
  measure("1000 pages, tagged", huge, {"plain", date, true}, std::max(1, repeats / 300));
}
