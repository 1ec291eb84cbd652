#include "flow/para_delta.hpp"

#include <algorithm>

#include "flow/tag.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

ParaProps::Align alignment(std::string_view jc) {
  using A = ParaProps::Align;
  if (jc == "center") return A::centre;
  if (jc == "right" || jc == "end") return A::right;
  if (jc == "both" || jc.ends_with("Kashida")) return A::justify;
  if (jc == "distribute" || jc == "thaiDistribute") return A::distribute;
  return A::left;
}

void flag(ParaDelta& out, ParaDelta::Set which, bool& field, xml::Node node) {
  out.set |= which;
  field = on_off(node);
}

void length(ParaDelta& out, ParaDelta::Set which, Twips& field, xml::Attribute attribute) {
  if (!attribute) return;
  out.set |= which;
  field = clamp_length(twips(attribute.value()));
}

/// w:ind (§17.3.1.12): hanging wins over firstLine; start and end are Strict's names.
void read_indents(xml::Node node, ParaDelta& out) {
  length(out, ParaDelta::left_set, out.indent_left, node.attribute("w:start"));
  length(out, ParaDelta::left_set, out.indent_left, node.attribute("w:left"));
  length(out, ParaDelta::right_set, out.indent_right, node.attribute("w:end"));
  length(out, ParaDelta::right_set, out.indent_right, node.attribute("w:right"));
  length(out, ParaDelta::first_set, out.indent_first, node.attribute("w:firstLine"));
  if (node.attribute("w:hanging")) {
    length(out, ParaDelta::first_set, out.indent_first, node.attribute("w:hanging"));
    out.indent_first = -out.indent_first;
  }
}

/// w:spacing (§17.3.1.33). Lines are hundredths of a 12-point line when no grid is set.
void read_spacing(xml::Node node, ParaDelta& out) {
  const auto lines = [&](const char* name, ParaDelta::Set which, Twips& field) {
    if (const xml::Attribute a = node.attribute(name); a && integer(a.value()) != 0) {
      out.set |= which;
      field = clamp_length(integer(a.value()) * 240 / 100);
    }
  };
  lines("w:beforeLines", ParaDelta::before_set, out.before);
  lines("w:afterLines", ParaDelta::after_set, out.after);
  length(out, ParaDelta::before_set, out.before, node.attribute("w:before"));
  length(out, ParaDelta::after_set, out.after, node.attribute("w:after"));
  if (const xml::Attribute a = node.attribute("w:beforeAutospacing"))
    out.set |= ParaDelta::before_auto_set, out.before_auto = on_off(a, false);
  if (const xml::Attribute a = node.attribute("w:afterAutospacing"))
    out.set |= ParaDelta::after_auto_set, out.after_auto = on_off(a, false);
  length(out, ParaDelta::line_set, out.line, node.attribute("w:line"));
  if (const xml::Attribute a = node.attribute("w:lineRule")) {
    const std::string_view rule = a.value();
    out.set |= ParaDelta::rule_set;
    out.line_rule = rule == "exact"     ? ParaProps::LineRule::exact
                    : rule == "atLeast" ? ParaProps::LineRule::at_least
                                        : ParaProps::LineRule::multiple;
  }
}

void read_borders(xml::Node node, ParaDelta& out) {
  static constexpr const char* names[] = {"w:top", "w:bottom", "w:left", "w:right", "w:between"};
  for (std::size_t side = 0; side < 5; ++side)
    if (const xml::Node line = node.child(names[side])) {
      out.set |= ParaDelta::border_top << side;
      out.borders[side] = border(line);
    }
}

TabStop::Kind tab_kind(std::string_view kind) {
  using K = TabStop::Kind;
  if (kind == "center") return K::centre;
  if (kind == "right" || kind == "end") return K::right;
  if (kind == "decimal") return K::decimal;
  if (kind == "bar") return K::bar;
  return K::left;
}

TabStop::Leader tab_leader(std::string_view leader) {
  using L = TabStop::Leader;
  if (leader == "dot") return L::dot;
  if (leader == "hyphen") return L::hyphen;
  if (leader == "underscore" || leader == "heavy") return L::underscore;
  if (leader == "middleDot") return L::middle_dot;
  return L::none;
}

