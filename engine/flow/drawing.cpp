// DrawingML in text (§20.4): pictures, shapes, text boxes, groups, in the line or anchored.
#include <algorithm>
#include <cstdlib>

#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr int max_depth = 50;
constexpr Twips hairline = 15;

Twips emu(xml::Attribute a) {
  const double value = std::strtod(a.value(), nullptr) / static_cast<double>(emu_per_twip);
  return clamp_length(static_cast<Twips>(std::clamp(value < 0 ? value - 0.5 : value + 0.5, -1e6, 1e6)));
}

Twips emu_text(xml::Node node) {
  const double value = std::strtod(node.text().get(), nullptr) / static_cast<double>(emu_per_twip);
  return clamp_length(static_cast<Twips>(std::clamp(value < 0 ? value - 0.5 : value + 0.5, -1e6, 1e6)));
}

Twips scaled(Twips value, double by) { return static_cast<Twips>(std::clamp(value * by, -316'800.0, 316'800.0)); }

Picture::From from_of(std::string_view name, Picture::From otherwise) {
  using F = Picture::From;
  if (name == "page") return F::page;
  if (name == "margin") return F::margin;
  if (name == "column") return F::column;
  if (name == "paragraph") return F::paragraph;
  if (name == "line") return F::line;
  if (name == "character") return F::character;
  if (name == "leftMargin" || name == "insideMargin") return F::left_margin;
  if (name == "rightMargin" || name == "outsideMargin") return F::right_margin;
  if (name == "topMargin") return F::top_margin;
  if (name == "bottomMargin") return F::bottom_margin;
  return otherwise;
}

Picture::Pos pos_of(std::string_view align) {
  using P = Picture::Pos;
  if (align == "left" || align == "inside") return P::left;
  if (align == "center") return P::centre;
  if (align == "right" || align == "outside") return P::right;
  if (align == "top") return P::top;
  if (align == "bottom") return P::bottom;
  return P::offset;
}

void read_position(xml::Node node, Picture::From& from, Picture::Pos& pos, Twips& offset, Picture::From otherwise) {
  from = from_of(node.attribute("relativeFrom").value(), otherwise);
  if (const xml::Node align = node.child("wp:align")) pos = pos_of(align.text().get());
  if (const xml::Node by = node.child("wp:posOffset")) offset = emu_text(by);
}

Picture::Wrap wrap_of(xml::Node anchor) {
  for (xml::Node node : anchor.children()) {
    const std::string_view name = node.name();
    if (name == "wp:wrapSquare" || name == "wp:wrapTight" || name == "wp:wrapThrough") return Picture::Wrap::square;
    if (name == "wp:wrapTopAndBottom") return Picture::Wrap::top_bottom;
  }
  return on_off(anchor.attribute("behindDoc"), false) ? Picture::Wrap::behind : Picture::Wrap::none;
}

/// Where text stands beside a square (§20.4.3.7).
Picture::Side side_of(xml::Node anchor) {
  for (xml::Node node : anchor.children()) {
    const std::string_view side = node.attribute("wrapText").value();
    if (side == "left") return Picture::Side::left;
    if (side == "right") return Picture::Side::right;
    if (side == "largest") return Picture::Side::wider;
  }
  return Picture::Side::both;
}

void read_anchor(xml::Node anchor, Picture& out) {
  out.anchored = true;
  out.wrap = wrap_of(anchor);
  out.side = side_of(anchor);
  read_position(anchor.child("wp:positionH"), out.from_x, out.pos_x, out.x, Picture::From::column);
  read_position(anchor.child("wp:positionV"), out.from_y, out.pos_y, out.y, Picture::From::paragraph);
  if (on_off(anchor.attribute("simplePos"), false)) {
    out.from_x = out.from_y = Picture::From::page;
    out.x = emu(anchor.child("wp:simplePos").attribute("x")), out.y = emu(anchor.child("wp:simplePos").attribute("y"));
  }
  out.dist_left = emu(anchor.attribute("distL")), out.dist_right = emu(anchor.attribute("distR"));
  out.dist_top = emu(anchor.attribute("distT")), out.dist_bottom = emu(anchor.attribute("distB"));
  out.z = static_cast<std::uint32_t>(std::max(0, integer(anchor.attribute("relativeHeight").value())));
}

