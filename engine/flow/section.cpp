// Sections (§17.6): page geometry, columns, numbering, headers and footers with what they inherit.
#include <algorithm>
#include <cstdlib>

#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr std::uint16_t max_columns = 45;  ///< Word's own limit

/// Sides of ISO A3–A6 and JIS B4–B5, Letter, Legal, Tabloid and Executive, in twips.
constexpr Twips paper_sides[] = {23811, 16838, 11906, 8391,  5953,  14570, 20636,
                                 10318, 12240, 15840, 20160, 24480, 10440, 15120};

/// Programs round millimetres and inches differently (A4 is 11907 x 16840 to some): a side within 0.2 mm of a paper's
/// is that paper's (LibreOffice; printers do so too).
Twips paper_side(Twips length) {
  constexpr Twips near = 12;
  for (const Twips side : paper_sides)
    if (std::abs(length - side) <= near) return side;
  return length;
}

void read_page(xml::Node sect, Section& out) {
  const xml::Node size = sect.child("w:pgSz"), margins = sect.child("w:pgMar");
  const auto length = [](xml::Node node, const char* name, Twips otherwise) {
    const xml::Attribute a = node.attribute(name);
    return a ? clamp_length(twips(a.value(), otherwise)) : otherwise;
  };
  constexpr Twips least = 144, most = 31680;
  out.width = paper_side(std::clamp(length(size, "w:w", 12240), least, most));
  out.height = paper_side(std::clamp(length(size, "w:h", 15840), least, most));
  out.top = length(margins, "w:top", 1440);
  out.bottom = length(margins, "w:bottom", 1440);
  out.left = length(margins, "w:left", 1440);
  out.right = length(margins, "w:right", 1440);
  out.header = std::max(0, length(margins, "w:header", 720));
  out.footer = std::max(0, length(margins, "w:footer", 720));
  out.gutter = std::max(0, length(margins, "w:gutter", 0));
}

void read_columns(xml::Node cols, Section& out) {
  out.columns = std::max<std::uint16_t>(1, clamp_u16(integer(cols.attribute("w:num").value(), 1), max_columns));
  out.column_gap = std::max(0, clamp_length(twips(cols.attribute("w:space").value(), 720)));
  out.column_line = on_off(cols.attribute("w:sep"), false);
  if (on_off(cols.attribute("w:equalWidth"), true)) return;
  for (xml::Node col : cols.children("w:col")) {
    if (out.column_widths.size() >= max_columns) break;
    out.column_widths.emplace_back(std::max(0, clamp_length(twips(col.attribute("w:w").value()))),
                                   std::max(0, clamp_length(twips(col.attribute("w:space").value()))));
  }
  if (!out.column_widths.empty()) out.columns = static_cast<std::uint16_t>(out.column_widths.size());
}

Section::Start start_of(std::string_view type) {
  using S = Section::Start;
  if (type == "continuous") return S::continuous;
  if (type == "evenPage") return S::even_page;
  if (type == "oddPage") return S::odd_page;
  if (type == "nextColumn") return S::next_column;
  return S::next_page;
}

Section::VAlign vertical_align(std::string_view name) {
  using V = Section::VAlign;
  if (name == "center") return V::centre;
  if (name == "bottom") return V::bottom;
  if (name == "both") return V::both;
  return V::top;
}

std::size_t kind_of(xml::Node reference) {
  const std::string_view type = reference.attribute("w:type").value();
  return type == "first" ? 1 : type == "even" ? 2 : 0;
}

}  // namespace

std::uint32_t Builder::section(xml::Node sect, Story& story) {
  Section out;
  if (!doc_.sections.empty()) {
    out.headers = doc_.sections.back().headers;
    out.footers = doc_.sections.back().footers;
  }
  read_page(sect, out);
  if (doc_.settings.gutter_at_top) {
    out.top += out.top < 0 ? -out.gutter : out.gutter;
    out.gutter = 0;
  }
  read_columns(sect.child("w:cols"), out);
  text_width_ = std::max(0, out.width - out.left - out.right - out.gutter);
  out.start = start_of(val(sect.child("w:type")));
  const xml::Node title = sect.child("w:titlePg");
  out.title_page = title && on_off(title);
  if (const xml::Node number = sect.child("w:pgNumType")) {
    if (const xml::Attribute start = number.attribute("w:start"))
      out.page_start = std::clamp(integer(start.value()), 0, 1'000'000);
    out.number_format = page_number_format(number_style(number.attribute("w:fmt").value()));
  }
  out.valign = vertical_align(val(sect.child("w:vAlign")));
  if (const xml::Node borders = sect.child("w:pgBorders")) {
    constexpr const char* sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    for (std::size_t i = 0; i < 4; ++i) out.page_borders[i] = border(borders.child(sides[i]));
    out.borders_from_text = std::string_view(borders.attribute("w:offsetFrom").value()) != "page";
  }
  for (xml::Node reference : sect.children()) {
    const std::string_view name = reference.name();
    const bool header = name == "w:headerReference";
    if (!header && name != "w:footerReference") continue;
    const ooxml::Relationship* r = ooxml::find(*story.relationships, reference.attribute("r:id").value());
    if (!r || r->external) continue;
    (header ? out.headers : out.footers)[kind_of(reference)] = header_footer(r->target);
  }
  if (data_.footnotes.restart_each_section) footnote_number_ = 0;
  if (data_.endnotes.restart_each_section) endnote_number_ = 0;
  doc_.sections.push_back(std::move(out));
  return static_cast<std::uint32_t>(doc_.sections.size());
}

std::uint32_t Builder::header_footer(const std::string& part) {
  if (const auto known = header_index_.find(part); known != header_index_.end()) return known->second;
  const xml::Node root = part_root(part);
  std::uint32_t index = 0;
  if (root) {
    HeaderFooter out;
    Story story = story_of(part);
    story.source = source_of(part);
    Flow flow{story, 0, out.blocks, {}, {}, {}, false};
    blocks(root, flow);
    close_flow(flow);
    doc_.headers_footers.push_back(std::move(out));
    index = static_cast<std::uint32_t>(doc_.headers_footers.size());
  }
  header_index_.emplace(part, index);
  return index;
}

}  // namespace prikaz::flow
