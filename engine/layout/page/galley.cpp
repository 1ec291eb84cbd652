#include "layout/page/galley.hpp"

#include <algorithm>

#include "layout/inline/collect.hpp"
#include "layout/page/border.hpp"
#include "layout/page/floats.hpp"
#include "layout/page/notes.hpp"
#include "layout/page/picture.hpp"
#include "layout/page/sheet.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {
namespace {

constexpr Twips html_auto_space = 280;  ///< w:beforeAutospacing and w:afterAutospacing: 14 pt

const flow::ParaProps plain_props;

const flow::ParaProps& props_of(const Context& context, const flow::Paragraph& p) {
  return p.props < context.doc.para_props.size() ? context.doc.para_props[p.props] : plain_props;
}

// Equal neighbours share one frame of borders (ISO 29500-1 §17.3.1.7).
bool share_borders(const flow::ParaProps& a, const flow::ParaProps& b) {
  return a.top == b.top && a.bottom == b.bottom && a.left == b.left && a.right == b.right && a.between == b.between &&
         a.indent_left == b.indent_left && a.indent_right == b.indent_right;
}

Twips border_room(const flow::Border& b) {
  return b.kind == flow::Border::Kind::none ? 0 : border_width(b) + b.space * twips_per_point;
}

void give_structure(Context& context, ParagraphBox& box) {
  using Role = StructElement::Role;
  box.structure = box.label_structure = 0;
  if (context.here.margin) return;
  const int level = box.props->outline_level;
  const bool heading = level >= 0 && level < 9;
  if (box.paragraph->label == 0 || heading) {
    context.list = 0;
    box.structure = context.add_structure(heading ? Role::heading : Role::paragraph);
    if (heading) context.frames.structure[box.structure].level = static_cast<std::uint8_t>(level + 1);
    return;
  }
  const StructId outer = context.parent;
  if (context.list == 0 || context.list_parent != outer) {
    context.list = context.add_structure(Role::list);
    context.list_parent = outer;
  }
  context.parent = context.list;
  context.parent = context.add_structure(Role::list_item);
  box.label_structure = context.add_structure(Role::label);
  box.structure = context.add_structure(Role::list_body);
  context.parent = outer;
}

bool empty_paragraph(const ParagraphBox& box) { return box.atoms.empty(); }

}  // namespace

void Obstacles::rooms(Twips y, Twips height, LineSpace wanted, std::vector<LineSpace>& out) const {
  constexpr Twips least_room = 400;  // a narrower gap takes no text
  using Side = flow::Picture::Side;
  out.assign(1, wanted);
  for (const auto& a : areas) {
    if (a.bottom <= y || a.top >= y + std::max(height, 1)) continue;
    if (a.right <= wanted.left || a.left >= wanted.right) continue;
    if (a.whole_width) return out.clear();
    const bool right_is_wider = wanted.right - a.right > a.left - wanted.left;
    const bool on_left = a.side == Side::both || a.side == Side::left || (a.side == Side::wider && !right_is_wider);
    const bool on_right = a.side == Side::both || a.side == Side::right || (a.side == Side::wider && right_is_wider);
    // Rooms too narrow go at once: pictures over pictures would else double them each time.
    std::vector<LineSpace> cut;
    const auto keep = [&](Twips left, Twips right) {
      if (right - left >= least_room) cut.push_back({left, right, true});
    };
    for (const auto& room : out) {
      if (on_left) keep(room.left, std::min(room.right, a.left));
      if (on_right) keep(std::max(room.left, a.right), room.right);
    }
    out = std::move(cut);
  }
}

Twips Obstacles::next_below(Twips y) const {
  Twips next = y;
  for (const auto& a : areas) {
    if (a.bottom > y && (next == y || a.bottom < next)) next = a.bottom;
  }
  return next;
}