void read_tabs(xml::Node node, ParaDelta& out) {
  constexpr std::size_t most = 256;
  for (xml::Node tab : node.children("w:tab")) {
    if (out.tabs.size() >= most) break;
    TabChange change;
    change.clear = val(tab) == "clear";
    change.stop.position = clamp_length(twips(tab.attribute("w:pos").value()));
    change.stop.kind = tab_kind(val(tab));
    change.stop.leader = tab_leader(tab.attribute("w:leader").value());
    out.tabs.push_back(change);
  }
}

void read_numbering(xml::Node node, ParaDelta& out) {
  if (const xml::Node id = node.child("w:numId")) out.set |= ParaDelta::number_set, out.number = integer(val(id));
  if (const xml::Node level = node.child("w:ilvl"))
    out.set |= ParaDelta::level_set, out.level = static_cast<std::uint8_t>(std::clamp(integer(val(level)), 0, 8));
}

}  // namespace

ParaDelta read_para_delta(xml::Node ppr, ParaNodes* nodes) {
  ParaDelta out;
  ParaNodes unused;
  ParaNodes& left = nodes ? *nodes : unused;
  for (xml::Node node = ppr.first_child(); node; node = node.next_sibling()) switch (tag_of(node.name())) {
      case Tag::pStyle:
        left.style = node;
        break;
      case Tag::rPr:
        left.mark = node;
        break;
      case Tag::sectPr:
        left.section = node;
        break;
      case Tag::keepNext:
        flag(out, ParaDelta::keep_next_set, out.keep_next, node);
        break;
      case Tag::keepLines:
        flag(out, ParaDelta::keep_lines_set, out.keep_lines, node);
        break;
      case Tag::pageBreakBefore:
        flag(out, ParaDelta::page_break_set, out.page_break_before, node);
        break;
      case Tag::widowControl:
        flag(out, ParaDelta::widow_set, out.widow_control, node);
        break;
      case Tag::suppressAutoHyphens:
        flag(out, ParaDelta::hyphens_set, out.suppress_hyphens, node);
        break;
      case Tag::contextualSpacing:
        flag(out, ParaDelta::contextual_set, out.contextual, node);
        break;
      case Tag::bidi:
        flag(out, ParaDelta::bidi_set, out.bidi, node);
        break;
      case Tag::framePr:
        out.set |= ParaDelta::framed, out.frame = read_frame(node);
        break;
      case Tag::numPr:
        read_numbering(node, out);
        break;
      case Tag::pBdr:
        read_borders(node, out);
        break;
      case Tag::shd:
        out.set |= ParaDelta::shaded, out.shade = shade_colour(node);
        break;
      case Tag::tabs:
        read_tabs(node, out);
        break;
      case Tag::spacing:
        read_spacing(node, out);
        break;
      case Tag::ind:
        read_indents(node, out);
        break;
      case Tag::jc:
        out.set |= ParaDelta::aligned, out.align = alignment(val(node));
        break;
      case Tag::outlineLvl:
        out.set |= ParaDelta::outlined;
        out.outline_level = static_cast<std::uint8_t>(std::clamp(integer(val(node), 9), 0, 9));
        break;
      default:
        break;
    }
  return out;
}

FrameProps read_frame(xml::Node node) {
  using From = Picture::From;
  using Pos = Picture::Pos;
  FrameProps out;
  out.present = true;
  const auto text = [&](const char* name) { return std::string_view(node.attribute(name).value()); };
  const auto size = [&](const char* name) { return clamp_length(twips(text(name))); };
  const auto from = [](std::string_view anchor, From otherwise) {
    return anchor == "page" ? From::page : anchor == "margin" ? From::margin : otherwise;
  };
  out.drop_cap = text("w:dropCap") == "drop" ? 1 : text("w:dropCap") == "margin" ? 2 : 0;
  out.exact_height = text("w:hRule") == "exact";
  out.around = text("w:wrap") != "none" && text("w:wrap") != "notBeside";
  out.from_x = from(text("w:hAnchor"), From::column);
  // Without w:vAnchor a frame with an absolute y counts from the page (§17.3.1.11 leaves it open; Word does so).
  out.from_y = from(text("w:vAnchor"), text("w:vAnchor").empty() ? From::page : From::paragraph);
  out.width = size("w:w"), out.height = size("w:h");
  out.space_x = size("w:hSpace"), out.space_y = size("w:vSpace");
  out.x = size("w:x"), out.y = size("w:y");
  const std::string_view x = text("w:xAlign"), y = text("w:yAlign");
  out.pos_x = x == "center"                    ? Pos::centre
              : x == "right" || x == "outside" ? Pos::right
              : x.empty()                      ? Pos::offset
                                               : Pos::left;
  out.pos_y = y == "center"                     ? Pos::centre
              : y == "bottom" || y == "outside" ? Pos::bottom
              : y.empty() || y == "inline"      ? Pos::offset
                                                : Pos::top;
  // Some programs write a frame with no size and no place on every paragraph: Word shows plain paragraphs.
  if (out.exact_height && out.height <= 0 && out.width <= 0 && out.drop_cap == 0) out.present = false;
  if (y.empty() && !node.attribute("w:y") && text("w:vAnchor").empty()) out.from_y = From::paragraph;
  return out;
}

