#include "layout/inline/linebreak.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "layout/inline/breakclass.hpp"
#include "layout/inline/tabs.hpp"

namespace prikaz::layout {
namespace {

using Kind = Atom::Kind;

// Word 2013+ pulls a word into a justified line by shrinking its spaces to no less than 3/4, when that departs less
// from the natural width than stretching the line without the word would; the weight 1.7 and the bound 1.5 are
// LibreOffice's findings about Word (its bug 119908).
constexpr int least_space_percent = 75;
constexpr std::uint32_t longest_hyphenated = 1000;  // letters; what is longer is no word of a language

class LineBreaker {
 public:
  LineBreaker(Context& context, ParagraphBox& box, std::uint32_t first, const LineSpace& space)
      : context_(context), box_(box), space_(space), tabs_(context, box, space) {
    line_.first = line_.stretch_from = first;
    line_.left = space.left;
    line_.right = std::max(space.right, space.left);
    const bool paragraph_start = first == 0;
    const Twips indent = paragraph_start ? box.props->indent_first : 0;
    line_.start = fine(space.left + indent) + label_shift(first);
    pos_ = line_.start;
    limit_ = fine(line_.right);
  }

  Line run() {
    std::uint32_t i = line_.first;
    for (; i < box_.atoms.size(); ++i) {
      const Kind kind = box_.atoms[i].kind;
      if (kind == Kind::line_break || kind == Kind::page_break || kind == Kind::column_break) {
        line_.forced = true;
        return finish(i + 1);
      }
      if (!take(i)) return overflow(i);
      // A space that itself is past the edge ends the line even beside a bracket (LibreOffice; Word at any space).
      const bool at_edge = kind == Kind::space && pos_ > limit_;
      if ((box_.atoms[i].break_after || at_edge) && kind != Kind::soft_hyphen) remember(i + 1);
    }
    line_.last = true;
    return finish(i);
  }

 private:
  /// A right-aligned label ends where a left-aligned one begins (ISO 29500-1 §17.9.7).
  Fine label_shift(std::uint32_t first) const {
    const auto& labels = context_.doc.labels;
    const std::uint32_t label = box_.paragraph->label;
    if (first != 0 || label == 0 || label > labels.size()) return 0;
    const auto align = labels[label - 1].align;
    if (align == flow::Label::Align::left) return 0;
    Fine width = 0;
    for (const auto& a : box_.atoms) {
      if (!a.label || a.kind == Kind::tab) break;
      width += a.width;
    }
    return align == flow::Label::Align::right ? -width : -width / 2;
  }

  /// Adds atom i to the line; false when it does not fit.
  bool take(std::uint32_t i) {
    Atom& a = box_.atoms[i];
    switch (a.kind) {
      case Kind::space:
        add(a.width);
        return true;
      case Kind::mark:
        return true;
      case Kind::soft_hyphen: {
        const Fine hyphen = hyphen_width(a.style);
        if (position_after(hyphen) <= limit_ && i > line_.first) remember(i + 1, hyphen);
        return true;
      }
      case Kind::tab:
        return take_tab(i);
      default:
        break;
    }
    find_decimal(a);
    if (position_after(a.width) > limit_) return false;
    add(a.width);
    visible_ = i + 1;
    visible_pos_ = pos_;
    return true;
  }

  bool take_tab(std::uint32_t i) {
    settle_tab();
    const TabTarget target = tabs_.after(pos_, box_.atoms[i], i == line_.first || only_label_before(i));
    if (target.beyond) return false;
    if (target.position > limit_ && target.kind != flow::TabStop::Kind::left) limit_ = target.position;
    tab_ = i;
    tab_base_ = pos_;
    tab_target_ = target;
    segment_ = 0;
    decimal_ = -1;
    has_tab_ = true;
    line_.stretch_from = i + 1;
    pos_ = position_after(0);
    visible_ = i + 1;
    visible_pos_ = pos_;
    return true;
  }

  bool only_label_before(std::uint32_t i) const {
    for (std::uint32_t k = line_.first; k < i; ++k) {
      if (!box_.atoms[k].label) return false;
    }
    return true;
  }

  /// Where the pen would be after `width` more: text after a right or centred tab first eats the tab's room.
  Fine position_after(Fine width) const {
    if (!has_tab_) return pos_ + width;
    return tab_base_ + tab_width(segment_ + width) + segment_ + width;
  }

