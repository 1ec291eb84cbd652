#include "layout/page/run.hpp"

#include <algorithm>

#include "layout/page/balance.hpp"
#include "layout/page/column.hpp"
#include "layout/page/floats.hpp"
#include "layout/page/galley.hpp"
#include "layout/page/notes.hpp"
#include "layout/page/picture.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {
namespace {

class PageRun {
 public:
  PageRun(Context& context, std::vector<Sheet>& sheets)
      : context_(context),
        doc_(context.doc),
        paragraphs_(context.scratch.paragraphs),
        tables_(context.scratch.tables),
        sheets_(sheets),
        notes_(context) {}

  void run() {
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

 private:
  // --- pages, sections, columns ---------------------------------------------------------------------------------

  const flow::Section& section() const { return section_of(doc_, section_); }

  void open_section(std::uint32_t index, bool first) {
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

  void open_page() {
    const flow::Section& s = section();
    Page page;
    page.width = s.width;
    page.height = s.height;
    // A page's lists keep the room they grew into; of a thousand pages that is many megabytes.
    if (auto& pages = context_.frames.pages; !pages.empty()) pages.back().text.shrink_to_fit();
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

  Twips header_height(std::uint32_t which, Twips width) {
    if (which == 0) return 0;
    for (const auto& h : heights_) {
      if (h.which == which && h.width == width) return h.height;
    }
    heights_.push_back({which, width, margin_text_height(context_, which, width)});
    return heights_.back().height;
  }

  void open_region(Twips top) {
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

  /// Notes that the last column cut off come first; a line of text must still fit over them.
  void go_on_with_notes() {
    constexpr Twips room_for_text = 600;
    notes_.go_on(columns_[column_].width, std::max(1, body_bottom_ - region_top_ - room_for_text));
  }

  void paint_notes() {
    const Target target{static_cast<std::uint32_t>(context_.frames.pages.size() - 1), false};
    notes_.paint(target, columns_[column_].x, body_bottom_);
  }

  void next_column(bool automatic) {
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

  void next_page() {
    break_ = Break::none;
    close_page();
    open_page();
  }

  bool page_is_empty() const { return strips_.empty() && column_ == 0 && region_top_ == body_top_; }

  void close_page() {
    if (!page_open_) return;
    paint_notes();
    close_region(false);
    paint_floats();
    page_open_ = false;
  }

  void close_region(bool balance) {
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

  void column_lines(const Target& target) {
    if (!section().column_line) return;
    for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
      const Twips x = (columns_[c].x + columns_[c].width + columns_[c + 1].x) / 2;
      context_.frames.pages[target.page].rects.push_back({x, region_top_, 10, region_end_ - region_top_, 0});
    }
  }

  /// The last columns of a section that another follows on the page are made equally high.
  void balance_columns() {
    const bool equal =
        std::all_of(columns_.begin(), columns_.end(), [&](const Column& c) { return c.width == columns_[0].width; });
    if (equal && floats_.empty()) balance(context_, region_top_, body_bottom_ - region_top_, columns_.size(), done_);
  }

  void align_page_vertically() {
    using VAlign = flow::Section::VAlign;
    const VAlign align = section().valign;
    if (align == VAlign::top || align == VAlign::both || regions_ != 1 || done_.size() != 1 || done_[0].empty()) return;
    const Twips spare = body_bottom_ - (done_[0].back().y + done_[0].back().height);
    if (spare <= 0) return;
    for (auto& s : done_[0]) s.y += align == VAlign::centre ? spare / 2 : spare;
  }

  void release(const std::vector<Strip>& strips) {
    for (const auto& s : strips) {
      if (s.kind == Strip::Kind::line) {
        if (s.index + 1 == paragraphs_[s.box].lines.size()) paragraphs_.release(s.box);
      } else if (s.kind == Strip::Kind::row) {
        release_rows(s);
      }
    }
  }

  void release_rows(const Strip& s) {
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

  // --- placing ---------------------------------------------------------------------------------------------------

  void place_paragraph(const flow::Paragraph& p, const flow::Paragraph* above, const flow::Paragraph* below) {
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

  void place_table(const flow::Table& t) {
    if (t.rows.empty() || (t.floating && hang_table(t))) return;
    const std::uint32_t id = begin_table(context_, t, columns_[column_].width, 1);
    for (std::uint32_t r = 0; r < t.rows.size(); ++r) {
      const std::uint32_t fragment = add_row(context_, id, r, 1);
      pending_.push_back({Strip::Kind::row, id, fragment, 0, tables_[id].fragments[fragment].height});
      drain();
    }
  }

  /// After the last paragraph, under a separator (ISO 29500-1 §17.11.22: the default place).
  void place_endnotes() {
    const auto& notes = doc_.endnotes;
    bool first = true;
    for (const auto& note : notes) {
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
    }
  }

  void drain() {
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

  Twips bottom() const { return body_bottom_ - notes_.height(); }

  /// What a strip needs to stand here: itself and the beginning of its notes.
  Twips needed(const Strip& s) {
    return fitting_height(s) + (doc_.footnotes.empty() ? 0 : notes_.least_room(s, columns_[column_].width));
  }

  /// At the top of a column that began for want of room there is no space; after a break, what the space after the
  /// paragraph before has not used up (measured in Word's own PDFs).
  Twips gap_here(const Strip& s) const {
    if (!strips_.empty()) return gap_above(context_, s, above_);
    if (automatic_) return 0;
    const Twips after = last_ != nullptr ? space_between(context_, last_, nullptr) : 0;
    return std::max(0, gap_above(context_, s, last_) - after);
  }

  /// The border under a paragraph and the air under a line may stand in the margin.
  Twips fitting_height(const Strip& s) const {
    if (s.kind != Strip::Kind::line) return s.height;
    const ParagraphBox& box = paragraphs_[s.box];
    return s.height - box.lines[s.index].extra - (s.index + 1 == box.lines.size() ? box.pad_bottom : 0);
  }

  enum class Break : std::uint8_t { none, column, page };

  static Break break_of(const ParagraphBox& box, const Line& line) {
    if (!line.forced || line.end == line.first) return Break::none;
    const auto kind = box.atoms[line.end - 1].kind;
    if (kind == Atom::Kind::page_break) return Break::page;
    return kind == Atom::Kind::column_break ? Break::column : Break::none;
  }

  void push(Strip s, Twips gap) {
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

  void lay_if_needed() {
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

  const Obstacles& obstacles() {
    relative_.areas.clear();
    const Twips x = columns_[column_].x;
    for (auto a : areas_) {
      a.left -= x;
      a.right -= x;
      relative_.areas.push_back(a);
    }
    return relative_;
  }

  void hang_floats(std::uint32_t id, Twips top) {
    const ParagraphBox& box = paragraphs_[id];
    const Anchor anchor{&section(), columns_[column_].x, columns_[column_].width, body_top_, body_bottom_, top};
    for (const auto& a : box.atoms) {
      const flow::Picture* p = anchored_picture(doc_, a);
      if (p == nullptr) continue;
      floats_.push_back(place_float(sized_picture(context_, *p, columns_[column_].width), id, anchor));
      floats_.back().structure = box.structure;
    }
    for (std::uint32_t i = 0; i < hung_.size(); ++i) {
      if (hung_[i].paragraph != id) continue;
      const TableBox& table = tables_[hung_[i].table];
      const Twips width = table.edges.back() - table.edges.front();
      floats_.push_back(place_float(stand_in_for(*table.table, width, hung_[i].height), id, anchor));
      floats_.back().table = i + 1;
    }
    refresh_areas();
  }

  /// A floating table hangs on the paragraph after it; one that does not fit under the text above stands in the text.
  bool hang_table(const flow::Table& t) {
    const std::uint32_t id = begin_table(context_, t, columns_[column_].width, 1);
    HungTable hung;
    hung.table = id;
    for (std::uint32_t r = 0; r < t.rows.size(); ++r) {
      const std::uint32_t f = add_row(context_, id, r, 1);
      hung.strips.push_back({Strip::Kind::row, id, f, hung.height, tables_[id].fragments[f].height});
      hung.height += hung.strips.back().height;
    }
    const bool fits = hung.height <= bottom() - (t.from_y == flow::Picture::From::paragraph ? y_ : body_top_);
    if (!fits) {
      release_table(context_, id);
      return false;
    }
    hung_.push_back(std::move(hung));
    return true;
  }

  void drop_floats(std::uint32_t id) {
    floats_.erase(std::remove_if(floats_.begin(), floats_.end(), [&](const Float& f) { return f.paragraph == id; }),
                  floats_.end());
    refresh_areas();
  }

  void refresh_areas() {
    areas_.clear();
    Obstacles::Area area;
    for (const auto& f : floats_) {
      if (float_area(f, area)) areas_.push_back(area);
    }
  }

  void paint_floats() {
    std::stable_sort(floats_.begin(), floats_.end(),
                     [](const Float& a, const Float& b) { return a.picture.z < b.picture.z; });
    const Target target{static_cast<std::uint32_t>(context_.frames.pages.size() - 1), false};
    for (const auto& f : floats_) {
      if (f.table == 0) {
        paint_picture(context_, target, f.picture, f.x, f.y, f.structure);
        continue;
      }
      HungTable& hung = hung_[f.table - 1];
      paint_rows(context_, target, hung.table, hung.strips, 0, static_cast<std::uint32_t>(hung.strips.size()),
                 f.x - tables_[hung.table].edges.front(), f.y);
      release_table(context_, hung.table);
      hung.paragraph = nowhere;
    }
    floats_.clear();
    areas_.clear();
  }

  /// The heads of a table stand again over the rows that begin a column.
  void repeat_heads() {
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

  static std::uint32_t whole_fragment(const TableBox& table, std::uint32_t r) {
    for (std::uint32_t f = 0; f < table.fragments.size(); ++f) {
      if (table.fragments[f].row == r && table.fragments[f].begins) return f;
    }
    return 0;
  }

  bool only_heads() const {
    return std::all_of(strips_.begin(), strips_.end(), [&](const Strip& s) {
      return s.kind == Strip::Kind::row && tables_[s.box].fragments[s.index].repeated;
    });
  }

  void overflow(const Strip& s, Twips gap) {
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

  /// Whether what is kept together from strips_[k] on would not fit into a column of its own: then it is not kept
  /// (Word).
  bool chain_is_too_long(std::size_t k) {
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

  const flow::ParaProps& para_props(std::size_t block) const {
    static const flow::ParaProps plain;
    const std::uint32_t props = doc_.body[block].paragraph.props;
    return props < doc_.para_props.size() ? doc_.para_props[props] : plain;
  }

  bool column_is_whole() const { return region_top_ == body_top_; }

  bool split_here(const Strip& s, Twips gap, bool force) {
    const Twips available = bottom() - y_ - gap;
    const std::uint32_t rest = split_row(context_, s.box, s.index, available, force);
    if (rest == ~0U) return false;
    const TableBox& table = tables_[s.box];
    push({Strip::Kind::row, s.box, s.index, 0, table.fragments[s.index].height}, gap);
    pending_[head_] = {Strip::Kind::row, s.box, rest, 0, table.fragments[rest].height};
    next_column(true);
    return true;
  }

  /// Strips from k on leave the column and wait for the next one, ahead of what waits already.
  void carry_from(std::size_t k) {
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

  static constexpr std::uint32_t nowhere = ~0U;

  /// A floating table laid out and waiting for its page.
  struct HungTable {
    std::uint32_t paragraph = nowhere;
    std::uint32_t table = 0;
    std::vector<Strip> strips;
    Twips height = 0;
    bool waiting = true;  ///< for the paragraph it will hang on
  };

  struct HeaderHeight {
    std::uint32_t which = 0;
    Twips width = 0, height = 0;
  };

  Context& context_;
  const flow::FlowDoc& doc_;
  Pool<ParagraphBox>& paragraphs_;
  Pool<TableBox>& tables_;
  std::vector<Sheet>& sheets_;

  std::size_t block_ = 0;  ///< of the body, being placed
  std::uint32_t section_ = 0;
  int number_ = 1;
  bool page_open_ = false, starts_section_ = false;
  Twips body_top_ = 0, body_bottom_ = 0;
  std::vector<HeaderHeight> heights_;

  // A region is the part of a page that one section fills.
  std::vector<Column> columns_;
  std::vector<std::vector<Strip>> done_;
  std::size_t column_ = 0;
  int regions_ = 0;
  Twips region_top_ = 0, region_end_ = 0;
  std::uint32_t serial_ = 0;  ///< of the current column, over the whole document

  std::vector<Strip> strips_;   ///< standing in the current column
  std::vector<Strip> pending_;  ///< waiting for room, from head_ on
  std::vector<Strip> spare_;
  std::size_t head_ = 0;
  Twips y_ = 0;
  const flow::ParaProps* above_ = nullptr;  ///< of the paragraph above in this column
  const flow::ParaProps* last_ = nullptr;   ///< of the paragraph placed last, wherever
  bool automatic_ = false;  ///< the column began for want of room: space before its first paragraph is dropped
  Break break_ = Break::none;

  std::vector<Float> floats_;
  std::vector<Obstacles::Area> areas_;
  Obstacles relative_;
  std::vector<HungTable> hung_;
  Footnotes notes_;
};

}  // namespace

void run_pages(Context& context, std::vector<Sheet>& sheets) { PageRun(context, sheets).run(); }

}  // namespace prikaz::layout
