// Sections, pages and columns: opened, balanced, painted, released.
#include <algorithm>

#include "layout/page/balance.hpp"
#include "layout/page/galley.hpp"
#include "layout/page/page_run.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {

void PageRun::open_section(std::uint32_t index, bool first) {
  const flow::Section& old = section();
  const flow::Section& next = section_of(doc_, index);
  using Start = flow::Section::Start;
  const bool same_sheet = old.width == next.width && old.height == next.height;
  if (!first && next.start == Start::continuous && same_sheet && break_ == Break::none) {
    close_region(true);
    section_ = index;
    // The space after the last paragraph ends the old section, the space before the first one begins the new
    // (measured in LibreOffice): they add up.
    const Twips after = last_ != nullptr ? space_between(context_, last_, nullptr) : 0;
    last_ = nullptr;
    open_region(std::min(region_end_ + after, body_bottom_));
    starts_section_ = next.page_start >= 0;
    return;
  }
  if (!first && next.start == Start::next_column && same_sheet && columns_.size() > 1) {
    section_ = index;
    next_column(false);
    return;
  }
  if (!first) close_page();
  section_ = index;
  break_ = Break::none;
  starts_section_ = true;
  if (next.page_start >= 0) number_ = next.page_start;
  const bool wants_even = next.start == Start::even_page, wants_odd = next.start == Start::odd_page;
  if (!first && ((wants_even && number_ % 2 != 0) || (wants_odd && number_ % 2 == 0))) {
    open_page();
    close_page();
  }
  open_page();
}

void PageRun::open_page() {
  const flow::Section& s = section();
  Page page;
  page.width = s.width;
  page.height = s.height;
  // A page's lists keep the room they grew into; of a thousand pages that is many megabytes.
  if (auto& pages = context_.frames.pages; !pages.empty()) pages.back().text.shrink_to_fit();
  constexpr std::size_t usual_items = 256;
  page.text.reserve(usual_items);
  context_.frames.pages.push_back(std::move(page));
  const Sheet sheet{section_, number_++, starts_section_};
  starts_section_ = false;
  sheets_.push_back(sheet);
  context_.here = {false, format_page_number(sheet.number, s.number_format), section_};
  const Twips width = std::max(1, s.width - s.left - s.right - s.gutter);
  const Twips head = header_height(pick_margin_text(doc_, sheet, false), width);
  const Twips foot = header_height(pick_margin_text(doc_, sheet, true), width);
  // A negative margin holds whatever the header needs (ISO 29500-1 §17.6.11).
  body_top_ = s.top < 0 ? -s.top : head > 0 ? std::max(s.top, s.header + head) : s.top;
  const Twips below = s.bottom < 0 ? -s.bottom : foot > 0 ? std::max(s.bottom, s.footer + foot) : s.bottom;
  constexpr Twips least_body = 720;  // margins that leave no room for text leave this much
  body_bottom_ = std::max(s.height - below, body_top_ + least_body);
  page_open_ = true;
  regions_ = 0;
  above_ = nullptr;
  open_region(body_top_);
}

Twips PageRun::header_height(std::uint32_t which, Twips width) {
  if (which == 0) return 0;
  for (const auto& h : heights_) {
    if (h.which == which && h.width == width) return h.height;
  }
  heights_.push_back({which, width, margin_text_height(context_, which, width)});
  return heights_.back().height;
}

void PageRun::open_region(Twips top) {
  region_top_ = top;
  columns_ = columns_of(section());
  column_ = 0;
  done_.clear();
  strips_.clear();
  y_ = top;
  automatic_ = false;
  ++serial_;
  ++regions_;
  if (notes_.height() == 0) go_on_with_notes();
}

void PageRun::go_on_with_notes() {
  constexpr Twips room_for_text = 600;
  notes_.go_on(columns_[column_].width, std::max(1, body_bottom_ - region_top_ - room_for_text));
}

void PageRun::paint_notes() {
  const Target target{static_cast<std::uint32_t>(context_.frames.pages.size() - 1), false};
  notes_.paint(target, columns_[column_].x, body_bottom_);
}

void PageRun::next_column(bool automatic) {
  break_ = Break::none;
  if (column_ + 1 < columns_.size()) {
    paint_notes();
    done_.push_back(std::move(strips_));
    strips_.clear();
    ++column_;
    y_ = region_top_;
    ++serial_;
    go_on_with_notes();
  } else {
    close_page();
    open_page();
  }
  above_ = nullptr;
  automatic_ = automatic;
}

void PageRun::next_page() {
  break_ = Break::none;
  close_page();
  open_page();
}

void PageRun::close_page() {
  if (!page_open_) return;
  paint_notes();
  close_region(false);
  paint_floats();
  page_open_ = false;
}

void PageRun::close_region(bool balance) {
  done_.push_back(std::move(strips_));
  strips_.clear();
  if (balance && columns_.size() > 1) balance_columns();
  align_page_vertically();
  region_end_ = region_top_;
  const Target target{static_cast<std::uint32_t>(context_.frames.pages.size() - 1), false};
  for (std::size_t c = 0; c < done_.size() && c < columns_.size(); ++c) {
    const auto& strips = done_[c];
    if (!strips.empty()) region_end_ = std::max(region_end_, strips.back().y + strips.back().height);
    paint_strips(context_, target, strips, 0, static_cast<std::uint32_t>(strips.size()), columns_[c].x, 0);
  }
  column_lines(target);
  for (const auto& strips : done_) release(strips);
  done_.clear();
}

void PageRun::column_lines(const Target& target) {
  if (!section().column_line) return;
  for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
    const Twips x = (columns_[c].x + columns_[c].width + columns_[c + 1].x) / 2;
    context_.frames.pages[target.page].rects.push_back({x, region_top_, 10, region_end_ - region_top_, 0});
  }
}

void PageRun::balance_columns() {
  const bool equal =
      std::all_of(columns_.begin(), columns_.end(), [&](const Column& c) { return c.width == columns_[0].width; });
  if (equal && floats_.empty()) balance(context_, region_top_, body_bottom_ - region_top_, columns_.size(), done_);
}

void PageRun::align_page_vertically() {
  using VAlign = flow::Section::VAlign;
  const VAlign align = section().valign;
  if (align == VAlign::top || align == VAlign::both || regions_ != 1 || done_.size() != 1 || done_[0].empty()) return;
  const Twips spare = body_bottom_ - (done_[0].back().y + done_[0].back().height);
  if (spare <= 0) return;
  for (auto& s : done_[0]) s.y += align == VAlign::centre ? spare / 2 : spare;
}

void PageRun::release(const std::vector<Strip>& strips) {
  for (const auto& s : strips) {
    if (s.kind == Strip::Kind::line) {
      if (s.index + 1 == paragraphs_[s.box].lines.size()) paragraphs_.release(s.box);
    } else if (s.kind == Strip::Kind::row) {
      release_rows(s);
    }
  }
}

void PageRun::release_rows(const Strip& s) {
  TableBox& table = tables_[s.box];
  const Fragment f = table.fragments[s.index];
  if (f.repeated || !f.ends) return;
  if (f.row + 1 == table.table->rows.size()) {
    release_table(context_, s.box);
    return;
  }
  while (table.released <= f.row) {
    const RowBox& row = table.rows[table.released];
    const bool needed = row.row->header || std::any_of(row.cells.begin(), row.cells.end(),
                                                       [&](const CellBox& c) { return c.last_row > f.row; });
    if (needed) return;
    release_row(context_, s.box, table.released++);
  }
}

}  // namespace prikaz::layout