  Fine tab_width(Fine segment) const {
    using TabKind = flow::TabStop::Kind;
    const Fine room = std::max<Fine>(0, tab_target_.position - tab_base_);
    Fine before_stop = 0;
    if (tab_target_.kind == TabKind::right) before_stop = segment;
    if (tab_target_.kind == TabKind::decimal) before_stop = decimal_ >= 0 ? decimal_ : segment;
    if (tab_target_.kind == TabKind::centre) {
      before_stop = segment / 2;
      const Fine past = tab_target_.position + segment - before_stop - limit_;
      if (past > 0) before_stop += past;
    }
    return std::max<Fine>(0, room - before_stop);
  }

  void add(Fine width) {
    if (!has_tab_) {
      pos_ += width;
      return;
    }
    segment_ += width;
    pos_ = tab_base_ + tab_width(segment_) + segment_;
  }

  /// Text after a decimal tab stands with its first comma or full stop at the stop.
  void find_decimal(const Atom& a) {
    if (!has_tab_ || tab_target_.kind != flow::TabStop::Kind::decimal || decimal_ >= 0) return;
    const Style& style = context_.scratch.styles[a.style];
    std::int64_t units = 0;
    for (std::uint32_t k = 0; k < a.count; ++k) {
      const Glyph& g = context_.frames.glyphs[a.first + k];
      if (g.character() == ',' || g.character() == '.') {
        decimal_ = segment_ + style.width(units, k);
        return;
      }
      units += style.face->advance(g.id);
    }
  }

  /// Gives the last tab its final width.
  void settle_tab() {
    if (!has_tab_) return;
    box_.atoms[tab_].width = tab_width(segment_);
    has_tab_ = false;
  }

  void remember(std::uint32_t end, Fine hyphen = 0) {
    break_at_ = end;
    break_visible_ = visible_;
    break_pos_ = visible_pos_ + hyphen;
    break_segment_ = segment_;
    break_hyphen_ = hyphen > 0;
    break_tab_ = has_tab_;
    break_tab_index_ = tab_;
  }

  Fine hyphen_width(std::uint16_t style) const {
    const Style& s = context_.scratch.styles[style];
    return s.width(s.face->advance(s.face->glyph('-')), 1);
  }

  Line overflow(std::uint32_t i) {
    if (const std::uint32_t end = shrink_to(i); end > i) return finish(end);
    if (hyphenate(i)) return finish(i + 1);
    if (break_at_ > line_.first) {
      if (has_tab_ && break_tab_ && break_tab_index_ == tab_) {
        segment_ = break_segment_;
      } else if (has_tab_ && !(break_tab_ && break_tab_index_ == tab_)) {
        has_tab_ = false;
      }
      visible_ = break_visible_;
      visible_pos_ = break_pos_;
      line_.hyphen = break_hyphen_;
      return finish(break_at_);
    }
    if (space_.narrowed) return finish(line_.first);
    return split(i);
  }

  /// The first atom of the line that may not follow: a word too wide for any line is cut where the room ends.
  Line split(std::uint32_t i) {
    Atom& a = box_.atoms[i];
    if (a.kind == Kind::tab || a.count < 2) return finish(i == line_.first ? take_anyway(i) : i);
    if (i > line_.first && opens(box_.atoms[i - 1]) && box_.atoms[i - 1].style != a.style) return finish(i);
    const Style& style = context_.scratch.styles[a.style];
    std::int64_t units = 0;
    std::uint32_t n = 0;
    for (; n < a.count; ++n) {
      const auto advance = style.face->advance(context_.frames.glyphs[a.first + n].id);
      if (position_after(style.width(units + advance, n + 1)) > limit_) break;
      units += advance;
    }
    if (n == 0 && i > line_.first) return finish(i);
    n = std::max<std::uint32_t>(n, 1);
    if (n >= a.count) return finish(take_anyway(i));
    cut_atom(i, n);
    return finish(take_anyway(i));
  }

  /// After a bracket of other properties a line may end before a word is cut (measured in LibreOffice).
  bool opens(const Atom& a) const {
    return a.kind == Kind::word &&
           break_class(context_.frames.glyphs[a.first + a.count - 1].character()) == BreakClass::open;
  }

  std::uint32_t take_anyway(std::uint32_t i) {
    Atom& a = box_.atoms[i];
    if (a.kind == Kind::tab) a.width = 0;
    add(a.width);
    visible_ = i + 1;
    visible_pos_ = pos_;
    return i + 1;
  }

  /// Splits atom i after n glyphs in two.
  void cut_atom(std::uint32_t i, std::uint32_t n) {
    Atom tail = box_.atoms[i];
    Atom& head = box_.atoms[i];
    head.count = n;
    head.break_after = false;
    tail.first += n;
    tail.count -= n;
    measure(head);
    measure(tail);
    box_.atoms.insert(box_.atoms.begin() + i + 1, tail);
  }