std::uint32_t make_paragraph(Context& context, const flow::Paragraph& paragraph, const flow::Paragraph* previous,
                             const flow::Paragraph* next) {
  const std::uint32_t id = context.scratch.paragraphs.acquire();
  ParagraphBox& box = context.scratch.paragraphs[id];
  box.paragraph = &paragraph;
  box.props = &props_of(context, paragraph);
  box.lines.clear();
  box.around_floats = box.has_anchors = false;
  box.column = 0;
  give_structure(context, box);
  const auto& p = *box.props;
  const bool framed = border_room(p.top) + border_room(p.bottom) + border_room(p.left) + border_room(p.right) > 0;
  box.joins_previous = framed && previous != nullptr && share_borders(props_of(context, *previous), p);
  box.joins_next = framed && next != nullptr && share_borders(p, props_of(context, *next));
  box.pad_top = border_room(box.joins_previous ? p.between : p.top);
  box.pad_bottom = box.joins_next ? 0 : border_room(p.bottom);
  collect_atoms(context, box);
  for (const auto& a : box.atoms) box.has_anchors = box.has_anchors || anchored_picture(context.doc, a) != nullptr;
  return id;
}

namespace {

/// A band of lines at one height: text goes on in rooms[next], beside the line before.
struct Band {
  std::vector<LineSpace> rooms;
  std::size_t next = 0;
};

/// Breaks the first line of a new band that begins at y or, where no word fits beside the pictures, below them. Returns
/// how far below.
Twips begin_band(Context& context, ParagraphBox& box, std::uint32_t at, const LineSpace& whole, Twips y,
                 const Obstacles& obstacles, Band& band, Line& line) {
  Twips drop = 0;
  for (std::size_t tries = 0;; ++tries) {  // at most once per obstacle
    band.rooms.assign(1, whole);
    if (!obstacles.empty() && tries <= obstacles.areas.size()) {
      Line guess;
      guess.first = at;
      guess.end = std::min<std::uint32_t>(at + 1, static_cast<std::uint32_t>(box.atoms.size()));
      set_line_height(context, box, guess);
      obstacles.rooms(y + drop, guess.height, whole, band.rooms);
    }
    const bool narrowed = band.rooms.empty() || band.rooms[0].narrowed;
    box.around_floats = box.around_floats || narrowed;
    for (band.next = 0; band.next < band.rooms.size();) {
      line = break_line(context, box, at, band.rooms[band.next++]);
      if (!narrowed || line.end > at || box.atoms.empty()) return drop;
    }
    drop = obstacles.next_below(y + drop) - y;
  }
}

/// Lines beside one another share a baseline when the taller stands on the left.
void stand_beside(const Line& left, Line& line) {
  if (line.height >= left.height) return;
  line.height = left.height;
  line.ascent = left.ascent;
  line.extra = left.extra;
}

}  // namespace

void break_paragraph(Context& context, ParagraphBox& box, std::uint32_t from, Twips width, Twips top,
                     const Obstacles& obstacles) {
  std::uint32_t at = from < box.lines.size() ? box.lines[from].first : 0;
  box.lines.resize(std::min<std::size_t>(from, box.lines.size()));
  box.width = width;
  box.around_floats = false;
  const LineSpace whole{box.props->indent_left, width - box.props->indent_right, false};
  Band band;
  Twips y = top;
  for (;;) {
    Twips drop = 0;
    Line line;
    const bool beside = band.next < band.rooms.size();
    if (beside) {
      drop = -box.lines.back().height;
      line = break_line(context, box, at, band.rooms[band.next++]);
      if (line.end == at) continue;
    } else {
      drop = begin_band(context, box, at, whole, y, obstacles, band, line);
    }
    line.drop = drop;
    set_line_height(context, box, line);
    if (beside) stand_beside(box.lines.back(), line);
    align_line(context, box, line);
    y += drop + line.height;
    if (line.forced) band.rooms.clear();
    const bool ends = line.end >= box.atoms.size();
    const bool after_line_break =
        ends && line.end > line.first && box.atoms[line.end - 1].kind == Atom::Kind::line_break;
    line.last = ends && !after_line_break;
    at = std::max(line.end, at + (ends ? 0U : 1U));
    box.lines.push_back(line);
    if (ends && !after_line_break) return;
    if (after_line_break) {
      Line empty = line;
      empty.first = empty.end = empty.visible_end = empty.stretch_from = at;
      empty.last = true;
      empty.forced = false;
      empty.drop = 0;
      empty.start = fine(whole.left);
      empty.width = empty.per_space = 0;
      set_line_height(context, box, empty);
      box.lines.push_back(empty);
      return;
    }
  }
}

