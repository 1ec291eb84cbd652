#include "layout/page/floats.hpp"

#include <algorithm>

namespace prikaz::layout {
namespace {

using From = flow::Picture::From;
using Pos = flow::Picture::Pos;

struct Span {
  Twips from = 0, size = 0;
};

Span horizontal_base(From from, const Anchor& a) {
  const auto& s = *a.section;
  const Twips left = s.left + s.gutter;
  switch (from) {
    case From::page:
      return {0, s.width};
    case From::margin:
      return {left, s.width - left - s.right};
    case From::left_margin:
      return {0, left};
    case From::right_margin:
      return {s.width - s.right, s.right};
    default:
      return {a.column_left, a.column_width};
  }
}

Span vertical_base(From from, const Anchor& a) {
  const auto& s = *a.section;
  switch (from) {
    case From::page:
      return {0, s.height};
    case From::margin:
      return {s.top, s.height - s.top - s.bottom};
    case From::top_margin:
      return {0, s.top};
    case From::bottom_margin:
      return {s.height - s.bottom, s.bottom};
    default:
      return {a.paragraph_top, 0};
  }
}

Twips along(Span base, Pos pos, Twips offset, Twips size) {
  switch (pos) {
    case Pos::offset:
      return base.from + offset;
    case Pos::left:
    case Pos::top:
      return base.from;
    case Pos::centre:
      return base.from + (base.size - size) / 2;
    case Pos::right:
    case Pos::bottom:
      return base.from + base.size - size;
  }
  return base.from;
}

}  // namespace

const flow::Picture* anchored_picture(const flow::FlowDoc& doc, const Atom& a) {
  if (a.kind != Atom::Kind::mark || a.index == 0) return nullptr;
  const auto& in = doc.inlines[a.index - 1];
  if (in.kind != flow::Inline::Kind::picture && in.kind != flow::Inline::Kind::shape) return nullptr;
  return in.index < doc.pictures.size() ? &doc.pictures[in.index] : nullptr;
}

flow::Picture stand_in_for(const flow::Table& t, Twips width, Twips height) {
  flow::Picture p;
  p.anchored = true;
  p.wrap = flow::Picture::Wrap::square;
  p.width = width;
  p.height = height;
  p.from_x = t.from_x;
  p.from_y = t.from_y;
  p.pos_x = t.pos_x;
  p.pos_y = t.pos_y;
  p.x = t.x;
  p.y = t.y;
  p.dist_left = t.dist_left;
  p.dist_right = t.dist_right;
  p.dist_top = t.dist_top;
  p.dist_bottom = t.dist_bottom;
  return p;
}

Float place_float(flow::Picture sized, std::uint32_t paragraph, const Anchor& anchor) {
  Float f;
  f.paragraph = paragraph;
  f.picture = std::move(sized);
  const flow::Picture& p = f.picture;
  f.x = along(horizontal_base(p.from_x, anchor), p.pos_x, p.x, p.width);
  f.y = along(vertical_base(p.from_y, anchor), p.pos_y, p.y, p.height);
  // Word keeps what hangs on text inside the page.
  if (p.from_y == From::paragraph || p.from_y == From::line) {
    f.y = std::max(std::min(f.y, anchor.section->height - p.height), std::min(f.y, 0));
  }
  return f;
}

bool float_area(const Float& f, Obstacles::Area& area) {
  const auto& p = f.picture;
  using Wrap = flow::Picture::Wrap;
  if (p.wrap != Wrap::square && p.wrap != Wrap::top_bottom) return false;
  area = {f.x - p.dist_left,
          f.y - p.dist_top,
          f.x + p.width + p.dist_right,
          f.y + p.height + p.dist_bottom,
          p.wrap == Wrap::top_bottom,
          p.side};
  return true;
}

}  // namespace prikaz::layout
