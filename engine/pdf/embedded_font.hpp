// A face as a PDF embeds it: Type0 font, Identity-H, CIDs are the face's glyph ids (ISO 32000-1 §9.7).
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "font/font.hpp"
#include "pdf/object_sink.hpp"

namespace prikaz::pdf {

/// The glyphs of one face that a document shows, each with the character it stands for; no doubles, in any order.
using UsedGlyphs = std::vector<std::pair<font::GlyphId, char32_t>>;

/// A bit a glyph.
using GlyphSet = std::array<std::uint64_t, 1024>;

/// Streams that do not change from document to document, ready to be copied.
struct EmbeddedFont {
  Bytes program;                 ///< deflated TrueType file
  std::size_t program_size = 0;  ///< before deflating (/Length1)
  Bytes widths;                  ///< the /W array in PDF syntax
  Bytes to_unicode;              ///< deflated CMap
  Bytes cid_set;                 ///< deflated bitmap of glyph ids in the program
  std::string name;              ///< "ABCDEF+LiberationSerif"
};

/// Font subsets by face and glyph set. A document that needs only common characters (Russian and punctuation, or these
/// and Latin) gets the face's subset of all of those, so a thousand documents share one; any other need gets a subset
/// of its own. The choice depends on the document's glyphs alone, so its bytes never depend on what was written before.
class FontCache {
 public:
  std::shared_ptr<const EmbeddedFont> get(const font::Face& face, UsedGlyphs used);
  /// `set`: the same glyphs.
  std::shared_ptr<const EmbeddedFont> get(const font::Face& face, UsedGlyphs used, const GlyphSet& set);

 private:
  struct Shared {
    UsedGlyphs glyphs;  ///< sorted, as are the keys of PerFace::subsets
    GlyphSet set;
    std::shared_ptr<const EmbeddedFont> font;
  };
  struct PerFace {
    std::vector<Shared> common;
    std::map<UsedGlyphs, std::shared_ptr<const EmbeddedFont>> subsets;
  };
  std::mutex mutex_;
  std::map<const font::Face*, PerFace> faces_;
};

/// Writes the font's objects; the reference is that of the Type0 dictionary.
Ref write_font(ObjectSink& sink, const font::Face& face, const EmbeddedFont& embedded, bool with_cid_set);

}  // namespace prikaz::pdf
