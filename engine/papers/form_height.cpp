#include "papers/form_height.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::papers {
namespace {

constexpr double line_height = 15;  // of eleven points
constexpr double cell_margins = 1;  // characters, both sides together
constexpr double letter = 1.04;     // the mean Cyrillic letter in digits, with a reserve
constexpr double bold_letter = 1.15;

}  // namespace

double row_height(std::string_view text, double width, bool bold) {
  const double room = std::max(1.0, (width - cell_margins) / (bold ? bold_letter : letter));
  int lines = 1;
  double used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    double word = static_cast<double>(utf8::decode(text.substr(at, end - at)).size());
    if (used > 0 && used + 1 + word > room) {
      ++lines;
      used = 0;
    }
    for (; word > room; word -= room) ++lines;
    used += word + (used > 0 ? 1 : 0);
    if (end < text.size() && text[end] == '\n') {
      ++lines;
      used = 0;
    }
    at = end + 1;
  }
  return lines * line_height;
}

}  // namespace prikaz::papers
