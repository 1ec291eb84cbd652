#include "layout/table/content.hpp"

#include <algorithm>

#include "layout/page/galley.hpp"
#include "layout/table/widths.hpp"

namespace prikaz::layout {
namespace {

constexpr Twips unbounded = 31680;

Twips up(Fine f) { return static_cast<Twips>((f + fine_per_twip - 1) / fine_per_twip); }

/// The widest piece that no line may end in.
Fine widest_piece(const ParagraphBox& box) {
  Fine widest = 0, piece = 0;
  for (const auto& a : box.atoms) {
    if (a.kind == Atom::Kind::word || a.kind == Atom::Kind::picture) piece += a.width;
    if (a.kind == Atom::Kind::space && !a.break_after) piece += a.width;
    widest = std::max(widest, piece);
    const bool ends = a.break_after || a.kind == Atom::Kind::line_break || a.kind == Atom::Kind::tab;
    if (ends) piece = 0;
  }
  return widest;
}

ContentWidth paragraph_width(Context& context, const flow::Paragraph& p) {
  const std::uint32_t id = make_paragraph(context, p, nullptr, nullptr);
  ParagraphBox& box = context.scratch.paragraphs[id];
  const auto& props = *box.props;
  const Twips sides = props.indent_left + props.indent_right + std::max(0, props.indent_first);
  ContentWidth w;
  w.least = up(widest_piece(box)) + sides;
  break_paragraph(context, box, 0, unbounded, 0, Obstacles());
  for (const auto& line : box.lines) w.most = std::max(w.most, up(line.width) + sides);
  context.scratch.paragraphs.release(id);
  w.most = std::max(w.most, w.least);
  return w;
}

}  // namespace

ContentWidth content_width(Context& context, const std::vector<flow::Block>& blocks, int depth) {
  ContentWidth all;
  if (depth > deepest_nesting) return all;
  const Trial trial(context);
  for (const auto& b : blocks) {
    ContentWidth w;
    if (b.table) {
      const auto edges = grid_edges(context, *b.table, unbounded, depth + 1);
      w.least = w.most = edges.back() - edges.front();
    } else {
      w = paragraph_width(context, b.paragraph);
    }
    all.least = std::max(all.least, w.least);
    all.most = std::max(all.most, w.most);
  }
  return all;
}

}  // namespace prikaz::layout
