#include "layout/page/run.hpp"

#include <algorithm>

#include "layout/page/column.hpp"
#include "layout/page/galley.hpp"
#include "layout/page/page_run.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {

void PageRun::run() {
  open_section(0, true);
  const auto& body = doc_.body;
  for (std::size_t i = 0; i < body.size(); ++i) {
    block_ = i;
    if (body[i].table) {
      place_table(*body[i].table);
      continue;
    }
    const auto* above = i > 0 && !body[i - 1].table ? &body[i - 1].paragraph : nullptr;
    const auto* below = i + 1 < body.size() && !body[i + 1].table ? &body[i + 1].paragraph : nullptr;
    place_paragraph(body[i].paragraph, above, below);
    const std::uint32_t ended = body[i].paragraph.section;
    if (ended != 0 && ended < doc_.sections.size()) open_section(ended, false);
  }
  place_endnotes();
  while (notes_.continues()) next_page();
  close_page();
}

void PageRun::place_paragraph(const flow::Paragraph& p, const flow::Paragraph* above, const flow::Paragraph* below) {
  const std::uint32_t id = make_paragraph(context_, p, above, below);
  ParagraphBox& box = paragraphs_[id];
  if (box.props->page_break_before && !page_is_empty()) next_page();
  for (auto& h : hung_) {
    if (!h.waiting) continue;
    h.waiting = false;
    h.paragraph = id;
    box.has_anchors = true;
  }
  pending_.push_back({Strip::Kind::line, id, 0, 0, 0});
  drain();
}

void PageRun::place_table(const flow::Table& t) {
  if (t.rows.empty() || (t.floating && hang_table(t))) return;
  const std::uint32_t id = begin_table(context_, t, columns_[column_].width, 1);
  for (std::uint32_t r = 0; r < t.rows.size(); ++r) {
    if (breaks_page_before(t.rows[r]) && !page_is_empty()) next_page();
    const std::uint32_t fragment = add_row(context_, id, r, 1);
    pending_.push_back({Strip::Kind::row, id, fragment, 0, tables_[id].fragments[fragment].height});
    drain();
  }
}

bool PageRun::breaks_page_before(const flow::Row& row) const {
  if (row.cells.empty() || row.cells[0].blocks.empty() || row.cells[0].blocks[0].table) return false;
  const std::uint32_t props = row.cells[0].blocks[0].paragraph.props;
  return props < doc_.para_props.size() && doc_.para_props[props].page_break_before;
}

void PageRun::place_endnotes() {
  const auto& notes = doc_.endnotes;
  const StructId outer = context_.parent;
  bool first = true;
  for (const auto& note : notes) {
    if (!note.blocks.empty()) context_.parent = context_.add_structure(StructElement::Role::note);
    for (std::size_t i = 0; i < note.blocks.size(); ++i) {
      if (note.blocks[i].table) {
        place_table(*note.blocks[i].table);
        continue;
      }
      if (first) pending_.push_back({Strip::Kind::rule, 0, 0, 0, 276});
      first = false;
      const auto* above = i > 0 && !note.blocks[i - 1].table ? &note.blocks[i - 1].paragraph : nullptr;
      const auto* below =
          i + 1 < note.blocks.size() && !note.blocks[i + 1].table ? &note.blocks[i + 1].paragraph : nullptr;
      place_paragraph(note.blocks[i].paragraph, above, below);
    }
    context_.parent = outer;
  }
}

void PageRun::drain() {
  while (head_ < pending_.size()) {
    if (break_ == Break::page) next_page();
    if (break_ == Break::column) next_column(false);
    if (pending_[head_].kind == Strip::Kind::line) lay_if_needed();
    if (pending_[head_].kind == Strip::Kind::row) repeat_heads();
    const Strip s = pending_[head_];
    const Twips gap = gap_here(s);
    if (y_ + gap + needed(s) <= bottom()) {
      push(s, gap);
      ++head_;
    } else {
      overflow(s, gap);
    }
  }
  pending_.clear();
  head_ = 0;
}

