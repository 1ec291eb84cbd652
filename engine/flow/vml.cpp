// VML (ISO 29500-4 §19): what older documents and form fields draw with. Pictures, rectangles, lines, text boxes.
#include <algorithm>
#include <cstdlib>

#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr Twips hairline = 15;

/// The value of a CSS property in a style attribute, "" when absent.
std::string_view css(std::string_view style, std::string_view name) {
  while (!style.empty()) {
    const auto semicolon = style.find(';');
    std::string_view one = style.substr(0, semicolon);
    style = semicolon == style.npos ? std::string_view() : style.substr(semicolon + 1);
    while (!one.empty() && (one.front() == ' ' || one.front() == '\n')) one.remove_prefix(1);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == ':')
      return one.substr(name.size() + 1);
  }
  return {};
}

/// A CSS length; a bare number counts pixels of 1/96 inch in VML's style, EMU elsewhere.
Twips length(std::string_view text) {
  if (text.empty()) return 0;
  const char last = text.back();
  if (last >= '0' && last <= '9') return clamp_length(integer(text) * 15);
  return clamp_length(twips(text));
}

Picture::From from_of(std::string_view name, Picture::From otherwise) {
  using F = Picture::From;
  if (name == "page") return F::page;
  if (name == "margin") return F::margin;
  if (name == "left-margin-area" || name == "inner-margin-area") return F::left_margin;
  if (name == "right-margin-area" || name == "outer-margin-area") return F::right_margin;
  if (name == "top-margin-area") return F::top_margin;
  if (name == "bottom-margin-area") return F::bottom_margin;
  if (name == "line") return F::line;
  if (name == "char") return F::character;
  return otherwise;
}

Picture::Pos pos_of(std::string_view name) {
  using P = Picture::Pos;
  if (name == "left" || name == "inside") return P::left;
  if (name == "center") return P::centre;
  if (name == "right" || name == "outside") return P::right;
  if (name == "top") return P::top;
  if (name == "bottom") return P::bottom;
  return P::offset;
}

void read_place(xml::Node node, std::string_view style, Picture& out) {
  out.width = std::max(0, length(css(style, "width"))), out.height = std::max(0, length(css(style, "height")));
  if (css(style, "position") != "absolute") return;
  out.anchored = true;
  const std::string_view left = css(style, "margin-left"), top = css(style, "margin-top");
  out.x = length(left.empty() ? css(style, "left") : left), out.y = length(top.empty() ? css(style, "top") : top);
  out.from_x = from_of(css(style, "mso-position-horizontal-relative"), Picture::From::column);
  out.from_y = from_of(css(style, "mso-position-vertical-relative"), Picture::From::paragraph);
  out.pos_x = pos_of(css(style, "mso-position-horizontal")), out.pos_y = pos_of(css(style, "mso-position-vertical"));
  out.dist_left = length(css(style, "mso-wrap-distance-left")),
  out.dist_right = length(css(style, "mso-wrap-distance-right"));
  out.dist_top = length(css(style, "mso-wrap-distance-top")),
  out.dist_bottom = length(css(style, "mso-wrap-distance-bottom"));
  const std::int32_t z = integer(css(style, "z-index"));
  out.z = static_cast<std::uint32_t>(std::max(0, z));
  const std::string_view wrap = node.child("w10:wrap").attribute("type").value();
  const std::string_view side = node.child("w10:wrap").attribute("side").value();
  out.side = side == "left"      ? Picture::Side::left
             : side == "right"   ? Picture::Side::right
             : side == "largest" ? Picture::Side::wider
                                 : Picture::Side::both;
  if (wrap == "square" || wrap == "tight" || wrap == "through")
    out.wrap = Picture::Wrap::square;
  else if (wrap == "topAndBottom")
    out.wrap = Picture::Wrap::top_bottom;
  else
    out.wrap = z < 0 ? Picture::Wrap::behind : Picture::Wrap::none;
}

bool off(xml::Attribute a) {
  const std::string_view v = a.value();
  return v == "f" || v == "false";
}

void read_ink(xml::Node node, bool outlined, Picture& out) {
  if (const xml::Attribute fill = node.attribute("fillcolor"); fill && !off(node.attribute("filled")))
    out.fill = colour(fill.value());
  if (!outlined || off(node.attribute("stroked"))) return;
  out.stroke = colour(node.attribute("strokecolor").value());
  if (out.stroke == no_colour) out.stroke = 0x000000;
  const xml::Attribute weight = node.attribute("strokeweight");
  out.stroke_width = weight ? std::max(1, length(weight.value())) : hairline;
}

/// "x,y" of a v:line's end in twips.
void point(std::string_view text, Twips& x, Twips& y) {
  const auto comma = text.find(',');
  x = length(text.substr(0, comma));
  y = comma == text.npos ? 0 : length(text.substr(comma + 1));
}

/// "x,y" in the units of a group.
void units(std::string_view text, std::int32_t& x, std::int32_t& y) {
  const auto comma = text.find(',');
  x = integer(text.substr(0, comma));
  y = comma == text.npos ? 0 : integer(text.substr(comma + 1));
}

void read_line(xml::Node node, Picture& out) {
  Twips x1, y1, x2, y2;
  point(node.attribute("from").value(), x1, y1);
  point(node.attribute("to").value(), x2, y2);
  out.line_shape = true;
  out.x += std::min(x1, x2), out.y += std::min(y1, y2);
  out.width = std::max(x1, x2) - std::min(x1, x2), out.height = std::max(y1, y2) - std::min(y1, y2);
  out.flip = (x1 < x2) != (y1 < y2) && out.width > 0 && out.height > 0;
}

