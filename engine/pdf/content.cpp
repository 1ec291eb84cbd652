#include "pdf/content.hpp"

#include <algorithm>
#include <cmath>

#include "core/utf8.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

using layout::ImageItem;
using layout::PathItem;
using layout::RectItem;
using layout::Rgb;
using layout::StructId;
using layout::TextItem;

/// Slant of a drawn italic: tan 12°.
constexpr const char* slant = ".2126";
/// Stroke of a drawn bold, as a share of the font size: 1/30 is what Word and LibreOffice come near to.
constexpr int bold_share = 30;

void append_component(std::string& out, unsigned value) {
  constexpr char digits[] = "0123456789";
  if (value == 0 || value == 255) {
    out += value == 0 ? '0' : '1';
    return;
  }
  const unsigned thousandths = (value * 1000 + 127) / 255;
  out += '.';
  out += digits[thousandths / 100];
  out += digits[thousandths / 10 % 10];
  out += digits[thousandths % 10];
}

void append_colour(std::string& out, Rgb c, const char* grey_operator, const char* rgb_operator) {
  const unsigned r = c >> 16 & 0xFF, g = c >> 8 & 0xFF, b = c & 0xFF;
  append_component(out, r);
  if (r != g || g != b) {
    out += ' ';
    append_component(out, g);
    out += ' ';
    append_component(out, b);
    out += rgb_operator;
  } else {
    out += grey_operator;
  }
}

class Drawing {
 public:
  Drawing(std::string& out, const layout::Frames& frames, std::uint32_t number, const FontNumbers& fonts,
          StructureTree* tree)
      : out_(out), frames_(frames), page_(frames.pages[number]), number_(number), fonts_(fonts), tree_(tree) {}

  void draw(const std::vector<bool>& drawable) {
    rectangles(page_.under);
    for (const auto& i : page_.images)
      if (drawable[i.image]) image(i);
    for (const auto& p : page_.paths) path(p);
    text();
    rectangles(page_.rects);
    close();
  }

 private:
  /// Opens the marked content of an element, unless it is open; 0 = an artifact.
  void open(StructId element) {
    if (!tree_ || (open_ && element == element_)) return;
    close();
    if (element == 0) {
      out_ += "/Artifact BMC\n";
    } else {
      out_ += '/';
      out_ += structure_type(frames_.structure[element]);
      out_ += "<</MCID ";
      append_int(out_, tree_->mark(number_, element));
      out_ += ">>BDC\n";
    }
    open_ = true;
    element_ = element;
  }

  void close() {
    if (open_) out_ += "EMC\n";
    open_ = false;
  }

  void fill(Rgb colour) {
    if (colour == fill_) return;
    fill_ = colour;
    append_colour(out_, colour, " g\n", " rg\n");
  }

  void stroke(Rgb colour) {
    if (colour == stroke_) return;
    stroke_ = colour;
    append_colour(out_, colour, " G\n", " RG\n");
  }

  void line_width(long hundredths) {
    if (hundredths == line_width_) return;
    line_width_ = hundredths;
    append_hundredths(out_, hundredths);
    out_ += " w\n";
  }

  void point(Twips x, Twips y) {
    append_points(out_, x);
    out_ += ' ';
    append_points(out_, page_.height - y);
    out_ += ' ';
  }