  /// A word wider than any line is measured no further: one of a million letters would else be read to its end at
  /// every line.
  void measure(Atom& a) const {
    constexpr Fine beyond_any_line = fine(1'000'000);
    const Style& style = context_.scratch.styles[a.style];
    std::int64_t units = 0;
    a.width = 0;
    for (std::uint32_t k = 0; k < a.count && a.width < beyond_any_line; ++k) {
      units += style.face->advance(context_.frames.glyphs[a.first + k].id);
      a.width = style.width(units, k + 1);
    }
  }

  /// Spaces of the line that may change, without those that hang before `end`.
  std::pair<std::int64_t, Fine> spaces_until(std::uint32_t end) const {
    std::int64_t count = 0;
    Fine width = 0;
    for (std::uint32_t k = line_.stretch_from; k < end; ++k) {
      if (box_.atoms[k].kind != Kind::space) continue;
      count += box_.atoms[k].count;
      width += box_.atoms[k].width;
    }
    return {count, width};
  }

  /// The end of the line when the word at i can be pulled in by shrinking spaces; i when it cannot.
  std::uint32_t shrink_to(std::uint32_t i) {
    const auto& settings = context_.doc.settings;
    if (box_.props->align != flow::ParaProps::Align::justify || settings.compatibility_mode < 15 ||
        !settings.shrink_justified || box_.atoms[i].kind != Kind::word || break_at_ <= line_.first) {
      return i;
    }
    Fine group = 0;
    std::uint32_t end = i;
    for (; end < box_.atoms.size() && box_.atoms[end].kind == Kind::word; ++end) {
      group += box_.atoms[end].width;
      if (box_.atoms[end].break_after) {
        ++end;
        break;
      }
    }
    const auto [count, width] = spaces_until(i);
    const Fine over = position_after(group) - limit_;
    if (count == 0 || over <= 0 || over * 100 > width * (100 - least_space_percent)) return i;
    if (!shrinking_is_nearer(width, over)) return i;
    add(group);
    visible_ = end;
    visible_pos_ = pos_;
    return end;
  }

  bool shrinking_is_nearer(Fine spaces, Fine over) const {
    const auto [count, width] = spaces_until(break_visible_);
    if (count == 0) return true;
    const double shrunk = 1.0 - static_cast<double>(over) / static_cast<double>(spaces);
    const double stretched = 1.0 + static_cast<double>(limit_ - break_pos_) / static_cast<double>(width);
    return stretched > 1.5 || 1.0 + (stretched - 1.0) / 1.7 >= 1.0 / shrunk;
  }

  /// Cuts the word at i at the last syllable that fits with its hyphen.
  bool hyphenate(std::uint32_t i) {
    const auto& settings = context_.doc.settings;
    if (!settings.auto_hyphenation || !context_.hyphenate || box_.props->suppress_hyphens) return false;
    const Atom a = box_.atoms[i];
    if (a.kind != Kind::word || a.count < 4 || a.count > longest_hyphenated) return false;
    std::string word;
    std::vector<std::uint32_t> starts;
    for (std::uint32_t k = 0; k < a.count; ++k) {
      starts.push_back(static_cast<std::uint32_t>(word.size()));
      utf8::append(word, context_.frames.glyphs[a.first + k].character());
    }
    const Style& style = context_.scratch.styles[a.style];
    auto& places = context_.scratch.places;
    places.clear();
    const auto& language = style.props->language.empty() ? settings.language : style.props->language;
    context_.hyphenate(word, language, places);
    const Fine hyphen = hyphen_width(a.style);
    for (std::size_t p = places.size(); p-- > 0;) {
      const auto n =
          static_cast<std::uint32_t>(std::lower_bound(starts.begin(), starts.end(), places[p]) - starts.begin());
      if (n == 0 || n >= a.count) continue;
      std::int64_t units = 0;
      for (std::uint32_t k = 0; k < n; ++k) units += style.face->advance(context_.frames.glyphs[a.first + k].id);
      if (position_after(style.width(units, n) + hyphen) > limit_) continue;
      cut_atom(i, n);
      add(box_.atoms[i].width);
      visible_ = i + 1;
      visible_pos_ = pos_ + hyphen;
      line_.hyphen = true;
      return true;
    }
    return false;
  }

  Line finish(std::uint32_t end) {
    settle_tab();
    // Spaces after the last word hang: they belong to this line.
    while (!line_.forced && end > line_.first && end < box_.atoms.size() && box_.atoms[end].kind == Kind::space) ++end;
    line_.end = end;
    line_.visible_end = std::clamp(visible_, line_.first, end);
    line_.width = std::max<Fine>(0, visible_pos_ - line_.start);
    if (visible_ <= line_.first) line_.width = 0;
    if (end >= box_.atoms.size()) line_.last = true;
    if (line_.stretch_from > end) {
      line_.stretch_from = line_.first;
      for (std::uint32_t k = line_.first; k < end; ++k) {
        if (box_.atoms[k].kind == Kind::tab) line_.stretch_from = k + 1;
      }
    }
    return line_;
  }

