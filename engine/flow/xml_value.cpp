#include "flow/xml_value.hpp"

#include <cstddef>
#include <cstdlib>

namespace prikaz::flow {
namespace {

struct NamedColour {
  std::string_view name;
  Rgb rgb;
};

/// ST_HighlightColor (§17.18.40); VML and CSS share most of these names.
constexpr NamedColour highlight_names[] = {
    {"black", 0x000000},    {"blue", 0x0000FF},       {"cyan", 0x00FFFF},      {"green", 0x00FF00},
    {"magenta", 0xFF00FF},  {"red", 0xFF0000},        {"yellow", 0xFFFF00},    {"white", 0xFFFFFF},
    {"darkBlue", 0x000080}, {"darkCyan", 0x008080},   {"darkGreen", 0x008000}, {"darkMagenta", 0x800080},
    {"darkRed", 0x800000},  {"darkYellow", 0x808000}, {"darkGray", 0x808080},  {"lightGray", 0xC0C0C0},
    {"gray", 0x808080},     {"silver", 0xC0C0C0},     {"navy", 0x000080},      {"maroon", 0x800000},
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number and the rest of the text after it.
bool number(std::string_view text, double& value, std::string_view& rest) {
  std::size_t i = 0;
  while (i < text.size() && text[i] == ' ') ++i;
  bool negative = false;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) negative = text[i++] == '-';
  const std::size_t from = i;
  double v = 0;
  while (i < text.size() && is_digit(text[i])) v = v * 10 + (text[i++] - '0');
  std::size_t digits = i - from;
  if (i < text.size() && text[i] == '.') {
    ++i;
    for (double place = 0.1; i < text.size() && is_digit(text[i]); place /= 10, ++digits)
      v += (text[i++] - '0') * place;
  }
  if (digits == 0) return false;
  value = negative ? -v : v;
  rest = text.substr(i);
  return true;
}

std::int32_t clamp(double v) {
  constexpr double most = 100'000'000;
  if (v > most) return static_cast<std::int32_t>(most);
  if (v < -most) return static_cast<std::int32_t>(-most);
  return static_cast<std::int32_t>(v < 0 ? v - 0.5 : v + 0.5);
}

double twips_in_unit(std::string_view unit) {
  if (unit.starts_with("pt")) return 20;
  if (unit.starts_with("in")) return 1440;
  if (unit.starts_with("cm")) return 1440 / 2.54;
  if (unit.starts_with("mm")) return 1440 / 25.4;
  if (unit.starts_with("pc") || unit.starts_with("pi")) return 240;
  if (unit.starts_with("px")) return 15;
  return 0;
}

Rgb mix(Rgb over, Rgb under, int per_mille) {
  Rgb out = 0;
  for (int shift = 0; shift <= 16; shift += 8) {
    const int a = (over >> shift) & 0xFF, b = (under >> shift) & 0xFF;
    out |= static_cast<Rgb>((a * per_mille + b * (1000 - per_mille) + 500) / 1000) << shift;
  }
  return out;
}

/// Share of the pattern's colour in ST_Shd values; striped ones are drawn as their mean.
int shade_share(std::string_view pattern) {
  if (pattern.starts_with("pct")) {
    const std::int32_t n = integer(pattern.substr(3));
    if (n == 12 || n == 37 || n == 62 || n == 87) return n * 10 + 5;
    return n < 0 ? 0 : n > 100 ? 1000 : n * 10;
  }
  if (pattern == "solid") return 1000;
  if (pattern.starts_with("thin")) return 250;
  if (pattern.ends_with("Stripe") || pattern.ends_with("Cross")) return 500;
  return 0;
}

}  // namespace

bool on_off(std::string_view text) { return !(text == "0" || text == "false" || text == "off"); }

bool on_off(xml::Node node) { return on_off(val(node)); }

bool on_off(xml::Attribute attribute, bool when_absent) {
  return attribute ? on_off(std::string_view(attribute.value())) : when_absent;
}

std::int32_t integer(std::string_view text, std::int32_t fallback) {
  double value = 0;
  std::string_view rest;
  if (!number(text, value, rest)) return fallback;
  return clamp(value < 0 ? -static_cast<double>(static_cast<std::int64_t>(-value < 1e9 ? -value : 1e9))
                         : static_cast<double>(static_cast<std::int64_t>(value < 1e9 ? value : 1e9)));
}

Twips twips(std::string_view text, Twips fallback) {
  double value = 0;
  std::string_view rest;
  if (!number(text, value, rest)) return fallback;
  const double unit = rest.empty() ? 1 : twips_in_unit(rest);
  return clamp(value * (unit == 0 ? 1 : unit));
}

std::int32_t half_points(std::string_view text, std::int32_t fallback) {
  double value = 0;
  std::string_view rest;
  if (!number(text, value, rest)) return fallback;
  const double unit = twips_in_unit(rest);
  return unit == 0 ? clamp(value) : clamp(value * unit / 10);
}

Rgb colour(std::string_view text) {
  if (!text.empty() && text[0] == '#') text.remove_prefix(1);
  if (const auto space = text.find(' '); space != text.npos) text = text.substr(0, space);
  if (text.size() == 6 || text.size() == 3) {
    Rgb rgb = 0;
    bool good = true;
    for (char c : text) {
      const int digit = hex_digit(c);
      good = good && digit >= 0;
      const Rgb d = static_cast<Rgb>(digit < 0 ? 0 : digit);
      rgb = text.size() == 3 ? (rgb << 8) | (d * 17) : (rgb << 4) | d;
    }
    if (good) return rgb;
  }
  return highlight_colour(text);
}

Rgb highlight_colour(std::string_view name) {
  for (const auto& named : highlight_names)
    if (named.name == name) return named.rgb;
  return no_colour;
}

Rgb shade_colour(xml::Node shd) {
  const std::string_view pattern = val(shd);
  if (pattern == "nil") return no_colour;
  const Rgb fill = colour(shd.attribute("w:fill").value());
  const int share = shade_share(pattern);
  if (share == 0) return fill;
  const Rgb over = colour(shd.attribute("w:color").value());
  return mix(over == no_colour ? 0x000000 : over, fill == no_colour ? 0xFFFFFF : fill, share);
}

Border border(xml::Node node) {
  Border out;
  const std::string_view kind = val(node);
  using Kind = Border::Kind;
  if (kind.empty() || kind == "nil" || kind == "none") return out;
  if (kind == "double" || kind.starts_with("thinThick") || kind.starts_with("thickThin"))
    out.kind = Kind::dbl;
  else if (kind == "triple")
    out.kind = Kind::triple;
  else if (kind == "dotted")
    out.kind = Kind::dotted;
  else if (kind.starts_with("dash") || kind.starts_with("dot"))
    out.kind = Kind::dashed;
  else if (kind == "thick")
    out.kind = Kind::thick;
  else if (kind == "wave" || kind == "doubleWave")
    out.kind = Kind::wave;
  else
    out.kind = Kind::single;
  out.eighths = clamp_u16(integer(node.attribute("w:sz").value()), 255);
  out.space = clamp_u16(integer(node.attribute("w:space").value()), 31);
  out.colour = colour(node.attribute("w:color").value());
  return out;
}

}  // namespace prikaz::flow