void merge(ParaDelta& below, const ParaDelta& over) {
  const std::uint32_t set = over.set;
  if (set & ParaDelta::aligned) below.align = over.align;
  if (set & ParaDelta::left_set) below.indent_left = over.indent_left;
  if (set & ParaDelta::right_set) below.indent_right = over.indent_right;
  if (set & ParaDelta::first_set) below.indent_first = over.indent_first;
  if (set & ParaDelta::before_set) below.before = over.before;
  if (set & ParaDelta::after_set) below.after = over.after;
  if (set & ParaDelta::before_auto_set) below.before_auto = over.before_auto;
  if (set & ParaDelta::after_auto_set) below.after_auto = over.after_auto;
  if (set & ParaDelta::contextual_set) below.contextual = over.contextual;
  if (set & ParaDelta::line_set) below.line = over.line;
  if (set & ParaDelta::rule_set) below.line_rule = over.line_rule;
  if (set & ParaDelta::keep_next_set) below.keep_next = over.keep_next;
  if (set & ParaDelta::keep_lines_set) below.keep_lines = over.keep_lines;
  if (set & ParaDelta::page_break_set) below.page_break_before = over.page_break_before;
  if (set & ParaDelta::widow_set) below.widow_control = over.widow_control;
  if (set & ParaDelta::hyphens_set) below.suppress_hyphens = over.suppress_hyphens;
  if (set & ParaDelta::bidi_set) below.bidi = over.bidi;
  if (set & ParaDelta::shaded) below.shade = over.shade;
  if (set & ParaDelta::outlined) below.outline_level = over.outline_level;
  if (set & ParaDelta::number_set) below.number = over.number;
  if (set & ParaDelta::level_set) below.level = over.level;
  if (set & ParaDelta::framed) below.frame = over.frame;
  for (std::size_t side = 0; side < 5; ++side)
    if (set & (ParaDelta::border_top << side)) below.borders[side] = over.borders[side];
  below.tabs.insert(below.tabs.end(), over.tabs.begin(), over.tabs.end());
  below.set |= set;
}

ParaProps to_para_props(const ParaDelta& d) {
  ParaProps out;
  out.align = d.align;
  if (d.bidi && (d.align == ParaProps::Align::left || d.align == ParaProps::Align::right))
    out.align = d.align == ParaProps::Align::left ? ParaProps::Align::right : ParaProps::Align::left;
  out.indent_left = d.indent_left, out.indent_right = d.indent_right, out.indent_first = d.indent_first;
  out.before = std::max(d.before, 0), out.after = std::max(d.after, 0);
  out.before_auto = d.before_auto, out.after_auto = d.after_auto, out.contextual = d.contextual;
  out.line_rule = d.line_rule;
  out.line = d.line == 0 ? 240 : d.line;
  if (out.line < 0) out.line = -out.line, out.line_rule = ParaProps::LineRule::exact;
  if (d.line == 0) out.line_rule = ParaProps::LineRule::multiple;
  out.keep_next = d.keep_next, out.keep_lines = d.keep_lines, out.page_break_before = d.page_break_before;
  out.widow_control = d.widow_control, out.suppress_hyphens = d.suppress_hyphens;
  out.top = d.borders[0], out.bottom = d.borders[1], out.left = d.borders[2], out.right = d.borders[3];
  out.between = d.borders[4];
  out.shade = d.shade;
  out.outline_level = d.outline_level;
  for (const TabChange& change : d.tabs) {
    const auto at = std::lower_bound(out.tabs.begin(), out.tabs.end(), change.stop.position,
                                     [](const TabStop& stop, Twips position) { return stop.position < position; });
    const bool same = at != out.tabs.end() && at->position == change.stop.position;
    if (change.clear) {
      if (same) out.tabs.erase(at);
    } else if (same) {
      *at = change.stop;
    } else {
      out.tabs.insert(at, change.stop);
    }
  }
  return out;
}

}  // namespace prikaz::flow
