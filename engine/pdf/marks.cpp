#include "pdf/marks.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz::pdf {
namespace {

using layout::Frames;
using layout::Page;

constexpr Twips gap = 100;          ///< between a mark and what stands beside it
constexpr Twips bottom_edge = 567;  ///< 1 cm, as for the corners
constexpr Twips furthest = 2268;    ///< 4 cm: a mark below that is no longer the signature's

/// One line of a page: its pieces of text from left to right.
struct TextLine {
  Twips left = 0, right = 0, baseline = 0, size = 0;
  std::vector<std::pair<Twips, Twips>> pieces;  ///< left and right edges
  std::string text;                             ///< in lower case
};

std::vector<TextLine> lines_of(const Frames& frames, const Page& page) {
  std::map<Twips, std::vector<const layout::TextItem*>> by_baseline;
  for (const auto& t : page.text)
    if (t.count > 0 && t.turn == layout::TextItem::Turn::none) by_baseline[t.baseline].push_back(&t);
  std::vector<TextLine> lines;
  for (auto& [baseline, items] : by_baseline) {
    std::sort(items.begin(), items.end(), [](const auto* a, const auto* b) { return a->x < b->x; });
    TextLine line;
    line.baseline = baseline;
    line.left = items.front()->x;
    for (const auto* t : items) {
      for (std::uint32_t i = t->first; i < t->first + t->count; ++i)
        utf8::append(line.text, utf8::lower(frames.glyphs[i].character()));
      line.pieces.emplace_back(t->x, t->x + t->width);
      line.right = std::max(line.right, t->x + t->width);
      line.size = std::max(line.size, Twips{t->half_points} * 10);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

struct Spot {
  std::uint32_t page = 0;
  Box box;
};

/// Beside the name, where the pen would sign; else under the line, as near as there is room.
std::optional<Box> beside(const Page& page, const TextLine& line, Twips width, Twips height) {
  std::vector<Box> boxes;
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    const Twips from = line.pieces[i - 1].second, room = line.pieces[i].first - from;
    if (room >= width + 2 * gap)
      boxes.push_back({from + (room - width) / 2, line.baseline - line.size / 3 - height / 2, width, height});
  }
  const Twips under = line.baseline + line.size / 2 + gap;
  const Twips middle = std::max(line.left, (line.left + line.right - width) / 2);
  // What follows the signature (who prepared the paper, by whom it was read) may push the mark down, at most to the
  // edge.
  const Twips lowest = std::min(under + furthest, page.height - bottom_edge - height);
  for (Twips y = under; y <= lowest; y = y == lowest ? y + 1 : std::min(y + gap, lowest))
    for (const Twips x : {middle, line.left, line.right - width})
      if (x >= 0 && x + width <= page.width) boxes.push_back({x, y, width, height});
  const auto free = std::find_if(boxes.begin(), boxes.end(), [&](const Box& b) { return is_free(page, b); });
  return free == boxes.end() ? std::nullopt : std::optional(*free);
}

std::optional<Spot> signature_spot(const Frames& frames, const SignatureMark& mark, Twips width, Twips height) {
  const std::string surname = utf8::to_lower(mark.owner.substr(0, mark.owner.find(' ')));
  for (std::size_t p = frames.pages.size(); p-- > 0;) {
    const Page& page = frames.pages[p];
    const auto lines = lines_of(frames, page);
    const auto line = std::find_if(lines.rbegin(), lines.rend(), [&](const TextLine& l) {
      return !surname.empty() && l.text.find(surname) != std::string::npos;
    });
    if (line == lines.rend()) continue;
    if (const auto box = beside(page, *line, width, height)) return Spot{static_cast<std::uint32_t>(p), *box};
    if (const auto box = free_corner(page, width, height)) return Spot{static_cast<std::uint32_t>(p), *box};
    break;
  }
  const auto last = static_cast<std::uint32_t>(frames.pages.size() - 1);
  if (const auto box = free_corner(frames.pages[last], width, height)) return Spot{last, *box};
  return std::nullopt;
}

Diagnostics no_room(Message text, Message hint) {
  Diagnostics d;
  d.add({"PRK-P005", Severity::error, {}, std::move(text), std::move(hint)});
  return d;
}

}  // namespace

Status put_marks(Frames& frames, const Marks& marks, const font::Library& fonts) {
  if (!marks.qr.empty()) {
    const auto box = free_corner(frames.pages.front(), qr_code_size, qr_code_size);
    if (!box)
      return fail(no_room("there is no free corner on the first page for the QR code",
                          "leave three centimetres free at the lower right corner of the first page"));
    if (Status s = draw_qr_code(frames, 0, box->x, box->y, qr_code_size, marks.qr); !s) return s;
  }
  if (!marks.signature) return {};
  const Twips height = signature_mark_height(*marks.signature, fonts);
  const auto spot = signature_spot(frames, *marks.signature, signature_mark_width, height);
  if (!spot)
    return fail(no_room("there is no free place for the mark of the electronic signature",
                        "leave three centimetres free under the line of the signature"));
  draw_signature_mark(frames, spot->page, spot->box.x, spot->box.y, *marks.signature, fonts);
  return {};
}

}  // namespace prikaz::pdf
