#include "layout/inline/line.hpp"

#include <algorithm>
#include <cstdlib>

#include "layout/inline/tabs.hpp"
#include "layout/page/picture.hpp"

namespace prikaz::layout {
namespace {

using Kind = Atom::Kind;

Rgb ink(Rgb colour) { return colour == flow::no_colour ? Rgb{0} : colour; }

class LinePainter {
 public:
  LinePainter(Context& context, const Target& target, const ParagraphBox& box, const Line& line, Twips x, Twips y)
      : context_(context), target_(target), box_(box), line_(line), x_(x), y_(y), baseline_(y + line.ascent) {}

  void run() {
    Fine pos = line_.start;
    for (std::uint32_t i = line_.first; i < line_.end; ++i) {
      const Atom& a = box_.atoms[i];
      const bool stretched = a.kind == Kind::space && i >= line_.stretch_from && i < line_.visible_end;
      const Fine width = a.width + (stretched ? line_.per_space * a.count : 0);
      if (a.kind == Kind::word || (a.kind == Kind::space && i < line_.visible_end)) {
        extend(a, pos, width);
        if (stretched && line_.per_space != 0) flush();
      } else {
        if (a.kind != Kind::mark) flush();
        other(a, pos, width);
      }
      pos += width;
    }
    flush();
    if (line_.hyphen) hyphen();
    close_link();
  }

 private:
  Page& page() { return context_.frames.pages[target_.page]; }

  void extend(const Atom& a, Fine pos, Fine width) {
    if (a.link != link_) {
      flush();
      close_link();
      link_ = a.link;
      link_from_ = pos;
    }
    link_to_ = pos + width;
    const bool joins = count_ > 0 && a.style == style_ && a.first == first_ + count_ && a.label == label_;
    if (!joins) {
      flush();
      style_ = a.style;
      first_ = a.first;
      label_ = a.label;
      from_ = pos;
    }
    count_ += a.count;
    to_ = pos + width;
    if (a.kind == Kind::word) words_to_ = to_;
    if (a.kerned) flush();
  }

  void flush() {
    if (count_ == 0) return;
    const Style& s = context_.scratch.styles[style_];
    TextItem t;
    t.face = s.face;
    t.x = x_ + to_twips(from_);
    t.baseline = baseline_ - s.rise;
    t.width = to_twips(to_) - to_twips(from_);
    t.half_points = s.half_points;
    t.scale = s.props->scale;
    t.spacing = s.props->spacing;
    t.synthetic_bold = s.synthetic_bold;
    t.synthetic_italic = s.synthetic_italic;
    t.colour = ink(s.props->colour);
    t.first = first_;
    t.count = count_;
    t.structure = label_ && box_.label_structure != 0 && !target_.artifact ? box_.label_structure : structure_in(link_);
    decorate(s, t);
    page().text.push_back(t);
    count_ = 0;
  }

  /// The element of text inside a link (0 = outside): one for the whole link, however many lines it takes.
  StructId structure_in(std::uint32_t link) {
    if (target_.artifact) return 0;
    if (link == 0 || context_.doc.inlines[link - 1].text.empty()) return box_.structure;
    StructId& element = context_.links[link];
    if (element != 0) return element;
    const StructId outer = context_.parent;
    context_.parent = box_.structure;
    element = context_.add_structure(StructElement::Role::link);
    context_.parent = outer;
    return element;
  }

  void decorate(const Style& s, const TextItem& t) {
    const auto& p = *s.props;
    const Rgb back = p.highlight != flow::no_colour ? p.highlight : p.shade;
    if (back != flow::no_colour) page().under.push_back({t.x, y_, t.width, line_.height, back});
    if (p.underline != flow::RunProps::Underline::none) underline(s, t);
    if (p.strike || p.double_strike) strike(s, t);
  }

  Twips thickness(const Style& s) const {
    const Twips size = s.half_points * 10;
    const auto units = s.face->underline_thickness > 0 ? s.face->underline_thickness : s.face->units_per_em / 20;
    return std::max<Twips>(4, static_cast<Twips>(divide_round(std::int64_t{units} * size, s.face->units_per_em)));
  }

