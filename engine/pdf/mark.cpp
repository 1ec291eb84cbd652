#include "pdf/mark.hpp"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "pdf/text_measure.hpp"

namespace prikaz::pdf {
namespace {

using layout::Frames;

constexpr layout::Rgb ink = 0x1F3864;
constexpr Twips padding = 100, border = 20, line_height = 230;
constexpr std::uint16_t half_points = 16;
constexpr int quiet_zone = 4;  ///< modules (ISO/IEC 18004 6.3.8)

struct Line {
  std::u32string text;
  bool bold = false;
};

Twips width_of(std::u32string_view text, const font::Face& face) {
  return static_cast<Twips>(width_units(text, face) * half_points * 10 / face.units_per_em);
}

std::string day(Date d) { return format("{:02}.{:02}.{:04}", d.day, d.month, d.year); }

const font::Face& face_of(const font::Library& fonts, bool bold) { return *fonts.choose("Arial", bold, false).face; }

std::vector<Line> lines_of(const SignatureMark& mark, const font::Library& fonts, Twips width) {
  std::vector<Line> lines;
  const auto add = [&](const std::string& text, bool bold) {
    const font::Face& face = face_of(fonts, bold);
    const long room = static_cast<long>(width - 2 * padding) * face.units_per_em / (half_points * 10);
    for (auto& line : wrap(utf8::decode(text), face, room)) lines.push_back({std::move(line), bold});
  };
  add("Документ подписан электронной подписью", true);
  add("Сертификат: " + mark.certificate, false);
  add("Владелец: " + mark.owner, false);
  add("Действителен: с " + day(mark.valid_from) + " по " + day(mark.valid_to), false);
  return lines;
}

void draw_line(Frames& frames, std::uint32_t page, Twips x, Twips baseline, const Line& line, layout::StructId element,
               const font::Library& fonts) {
  layout::TextItem item;
  item.face = &face_of(fonts, line.bold);
  item.x = x;
  item.baseline = baseline;
  item.width = width_of(line.text, *item.face);
  item.half_points = half_points;
  item.colour = ink;
  item.structure = element;
  item.first = static_cast<std::uint32_t>(frames.glyphs.size());
  item.count = static_cast<std::uint32_t>(line.text.size());
  for (const char32_t c : line.text) frames.glyphs.push_back({item.face->glyph(c), c});
  frames.pages[page].text.push_back(item);
}

bool overlap(const Box& a, Twips x, Twips y, Twips width, Twips height) {
  return x < a.x + a.width && a.x < x + width && y < a.y + a.height && a.y < y + height;
}

}  // namespace

bool is_free(const layout::Page& page, const Box& box) {
  for (const auto& t : page.text) {
    const Twips size = t.half_points * 10;
    if (overlap(box, t.x, t.baseline - size, t.width, size + size / 4)) return false;
  }
  const auto hit = [&](const auto& r) { return overlap(box, r.x, r.y, r.width, r.height); };
  return std::none_of(page.rects.begin(), page.rects.end(), hit) &&
         std::none_of(page.under.begin(), page.under.end(), hit) &&
         std::none_of(page.images.begin(), page.images.end(), hit) &&
         std::none_of(page.paths.begin(), page.paths.end(), [&](const auto& path) {
           return std::any_of(path.points.begin(), path.points.end(),
                              [&](const auto& point) { return overlap(box, point.first, point.second, 1, 1); });
         });
}

Twips signature_mark_height(const SignatureMark& mark, const font::Library& fonts, Twips width) {
  return static_cast<Twips>(lines_of(mark, fonts, width).size()) * line_height + 2 * padding;
}

void draw_signature_mark(Frames& frames, std::uint32_t page, Twips x, Twips y, const SignatureMark& mark,
                         const font::Library& fonts, Twips width) {
  const std::vector<Line> lines = lines_of(mark, fonts, width);
  const Twips height = static_cast<Twips>(lines.size()) * line_height + 2 * padding;
  auto& rects = frames.pages[page].rects;
  rects.push_back({x, y, width, border, ink});
  rects.push_back({x, y + height - border, width, border, ink});
  rects.push_back({x, y, border, height, ink});
  rects.push_back({x + width - border, y, border, height, ink});
  layout::StructElement element;
  element.role = layout::StructElement::Role::paragraph;
  frames.structure.push_back(element);
  const auto id = static_cast<layout::StructId>(frames.structure.size() - 1);
  Twips baseline = y + padding + line_height * 3 / 4;
  for (const Line& line : lines) {
    draw_line(frames, page, x + padding, baseline, line, id, fonts);
    baseline += line_height;
  }
}

Status draw_qr_code(Frames& frames, std::uint32_t page, Twips x, Twips y, Twips size, std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free);
  if (!code)
    return fail({"PRK-P003",
                 Severity::error,
                 {},
                 Message("a QR code cannot hold {} bytes", format("{}", text.size())),
                 "keep its text between 1 and 2331 bytes: a number, a date and an address are enough"});
  const int modules = code->width + 2 * quiet_zone;
  const auto edge = [&](int module) { return static_cast<Twips>(static_cast<long>(size) * module / modules); };
  auto& rects = frames.pages[page].rects;
  const auto dark = [&](int row, int column) {
    return column < code->width && (code->data[row * code->width + column] & 1) != 0;
  };
  for (int row = 0; row < code->width; ++row)
    for (int from = 0; from < code->width;) {
      int to = from;
      while (dark(row, to)) ++to;
      if (to > from) {
        const Twips left = edge(from + quiet_zone), top = edge(row + quiet_zone);
        rects.push_back({x + left, y + top, edge(to + quiet_zone) - left, edge(row + 1 + quiet_zone) - top, 0});
      }
      from = to + 1;
    }
  return {};
}

std::optional<Box> free_corner(const layout::Page& page, Twips width, Twips height, Twips edge) {
  const Twips right = page.width - edge - width, bottom = page.height - edge - height;
  for (const Box& box : {Box{right, bottom, width, height}, Box{right, edge, width, height},
                         Box{edge, bottom, width, height}, Box{edge, edge, width, height}})
    if (is_free(page, box)) return box;
  return std::nullopt;
}

}  // namespace prikaz::pdf
