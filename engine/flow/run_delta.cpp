#include "flow/run_delta.hpp"

#include "flow/tag.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

void read_fonts(xml::Node node, RunDelta& out, Names& names, const Theme& theme) {
  const auto pick = [&](const char* theme_attribute, const char* attribute) -> std::uint16_t {
    if (const xml::Attribute by_theme = node.attribute(theme_attribute))
      if (const std::string& font = theme.font(by_theme.value()); !font.empty()) return names.intern(font);
    return names.intern(node.attribute(attribute).value());
  };
  if ((out.ascii = pick("w:asciiTheme", "w:ascii"))) out.set |= RunDelta::font_ascii;
  if ((out.hansi = pick("w:hAnsiTheme", "w:hAnsi"))) out.set |= RunDelta::font_hansi;
  if ((out.asia = pick("w:eastAsiaTheme", "w:eastAsia"))) out.set |= RunDelta::font_asia;
}

RunProps::Underline underline_kind(std::string_view kind) {
  using U = RunProps::Underline;
  if (kind == "none") return U::none;
  if (kind == "words") return U::words;
  if (kind == "double" || kind == "wavyDouble") return U::dbl;
  if (kind == "thick") return U::thick;
  if (kind.starts_with("dotted")) return U::dotted;
  if (kind.starts_with("dash") || kind.starts_with("dotDash") || kind.starts_with("dotDotDash")) return U::dash;
  if (kind.starts_with("wav")) return U::wave;
  return U::single;
}

void read_underline(xml::Node node, RunDelta& out) {
  if (const xml::Attribute kind = node.attribute("w:val")) {
    out.set |= RunDelta::underlined;
    out.underline = static_cast<std::uint8_t>(underline_kind(kind.value()));
  }
  if (const xml::Attribute ink = node.attribute("w:color")) {
    out.set |= RunDelta::underline_coloured;
    out.underline_colour = colour(ink.value());
  }
}

void toggle(RunDelta& out, RunDelta::Toggle which, xml::Node node) {
  out.toggles_set |= which;
  if (on_off(node))
    out.toggles_on |= which;
  else
    out.toggles_on &= static_cast<std::uint16_t>(~which);
}

RunProps::Vertical vertical_kind(std::string_view kind) {
  if (kind == "superscript") return RunProps::Vertical::superscript;
  if (kind == "subscript") return RunProps::Vertical::subscript;
  return RunProps::Vertical::baseline;
}

}  // namespace

RunDelta read_run_delta(xml::Node rpr, Names& names, const Theme& theme, bool* others) {
  RunDelta out;
  const auto value = [](xml::Node n) { return integer(val(n)); };
  for (xml::Node node = rpr.first_child(); node; node = node.next_sibling()) switch (tag_of(node.name())) {
      case Tag::rStyle:
        out.set |= RunDelta::styled, out.style = names.intern(val(node));
        break;
      case Tag::rFonts:
        read_fonts(node, out, names, theme);
        break;
      case Tag::b:
        toggle(out, RunDelta::bold, node);
        break;
      case Tag::i:
        toggle(out, RunDelta::italic, node);
        break;
      case Tag::caps:
        toggle(out, RunDelta::caps, node);
        break;
      case Tag::smallCaps:
        toggle(out, RunDelta::small_caps, node);
        break;
      case Tag::strike:
        toggle(out, RunDelta::strike, node);
        break;
      case Tag::dstrike:
        toggle(out, RunDelta::double_strike, node);
        break;
      case Tag::vanish:
        toggle(out, RunDelta::hidden, node);
        break;
      case Tag::specVanish:
        toggle(out, RunDelta::joined, node);
        break;
      case Tag::color:
        out.set |= RunDelta::coloured, out.colour = colour(val(node));
        break;
      case Tag::spacing:
        out.set |= RunDelta::spaced, out.spacing = clamp16(clamp_length(twips(val(node))));
        break;
      case Tag::w:
        out.set |= RunDelta::scaled, out.scale = clamp_u16(value(node) <= 0 ? 100 : value(node), 600);
        break;
      case Tag::kern:
        out.set |= RunDelta::kerned, out.kern_from = clamp_u16(half_points(val(node)), 3276);
        break;
      case Tag::position:
        out.set |= RunDelta::raised, out.raise = clamp16(half_points(val(node)));
        break;
      case Tag::sz:
        if (const int sz = half_points(val(node)); sz > 0)
          out.set |= RunDelta::size, out.half_points = clamp_u16(sz, 3276);
        break;
      case Tag::highlight:
        out.set |= RunDelta::highlighted, out.highlight = highlight_colour(val(node));
        break;
      case Tag::u:
        read_underline(node, out);
        break;
      case Tag::shd:
        out.set |= RunDelta::shaded, out.shade = shade_colour(node);
        break;
      case Tag::vertAlign:
        out.set |= RunDelta::vertical_set, out.vertical = static_cast<std::uint8_t>(vertical_kind(val(node)));
        break;
      case Tag::lang:
        if (node.attribute("w:val")) out.set |= RunDelta::languaged, out.language = names.intern(val(node));
        break;
      case Tag::other:
        if (others) *others = true;
        break;
      default:
        break;
    }
  return out;
}

