// Frames: the only contract between layout and what draws (PDF today). Everything at fixed places in twips, origin at
// the page's upper left corner, y downwards. Text is kept beside glyphs so that search, copying and tagging work.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/units.hpp"
#include "font/font.hpp"

namespace prikaz::layout {

using Rgb = std::uint32_t;  ///< 0xRRGGBB

/// Index into Frames::structure; 0 = artifact (page numbers, borders, repeated table heads).
using StructId = std::uint32_t;

/// A run of glyphs on one line that share face, size and colour; a justified line has one per word.
struct TextItem {
  const font::Face* face = nullptr;
  Twips x = 0, baseline = 0;
  Twips width = 0;                 ///< where the next item may start; links and underlines use it
  std::uint16_t half_points = 24;  ///< font size
  std::uint16_t scale = 100;       ///< w:w, per cent
  std::int16_t spacing = 0;        ///< w:spacing, twips after each glyph
  bool synthetic_bold = false, synthetic_italic = false;
  enum class Turn : std::uint8_t {
    none,
    up,
    down
  } turn = Turn::none;  ///< up: read from below, x and baseline its start
  Rgb colour = 0;
  std::uint32_t first = 0, count = 0;  ///< glyphs [first, first+count) of Frames::glyphs
  StructId structure = 0;
};

/// Six bytes: a thousand pages hold millions of them.
struct Glyph {
  font::GlyphId id = 0;

  Glyph() = default;
  Glyph(font::GlyphId glyph, char32_t c)
      : id(glyph), low_(static_cast<std::uint16_t>(c)), high_(static_cast<std::uint16_t>(c >> 16)) {}
  char32_t character() const { return static_cast<char32_t>(high_) << 16 | low_; }  ///< for ToUnicode

 private:
  std::uint16_t low_ = 0, high_ = 0;
};

/// A filled rectangle: rules, borders, underlines, shading. Dashed and double lines arrive as several.
struct RectItem {
  Twips x = 0, y = 0, width = 0, height = 0;
  Rgb colour = 0;
};

/// A polygon or polyline (charts, arrows), points in twips.
struct PathItem {
  std::vector<std::pair<Twips, Twips>> points;
  bool closed = false, filled = false;
  Twips stroke = 0;
  Rgb colour = 0;
};

struct ImageItem {
  Twips x = 0, y = 0, width = 0, height = 0;
  std::uint32_t image = 0;     ///< index into Frames::images
  int crop[4] = {0, 0, 0, 0};  ///< left top right bottom, thousandths of a per cent (a:srcRect)
  StructId structure = 0;
};

struct LinkItem {
  Twips x = 0, y = 0, width = 0, height = 0;
  std::string url;     ///< an external target, or
  std::string anchor;  ///< the name of a bookmark
  StructId structure = 0;
};

struct Page {
  Twips width = 11906, height = 16838;
  std::vector<RectItem> under;  ///< shading, drawn before text
  std::vector<TextItem> text;
  std::vector<RectItem> rects;
  std::vector<PathItem> paths;
  std::vector<ImageItem> images;
  std::vector<LinkItem> links;
};

struct Image {
  std::string part;   ///< for messages
  std::string bytes;  ///< PNG or JPEG as stored
};

struct Bookmark {
  std::string name;
  std::uint32_t page = 0;
  Twips x = 0, y = 0;
};

struct Outline {
  std::string title;
  int level = 1;
  std::uint32_t page = 0;
  Twips y = 0;
};

/// Logical structure, a tree by parent index (ISO 32000-1 §14.7). Element 0 is the document root.
struct StructElement {
  enum class Role : std::uint8_t {
    document,
    paragraph,
    heading,
    list,
    list_item,
    label,
    list_body,
    table,
    row,
    header_cell,
    cell,
    figure,
    note,
    link
  };
  Role role = Role::paragraph;
  std::uint8_t level = 0;  ///< of a heading
  StructId parent = 0;
  std::uint16_t column_span = 1, row_span = 1;
  std::string alternative;  ///< alt text of a figure
};

struct Frames {
  std::vector<Page> pages;
  std::vector<Glyph> glyphs;
  std::vector<Image> images;
  std::vector<Bookmark> bookmarks;
  std::vector<Outline> outlines;
  std::vector<StructElement> structure{StructElement{StructElement::Role::document, 0, 0, 1, 1, {}}};
  std::string language = "ru-RU";
  std::string title, author, subject, keywords;
};

}  // namespace prikaz::layout
