#include "layout/page/border.hpp"

#include <algorithm>

namespace prikaz::layout {
namespace {

using BorderKind = flow::Border::Kind;

Twips stroke_of(const flow::Border& b) { return std::max<Twips>(1, (b.eighths * 5 + 1) / 2); }

void bar(Page& page, Twips x, Twips y, Twips length, Twips thick, bool vertical, Rgb colour) {
  if (length <= 0) return;
  page.rects.push_back(vertical ? RectItem{x, y, thick, length, colour} : RectItem{x, y, length, thick, colour});
}

constexpr Twips most_dashes = 4000;

void dashes(Page& page, Twips x, Twips y, Twips length, Twips thick, bool vertical, Rgb colour, Twips on, Twips off) {
  const Twips step = std::max(on + off, std::max<Twips>(1, length / most_dashes));
  for (Twips at = 0; at < length; at += step) {
    const Twips part = std::min(on, length - at);
    bar(page, vertical ? x : x + at, vertical ? y + at : y, part, thick, vertical, colour);
  }
}

}  // namespace

Twips border_width(const flow::Border& b) {
  switch (b.kind) {
    case BorderKind::none:
      return 0;
    case BorderKind::dbl:
      return 3 * stroke_of(b);
    case BorderKind::triple:
      return 5 * stroke_of(b);
    default:
      return stroke_of(b);
  }
}

void paint_border(Page& page, const flow::Border& b, Twips x, Twips y, Twips length, bool vertical) {
  if (b.kind == BorderKind::none) return;
  const Rgb colour = b.colour == flow::no_colour ? Rgb{0} : b.colour;
  const Twips stroke = stroke_of(b), width = border_width(b);
  Twips at = (vertical ? x : y) - width / 2;
  const auto line = [&] {
    bar(page, vertical ? at : x, vertical ? y : at, length, stroke, vertical, colour);
    at += 2 * stroke;
  };
  switch (b.kind) {
    case BorderKind::dotted:
      return dashes(page, vertical ? at : x, vertical ? y : at, length, stroke, vertical, colour, stroke, stroke);
    case BorderKind::dashed:
      return dashes(page, vertical ? at : x, vertical ? y : at, length, stroke, vertical, colour, 4 * stroke,
                    3 * stroke);
    case BorderKind::triple:
      line();
      line();
      return line();
    case BorderKind::dbl:
      line();
      return line();
    default:
      return line();
  }
}

void paint_paragraph_borders(Context& context, const Target& target, const ParagraphBox& box, Twips x, Twips top,
                             Twips bottom, bool begins, bool ends) {
  const auto& p = *box.props;
  const bool framed = box.pad_top + box.pad_bottom > 0 || p.left.kind != BorderKind::none ||
                      p.right.kind != BorderKind::none || box.joins_next || box.joins_previous;
  if (!framed && p.shade == flow::no_colour) return;
  Page& page = context.frames.pages[target.page];
  const auto side = [](const flow::Border& b) {
    return b.kind == BorderKind::none ? 0 : b.space * twips_per_point + border_width(b) / 2;
  };
  const Twips left = x + std::min(p.indent_left, p.indent_left + p.indent_first) - side(p.left);
  const Twips right = x + box.width - p.indent_right + side(p.right);
  if (p.shade != flow::no_colour) page.under.push_back({left, top, right - left, bottom - top, p.shade});
  if (!framed) return;
  const flow::Border& above = box.joins_previous ? p.between : p.top;
  if (begins) paint_border(page, above, left, top + border_width(above) / 2, right - left, false);
  if (ends && !box.joins_next) {
    paint_border(page, p.bottom, left, bottom - (border_width(p.bottom) + 1) / 2, right - left, false);
  }
  paint_border(page, p.left, left, top, bottom - top, true);
  paint_border(page, p.right, right, top, bottom - top, true);
}

}  // namespace prikaz::layout