  void rule(const TextItem& t, Twips y, Twips height, Rgb colour) {
    page().rects.push_back({t.x, y, t.width, height, colour});
  }

  void dashes(const TextItem& t, Twips y, Twips height, Twips on, Twips off, Rgb colour) {
    const Twips step = std::max<Twips>(1, on + off);
    for (Twips x = t.x - (t.x % step); x < t.x + t.width; x += step) {
      const Twips from = std::max(x, t.x), to = std::min(x + on, t.x + t.width);
      if (to > from) page().rects.push_back({from, y, to - from, height, colour});
    }
  }

  void underline(const Style& s, const TextItem& item) {
    using Underline = flow::RunProps::Underline;
    const auto& p = *s.props;
    TextItem t = item;
    if (p.underline == Underline::words) t.width = to_twips(words_to_) - to_twips(from_);
    const Rgb colour = p.underline_colour != flow::no_colour ? p.underline_colour : t.colour;
    const Twips size = s.half_points * 10;
    const Twips thick = thickness(s);
    const auto units = s.face->underline_position != 0 ? -s.face->underline_position : s.face->units_per_em / 10;
    const Twips y =
        t.baseline + static_cast<Twips>(divide_round(std::int64_t{units} * size, s.face->units_per_em)) - thick / 2;
    switch (p.underline) {
      case Underline::none:
        return;
      case Underline::single:
      case Underline::words:
        return rule(t, y, thick, colour);
      case Underline::thick:
        return rule(t, y - thick / 2, thick * 2, colour);
      case Underline::dbl:
        rule(t, y - thick / 2, thick, colour);
        return rule(t, y + thick + thick / 2, thick, colour);
      case Underline::dotted:
        return dashes(t, y, thick, thick, thick, colour);
      case Underline::dash:
        return dashes(t, y, thick, 4 * thick, 2 * thick, colour);
      case Underline::wave:
        return wave(t, y, thick, colour);
    }
  }

  void wave(const TextItem& t, Twips y, Twips thick, Rgb colour) {
    PathItem path;
    path.stroke = thick;
    path.colour = colour;
    const Twips step = 2 * thick;
    int i = 0;
    for (Twips x = t.x; x <= t.x + t.width; x += step) path.points.emplace_back(x, y + (i++ % 2 == 0 ? 0 : step));
    if (path.points.size() > 1) page().paths.push_back(std::move(path));
  }

  void strike(const Style& s, const TextItem& t) {
    const Twips size = s.half_points * 10;
    const auto units = s.face->x_height > 0 ? s.face->x_height / 2 : s.face->units_per_em / 4;
    const Twips y = t.baseline - static_cast<Twips>(divide_round(std::int64_t{units} * size, s.face->units_per_em));
    const Twips thick = thickness(s);
    if (!s.props->double_strike) return rule(t, y, thick, t.colour);
    rule(t, y - thick, thick, t.colour);
    rule(t, y + thick, thick, t.colour);
  }

  void other(const Atom& a, Fine pos, Fine width) {
    if (a.kind == Kind::tab) return tab(a, pos, width);
    if (a.index == 0 || a.kind == Kind::line_break || a.kind == Kind::soft_hyphen) return;
    const auto& in = context_.doc.inlines[a.index - 1];
    using In = flow::Inline::Kind;
    if (a.kind == Kind::picture) {
      const auto& picture = context_.doc.pictures[in.index];
      const Twips rise = context_.scratch.styles[a.style].rise;
      paint_picture(context_, target_, picture, x_ + to_twips(pos), baseline_ - picture.height - rise, box_.structure);
    } else if (in.kind == In::bookmark && !target_.artifact) {
      context_.frames.bookmarks.push_back({in.text, target_.page, x_ + to_twips(pos), y_});
    } else if (in.kind == In::page_number && !target_.artifact) {
      context_.found.printed[a.index] = context_.here.page;
    }
  }

