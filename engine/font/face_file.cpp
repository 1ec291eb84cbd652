#include "font/face_file.hpp"

#include <ft2build.h>
// FreeType's own header must come before its parts.
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_SFNT_NAMES_H
#include FT_TRUETYPE_IDS_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/utf8.hpp"
#include "font/kerning.hpp"

namespace prikaz::font {
namespace {

/// FreeType's objects may not be shared by threads, so each read has its own library (about 30 µs).
struct Open {
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  explicit Open(const Bytes& file) {
    if (FT_Init_FreeType(&library) != 0) return;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(file.data()), static_cast<FT_Long>(file.size()), 0,
                           &face) != 0)
      face = nullptr;
  }
  ~Open() {
    if (face) FT_Done_Face(face);
    if (library) FT_Done_FreeType(library);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
};

tl::unexpected<Diagnostics> unreadable(const std::string& path, const char* reason) {
  return fail({"PRK-F001",
               Severity::error,
               {path, 0, 0, {}},
               Message("the font file {} cannot be used: {}", path, reason),
               "put a TrueType font (.ttf) there or remove the file"});
}

const char* refusal(const Open& open) {
  if (!open.face) return "it is not a font";
  if (open.face->num_faces > 1) return "it is a collection of fonts";
  if (!FT_IS_SFNT(open.face) || !FT_IS_SCALABLE(open.face)) return "it is not a TrueType font";
  FT_ULong length = 0;
  if (FT_Load_Sfnt_Table(open.face, FT_MAKE_TAG('g', 'l', 'y', 'f'), 0, nullptr, &length) != 0)
    return "its outlines are not TrueType ones";
  // Restricted: embedding needs the owner's leave (OpenType, OS/2 fsType); any other bit beside it relaxes that.
  if ((FT_Get_FSType_Flags(open.face) & 0xF) == FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING)
    return "its licence forbids to embed it in documents";
  if (!open.face->charmap || open.face->charmap->encoding != FT_ENCODING_UNICODE) return "it has no Unicode characters";
  return nullptr;
}

std::string legacy_family(FT_Face face) {
  for (FT_UInt i = 0; i < FT_Get_Sfnt_Name_Count(face); ++i) {
    FT_SfntName n;
    if (FT_Get_Sfnt_Name(face, i, &n) != 0 || n.name_id != TT_NAME_ID_FONT_FAMILY ||
        n.platform_id != TT_PLATFORM_MICROSOFT || n.language_id != TT_MS_LANGID_ENGLISH_UNITED_STATES)
      continue;
    std::string out;
    for (FT_UInt b = 0; b + 1 < n.string_len; b += 2)
      utf8::append(out, static_cast<char32_t>(n.string[b] << 8 | n.string[b + 1]));
    return out;
  }
  return {};
}

/// Height of a letter's outline, for fonts whose OS/2 table does not tell.
int letter_height(FT_Face face, FT_ULong letter) {
  const FT_UInt glyph = FT_Get_Char_Index(face, letter);
  if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0) return face->units_per_EM * 7 / 10;
  return static_cast<int>(face->glyph->metrics.horiBearingY);
}

class FileFace final : public Face {
 public:
  FileFace(Bytes file, const Open& open) {
    const FT_Face f = open.face;
    family = f->family_name ? f->family_name : "";
    if (const char* name = FT_Get_Postscript_Name(f)) postscript_name = name;
    bold = (f->style_flags & FT_STYLE_FLAG_BOLD) != 0;
    italic = (f->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
    units_per_em = f->units_per_EM;
    ascent = f->ascender;
    descent = -f->descender;
    line_gap = std::max(0, f->height - ascent - descent);
    underline_position = f->underline_position;
    underline_thickness = f->underline_thickness;
    bbox[0] = static_cast<int>(f->bbox.xMin);
    bbox[1] = static_cast<int>(f->bbox.yMin);
    bbox[2] = static_cast<int>(f->bbox.xMax);
    bbox[3] = static_cast<int>(f->bbox.yMax);
    if (const auto* post = static_cast<const TT_Postscript*>(FT_Get_Sfnt_Table(f, FT_SFNT_POST)))
      italic_angle = static_cast<int>(std::lround(static_cast<double>(post->italicAngle) / 65536.0));
    read_heights(f);
    read_characters(f);
    read_advances(f);
    file_ = std::move(file);
  }

  int kerning(char32_t left, char32_t right) const override {
    std::call_once(kerning_once_, [&] { kerning_ = std::make_unique<Kerning>(file_, units_per_em); });
    return kerning_->between(left, right);
  }

 private:
  void read_heights(FT_Face f) {
    const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(f, FT_SFNT_OS2));
    const bool known = os2 && os2->version != 0xFFFF && os2->version >= 2;
    cap_height = known && os2->sCapHeight > 0 ? os2->sCapHeight : letter_height(f, 'H');
    x_height = known && os2->sxHeight > 0 ? os2->sxHeight : letter_height(f, 'x');
  }

  void read_characters(FT_Face f) {
    FT_UInt glyph = 0;
    for (FT_ULong c = FT_Get_First_Char(f, &glyph); glyph != 0; c = FT_Get_Next_Char(f, c, &glyph)) {
      if (c > 0x10FFFF || glyph > 0xFFFF) continue;
      const std::size_t page = c >> 8;
      if (page >= pages_.size()) pages_.resize(page + 1);
      if (pages_[page].empty()) pages_[page].resize(256);
      pages_[page][c & 0xFF] = static_cast<GlyphId>(glyph);
    }
  }

  void read_advances(FT_Face f) {
    const auto count = static_cast<FT_UInt>(std::min<FT_Long>(f->num_glyphs, 0x10000));
    std::vector<FT_Fixed> raw(count);
    advances_.resize(count);
    if (count == 0 || FT_Get_Advances(f, 0, count, FT_LOAD_NO_SCALE, raw.data()) != 0) return;
    std::transform(raw.begin(), raw.end(), advances_.begin(),
                   [](FT_Fixed a) { return static_cast<std::uint16_t>(std::clamp<FT_Fixed>(a, 0, 0xFFFF)); });
  }

  mutable std::once_flag kerning_once_;
  mutable std::unique_ptr<Kerning> kerning_;
};

}  // namespace

Result<FaceNames> read_names(const Bytes& file, const std::string& path) {
  const Open open(file);
  if (const char* reason = refusal(open)) return unreadable(path, reason);
  FaceNames names;
  names.family = legacy_family(open.face);
  if (names.family.empty() && open.face->family_name) names.family = open.face->family_name;
  names.bold = (open.face->style_flags & FT_STYLE_FLAG_BOLD) != 0;
  names.italic = (open.face->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
  return names;
}

Result<std::unique_ptr<Face>> read_face(Bytes file, const std::string& path) {
  const Open open(file);
  if (const char* reason = refusal(open)) return unreadable(path, reason);
  std::unique_ptr<Face> face = std::make_unique<FileFace>(std::move(file), open);
  return face;
}

}  // namespace prikaz::font
