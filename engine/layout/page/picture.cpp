#include "layout/page/picture.hpp"

#include <algorithm>
#include <cmath>

#include "layout/page/galley.hpp"

namespace prikaz::layout {
namespace {

std::uint32_t image_of(Frames& frames, const std::string& part) {
  for (std::size_t i = 0; i < frames.images.size(); ++i) {
    if (frames.images[i].part == part) return static_cast<std::uint32_t>(i);
  }
  frames.images.push_back({part, {}});
  return static_cast<std::uint32_t>(frames.images.size() - 1);
}

void paint_image(Context& context, const Target& target, const flow::Picture& p, Twips x, Twips y, StructId parent) {
  ImageItem item{x, y, p.width, p.height, image_of(context.frames, p.part), {}, 0};
  std::copy(std::begin(p.crop), std::end(p.crop), std::begin(item.crop));
  if (!target.artifact) {
    const StructId before = context.parent;
    context.parent = parent;
    item.structure = context.add_structure(StructElement::Role::figure);
    context.frames.structure[item.structure].alternative = p.alternative;
    context.parent = before;
  }
  context.frames.pages[target.page].images.push_back(item);
}

/// An ellipse: filled by strips, so that it stays under text as other fills do, and its line as a path.
void paint_ellipse(Page& page, const flow::Picture& p, Twips x, Twips y) {
  constexpr int points = 72;
  constexpr double turn = 2 * 3.14159265358979323846;
  const double a = p.width / 2.0, b = p.height / 2.0;
  if (p.fill != flow::no_colour) {
    const Twips step = std::max<Twips>(10, p.height / 300);
    for (Twips top = 0; top < p.height; top += step) {
      const Twips height = std::min(step, p.height - top);
      const double from_middle = (top + height / 2.0 - b) / std::max(b, 1.0);
      const auto half = static_cast<Twips>(std::lround(a * std::sqrt(std::max(0.0, 1 - from_middle * from_middle))));
      if (half > 0) page.under.push_back({x + p.width / 2 - half, y + top, 2 * half, height, p.fill});
    }
  }
  if (p.stroke == flow::no_colour) return;
  PathItem path;
  path.closed = true;
  path.stroke = std::max<Twips>(p.stroke_width, 5);
  path.colour = p.stroke;
  for (int i = 0; i < points; ++i)
    path.points.emplace_back(x + static_cast<Twips>(std::lround(a + a * std::cos(turn * i / points))),
                             y + static_cast<Twips>(std::lround(b + b * std::sin(turn * i / points))));
  page.paths.push_back(std::move(path));
}

void paint_outline(Page& page, const flow::Picture& p, Twips x, Twips y) {
  const Twips w = std::max<Twips>(p.stroke_width, 5);
  if (p.line_shape) {
    PathItem path;
    path.stroke = w;
    path.colour = p.stroke == flow::no_colour ? Rgb{0} : p.stroke;
    path.points = p.flip ? decltype(path.points){{x, y + p.height}, {x + p.width, y}}
                         : decltype(path.points){{x, y}, {x + p.width, y + p.height}};
    page.paths.push_back(std::move(path));
    return;
  }
  if (!p.polygon.empty()) {
    PathItem path;
    path.closed = path.filled = true;
    path.colour = p.fill == flow::no_colour ? Rgb{0} : p.fill;
    for (const auto& [dx, dy] : p.polygon) path.points.emplace_back(x + dx, y + dy);
    page.paths.push_back(std::move(path));
    return;
  }
  if (p.ellipse) return paint_ellipse(page, p, x, y);
  if (p.fill != flow::no_colour) page.under.push_back({x, y, p.width, p.height, p.fill});
  if (p.stroke == flow::no_colour) return;
  page.rects.push_back({x - w / 2, y - w / 2, p.width + w, w, p.stroke});
  page.rects.push_back({x - w / 2, y + p.height - w / 2, p.width + w, w, p.stroke});
  page.rects.push_back({x - w / 2, y - w / 2, w, p.height + w, p.stroke});
  page.rects.push_back({x + p.width - w / 2, y - w / 2, w, p.height + w, p.stroke});
}

void paint_text_box(Context& context, const Target& target, const flow::Picture& p, Twips x, Twips y) {
  if (context.depth >= deepest_nesting) return;
  ++context.depth;
  Galley galley;
  layout_blocks(context, context.doc.text_boxes[p.text_box - 1], p.width - p.inset[0] - p.inset[2], true, context.depth,
                galley);
  const Twips room = p.height - p.inset[1] - p.inset[3] - galley.height;
  Twips top = y + p.inset[1];
  if (room > 0 && p.text_valign == flow::Picture::TextAlign::centre) top += room / 2;
  if (room > 0 && p.text_valign == flow::Picture::TextAlign::bottom) top += room;
  paint_strips(context, target, galley.strips, 0, static_cast<std::uint32_t>(galley.strips.size()), x + p.inset[0],
               top);
  release_galley(context, galley);
  --context.depth;
}

/// Width of the widest line of the galley.
Twips widest_line(const Context& context, const Galley& galley) {
  Twips widest = 0;
  for (const auto& s : galley.strips) {
    if (s.kind == Strip::Kind::row) {
      widest = std::max(widest, context.scratch.tables[s.box].edges.back());
      continue;
    }
    const ParagraphBox& box = context.scratch.paragraphs[s.box];
    const Line& line = box.lines[s.index];
    const Twips width = static_cast<Twips>((line.width + fine_per_twip - 1) / fine_per_twip);
    const Twips first = s.index == 0 ? std::max(0, box.props->indent_first) : 0;
    widest = std::max(widest, width + line.left + first + box.props->indent_right);
  }
  return widest;
}

}  // namespace

flow::Picture sized_picture(Context& context, const flow::Picture& picture, Twips available) {
  flow::Picture p = picture;
  const bool has_text = p.text_box != 0 && p.text_box <= context.doc.text_boxes.size();
  if (!has_text || (!p.auto_width && !p.auto_height) || context.depth >= deepest_nesting) return p;
  ++context.depth;
  const Trial trial(context);
  const Twips insets = p.inset[0] + p.inset[2];
  Galley galley;
  layout_blocks(context, context.doc.text_boxes[p.text_box - 1], (p.auto_width ? available : p.width) - insets, true,
                context.depth, galley);
  if (p.auto_width) p.width = std::max(p.width, std::min(available, widest_line(context, galley) + insets));
  if (p.auto_height) p.height = std::max(p.height, galley.height + p.inset[1] + p.inset[3]);
  release_galley(context, galley);
  --context.depth;
  return p;
}

void paint_picture(Context& context, const Target& target, const flow::Picture& picture, Twips x, Twips y,
                   StructId parent) {
  if (!picture.part.empty()) {
    paint_image(context, target, picture, x, y, parent);
    return;
  }
  paint_outline(context.frames.pages[target.page], picture, x, y);
  if (picture.text_box != 0 && picture.text_box <= context.doc.text_boxes.size()) {
    paint_text_box(context, target, picture, x, y);
  }
  for (const std::uint32_t index : picture.members) {
    const flow::Picture& member = context.doc.pictures[index];
    paint_picture(context, target, sized_picture(context, member, member.width), x + member.x, y + member.y, parent);
  }
}

}  // namespace prikaz::layout
