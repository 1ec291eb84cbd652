// The part of a font file that a document needs (HarfBuzz's subsetter).
#pragma once
#include <vector>

#include "font/font.hpp"

namespace prikaz::font {

/// A TrueType file with these glyphs and the ones they are composed of; glyph ids stay as they are, so that ids of the
/// layout are ids in the file. Without hints, names and layout tables: a PDF reader uses none of them.
/// A damaged face is a broken environment: std::runtime_error.
Bytes subset(const Face& face, const std::vector<GlyphId>& glyphs);

/// How many glyph ids the file counts (maxp).
unsigned glyph_count(ByteView font_file);

}  // namespace prikaz::font