Twips strip_height(const ParagraphBox& box, std::uint32_t i) {
  const Line& l = box.lines[i];
  return l.drop + l.height + (i == 0 ? box.pad_top : 0) + (i + 1 == box.lines.size() ? box.pad_bottom : 0);
}

Twips space_between(const Context& context, const flow::ParaProps* above, const flow::ParaProps* below) {
  const bool same_style = above != nullptr && below != nullptr && above->style == below->style;
  // Items of one list stand as <li> does: without the automatic space (Word; LibreOffice as well).
  const bool same_list = above != nullptr && below != nullptr && above->list != 0 && above->list == below->list;
  const Twips automatic = same_list ? 0 : html_auto_space;
  const auto after = [&] { return above->after_auto ? automatic : above->after; };
  const auto before = [&] { return below->before_auto ? automatic : below->before; };
  const Twips a = above == nullptr || (same_style && above->contextual) ? 0 : after();
  const Twips b = below == nullptr || (same_style && below->contextual) ? 0 : before();
  return context.doc.settings.no_html_auto_spacing ? a + b : std::max(a, b);
}

namespace {

class GalleyMaker {
 public:
  GalleyMaker(Context& context, Twips width, bool in_cell, int depth, Galley& out)
      : context_(context), width_(width), in_cell_(in_cell), depth_(depth), out_(out) {}

  void run(const std::vector<flow::Block>& blocks) {
    out_.strips.clear();
    out_.height = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].table) {
        table(*blocks[i].table);
      } else {
        const auto* above = i > 0 && !blocks[i - 1].table ? &blocks[i - 1].paragraph : nullptr;
        const auto* below = i + 1 < blocks.size() && !blocks[i + 1].table ? &blocks[i + 1].paragraph : nullptr;
        const bool closes_cell = in_cell_ && i > 0 && i + 1 == blocks.size() && blocks[i - 1].table;
        paragraph(blocks[i].paragraph, above, below, closes_cell);
      }
    }
    const bool auto_end = in_cell_ && above_ != nullptr && above_->after_auto;  // as in HTML, cells swallow it
    if (above_ != nullptr && !auto_end) out_.height += space_between(context_, above_, nullptr);
  }

 private:
  void paragraph(const flow::Paragraph& p, const flow::Paragraph* above, const flow::Paragraph* below, bool closes) {
    const std::uint32_t id = make_paragraph(context_, p, above, below);
    ParagraphBox& box = context_.scratch.paragraphs[id];
    if (closes && empty_paragraph(box)) {
      context_.scratch.paragraphs.release(id);
      return;
    }
    Twips gap = space_between(context_, above_, box.props);
    if (out_.strips.empty() && box.props->before_auto) gap = 0;
    out_.height += gap;
    if (box.has_anchors) keep_off(box, out_.height);
    break_paragraph(context_, box, 0, width_, out_.height + box.pad_top, obstacles_);
    for (std::uint32_t i = 0; i < box.lines.size(); ++i)
      add({Strip::Kind::line, id, i, out_.height, strip_height(box, i)});
    above_ = box.props;
  }

  /// Pictures placed by this paragraph: what stands on the page's own places is not known here and does not count.
  void keep_off(const ParagraphBox& box, Twips top) {
    using From = flow::Picture::From;
    flow::Section column;
    column.left = column.right = column.gutter = column.top = column.bottom = 0;
    column.width = width_;
    const Anchor anchor{&column, 0, width_, 0, 0, top};
    for (const auto& a : box.atoms) {
      const flow::Picture* p = anchored_picture(context_.doc, a);
      if (p == nullptr || (p->from_y != From::paragraph && p->from_y != From::line)) continue;
      if (p->from_x == From::page || p->from_x == From::left_margin || p->from_x == From::right_margin) continue;
      Obstacles::Area area;
      const Float f = place_float(sized_picture(context_, *p, width_), 0, anchor);
      if (float_area(f, area)) obstacles_.areas.push_back(area);
    }
  }

  void table(const flow::Table& t) {
    if (above_ != nullptr) out_.height += space_between(context_, above_, nullptr);
    above_ = nullptr;
    const std::uint32_t id = begin_table(context_, t, width_, depth_ + 1);
    for (std::uint32_t r = 0; r < t.rows.size(); ++r) {
      const std::uint32_t fragment = add_row(context_, id, r, depth_ + 1);
      add({Strip::Kind::row, id, fragment, out_.height, context_.scratch.tables[id].fragments[fragment].height});
    }
  }

  void add(Strip s) {
    out_.strips.push_back(s);
    out_.height += s.height;
  }

  Context& context_;
  const Twips width_;
  const bool in_cell_;
  const int depth_;
  Galley& out_;
  Obstacles obstacles_;
  const flow::ParaProps* above_ = nullptr;
};