/// Line and fill of a shape (§20.1.2.2.24, §20.1.8): from its own properties, else from its style's references.
void read_ink(xml::Node properties, xml::Node style, const Theme& theme, Picture& out) {
  if (const xml::Node fill = properties.child("a:solidFill"))
    out.fill = drawing_colour(fill, theme);
  else if (const xml::Node stops = properties.child("a:gradFill").child("a:gsLst"))
    out.fill = drawing_colour(stops.first_child(), theme);
  else if (!properties.child("a:noFill") && integer(style.child("a:fillRef").attribute("idx").value()) > 0)
    out.fill = drawing_colour(style.child("a:fillRef"), theme);
  const xml::Node line = properties.child("a:ln");
  if (line.child("a:noFill")) return;
  const xml::Node reference = style.child("a:lnRef");
  const bool by_style = integer(reference.attribute("idx").value()) > 0;
  const xml::Node ink = line.child("a:solidFill");
  if (!ink && !by_style) return;
  out.stroke = ink ? drawing_colour(ink, theme) : drawing_colour(reference, theme);
  if (out.stroke == no_colour) out.stroke = 0x000000;
  out.stroke_width = line.attribute("w") ? std::max(emu(line.attribute("w")), 1) : hairline;
}

void read_transform(xml::Node transform, Picture& out) {
  out.rotation = integer(transform.attribute("rot").value());
  out.flip = on_off(transform.attribute("flipV"), false) != on_off(transform.attribute("flipH"), false);
}

bool is_line(std::string_view preset) {
  return preset == "line" || preset == "straightConnector1" || preset.starts_with("bentConnector") ||
         preset == "lineInv";
}

/// Presets that a plain rectangle stands for without being told.
bool is_rectangle(std::string_view preset) {
  return preset.empty() || preset == "rect" || preset == "roundRect" || preset == "flowChartProcess" ||
         preset == "flowChartAlternateProcess" || preset.starts_with("snip") || preset.starts_with("round");
}

}  // namespace

void Builder::add_picture(Picture picture, std::uint32_t run, Para& para) {
  const bool has_image = !picture.part.empty();
  picture.width = std::max(picture.width, 0), picture.height = std::max(picture.height, 0);
  doc_.pictures.push_back(std::move(picture));
  put(has_image ? Inline::Kind::picture : Inline::Kind::shape, cascade_.props(run, Cascade::Script::ascii), para, {},
      static_cast<std::uint32_t>(doc_.pictures.size()) - 1);
}

void Builder::image(std::string_view relationship, Picture& out, Story& story) {
  const auto box = [&](const char* id, Message text, const char* hint) {
    warn(id, story, std::move(text), hint);
    out.stroke = 0x808080, out.stroke_width = hairline;
  };
  const ooxml::Relationship* r = ooxml::find(*story.relationships, relationship);
  if (!r || r->external)
    return box("PRK-W012", "a picture's file is not in the document; an empty box stands for it",
               "insert the picture again, not as a link");
  const auto known = data_.media.find(r->target);
  if (known == data_.media.end())
    return box("PRK-W012", Message("the document does not hold the picture {}; an empty box stands for it", r->target),
               "insert the picture again");
  if (known->second == Media::other)
    return box("PRK-W010", Message("the picture {} is neither PNG nor JPEG; an empty box stands for it", r->target),
               "save the picture as PNG and insert it again");
  out.part = r->target;
}

void Builder::text_box(xml::Node content, Picture& out, Story& around) {
  if (around.depth >= max_depth) {
    warn("PRK-W013", around, "text boxes are nested deeper than 50; the rest is left out",
         "simplify the document at this place");
    return;
  }
  Story story;
  story.part = around.part, story.relationships = around.relationships, story.paragraphs = around.paragraphs;
  story.note_label = around.note_label, story.page_note = around.page_note, story.in_note = around.in_note;
  story.depth = around.depth + 1;
  std::vector<Block> inside;
  Flow flow{story, 0, inside, {}, {}, {}, false};
  blocks(content, flow);
  close_flow(flow);
  doc_.text_boxes.push_back(std::move(inside));
  out.text_box = static_cast<std::uint32_t>(doc_.text_boxes.size());
}

