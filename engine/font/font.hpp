// Faces and their metrics as layout needs them: flat tables, no shaping engine on the hot path.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "core/serial.hpp"

namespace prikaz::font {

using GlyphId = std::uint16_t;
class Hyphenator;

/// One font file, read once, immutable, shared by threads. All lengths in font units (units_per_em to the em).
class Face {
 public:
  virtual ~Face() = default;

  const std::uint64_t serial = next_serial();
  std::string family, postscript_name;
  bool bold = false, italic = false;
  int units_per_em = 1000;
  int ascent = 0, descent = 0,
      line_gap = 0;  ///< hhea, descent positive; line height = their sum (ISO 29500 leaves it to the font)
  int cap_height = 0, x_height = 0;
  int underline_position = 0, underline_thickness = 0;  ///< position: centre of the line, negative = below the baseline
  int italic_angle = 0;
  int bbox[4] = {0, 0, 0, 0};
  std::uint16_t index = 0;  ///< its place in the Library, stable within a process

  /// 0 = the face lacks the character.
  GlyphId glyph(char32_t c) const noexcept {
    const std::uint32_t page = c >> 8;
    return page < pages_.size() && !pages_[page].empty() ? pages_[page][c & 0xFF] : GlyphId{0};
  }
  /// What the font adds between two neighbours (feature "kern"), in font units; 0 = nothing. Shaped once per pair.
  virtual int kerning(char32_t, char32_t) const { return 0; }
  int advance(GlyphId g) const noexcept { return g < advances_.size() ? advances_[g] : 0; }
  const Bytes& file() const noexcept { return file_; }

 protected:
  std::vector<std::vector<GlyphId>> pages_;  ///< by code point / 256
  std::vector<std::uint16_t> advances_;      ///< by glyph
  Bytes file_;
};

/// What a run asks for and what it gets. `synthetic_*`: the face has no such cut; the emitter emboldens or slants it.
struct Choice {
  const Face* face = nullptr;
  bool synthetic_bold = false, synthetic_italic = false;
  bool substituted = false;  ///< the family is neither present nor mapped: a diagnostic is due (PRK-F002)
};

/// Every face at hand, by family name, after the map in fonts/fonts.yaml (Times New Roman → Liberation Serif …).
class Library {
 public:
  virtual ~Library() = default;
  virtual Choice choose(std::string_view family, bool bold, bool italic) const = 0;
  /// A face that has the character, nearest in style to `wanted`; null when none has it.
  virtual const Face* fallback(char32_t c, const Face& wanted) const = 0;
  virtual const Face& face(std::uint16_t index) const = 0;

  /// Break positions for words of a language ("ru-RU", "ru"); null when no patterns for it are installed.
  virtual const Hyphenator* hyphenator(std::string_view) const { return nullptr; }

  /// PRK-F002 for a Choice with `substituted`; names the Debian package when there is one that has the family.
  virtual Diagnostic family_substituted(std::string_view family, const Face& used, Place place) const = 0;
};

/// PRK-F003: no face at hand has the character; names it by picture and code.
Diagnostic missing_character(char32_t c, std::string_view family, Place place);

}  // namespace prikaz::font