/// inset="l,t,r,b"; what is missing has Word's usual value.
void read_inset(std::string_view inset, Picture& out) {
  constexpr Twips usual[] = {144, 72, 144, 72};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto comma = inset.find(',');
    const std::string_view one = inset.substr(0, comma);
    out.inset[i] = one.empty() ? usual[i] : std::max(0, length(one));
    inset = comma == inset.npos ? std::string_view() : inset.substr(comma + 1);
  }
}

}  // namespace

bool Builder::vml_shape(xml::Node node, Picture& out, Para& para) {
  const std::string_view name = node.name();
  const bool line = name == "v:line", oval = name == "v:oval", rectangle = name == "v:rect" || name == "v:roundrect";
  if (name != "v:shape" && !line && !oval && !rectangle) return false;
  const std::string_view style = node.attribute("style").value();
  if (css(style, "visibility") == "hidden") return false;
  read_place(node, style, out);
  out.alternative = node.attribute("alt").value();
  const xml::Node data = node.child("v:imagedata"), box = node.child("v:textbox");
  const std::string_view type = node.attribute("type").value();
  const bool connector = type.ends_with("t32") || type.ends_with("t20");
  read_ink(node, line || oval || rectangle || connector || (box && !type.ends_with("t75")), out);
  if (line) read_line(node, out);
  out.line_shape = line || connector;
  out.ellipse = oval;
  if (std::string_view(node.attribute("o:hr").value()) == "t") {
    if (out.width == 0) out.width = text_width_;
    if (out.fill == no_colour) out.fill = 0x808080;
    out.stroke = no_colour, out.stroke_width = 0;
  }
  if (data) {
    image(data.attribute("r:id").value(), out, para.story);
    constexpr const char* sides[] = {"cropleft", "croptop", "cropright", "cropbottom"};
    for (std::size_t i = 0; i < 4; ++i) {
      const std::string_view crop = data.attribute(sides[i]).value();
      // "6554f" is in 1/65536 of the picture.
      if (crop.ends_with('f'))
        out.crop[i] = static_cast<int>(std::clamp(integer(crop), -655360, 65535) * 100000ll / 65536);
    }
  }
  if (const xml::Node content = box.child("w:txbxContent")) {
    read_inset(box.attribute("inset").value(), out);
    out.auto_height = css(box.attribute("style").value(), "mso-fit-shape-to-text") == "t";
    text_box(content, out, para.story);
  }
  if (node.child("v:textpath") && out.part.empty() && out.text_box == 0)
    warn("PRK-W010", para.story, "a WordArt text is not drawn", "use ordinary text or a picture (PNG)");
  return true;
}

/// Members of a group stand in its coordorigin and coordsize (ISO 29500-4 §19.1.2.7).
void Builder::vml_group(xml::Node node, const Picture& box, Picture& room, Para& para, int depth) {
  constexpr int max_depth = 50;
  if (depth > max_depth) return;
  std::int32_t from_x, from_y, size_x, size_y;
  units(node.attribute("coordorigin").value(), from_x, from_y);
  units(node.attribute("coordsize").value(), size_x, size_y);
  const double scale_x = size_x > 0 ? box.width / static_cast<double>(size_x) : 1;
  const double scale_y = size_y > 0 ? box.height / static_cast<double>(size_y) : 1;
  const auto across = [&](double v) { return clamp_length(static_cast<Twips>(std::clamp(v * scale_x, -1e6, 1e6))); };
  const auto down = [&](double v) { return clamp_length(static_cast<Twips>(std::clamp(v * scale_y, -1e6, 1e6))); };
  for (xml::Node child : node.children()) {
    const std::string_view style = child.attribute("style").value();
    const bool is_group = std::string_view(child.name()) == "v:group";
    Picture out;
    if (!is_group && !vml_shape(child, out, para)) continue;
    out.anchored = false;
    std::int32_t x = integer(css(style, "left")), y = integer(css(style, "top"));
    std::int32_t width = integer(css(style, "width")), height = integer(css(style, "height"));
    if (std::string_view(child.name()) == "v:line") {
      std::int32_t x2, y2;
      units(child.attribute("from").value(), x, y);
      units(child.attribute("to").value(), x2, y2);
      width = std::abs(x2 - x), height = std::abs(y2 - y);
      x = std::min(x, x2), y = std::min(y, y2);
    }
    out.x = box.x + across(static_cast<double>(x) - from_x), out.y = box.y + down(static_cast<double>(y) - from_y);
    out.width = across(width), out.height = down(height);
    if (is_group)
      vml_group(child, out, room, para, depth + 1);
    else
      add_member(room, std::move(out));
  }
}

void Builder::vml(xml::Node pict, std::uint32_t run, Para& para) {
  const bool ole = static_cast<bool>(pict.child("o:OLEObject"));
  for (xml::Node node : pict.children()) {
    const std::string_view name = node.name();
    Picture out;
    if (name == "mc:AlternateContent") {
      vml(chosen(node), run, para);
    } else if (name == "w:drawing") {
      drawing(node, run, para);
    } else if (name == "v:group") {
      read_place(node, node.attribute("style").value(), out);
      Picture box;
      box.width = out.width, box.height = out.height;
      vml_group(node, box, out, para, 0);
      add_picture(std::move(out), run, para);
    } else if (vml_shape(node, out, para)) {
      if (ole)
        warn("PRK-W010", para.story, "an embedded object is shown as its picture, if it has one",
             "paste it as a picture (PNG)");
      add_picture(std::move(out), run, para);
    }
  }
}

}  // namespace prikaz::flow