void Builder::drawing(xml::Node node, std::uint32_t run, Para& para) {
  for (xml::Node placed : node.children()) {
    const std::string_view name = placed.name();
    const bool anchored = name == "wp:anchor";
    if (!anchored && name != "wp:inline") continue;
    if (on_off(placed.attribute("hidden"), false) || on_off(placed.child("wp:docPr").attribute("hidden"), false))
      continue;
    Picture out;
    const xml::Node extent = placed.child("wp:extent");
    out.width = emu(extent.attribute("cx")), out.height = emu(extent.attribute("cy"));
    const xml::Node about = placed.child("wp:docPr");
    out.alternative = about.attribute("descr") ? about.attribute("descr").value() : about.attribute("title").value();
    if (anchored) read_anchor(placed, out);
    graphic(placed.child("a:graphic").child("a:graphicData"), std::move(out), run, para);
  }
}

void Builder::graphic(xml::Node data, Picture out, std::uint32_t run, Para& para) {
  for (xml::Node node : data.children()) {
    const std::string_view name = node.name();
    if (name == "pic:pic") {
      picture(node, out, para);
      return add_picture(std::move(out), run, para);
    }
    if (name == "wps:wsp" || name == "wps:cxnSp") {
      shape(node, out, para);
      return add_picture(std::move(out), run, para);
    }
    if (name == "wpg:wgp" || name == "wpc:wpc") {
      Picture box;
      box.width = out.width, box.height = out.height;
      group(node, box, out, para, 0);
      return add_picture(std::move(out), run, para);
    }
    if (name == "c:chart" && chart(node, out, para.story)) return add_picture(std::move(out), run, para);
    if (name == "mc:AlternateContent") return graphic(chosen(node), std::move(out), run, para);
  }
  const std::string_view kind = data.attribute("uri").value();
  const char* what = kind.ends_with("/chart") || kind.ends_with("/chartex") ? "a chart"
                     : kind.ends_with("/diagram")                           ? "a SmartArt diagram"
                                                                            : "a drawing of an unknown kind";
  warn("PRK-W010", para.story, Message("{} cannot be drawn; an empty box stands for it", what),
       "paste it as a picture (PNG)");
  out.stroke = 0x808080, out.stroke_width = hairline;
  add_picture(std::move(out), run, para);
}