// Pictures anchored outside the body's own flow: in cells, headers, notes and text boxes.
void paint_anchored(Context& context, const Target& target, const ParagraphBox& box, Twips x, Twips top) {
  const Anchor anchor{&section_of(context.doc, context.here.section), x, box.width, 0, 0, top};
  for (std::size_t i = 0; i < box.atoms.size(); ++i) {
    const flow::Picture* p = anchored_picture(context.doc, box.atoms[i]);
    if (p == nullptr) continue;
    const Float f = place_float(sized_picture(context, *p, box.width), 0, anchor);
    paint_picture(context, target, f.picture, f.x, f.y, box.structure);
  }
}

void paint_paragraph(Context& context, const Target& target, const ParagraphBox& box, const std::vector<Strip>& strips,
                     std::uint32_t from, std::uint32_t to, Twips x, Twips y) {
  const Twips top = y + strips[from].y;
  const Twips bottom = y + strips[to - 1].y + strips[to - 1].height;
  const bool begins = strips[from].index == 0, ends = strips[to - 1].index + 1 == box.lines.size();
  paint_paragraph_borders(context, target, box, x, top, bottom, begins, ends);
  if (begins && !target.artifact && box.props->outline_level >= 0 && box.props->outline_level < 9) {
    std::string title;
    for (const auto& a : box.atoms) {
      if (a.kind == Atom::Kind::tab) title += ' ';
      if (a.kind != Atom::Kind::word && a.kind != Atom::Kind::space) continue;
      append_characters(context, a, title);
    }
    if (!title.empty()) {
      context.frames.outlines.push_back({std::move(title), box.props->outline_level + 1, target.page, top});
    }
  }
  if (begins && box.has_anchors && box.column == 0) paint_anchored(context, target, box, x, top);
  for (std::uint32_t i = from; i < to; ++i) {
    const Line& line = box.lines[strips[i].index];
    const Twips pad = strips[i].index == 0 ? box.pad_top : 0;
    paint_line(context, target, box, line, x, y + strips[i].y + pad + line.drop);
  }
}

}  // namespace

void layout_blocks(Context& context, const std::vector<flow::Block>& blocks, Twips width, bool in_cell, int depth,
                   Galley& out) {
  if (depth > deepest_nesting) {
    out.strips.clear();
    out.height = 0;
    context.diagnostics.add({"PRK-Y003",
                             Severity::warning,
                             {},
                             "tables or boxes are nested too deep; the innermost are left out",
                             "move the inner table out of its cell"});
    return;
  }
  GalleyMaker(context, std::max(width, 1), in_cell, depth, out).run(blocks);
}

void release_galley(Context& context, Galley& galley) {
  std::uint32_t last = ~0U;
  Strip::Kind kind = Strip::Kind::line;
  for (const auto& s : galley.strips) {
    if (s.box == last && s.kind == kind) continue;
    last = s.box;
    kind = s.kind;
    if (s.kind == Strip::Kind::line) {
      context.scratch.paragraphs.release(s.box);
    } else {
      release_table(context, s.box);
    }
  }
  galley.strips.clear();
}

void paint_strips(Context& context, const Target& target, const std::vector<Strip>& strips, std::uint32_t from,
                  std::uint32_t to, Twips x, Twips y) {
  for (std::uint32_t i = from; i < to;) {
    std::uint32_t end = i + 1;
    while (end < to && strips[end].kind == strips[i].kind && strips[end].box == strips[i].box) ++end;
    if (strips[i].kind == Strip::Kind::rule) {
      paint_separator(context, target, x, y + strips[i].y, strips[i].height);
    } else if (strips[i].kind == Strip::Kind::line) {
      paint_paragraph(context, target, context.scratch.paragraphs[strips[i].box], strips, i, end, x, y);
    } else {
      paint_rows(context, target, strips[i].box, strips, i, end, x, y);
    }
    i = end;
  }
}

}  // namespace prikaz::layout
