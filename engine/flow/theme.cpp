#include "flow/theme.hpp"

#include <algorithm>
#include <cmath>

#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr std::string_view colour_names[] = {"dk1",     "lt1",     "dk2",     "lt2",     "accent1", "accent2",
                                             "accent3", "accent4", "accent5", "accent6", "hlink",   "folHlink"};

Theme::Fonts read_fonts(xml::Node node) {
  return {node.child("a:latin").attribute("typeface").value(), node.child("a:ea").attribute("typeface").value(),
          node.child("a:cs").attribute("typeface").value()};
}

struct Hsl {
  double h, s, l;
};

Hsl to_hsl(Rgb rgb) {
  const double r = ((rgb >> 16) & 0xFF) / 255.0, g = ((rgb >> 8) & 0xFF) / 255.0, b = (rgb & 0xFF) / 255.0;
  const double high = std::max({r, g, b}), low = std::min({r, g, b}), l = (high + low) / 2, d = high - low;
  if (d == 0) return {0, 0, l};
  const double s = l > 0.5 ? d / (2 - high - low) : d / (high + low);
  double h = 0;
  if (high == r)
    h = (g - b) / d + (g < b ? 6 : 0);
  else if (high == g)
    h = (b - r) / d + 2;
  else
    h = (r - g) / d + 4;
  return {h / 6, s, l};
}

double hue_part(double p, double q, double t) {
  if (t < 0) t += 1;
  if (t > 1) t -= 1;
  if (t < 1.0 / 6) return p + (q - p) * 6 * t;
  if (t < 0.5) return q;
  if (t < 2.0 / 3) return p + (q - p) * (2.0 / 3 - t) * 6;
  return p;
}

Rgb byte(double v) { return static_cast<Rgb>(std::clamp(std::lround(v * 255), 0L, 255L)); }

Rgb from_hsl(Hsl c) {
  c.l = std::clamp(c.l, 0.0, 1.0);
  c.s = std::clamp(c.s, 0.0, 1.0);
  if (c.s == 0) return byte(c.l) * 0x010101;
  const double q = c.l < 0.5 ? c.l * (1 + c.s) : c.l + c.s - c.l * c.s, p = 2 * c.l - q;
  return byte(hue_part(p, q, c.h + 1.0 / 3)) << 16 | byte(hue_part(p, q, c.h)) << 8 |
         byte(hue_part(p, q, c.h - 1.0 / 3));
}

Rgb towards(Rgb from, Rgb to, double share) {
  Rgb out = 0;
  for (int shift = 0; shift <= 16; shift += 8)
    out |= byte((((from >> shift) & 0xFF) * share + ((to >> shift) & 0xFF) * (1 - share)) / 255) << shift;
  return out;
}

Rgb transformed(Rgb rgb, xml::Node colour_node) {
  for (xml::Node change : colour_node.children()) {
    const std::string_view name = change.name();
    const double amount = integer(change.attribute("val").value()) / 100000.0;
    if (name == "a:shade") rgb = towards(rgb, 0x000000, amount);
    if (name == "a:tint") rgb = towards(rgb, 0xFFFFFF, amount);
    if (name != "a:lumMod" && name != "a:lumOff") continue;
    Hsl hsl = to_hsl(rgb);
    hsl.l = name == "a:lumMod" ? hsl.l * amount : hsl.l + amount;
    rgb = from_hsl(hsl);
  }
  return rgb;
}

}  // namespace

const std::string& Theme::font(std::string_view name) const {
  static const std::string none;
  const Fonts* fonts = name.starts_with("major") ? &major : name.starts_with("minor") ? &minor : nullptr;
  if (!fonts) return none;
  const std::string_view rest = name.substr(5);
  if (rest == "EastAsia") return fonts->east_asia;
  if (rest == "Bidi") return fonts->complex;
  return fonts->latin;
}

Rgb Theme::colour(std::string_view name) const {
  if (name == "tx1") name = "dk1";
  if (name == "bg1") name = "lt1";
  if (name == "tx2") name = "dk2";
  if (name == "bg2") name = "lt2";
  for (std::size_t i = 0; i < colours.size(); ++i)
    if (colour_names[i] == name) return colours[i];
  return no_colour;
}

Theme read_theme(xml::Node root) {
  Theme theme;
  const xml::Node elements = root.child("a:themeElements");
  const xml::Node scheme = elements.child("a:clrScheme");
  for (std::size_t i = 0; i < theme.colours.size(); ++i) {
    const xml::Node entry = scheme.child((std::string("a:") + std::string(colour_names[i])).c_str()).first_child();
    const char* value =
        entry.attribute("lastClr") ? entry.attribute("lastClr").value() : entry.attribute("val").value();
    if (const Rgb rgb = flow::colour(value); entry && rgb != no_colour) theme.colours[i] = rgb;
  }
  const xml::Node fonts = elements.child("a:fontScheme");
  theme.major = read_fonts(fonts.child("a:majorFont"));
  theme.minor = read_fonts(fonts.child("a:minorFont"));
  return theme;
}

Rgb drawing_colour(xml::Node fill, const Theme& theme) {
  for (xml::Node node : fill.children()) {
    const std::string_view name = node.name();
    const char* value = node.attribute("val").value();
    if (name == "a:srgbClr") return transformed(colour(value), node);
    if (name == "a:sysClr") return transformed(colour(node.attribute("lastClr").value()), node);
    if (name == "a:prstClr") return transformed(colour(value), node);
    if (name == "a:schemeClr") {
      const Rgb rgb = theme.colour(value);
      return rgb == no_colour ? rgb : transformed(rgb, node);
    }
  }
  return no_colour;
}

}  // namespace prikaz::flow
