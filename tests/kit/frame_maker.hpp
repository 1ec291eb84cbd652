// Frames by hand: text set glyph by glyph from a face's flat tables, as layout does it, on A4 pages.
#pragma once
#include <string_view>

#include "core/utf8.hpp"
#include "layout/frame.hpp"

namespace prikaz::kit {

class FrameMaker {
 public:
  layout::Frames frames;

  explicit FrameMaker(const font::Library& library) : library_(library) { frames.pages.emplace_back(); }

  layout::Page& page() { return frames.pages.back(); }

  layout::StructId element(layout::StructElement::Role role, layout::StructId parent = 0) {
    layout::StructElement e;
    e.role = role;
    e.parent = parent;
    frames.structure.push_back(e);
    return static_cast<layout::StructId>(frames.structure.size() - 1);
  }

  /// Text at a place; the caller may change the item further.
  layout::TextItem& text(Twips x, Twips baseline, std::string_view utf8, layout::StructId structure = 0,
                         const char* family = "Times New Roman", bool bold = false, bool italic = false) {
    const font::Choice choice = library_.choose(family, bold, italic);
    layout::TextItem item;
    item.face = choice.face;
    item.synthetic_bold = choice.synthetic_bold;
    item.synthetic_italic = choice.synthetic_italic;
    item.x = x;
    item.baseline = baseline;
    item.structure = structure;
    item.first = static_cast<std::uint32_t>(frames.glyphs.size());
    long units = 0;
    for (const char32_t c : utf8::decode(utf8)) {
      const font::Face* face = choice.face;
      frames.glyphs.push_back({face->glyph(c), c});
      units += face->advance(face->glyph(c));
    }
    item.count = static_cast<std::uint32_t>(frames.glyphs.size()) - item.first;
    item.width = static_cast<Twips>(units * item.half_points * 10 / choice.face->units_per_em);
    page().text.push_back(item);
    return page().text.back();
  }

 private:
  const font::Library& library_;
};

}  // namespace prikaz::kit
