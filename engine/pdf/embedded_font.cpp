#include "pdf/embedded_font.hpp"

#include <algorithm>
#include <string_view>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "font/subset.hpp"
#include "pdf/deflate.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

/// A face with fewer glyphs in a document (bullets, a dash) gets a subset of its own, which is much smaller.
constexpr std::size_t worth_sharing = 4;
/// Subsets of one face kept; beyond it they are all dropped (documents with rare characters are rare).
constexpr std::size_t max_subsets = 64;

/// Characters that documents share a subset of, from the narrowest set to the widest.
enum Tier { russian, with_latin, tiers };

UsedGlyphs common_glyphs(const font::Face& face, int tier) {
  UsedGlyphs out;
  const auto add = [&](char32_t c) {
    if (const font::GlyphId g = face.glyph(c)) out.emplace_back(g, c);
  };
  // Cyrillic first: should a font draw А and A with one glyph, copied text is Russian.
  for (char32_t c = 0x410; c <= 0x44F; ++c) add(c);
  for (const char32_t c : std::u32string_view(U"Ёё«»„“”–—…№\u00A0")) add(c);
  for (char32_t c = 0x20; c < 0x40; ++c) add(c);
  add(U'_');
  if (tier == with_latin) {
    for (char32_t c = 0x40; c < 0x7F; ++c) add(c);
    for (const char32_t c :
         std::u32string_view(U"ІіЎў‘’‚−§°©®™×÷±·•¹²³½¼€₽‰′″‐‑\u2009\u202F"))
      add(c);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  out.erase(std::unique(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
            out.end());
  return out;
}

GlyphSet set_of(const UsedGlyphs& glyphs) {
  GlyphSet set{};
  for (const auto& [g, c] : glyphs) set[g / 64] |= std::uint64_t{1} << g % 64;
  return set;
}

bool covers(const GlyphSet& all, const GlyphSet& some) {
  std::uint64_t outside = 0;
  for (std::size_t i = 0; i < all.size(); ++i) outside |= some[i] & ~all[i];
  return outside == 0;
}

/// Six capitals that depend on the face and the glyphs (ISO 32000-1 §9.6.4).
std::string tag_of(const font::Face& face, const UsedGlyphs& glyphs) {
  std::uint64_t h = 14695981039346656037ull;
  const auto mix = [&](std::uint64_t v) { h = (h ^ v) * 1099511628211ull; };
  for (const char c : face.postscript_name) mix(static_cast<unsigned char>(c));
  for (const auto& [g, c] : glyphs) mix(g);
  std::string tag;
  for (int i = 0; i < 6; ++i, h /= 26) tag += static_cast<char>('A' + h % 26);
  return tag;
}

/// A school's own font may carry any name; a PDF name takes regular characters only (§7.3.5).
std::string name_characters(std::string name) {
  for (char& c : name)
    if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '_') c = '-';
  return name;
}

/// "[3[250 333]17[500]]": runs of neighbouring ids, thousandths of the em.
std::string widths_of(const font::Face& face, const UsedGlyphs& glyphs) {
  std::string out = "[";
  int next = -1;
  for (const auto& [g, c] : glyphs) {
    if (g != next) {
      if (next >= 0) out += ']';
      append_int(out, g);
      out += '[';
    } else {
      out += ' ';
    }
    append_hundredths(out, (face.advance(g) * 100000L + face.units_per_em / 2) / face.units_per_em);
    next = g + 1;
  }
  return out += next >= 0 ? "]]" : "]";
}

std::string to_unicode_of(const UsedGlyphs& glyphs) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t first = 0; first < glyphs.size(); first += 100) {
    const std::size_t last = std::min(first + 100, glyphs.size());
    out += format("{} beginbfchar\n", last - first);
    for (std::size_t i = first; i < last; ++i) {
      const auto c = static_cast<std::uint32_t>(glyphs[i].second);
      if (c < 0x10000)
        out += format("<{:04X}> <{:04X}>\n", glyphs[i].first, c);
      else
        out += format("<{:04X}> <{:04X}{:04X}>\n", glyphs[i].first, 0xD800 + ((c - 0x10000) >> 10),
                      0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    out += "endbfchar\n";
  }
  return out += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// Ids stay as they were, so the file counts every id up to the last one kept, and all of them are "present".
Bytes cid_set_of(ByteView program) {
  const unsigned count = font::glyph_count(program);
  Bytes bits((count + 7) / 8, '\0');
  for (unsigned i = 0; i < count; ++i) bits[i / 8] = static_cast<char>(bits[i / 8] | (0x80 >> i % 8));
  return bits;
}

std::shared_ptr<const EmbeddedFont> embed(const font::Face& face, const UsedGlyphs& glyphs) {
  std::vector<font::GlyphId> ids;
  for (const auto& [g, c] : glyphs) ids.push_back(g);
  const Bytes program = font::subset(face, ids);
  auto out = std::make_shared<EmbeddedFont>();
  out->program = deflate(program, Effort::cached);
  out->program_size = program.size();
  out->widths = widths_of(face, glyphs);
  out->to_unicode = deflate(to_unicode_of(glyphs), Effort::cached);
  out->cid_set = deflate(cid_set_of(program), Effort::cached);
  out->name = tag_of(face, glyphs) + "+" + name_characters(face.postscript_name);
  return out;
}

std::string scaled(const font::Face& face, int units) { return format("{}", units * 1000L / face.units_per_em); }

}  // namespace

std::shared_ptr<const EmbeddedFont> FontCache::get(const font::Face& face, UsedGlyphs used) {
  const GlyphSet set = set_of(used);
  return get(face, std::move(used), set);
}

std::shared_ptr<const EmbeddedFont> FontCache::get(const font::Face& face, UsedGlyphs used, const GlyphSet& set) {
  std::unique_lock lock(mutex_);
  PerFace& cached = faces_[&face];
  for (int tier = static_cast<int>(cached.common.size()); tier < tiers; ++tier) {
    UsedGlyphs common = common_glyphs(face, tier);
    const GlyphSet bits = set_of(common);
    cached.common.push_back({std::move(common), bits, nullptr});
  }
  Shared* shared = nullptr;
  if (used.size() >= worth_sharing) {
    const auto fits =
        std::find_if(cached.common.begin(), cached.common.end(), [&](const Shared& s) { return covers(s.set, set); });
    if (fits != cached.common.end()) shared = &*fits;
  }
  if (shared && shared->font) return shared->font;
  std::sort(used.begin(), used.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (shared)
    used = shared->glyphs;
  else if (const auto it = cached.subsets.find(used); it != cached.subsets.end())
    return it->second;
  if (cached.subsets.size() >= max_subsets) cached.subsets.clear();
  lock.unlock();  // two threads may make the same subset: harmless, and nobody waits
  auto made = embed(face, used);
  lock.lock();
  if (shared) return shared->font = std::move(made);
  return cached.subsets.emplace(std::move(used), std::move(made)).first->second;
}

Ref write_font(ObjectSink& sink, const font::Face& face, const EmbeddedFont& embedded, bool with_cid_set) {
  const Ref program =
      sink.add_stream({{"Filter", "/FlateDecode"}, {"Length1", format("{}", embedded.program_size)}}, embedded.program);
  const Ref to_unicode = sink.add_stream({{"Filter", "/FlateDecode"}}, embedded.to_unicode);
  std::string cid_set;
  if (with_cid_set) cid_set = "/CIDSet " + ref(sink.add_stream({{"Filter", "/FlateDecode"}}, embedded.cid_set));
  // Flags: 4 symbolic (its characters are not Latin alone), 64 italic (§9.8.2).
  const Ref descriptor = sink.add(
      format("<</Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[{} {} {} {}]/ItalicAngle {}/Ascent {}/Descent {}"
             "/CapHeight {}/XHeight {}/StemV {}/FontFile2 {}{}>>",
             embedded.name, 4 | (face.italic ? 64 : 0), scaled(face, face.bbox[0]), scaled(face, face.bbox[1]),
             scaled(face, face.bbox[2]), scaled(face, face.bbox[3]), face.italic_angle, scaled(face, face.ascent),
             scaled(face, -face.descent), scaled(face, face.cap_height), scaled(face, face.x_height),
             face.bold ? 140 : 80, ref(program), cid_set));
  const Ref descendant =
      sink.add(format("<</Type/Font/Subtype/CIDFontType2/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                      "/Supplement 0>>/FontDescriptor {}/CIDToGIDMap/Identity/DW 0/W {}>>",
                      embedded.name, ref(descriptor), embedded.widths));
  return sink.add(
      format("<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H/DescendantFonts[{}]/ToUnicode {}>>",
             embedded.name, ref(descendant), ref(to_unicode)));
}

}  // namespace prikaz::pdf