  void rectangles(const std::vector<RectItem>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const RectItem& r = items[i];
      open(0);
      fill(r.colour);
      point(r.x, r.y + r.height);
      append_points(out_, r.width);
      out_ += ' ';
      append_points(out_, r.height);
      out_ += " re\n";
      if (i + 1 == items.size() || items[i + 1].colour != r.colour) out_ += "f\n";
    }
  }

  void path(const PathItem& p) {
    if (p.points.empty()) return;
    open(0);
    if (p.filled) {
      fill(p.colour);
    } else {
      stroke(p.colour);
      line_width(5L * p.stroke);
    }
    const char* step = "m\n";
    for (const auto& [x, y] : p.points) {
      point(x, y);
      out_ += step;
      step = "l\n";
    }
    out_ += p.filled ? "f\n" : p.closed ? "s\n" : "S\n";
  }

  void image(const ImageItem& i) {
    open(i.structure);
    // The whole picture's box; what is cropped lies outside the frame and is clipped.
    const double left = i.crop[0] / 100000.0, top = i.crop[1] / 100000.0;
    const double shown_x = 1 - left - i.crop[2] / 100000.0, shown_y = 1 - top - i.crop[3] / 100000.0;
    if (shown_x <= 0 || shown_y <= 0) return;
    const auto width = static_cast<Twips>(std::lround(i.width / shown_x));
    const auto height = static_cast<Twips>(std::lround(i.height / shown_y));
    const auto x = static_cast<Twips>(i.x - std::lround(width * left));
    const auto y = static_cast<Twips>(i.y - std::lround(height * top));
    out_ += "q\n";
    if (width != i.width || height != i.height) {
      point(i.x, i.y + i.height);
      append_points(out_, i.width);
      out_ += ' ';
      append_points(out_, i.height);
      out_ += " re W n\n";
    }
    append_points(out_, width);
    out_ += " 0 0 ";
    append_points(out_, height);
    out_ += ' ';
    point(x, y + height);
    out_ += "cm/I";
    append_int(out_, i.image);
    out_ += " Do\nQ\n";
  }

  void text() {
    if (page_.text.empty()) return;
    close();
    out_ += "BT\n";
    for (const TextItem& t : page_.text) {
      if (t.count == 0) continue;
      open(t.structure);
      set_state(t);
      place(t);
      show(t);
    }
    close();
    out_ += "ET\n";
    if (bold_) out_ += "0 Tr\n";
  }

  void set_state(const TextItem& t) {
    if (t.face != face_ || t.half_points != half_points_) {
      face_ = t.face;
      half_points_ = t.half_points;
      out_ += "/F";
      append_int(out_, std::find(fonts_.begin(), fonts_.end(), t.face) - fonts_.begin());
      out_ += ' ';
      append_hundredths(out_, 50L * t.half_points);
      out_ += " Tf\n";
    }
    fill(t.colour);
    if (t.scale != scale_) {
      scale_ = t.scale;
      append_int(out_, scale_);
      out_ += " Tz\n";
    }
    // Tz stretches Tc too (§9.3.4), w:w does not stretch w:spacing.
    if (const long spacing = 5L * t.spacing * 100 / (t.scale == 0 ? 100 : t.scale); spacing != spacing_) {
      spacing_ = spacing;
      append_hundredths(out_, spacing);
      out_ += " Tc\n";
    }
    if (t.synthetic_bold != bold_) {
      bold_ = t.synthetic_bold;
      out_ += bold_ ? "2 Tr\n" : "0 Tr\n";
    }
    if (bold_) {
      stroke(t.colour);
      line_width(50L * t.half_points / bold_share);
    }
  }

  /// Td counts from the last line's start, as long as the slant stays the same.
  void place(const TextItem& t) {
    const bool turned = t.turn != TextItem::Turn::none;
    if (turned) {
      out_ += t.turn == TextItem::Turn::up ? "0 1 -1 0 " : "0 -1 1 0 ";
      point(t.x, t.baseline);
      out_ += "Tm\n";
    } else if (t.synthetic_italic || italic_ || turned_) {
      out_ += "1 0 ";
      out_ += t.synthetic_italic ? slant : "0";
      out_ += " 1 ";
      point(t.x, t.baseline);
      out_ += "Tm\n";
    } else {
      append_points(out_, t.x - x_);
      out_ += ' ';
      append_points(out_, y_ - t.baseline);
      out_ += " Td\n";
    }
    italic_ = t.synthetic_italic;
    turned_ = turned;
    x_ = t.x;
    y_ = t.baseline;
  }

  void show(const TextItem& t) {
    const bool missing = lacks_glyph(t);
    if (missing) begin_actual_text(t);
    // Two bytes a glyph, four with their escapes (§7.3.4.2).
    const std::size_t begin = out_.size();
    out_.resize(begin + 4 * std::size_t{t.count} + 5);
    char* at = out_.data() + begin;
    *at++ = '(';
    for (const layout::Glyph *g = frames_.glyphs.data() + t.first, *end = g + t.count; g != end; ++g) {
      at = put_literal_byte(at, static_cast<char>(g->id >> 8));
      at = put_literal_byte(at, static_cast<char>(g->id & 0xFF));
    }
    for (const char c : {')', 'T', 'j', '\n'}) *at++ = c;
    out_.resize(static_cast<std::size_t>(at - out_.data()));
    if (missing) out_ += "EMC\n";
  }

  bool lacks_glyph(const TextItem& t) const {
    const layout::Glyph* const first = frames_.glyphs.data() + t.first;
    return std::any_of(first, first + t.count, [](const layout::Glyph& g) { return g.id == 0; });
  }

  /// All missing characters share one glyph, and so one entry of ToUnicode: the text goes beside them (ISO 32000-1
  /// §14.9.4).
  void begin_actual_text(const TextItem& t) {
    std::string utf8;
    for (std::uint32_t i = t.first; i < t.first + t.count; ++i) utf8::append(utf8, frames_.glyphs[i].character());
    out_ += "/Span<</ActualText ";
    out_ += text_string(utf8);
    out_ += ">>BDC\n";
  }

  std::string& out_;
  const layout::Frames& frames_;
  const layout::Page& page_;
  const std::uint32_t number_;
  const FontNumbers& fonts_;
  StructureTree* tree_;

  // What the graphics state holds; the initial values are those of a new page (§8.4.1).
  bool open_ = false;
  StructId element_ = 0;
  Rgb fill_ = 0, stroke_ = 0;
  long line_width_ = 100;
  const font::Face* face_ = nullptr;
  std::uint16_t half_points_ = 0, scale_ = 100;
  long spacing_ = 0;
  bool bold_ = false, italic_ = false;
  bool turned_ = false;
  Twips x_ = 0, y_ = page_.height;
};

}  // namespace

void append_content(std::string& out, const layout::Frames& frames, std::uint32_t number, const FontNumbers& fonts,
                    const std::vector<bool>& drawable, StructureTree* tree) {
  Drawing(out, frames, number, fonts, tree).draw(drawable);
}

}  // namespace prikaz::pdf