void merge(RunDelta& below, const RunDelta& over) {
  const std::uint32_t set = over.set;
  below.toggles_on = static_cast<std::uint16_t>((below.toggles_on & ~over.toggles_set) | over.toggles_on);
  below.toggles_set |= over.toggles_set;
  if (set == 0) return;
  if (set & RunDelta::font_ascii) below.ascii = over.ascii;
  if (set & RunDelta::font_hansi) below.hansi = over.hansi;
  if (set & RunDelta::font_asia) below.asia = over.asia;
  if (set & RunDelta::size) below.half_points = over.half_points;
  if (set & RunDelta::underlined) below.underline = over.underline;
  if (set & RunDelta::vertical_set) below.vertical = over.vertical;
  if (set & RunDelta::raised) below.raise = over.raise;
  if (set & RunDelta::spaced) below.spacing = over.spacing;
  if (set & RunDelta::scaled) below.scale = over.scale;
  if (set & RunDelta::kerned) below.kern_from = over.kern_from;
  if (set & RunDelta::coloured) below.colour = over.colour;
  if (set & RunDelta::underline_coloured) below.underline_colour = over.underline_colour;
  if (set & RunDelta::highlighted) below.highlight = over.highlight;
  if (set & RunDelta::shaded) below.shade = over.shade;
  if (set & RunDelta::languaged) below.language = over.language;
  if (set & RunDelta::styled) below.style = over.style;
  below.set |= set;
}

void merge_style_level(RunDelta& below, const RunDelta& over) {
  constexpr std::uint16_t no_toggle = RunDelta::joined;
  const auto combined = static_cast<std::uint16_t>((below.toggles_on ^ over.toggles_on) & ~no_toggle);
  merge(below, over);
  below.toggles_on = static_cast<std::uint16_t>(combined | (below.toggles_on & no_toggle));
}

RunProps to_run_props(const RunDelta& d, std::uint16_t font, const Names& names) {
  RunProps out;
  const auto on = [&](RunDelta::Toggle t) { return (d.toggles_on & t) != 0; };
  if (font) out.font = names[font];
  if (d.set & RunDelta::size) out.half_points = d.half_points;
  out.bold = on(RunDelta::bold);
  out.italic = on(RunDelta::italic);
  out.caps = on(RunDelta::caps);
  out.small_caps = on(RunDelta::small_caps) && !out.caps;
  out.strike = on(RunDelta::strike);
  out.double_strike = on(RunDelta::double_strike);
  out.hidden = on(RunDelta::hidden);
  out.underline = static_cast<RunProps::Underline>(d.underline);
  out.vertical = static_cast<RunProps::Vertical>(d.vertical);
  out.raise = d.raise;
  out.spacing = d.spacing;
  if (d.set & RunDelta::scaled) out.scale = d.scale;
  out.kern_from = d.kern_from;
  if (d.set & RunDelta::coloured) out.colour = d.colour;
  if (d.set & RunDelta::underline_coloured) out.underline_colour = d.underline_colour;
  if (d.set & RunDelta::highlighted) out.highlight = d.highlight;
  if (d.set & RunDelta::shaded) out.shade = d.shade;
  if (d.language) out.language = names[d.language];
  return out;
}

std::uint64_t RunDelta::hash() const {
  std::uint64_t words[sizeof(RunDelta) / 8];
  std::memcpy(words, this, sizeof words);
  std::uint64_t h = 0x9E3779B97F4A7C15ull;
  for (const std::uint64_t word : words) h = (h ^ word) * 0xff51afd7ed558ccdull, h ^= h >> 29;
  return h;
}

}  // namespace prikaz::flow