Twips PageRun::needed(const Strip& s) {
  return fitting_height(s) + (doc_.footnotes.empty() ? 0 : notes_.least_room(s, columns_[column_].width));
}

Twips PageRun::gap_here(const Strip& s) const {
  if (!strips_.empty()) return gap_above(context_, s, above_);
  if (automatic_) return 0;
  // As in HTML, the document's first paragraph has no automatic space above.
  const bool opens_document = block_ == 0 && s.kind == Strip::Kind::line;
  if (opens_document && paragraphs_[s.box].props->before_auto) return 0;
  const Twips after = last_ != nullptr ? space_between(context_, last_, nullptr) : 0;
  return std::max(0, gap_above(context_, s, last_) - after);
}

Twips PageRun::fitting_height(const Strip& s) const {
  if (s.kind != Strip::Kind::line) return s.height;
  const ParagraphBox& box = paragraphs_[s.box];
  return s.height - box.lines[s.index].extra - (s.index + 1 == box.lines.size() ? box.pad_bottom : 0);
}

PageRun::Break PageRun::break_of(const ParagraphBox& box, const Line& line) {
  if (!line.forced || line.end == line.first) return Break::none;
  const auto kind = box.atoms[line.end - 1].kind;
  if (kind == Atom::Kind::page_break) return Break::page;
  return kind == Atom::Kind::column_break ? Break::column : Break::none;
}

void PageRun::push(Strip s, Twips gap) {
  s.y = y_ + gap;
  y_ = s.y + s.height;
  strips_.push_back(s);
  if (!doc_.footnotes.empty()) notes_.take(s, strips_.size(), columns_[column_].width, bottom() - y_);
  above_ = last_ = nullptr;
  if (s.kind != Strip::Kind::line) return;
  const ParagraphBox& box = paragraphs_[s.box];
  above_ = last_ = box.props;
  break_ = break_of(box, box.lines[s.index]);
}

void PageRun::lay_if_needed() {
  const Strip s = pending_[head_];
  ParagraphBox& box = paragraphs_[s.box];
  const bool group_start = strips_.empty() || s.index == 0;
  if (box.column == serial_ || (box.column != 0 && !group_start)) return;
  const Twips width = columns_[column_].width;
  const bool settled =
      box.column != 0 && box.width == width && !box.around_floats && !box.has_anchors && areas_.empty();
  if (!settled) {
    const Twips gap = gap_here(s);
    const Twips top = y_ + gap + (s.index == 0 ? box.pad_top : 0);
    if (s.index == 0 && box.has_anchors) hang_floats(s.box, y_ + gap);
    break_paragraph(context_, box, s.index, width, top, obstacles());
    std::size_t end = head_;
    while (end < pending_.size() && pending_[end].kind == Strip::Kind::line && pending_[end].box == s.box) ++end;
    std::vector<Strip>& lines = spare_;
    lines.clear();
    for (std::uint32_t i = s.index; i < box.lines.size(); ++i)
      lines.push_back({Strip::Kind::line, s.box, i, 0, strip_height(box, i)});
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(head_),
                   pending_.begin() + static_cast<std::ptrdiff_t>(end));
    pending_.insert(pending_.begin() + static_cast<std::ptrdiff_t>(head_), lines.begin(), lines.end());
  }
  box.column = serial_;
}

void PageRun::repeat_heads() {
  const Strip s = pending_[head_];
  if (!strips_.empty() || !automatic_) return;
  TableBox& table = tables_[s.box];
  const auto& rows = table.table->rows;
  std::uint32_t heads = 0;
  while (heads < rows.size() && rows[heads].header) ++heads;
  if (heads == 0 || table.fragments[s.index].row < heads) return;
  Twips height = 0;
  for (std::uint32_t r = 0; r < heads; ++r) height += table.rows[r].height;
  if (height * 4 > (bottom() - y_) * 3) return;
  for (std::uint32_t r = 0; r < heads; ++r) {
    const std::uint32_t fragment = repeat_row(context_, s.box, whole_fragment(table, r));
    push({Strip::Kind::row, s.box, fragment, 0, table.rows[r].height}, 0);
  }
}

