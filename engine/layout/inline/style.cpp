#include "layout/inline/style.hpp"

#include <algorithm>

namespace prikaz::layout {
namespace {

constexpr int superscript_percent = 58;  // LibreOffice's automatic escapement; Word's is within a point of it
constexpr int small_caps_percent = 80;
constexpr std::uint16_t largest_half_points = 3276;  // Word's limit, 1638 pt

std::uint16_t percent_of(std::uint16_t half_points, int percent) {
  return static_cast<std::uint16_t>(std::max<std::int64_t>(1, divide_round(half_points * percent, 100)));
}

/// A font's length in twips by way of sixths of a twip: LibreOffice measures fonts at 8640 dots per inch.
std::int64_t sixths(std::int64_t units, std::int64_t size, int units_per_em) {
  return divide_round(units * size * 6, units_per_em);
}
std::int64_t from_sixths(std::int64_t n) { return (n * 2 / 6 + 1) / 2; }

// Line height = hhea ascent + descent, rounded together, + line gap; the gap goes above the baseline. Exact for ten
// families in twenty sizes each (measured in LibreOffice 7.4).
void set_metrics(Style& s) {
  const std::int64_t size = std::int64_t{s.props->half_points} * 10;
  const auto& f = *s.face;
  const std::int64_t ascent = sixths(f.ascent, size, f.units_per_em), descent = sixths(f.descent, size, f.units_per_em);
  const std::int64_t gap = from_sixths(sixths(f.line_gap, size, f.units_per_em));
  s.ascent = static_cast<Twips>(from_sixths(ascent) + gap);
  s.descent = static_cast<Twips>(from_sixths(ascent + descent) + gap) - s.ascent;
}

void set_size(Style& s) {
  const auto& p = *s.props;
  const std::uint16_t full = std::min(p.half_points, largest_half_points);
  s.half_points = s.small ? percent_of(full, small_caps_percent) : full;
  s.rise = Twips{p.raise} * 10;
  if (p.vertical != flow::RunProps::Vertical::baseline) {
    const bool super = p.vertical == flow::RunProps::Vertical::superscript;
    s.half_points = percent_of(s.half_points, superscript_percent);
    s.rise += super ? full * 10 * 33 / 100 : -(full * 10 * 8 / 100);
  }
  s.em = fine(s.half_points * 10) * p.scale / 100;
}

}  // namespace

std::int64_t divide_round(std::int64_t a, std::int64_t b) {
  if (b == 0) b = 1;
  return a >= 0 ? (a + b / 2) / b : -((-a + b / 2) / b);
}

font::Choice choose_face(const font::Library& library, const flow::RunProps& props) {
  const std::string_view list = props.font;
  font::Choice first;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t end = std::min(list.find(';', from), list.size());
    const auto choice = library.choose(list.substr(from, end - from), props.bold, props.italic);
    if (choice.face != nullptr && !choice.substituted) return choice;
    if (first.face == nullptr) first = choice;
    from = end + 1;
  }
  return first;
}

void Styles::reset(const std::vector<flow::RunProps>& props, const font::Library& library) {
  props_ = &props;
  library_ = &library;
  styles_.clear();
  by_props_.assign(props.size() + 1, 0);
}

std::uint16_t Styles::add(Style s) {
  if (styles_.size() >= 0xFFFF) return 0;
  styles_.push_back(s);
  return static_cast<std::uint16_t>(styles_.size() - 1);
}

std::uint16_t Styles::of(std::uint32_t props) {
  const std::uint32_t slot = props < props_->size() ? props : static_cast<std::uint32_t>(props_->size());
  if (by_props_[slot] != 0) return static_cast<std::uint16_t>(by_props_[slot] - 1);
  Style s;
  s.props = slot < props_->size() ? &(*props_)[slot] : &plain_;
  const auto choice = choose_face(*library_, *s.props);
  s.face = choice.face != nullptr ? choice.face : &library_->face(0);
  s.synthetic_bold = choice.synthetic_bold;
  s.synthetic_italic = choice.synthetic_italic;
  set_size(s);
  set_metrics(s);
  const std::uint16_t made = add(s);
  by_props_[slot] = static_cast<std::uint16_t>(made + 1);
  return made;
}

std::uint16_t Styles::variant(std::uint16_t base, const font::Face& face, bool small) {
  const Style& b = styles_[base];
  if (b.face == &face && b.small == small) return base;
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    if (styles_[i].props == b.props && styles_[i].face == &face && styles_[i].small == small) {
      return static_cast<std::uint16_t>(i);
    }
  }
  Style s = b;
  if (s.face != &face) {
    s.synthetic_bold = s.props->bold && !face.bold;
    s.synthetic_italic = s.props->italic && !face.italic;
  }
  s.face = &face;
  s.small = small;
  set_size(s);
  set_metrics(s);
  return add(s);
}

}  // namespace prikaz::layout