void Builder::picture(xml::Node pic, Picture& out, Para& para) {
  const xml::Node fill = pic.child("pic:blipFill"), blip = fill.child("a:blip"), properties = pic.child("pic:spPr");
  const xml::Node crop = fill.child("a:srcRect");
  constexpr const char* sides[] = {"l", "t", "r", "b"};
  for (std::size_t i = 0; i < 4; ++i)
    out.crop[i] = std::clamp(integer(crop.attribute(sides[i]).value()), -1'000'000, 99'999);
  read_transform(properties.child("a:xfrm"), out);
  out.flip = false;
  tell_turned(out, para.story);
  read_ink(properties, {}, data_.theme, out);
  image(blip.attribute("r:embed").value(), out, para.story);
  if (out.alternative.empty()) out.alternative = pic.child("pic:nvPicPr").child("pic:cNvPr").attribute("descr").value();
}

void Builder::tell_turned(const Picture& picture, const Story& story) {
  constexpr int circle = 360 * 60'000;
  if (picture.rotation % circle == 0) return;
  if (picture.ellipse && picture.text_box == 0 && picture.width == picture.height) return;
  warn("PRK-W010", story, "a turned shape or picture is drawn upright", "turn the picture itself and insert it again");
}

void Builder::shape(xml::Node wsp, Picture& out, Para& para) {
  const xml::Node properties = wsp.child("wps:spPr");
  const std::string_view preset = properties.child("a:prstGeom").attribute("prst").value();
  read_transform(properties.child("a:xfrm"), out);
  read_ink(properties, wsp.child("wps:style"), data_.theme, out);
  out.line_shape = is_line(preset);
  tell_turned(out, para.story);
  if (const std::string_view turn = wsp.child("wps:bodyPr").attribute("vert").value(); !turn.empty() && turn != "horz")
    warn("PRK-W010", para.story, "upright text in a shape is drawn level", "turn the text in a table cell instead");
  out.ellipse = preset == "ellipse" || preset == "flowChartConnector";
  const bool drawn = out.fill != no_colour || out.stroke != no_colour;
  if (drawn && !out.line_shape && !out.ellipse && (!is_rectangle(preset) || properties.child("a:custGeom")))
    warn("PRK-W010", para.story, Message("the shape {} is drawn as a rectangle", preset.empty() ? "freeform" : preset),
         "use a rectangle, a line or a picture");
  if (const xml::Node fill = properties.child("a:blipFill"))
    image(fill.child("a:blip").attribute("r:embed").value(), out, para.story);
  const xml::Node body = wsp.child("wps:bodyPr");
  constexpr const char* sides[] = {"lIns", "tIns", "rIns", "bIns"};
  constexpr Twips usual[] = {144, 72, 144, 72};
  for (std::size_t i = 0; i < 4; ++i)
    out.inset[i] = body.attribute(sides[i]) ? std::max(0, emu(body.attribute(sides[i]))) : usual[i];
  const std::string_view anchor = body.attribute("anchor").value();
  out.text_valign = anchor == "ctr" ? Picture::TextAlign::centre
                    : anchor == "b" ? Picture::TextAlign::bottom
                                    : Picture::TextAlign::top;
  out.auto_height = static_cast<bool>(body.child("a:spAutoFit"));
  out.auto_width = std::string_view(body.attribute("wrap").value()) == "none" && out.auto_height;
  if (const xml::Node content = wsp.child("wps:txbx").child("w:txbxContent")) text_box(content, out, para.story);
}

/// A group's children stand in its own coordinates (§20.1.7.5 chOff, chExt); here they become members of `room`.
void Builder::group(xml::Node node, const Picture& box, Picture& room, Para& para, int depth) {
  if (depth > max_depth) return;
  const xml::Node transform = node.child("wpg:grpSpPr").child("a:xfrm");
  const xml::Node start = transform.child("a:chOff"), size = transform.child("a:chExt");
  const Twips child_w = emu(size.attribute("cx")), child_h = emu(size.attribute("cy"));
  const double scale_x = child_w > 0 ? box.width / static_cast<double>(child_w) : 1;
  const double scale_y = child_h > 0 ? box.height / static_cast<double>(child_h) : 1;
  for (xml::Node child : node.children()) {
    const std::string_view name = child.name();
    const bool is_picture = name == "pic:pic", is_group = name == "wpg:grpSp" || name == "wpg:wgp";
    if (!is_picture && !is_group && name != "wps:wsp" && name != "wps:cxnSp") continue;
    const char* properties = is_picture ? "pic:spPr" : is_group ? "wpg:grpSpPr" : "wps:spPr";
    const xml::Node own = child.child(properties).child("a:xfrm");
    const xml::Node offset = own.child("a:off"), extent = own.child("a:ext");
    Picture out;
    out.x = box.x + scaled(emu(offset.attribute("x")) - emu(start.attribute("x")), scale_x);
    out.y = box.y + scaled(emu(offset.attribute("y")) - emu(start.attribute("y")), scale_y);
    out.width = scaled(emu(extent.attribute("cx")), scale_x);
    out.height = scaled(emu(extent.attribute("cy")), scale_y);
    if (is_group) {
      group(child, out, room, para, depth + 1);
      continue;
    }
    is_picture ? picture(child, out, para) : shape(child, out, para);
    add_member(room, std::move(out));
  }
}

void Builder::add_member(Picture& room, Picture member) {
  member.width = std::max(member.width, 0), member.height = std::max(member.height, 0);
  doc_.pictures.push_back(std::move(member));
  room.members.push_back(static_cast<std::uint32_t>(doc_.pictures.size()) - 1);
}

}  // namespace prikaz::flow