  void tab(const Atom& a, Fine pos, Fine width) {
    if (a.link != 0 && a.link == link_) link_to_ = pos + width;
    using Leader = flow::TabStop::Leader;
    const Leader leader = tab_leader(context_, box_, a, pos + width);
    const Style& s = context_.scratch.styles[a.style];
    TextItem span;
    span.x = x_ + to_twips(pos);
    span.width = to_twips(pos + width) - to_twips(pos);
    span.baseline = baseline_ - s.rise;
    span.colour = ink(s.props->colour);
    if (s.props->underline != flow::RunProps::Underline::none) {
      words_to_ = pos + width;
      from_ = pos;
      underline(s, span);
    }
    if (leader == Leader::none || span.width <= 0) return;
    const char32_t c = leader == Leader::dot          ? U'.'
                       : leader == Leader::hyphen     ? U'-'
                       : leader == Leader::underscore ? U'_'
                                                      : U'\u00B7';
    leader_text(s, c, pos, width, structure_in(a.link));
  }

  // As many characters as fit, one more of underscores so that no gap is left, drawn apart or together until they fill
  // the tab (LibreOffice, measured: the last line of a form and of a table of contents ends where its tab does).
  void leader_text(const Style& s, char32_t c, Fine pos, Fine width, StructId structure) {
    const font::GlyphId g = s.face->glyph(c);
    const Fine advance = s.width(s.face->advance(g), 1);
    if (g == 0 || to_twips(advance) <= 0) return;
    const Fine n = to_twips(width) / to_twips(advance) + (c == U'_' ? 1 : 0);
    if (n <= 0 || n > 4000) return;
    const Fine step = width / n;
    constexpr Fine most_drift = fine(10);
    const Fine together = std::max<Fine>(1, most_drift / std::max<Fine>(1, std::abs(step - advance)));
    for (Fine i = 0; i < n; i += together) {
      TextItem t;
      t.face = s.face;
      t.x = x_ + to_twips(pos + i * step);
      t.baseline = baseline_ - s.rise;
      t.count = static_cast<std::uint32_t>(std::min(together, n - i));
      t.width = to_twips(t.count * step);
      t.half_points = s.half_points;
      t.scale = s.props->scale;
      t.spacing = s.props->spacing;
      t.colour = ink(s.props->colour);
      t.first = static_cast<std::uint32_t>(context_.frames.glyphs.size());
      t.structure = structure;
      context_.frames.glyphs.insert(context_.frames.glyphs.end(), t.count, Glyph{g, c});
      page().text.push_back(t);
    }
  }

  void hyphen() {
    if (line_.visible_end <= line_.first) return;
    const Style& s = context_.scratch.styles[box_.atoms[line_.visible_end - 1].style];
    const font::GlyphId g = s.face->glyph('-');
    first_ = static_cast<std::uint32_t>(context_.frames.glyphs.size());
    context_.frames.glyphs.push_back({g, 0x00AD});
    style_ = box_.atoms[line_.visible_end - 1].style;
    from_ = to_;
    to_ = from_ + s.width(s.face->advance(g), 1);
    words_to_ = to_;
    count_ = 1;
    flush();
  }

  void close_link() {
    if (link_ == 0) return;
    const std::string& to = context_.doc.inlines[link_ - 1].text;
    LinkItem l;
    l.x = x_ + to_twips(link_from_);
    l.y = y_;
    l.width = to_twips(link_to_) - to_twips(link_from_);
    l.height = line_.height;
    if (!to.empty() && to[0] == '#') {
      l.anchor = to.substr(1);
    } else {
      l.url = to;
    }
    l.structure = structure_in(link_);
    if (l.width > 0 && !to.empty()) page().links.push_back(std::move(l));
    link_ = 0;
  }

  Context& context_;
  const Target& target_;
  const ParagraphBox& box_;
  const Line& line_;
  const Twips x_, y_, baseline_;
  std::uint16_t style_ = 0;
  std::uint32_t first_ = 0, count_ = 0, link_ = 0;
  Fine from_ = 0, to_ = 0, words_to_ = 0, link_from_ = 0, link_to_ = 0;
  bool label_ = false;
};

}  // namespace

void paint_line(Context& context, const Target& target, const ParagraphBox& box, const Line& line, Twips x, Twips y) {
  LinePainter(context, target, box, line, x, y).run();
}

}  // namespace prikaz::layout