  Context& context_;
  ParagraphBox& box_;
  const LineSpace& space_;
  TabRuler tabs_;
  Line line_;
  Fine pos_ = 0, limit_ = 0;
  std::uint32_t visible_ = 0;
  Fine visible_pos_ = 0;

  bool has_tab_ = false;
  std::uint32_t tab_ = 0;
  Fine tab_base_ = 0, segment_ = 0, decimal_ = -1;
  TabTarget tab_target_;

  std::uint32_t break_at_ = 0, break_visible_ = 0, break_tab_index_ = 0;
  Fine break_pos_ = 0, break_segment_ = 0;
  bool break_hyphen_ = false, break_tab_ = false;
};

/// A line's height times `line` 240ths. From a full line on the multiple counts in whole per cent, halves down, and the
/// product is cut (LibreOffice 7.4, measured for 19 multiples); Word's own is within half a per cent.
Twips scaled_height(Twips natural, Twips line) {
  if (line < 240) return static_cast<Twips>(std::int64_t{natural} * line / 240);
  return static_cast<Twips>(std::int64_t{natural} * ((std::int64_t{line} * 100 + 119) / 240) / 100);
}

}  // namespace

Line break_line(Context& context, ParagraphBox& box, std::uint32_t first, const LineSpace& space) {
  return LineBreaker(context, box, first, space).run();
}

void set_line_height(Context& context, const ParagraphBox& box, Line& line) {
  const auto& props = *box.props;
  auto& styles = context.scratch.styles;
  Twips ascent = 0, descent = 0, tall = 0;
  std::uint32_t last_style = 0x10000;
  bool any = false;
  for (std::uint32_t i = line.first; i < line.end; ++i) {
    const Atom& a = box.atoms[i];
    if (a.kind == Kind::mark) continue;
    if (a.kind == Kind::picture) {
      tall = std::max(tall, context.doc.pictures[context.doc.inlines[a.index - 1].index].height);
      any = true;
      continue;
    }
    any = true;
    if (a.style == last_style) continue;
    last_style = a.style;
    const Style& s = styles[a.style];
    const Twips raise = Twips{s.props->raise} * 10;
    ascent = std::max(ascent, s.ascent + raise);
    descent = std::max(descent, s.descent - raise);
  }
  if (!any || (tall == 0 && ascent == 0)) {
    const Style& s = styles[styles.of(box.paragraph->mark_props)];
    ascent = std::max(ascent, s.ascent);
    descent = std::max(descent, s.descent);
  }
  const Twips natural = ascent + descent;
  switch (props.line_rule) {
    case flow::ParaProps::LineRule::exact:
      line.height = std::max(0, props.line);
      line.ascent = line.height * 4 / 5;
      return;
    case flow::ParaProps::LineRule::at_least:
      ascent = std::max(ascent, tall);
      line.height = std::max(ascent + descent, props.line);
      line.ascent = ascent + line.height - (ascent + descent);
      return;
    case flow::ParaProps::LineRule::multiple: {
      const Twips scaled = scaled_height(natural, std::max(props.line, 1));
      // What a multiple adds stands below the letters, what it takes away goes from above (Word; measured).
      const Twips extra = std::max(0, scaled - natural);
      ascent = std::max(ascent + std::min(0, scaled - natural), tall);
      line.height = ascent + descent + extra;
      line.ascent = ascent;
      line.extra = extra;
      return;
    }
  }
}

void align_line(Context& context, const ParagraphBox& box, Line& line) {
  (void)context;
  using Align = flow::ParaProps::Align;
  const Fine room = fine(line.right) - line.start - line.width;
  std::int64_t spaces = 0;
  for (std::uint32_t i = line.stretch_from; i < line.visible_end; ++i) {
    if (box.atoms[i].kind == Kind::space) spaces += box.atoms[i].count;
  }
  line.per_space = 0;
  switch (box.props->align) {
    case Align::left:
      return;
    case Align::centre:
      line.start += std::max<Fine>(0, room / 2);
      return;
    case Align::right:
      line.start += std::max<Fine>(0, room);
      return;
    case Align::justify:
      if (spaces > 0 && (room < 0 || !line.last)) line.per_space = room / spaces;
      return;
    case Align::distribute:
      if (spaces > 0) line.per_space = room / spaces;
      return;
  }
}

}  // namespace prikaz::layout