std::uint32_t PageRun::whole_fragment(const TableBox& table, std::uint32_t r) {
  for (std::uint32_t f = 0; f < table.fragments.size(); ++f) {
    if (table.fragments[f].row == r && table.fragments[f].begins) return f;
  }
  return 0;
}

bool PageRun::only_heads() const {
  return std::all_of(strips_.begin(), strips_.end(), [&](const Strip& s) {
    return s.kind == Strip::Kind::row && tables_[s.box].fragments[s.index].repeated;
  });
}

void PageRun::overflow(const Strip& s, Twips gap) {
  const bool fresh = only_heads();
  if (s.kind == Strip::Kind::row && split_here(s, gap, fresh && column_is_whole())) return;
  if (fresh && column_is_whole()) {  // nowhere is more room than here
    push(s, gap);
    ++head_;
    return;
  }
  std::size_t k = strips_.size();
  if (!fresh) {
    strips_.push_back(s);
    const std::size_t last = strips_.size() - 1;
    k = best_break(context_, strips_, last);
    if (k < last && chain_is_too_long(k)) k = best_break(context_, strips_, last, false);
    strips_.pop_back();
    if (k == 0 && column_is_whole()) k = strips_.size();
  } else {
    k = 0;
  }
  carry_from(k);
  next_column(true);
}

bool PageRun::chain_is_too_long(std::size_t k) {
  const auto kept = [&](const flow::Block& b) {
    return !b.table && b.paragraph.props < doc_.para_props.size() && doc_.para_props[b.paragraph.props].keep_next;
  };
  Twips height = strips_.back().height + y_ - strips_[k].y;
  const Twips whole = body_bottom_ - body_top_;
  if (!kept(doc_.body[block_])) return false;
  const Trial trial(context_);
  for (std::size_t i = block_ + 1; i < doc_.body.size() && height <= whole; ++i) {
    if (doc_.body[i].table) break;
    const std::uint32_t id = make_paragraph(context_, doc_.body[i].paragraph, nullptr, nullptr);
    ParagraphBox& box = paragraphs_[id];
    height += space_between(context_, &para_props(i - 1), box.props);
    break_paragraph(context_, box, 0, columns_[column_].width, 0, Obstacles());
    for (std::uint32_t l = 0; l < box.lines.size() && height <= whole; ++l) height += strip_height(box, l);
    paragraphs_.release(id);
    if (!kept(doc_.body[i])) break;
  }
  return height > whole;
}

const flow::ParaProps& PageRun::para_props(std::size_t block) const {
  static const flow::ParaProps plain;
  const std::uint32_t props = doc_.body[block].paragraph.props;
  return props < doc_.para_props.size() ? doc_.para_props[props] : plain;
}

bool PageRun::split_here(const Strip& s, Twips gap, bool force) {
  const Twips available = bottom() - y_ - gap;
  const std::uint32_t rest = split_row(context_, s.box, s.index, available, force);
  if (rest == ~0U) return false;
  const TableBox& table = tables_[s.box];
  push({Strip::Kind::row, s.box, s.index, 0, table.fragments[s.index].height}, gap);
  pending_[head_] = {Strip::Kind::row, s.box, rest, 0, table.fragments[rest].height};
  next_column(true);
  return true;
}

void PageRun::carry_from(std::size_t k) {
  spare_.clear();
  for (std::size_t i = k; i < strips_.size(); ++i) {
    const Strip& s = strips_[i];
    if (s.kind == Strip::Kind::row && tables_[s.box].fragments[s.index].repeated) continue;
    if (s.kind == Strip::Kind::line && s.index == 0 && paragraphs_[s.box].has_anchors) drop_floats(s.box);
    spare_.push_back(s);
  }
  strips_.resize(k);
  notes_.drop_from(k + 1);
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(head_));
  pending_.insert(pending_.begin(), spare_.begin(), spare_.end());
  head_ = 0;
}

void run_pages(Context& context, std::vector<Sheet>& sheets) { PageRun(context, sheets).run(); }

}  // namespace prikaz::layout
