#include "font/borrowed_metrics.hpp"

#include <algorithm>
#include <vector>

namespace prikaz::font {
namespace {

/// Big-endian numbers of an sfnt file; out of bounds reads as 0 and writes nothing.
class Tables {
 public:
  explicit Tables(Bytes& file) : file_(file) {}

  /// Offset of a table, 0 when there is none.
  std::size_t find(const char* tag) const {
    const std::size_t count = get(4);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t entry = 12 + 16 * i;
      if (entry + 16 <= file_.size() && file_.compare(entry, 4, tag) == 0)
        return static_cast<std::size_t>(get(entry + 8)) << 16 | get(entry + 10);
    }
    return 0;
  }
  std::uint16_t get(std::size_t at) const {
    if (at + 2 > file_.size()) return 0;
    return static_cast<std::uint16_t>(static_cast<unsigned char>(file_[at]) << 8 |
                                      static_cast<unsigned char>(file_[at + 1]));
  }
  void set(std::size_t at, int value) {
    if (at + 2 > file_.size()) return;
    file_[at] = static_cast<char>(value >> 8 & 0xFF);
    file_[at + 1] = static_cast<char>(value & 0xFF);
  }

 private:
  Bytes& file_;
};

/// New advance of every glyph in font units, -1 = as it is.
std::vector<int> advances(const Face& face, const Metrics& metrics) {
  std::vector<int> out;
  for (char32_t c = 0x20; c < 0x10000; ++c) {
    const GlyphId glyph = face.glyph(c);
    if (glyph == 0) continue;
    if (glyph >= out.size()) out.resize(glyph + 1u, -1);
    const auto listed = metrics.widths.find(c);
    if (listed != metrics.widths.end())
      out[glyph] = listed->second * face.units_per_em / 1000;
    else if (out[glyph] < 0)
      out[glyph] = face.advance(glyph) * metrics.others / 1000;
  }
  return out;
}

}  // namespace

Bytes with_metrics(Bytes file, const Face& face, const Metrics& metrics) {
  Tables tables(file);
  const std::size_t hhea = tables.find("hhea"), hmtx = tables.find("hmtx");
  if (hhea == 0 || hmtx == 0) return file;
  const std::size_t long_entries = tables.get(hhea + 34);
  const std::vector<int> wanted = advances(face, metrics);
  for (std::size_t glyph = 0; glyph < std::min(wanted.size(), long_entries); ++glyph) {
    if (wanted[glyph] < 0) continue;
    const std::size_t entry = hmtx + 4 * glyph;
    const int more = wanted[glyph] - tables.get(entry);
    tables.set(entry, wanted[glyph]);
    tables.set(entry + 2, static_cast<std::int16_t>(tables.get(entry + 2)) + more / 2);
  }
  if (metrics.ascent > 0) {
    const int ascent = metrics.ascent * face.units_per_em / 1000, descent = metrics.descent * face.units_per_em / 1000;
    // Fonts with USE_TYPO_METRICS take their line from OS/2, the others from hhea: both say the same now.
    const std::size_t os2 = tables.find("OS/2");
    for (const std::size_t at : {hhea + 4, os2 == 0 ? hhea + 4 : os2 + 68}) {
      tables.set(at, ascent);
      tables.set(at + 2, -descent);
      tables.set(at + 4, 0);
    }
  }
  return file;
}

}  // namespace prikaz::font
