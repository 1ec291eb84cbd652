#include "layout/page/notes.hpp"

#include <algorithm>

namespace prikaz::layout {
namespace {

constexpr Twips separator_length = 2880;  ///< Word's: two inches
constexpr Twips separator_weight = 10;
constexpr std::size_t continued = 0;  ///< position of notes that came from the column before

}  // namespace

void paint_separator(Context& context, const Target& target, Twips x, Twips y, Twips height) {
  context.frames.pages[target.page].rects.push_back({x, y + height / 2, separator_length, separator_weight, 0});
}

void Footnotes::marks_of(const Strip& strip, std::vector<std::uint32_t>& out) const {
  if (laid_.empty()) return;
  if (strip.kind == Strip::Kind::line) {
    const ParagraphBox& box = context_.scratch.paragraphs[strip.box];
    const Line& line = box.lines[strip.index];
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      const Atom& a = box.atoms[i];
      if (a.kind != Atom::Kind::mark || a.index == 0) continue;
      const auto& in = context_.doc.inlines[a.index - 1];
      if (in.kind == flow::Inline::Kind::footnote && in.index < laid_.size()) out.push_back(in.index);
    }
    return;
  }
  if (strip.kind != Strip::Kind::row) return;
  const TableBox& table = context_.scratch.tables[strip.box];
  const Fragment& f = table.fragments[strip.index];
  if (f.repeated) return;
  const RowBox& row = table.rows[f.row];
  for (std::uint32_t c = 0; c < row.cells.size(); ++c) {
    const Cut& cut = table.cuts[f.first_cut + c];
    for (std::uint32_t i = cut.from; i < cut.to && i < row.cells[c].galley.strips.size(); ++i) {
      marks_of(row.cells[c].galley.strips[i], out);
    }
  }
}

const Galley& Footnotes::lay(std::uint32_t note, Twips width) {
  Laid& laid = laid_[note];
  if (!laid.done) {
    const StructId outer = context_.parent;
    context_.parent = context_.add_structure(StructElement::Role::note);
    layout_blocks(context_, context_.doc.footnotes[note].blocks, width, false, 1, laid.galley);
    context_.parent = outer;
    laid.done = true;
  }
  return laid.galley;
}

Twips Footnotes::separator_height() const {
  auto& styles = context_.scratch.styles;
  const Style& s = styles[styles.of(0)];
  return s.ascent + s.descent;
}

Twips Footnotes::height_of(const Galley& g, std::uint32_t from, std::uint32_t to) const {
  if (from >= to) return 0;
  const Twips bottom = to == g.strips.size() ? g.height : g.strips[to - 1].y + g.strips[to - 1].height;
  return bottom - (from == 0 ? 0 : g.strips[from].y);
}

Twips Footnotes::least_room(const Strip& strip, Twips width) {
  marks_.clear();
  marks_of(strip, marks_);
  if (marks_.empty()) return 0;
  Twips room = pieces_.empty() ? separator_height() : 0;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const Galley& g = lay(marks_[i], width);
    const auto all = static_cast<std::uint32_t>(g.strips.size());
    room += height_of(g, 0, i + 1 < marks_.size() ? all : std::min<std::uint32_t>(all, 1));
  }
  return room;
}

void Footnotes::set(std::uint32_t note, std::uint32_t from, std::size_t position, Twips width, Twips& room) {
  const Galley& g = lay(note, width);
  const auto all = static_cast<std::uint32_t>(g.strips.size());
  std::uint32_t to = from;
  while (to < all && height_of(g, from, to + 1) <= room) ++to;
  if (to > from) {
    const Twips h = height_of(g, from, to);
    pieces_.push_back({note, from, to, position, h});
    height_ += h;
    room -= h;
  }
  if (to < all) rest_.push_back({note, to, all, position, 0});
}

void Footnotes::take(const Strip& strip, std::size_t position, Twips width, Twips room) {
  marks_.clear();
  marks_of(strip, marks_);
  if (marks_.empty()) return;
  if (pieces_.empty()) {
    height_ += separator_height();
    room -= separator_height();
  }
  const auto marks = marks_;
  for (const std::uint32_t note : marks) set(note, 0, position + 1, width, room);
}

void Footnotes::drop_from(std::size_t position) {
  const auto late = [&](const Piece& p) { return p.position > position; };
  for (const auto& p : pieces_) {
    if (late(p)) height_ -= p.height;
  }
  const bool stood = !pieces_.empty();
  pieces_.erase(std::remove_if(pieces_.begin(), pieces_.end(), late), pieces_.end());
  rest_.erase(std::remove_if(rest_.begin(), rest_.end(), late), rest_.end());
  if (stood && pieces_.empty()) height_ = 0;
}

void Footnotes::go_on(Twips width, Twips room) {
  if (rest_.empty()) return;
  const std::vector<Piece> waiting = std::move(rest_);
  rest_.clear();
  height_ += separator_height();
  room -= separator_height();
  for (const auto& p : waiting) {
    const std::size_t before = pieces_.size();
    set(p.note, p.from, continued, width, room);
    if (pieces_.size() > before || !pieces_.empty()) continue;
    // A line higher than the column: it stands all the same.
    rest_.pop_back();
    pieces_.push_back({p.note, p.from, p.from + 1, continued, 0});
    if (p.from + 1 < p.to) rest_.push_back({p.note, p.from + 1, p.to, continued, 0});
  }
}

void Footnotes::count_on_page(std::uint32_t page, std::uint32_t note) {
  if (page != page_) begun_ = 0;
  page_ = page;
  auto& places = context_.found.note_on_page;
  places.resize(laid_.size(), 0);
  places[note] = begun_;
  if (!context_.doc.footnotes[note].label.empty()) ++begun_;
}

void Footnotes::paint(const Target& target, Twips x, Twips bottom) {
  if (pieces_.empty()) {
    height_ = 0;
    return;
  }
  Twips y = bottom - height_;
  paint_separator(context_, target, x, y, separator_height());
  y += separator_height();
  for (const auto& p : pieces_) {
    if (p.from == 0) count_on_page(target.page, p.note);
    Galley& g = laid_[p.note].galley;
    const Twips origin = p.from == 0 ? 0 : g.strips[p.from].y;
    paint_strips(context_, target, g.strips, p.from, p.to, x, y - origin);
    y += p.height;
    if (p.to == g.strips.size()) {
      release_galley(context_, g);
      laid_[p.note].done = false;
    }
  }
  pieces_.clear();
  height_ = 0;
}

}  // namespace prikaz::layout
