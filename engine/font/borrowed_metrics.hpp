// A face that stands for another with that one's widths: lines then break where they break with the real font, though
// the letters are drawn by the stand-in. Done on the file's own tables, so that layout, subset and PDF agree.
#pragma once
#include <map>
#include <string>

#include "core/bytes.hpp"
#include "font/font.hpp"

namespace prikaz::font {

/// In thousandths of an em.
struct Metrics {
  int ascent = 0, descent = 0;  ///< of a line; 0 = the file's own
  int others = 1000;            ///< factor for characters that `widths` does not list
  std::map<char32_t, int> widths;
};

/// `file` with other advances in hmtx (each letter in the middle of its new room) and another line height in hhea.
/// `face` is the file as read. A file whose tables are not as expected comes back unchanged.
Bytes with_metrics(Bytes file, const Face& face, const Metrics& metrics);

}  // namespace prikaz::font
