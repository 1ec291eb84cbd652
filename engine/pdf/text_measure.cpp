#include "pdf/text_measure.hpp"

#include <algorithm>

namespace prikaz::pdf {

long width_units(std::u32string_view text, const font::Face& face) {
  long units = 0;
  for (const char32_t c : text) units += face.advance(face.glyph(c));
  return units;
}

std::vector<std::u32string> wrap(std::u32string_view text, const font::Face& face, long max_units) {
  std::vector<std::u32string> lines;
  while (true) {
    const std::size_t end = std::min(text.find(U'\n'), text.size());
    std::u32string_view paragraph = text.substr(0, end);
    do {
      std::size_t fits = std::min<std::size_t>(1, paragraph.size());
      long units = width_units(paragraph.substr(0, fits), face);
      while (fits < paragraph.size() && (units += face.advance(face.glyph(paragraph[fits]))) <= max_units) ++fits;
      std::size_t cut = fits;
      if (fits < paragraph.size())
        if (const std::size_t space = paragraph.rfind(U' ', fits); space != paragraph.npos && space > 0) cut = space;
      lines.emplace_back(paragraph.substr(0, cut));
      paragraph.remove_prefix(cut);
      paragraph.remove_prefix(std::min(paragraph.find_first_not_of(U' '), paragraph.size()));
    } while (!paragraph.empty());
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace prikaz::pdf
