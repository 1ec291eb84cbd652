#include "kit/flow_dump.hpp"

#include "core/format.hpp"

namespace prikaz::kit {
namespace {

using namespace flow;

std::string hex(Rgb rgb) { return rgb == no_colour ? "auto" : format("{:06X}", rgb); }

std::string dump(const Border& b) {
  static const char* kinds[] = {"none", "single", "double", "dotted", "dashed", "thick", "triple", "wave"};
  std::string out = kinds[static_cast<int>(b.kind)];
  if (b.kind == Border::Kind::none) return out;
  out += format(":{}", b.eighths);
  if (b.space) out += format("+{}", b.space);
  if (b.colour != no_colour) out += format("#{}", hex(b.colour));
  return out;
}

void word(std::string& out, const std::string& s) {
  if (!out.empty()) out += ' ';
  out += s;
}

void border(std::string& out, const char* name, const Border& b) {
  if (b.kind != Border::Kind::none) word(out, format("{}={}", name, dump(b)));
}

struct Dumper {
  const FlowDoc& doc;
  std::string out;

  void line(int depth, const std::string& s) {
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += s + "\n";
  }

  std::string braces(std::uint32_t props) const { return "{" + kit::dump(doc.run_props.at(props)) + "}"; }

  std::string piece(const Inline& i) const {
    using K = Inline::Kind;
    switch (i.kind) {
      case K::text:
        return "\"" + i.text + "\"" + braces(i.props);
      case K::tab:
        return "tab";
      case K::line_break:
        return "br";
      case K::page_break:
        return "page-break";
      case K::column_break:
        return "column-break";
      case K::soft_hyphen:
        return "soft-hyphen";
      case K::no_break_hyphen:
        return "no-break-hyphen";
      case K::page_number:
        return "PAGE" + (i.index ? format("({})", i.index) : std::string()) + braces(i.props);
      case K::page_count:
        return "NUMPAGES" + braces(i.props);
      case K::section_pages:
        return "SECTIONPAGES" + braces(i.props);
      case K::page_ref:
        return "PAGEREF(" + i.text + ")" + braces(i.props);
      case K::picture:
        return "picture(" + picture(doc.pictures.at(i.index)) + ")";
      case K::shape:
        return "shape(" + picture(doc.pictures.at(i.index)) + ")";
      case K::footnote:
        return format("footnote({} {})", i.index, i.text) + braces(i.props);
      case K::endnote:
        return format("endnote({} {})", i.index, i.text) + braces(i.props);
      case K::note_number:
        return format("note-number({})", i.index) + braces(i.props);
      case K::bookmark:
        return "bookmark(" + i.text + ")";
      case K::link_start:
        return "link(" + i.text + ")[";
      case K::link_end:
        return "]";
      case K::position_tab:
        return format("ptab({})", i.index);
    }
    return "?";
  }

  static std::string picture(const Picture& p) {
    static const char* wraps[] = {"none", "square", "top-bottom", "behind"};
    static const char* froms[] = {"page",      "margin",      "column",       "paragraph",  "line",
                                  "character", "left-margin", "right-margin", "top-margin", "bottom-margin"};
    static const char* positions[] = {"", "left", "centre", "right", "top", "bottom"};
    std::string s = format("{}x{}", p.width, p.height);
    if (!p.part.empty()) word(s, p.part);
    if (p.crop[0] || p.crop[1] || p.crop[2] || p.crop[3])
      word(s, format("crop={},{},{},{}", p.crop[0], p.crop[1], p.crop[2], p.crop[3]));
    if (!p.alternative.empty()) word(s, "alt='" + p.alternative + "'");
    const auto place = [&](Picture::From from, Picture::Pos pos, Twips at) {
      return std::string(froms[static_cast<int>(from)]) + ":" +
             (pos == Picture::Pos::offset ? std::to_string(at) : positions[static_cast<int>(pos)]);
    };
    if (p.anchored)
      word(s, format("{} x={} y={}", wraps[static_cast<int>(p.wrap)], place(p.from_x, p.pos_x, p.x),
                     place(p.from_y, p.pos_y, p.y)));
    static const char* sides[] = {"", "left", "right", "wider"};
    if (p.side != Picture::Side::both) word(s, format("side={}", sides[static_cast<int>(p.side)]));
    if (p.fill != no_colour) word(s, "fill=" + hex(p.fill));
    if (p.stroke != no_colour) word(s, format("stroke={}:{}", hex(p.stroke), p.stroke_width));
    if (p.line_shape) word(s, p.flip ? "line/" : "line");
    if (p.ellipse) word(s, "ellipse");
    if (p.auto_width) word(s, "auto-width");
    if (p.auto_height) word(s, "auto-height");
    if (p.text_box) word(s, format("box={}", p.text_box - 1));
    return s;
  }

  void paragraph(const Paragraph& p, int depth) {
    std::string s = "P";
    if (const std::string props = kit::dump(doc.para_props.at(p.props)); !props.empty()) word(s, props);
    s += " |";
    if (p.label) {
      const Label& l = doc.labels.at(p.label - 1);
      static const char* suffixes[] = {"tab", "space", "nothing"};
      word(s, "<" + l.text + " " + suffixes[static_cast<int>(l.suffix)] + ">" + braces(l.props));
    }
    for (std::uint32_t i = 0; i < p.count; ++i) word(s, piece(doc.inlines.at(p.first + i)));
    if (p.count == 0) word(s, braces(p.mark_props));
    if (p.section) word(s, format("/section {}", p.section - 1));
    line(depth, s);
  }

  void cell(const Cell& c, int depth) {
    std::string s = "C";
    if (c.column_span != 1) word(s, format("span={}", c.column_span));
    if (c.vertical_merge != Cell::Merge::none)
      word(s, c.vertical_merge == Cell::Merge::restart ? "merge=restart" : "merge=keep");
    if (c.width) word(s, format("w={}", c.width));
    if (c.width_percent50) word(s, format("w%={}", c.width_percent50));
    if (c.margin_left != 108 || c.margin_right != 108 || c.margin_top || c.margin_bottom)
      word(s, format("margins={},{},{},{}", c.margin_left, c.margin_top, c.margin_right, c.margin_bottom));
    border(s, c.own_top ? "TOP" : "top", c.top);
    border(s, c.own_bottom ? "BOTTOM" : "bottom", c.bottom);
    border(s, c.own_left ? "LEFT" : "left", c.left);
    border(s, c.own_right ? "RIGHT" : "right", c.right);
    if (c.shade != no_colour) word(s, "shade=" + hex(c.shade));
    if (c.valign != Cell::VAlign::top) word(s, c.valign == Cell::VAlign::centre ? "v=centre" : "v=bottom");
    if (c.direction != Cell::Direction::horizontal) word(s, c.direction == Cell::Direction::up ? "up" : "down");
    if (c.no_wrap) word(s, "no-wrap");
    line(depth, s);
    blocks(c.blocks, depth + 1);
  }

  void table(const Table& t, int depth) {
    std::string s = "T grid=";
    for (std::size_t i = 0; i < t.grid.size(); ++i) s += (i ? "," : "") + std::to_string(t.grid[i]);
    if (t.fixed) word(s, "fixed");
    if (t.width) word(s, format("w={}", t.width));
    if (t.width_percent50) word(s, format("w%={}", t.width_percent50));
    if (t.align != Table::Align::left) word(s, t.align == Table::Align::centre ? "centre" : "right");
    if (t.indent) word(s, format("ind={}", t.indent));
    if (t.cell_spacing) word(s, format("gap={}", t.cell_spacing));
    if (t.floating) word(s, format("floating x={} y={}", t.x, t.y));
    line(depth, s);
    for (const Row& row : t.rows) {
      std::string r = "R";
      if (row.height) word(r, format("{}={}", row.exact_height ? "exact" : "height", row.height));
      if (row.header) word(r, "header");
      if (row.cant_split) word(r, "cant-split");
      if (row.grid_before) word(r, format("before={}", row.grid_before));
      if (row.grid_after) word(r, format("after={}", row.grid_after));
      line(depth + 1, r);
      for (const Cell& c : row.cells) cell(c, depth + 2);
    }
  }

  void blocks(const std::vector<Block>& all, int depth) {
    for (const Block& b : all) b.table ? table(*b.table, depth) : paragraph(b.paragraph, depth);
  }

  void section(const Section& s) {
    static const char* starts[] = {"next-page", "continuous", "even-page", "odd-page", "next-column"};
    static const char* page_sides[] = {"page-top", "page-left", "page-bottom", "page-right"};
    std::string l =
        format("SECTION {} {}x{} margins={},{},{},{} header={} footer={}", starts[static_cast<int>(s.start)], s.width,
               s.height, s.left, s.top, s.right, s.bottom, s.header, s.footer);
    if (s.gutter) word(l, format("gutter={}", s.gutter));
    if (s.title_page) word(l, "title-page");
    if (s.columns > 1) word(l, format("columns={} gap={}", s.columns, s.column_gap));
    for (const auto& [width, gap] : s.column_widths) word(l, format("{}+{}", width, gap));
    if (s.column_line) word(l, "column-line");
    if (s.page_start >= 0) word(l, format("start={}", s.page_start));
    if (s.number_format != Section::NumberFormat::decimal)
      word(l, format("format={}", static_cast<int>(s.number_format)));
    if (s.valign != Section::VAlign::top) word(l, format("valign={}", static_cast<int>(s.valign)));
    const auto parts = [&](const char* name, const std::array<std::uint32_t, 3>& p) {
      if (p[0] || p[1] || p[2]) word(l, format("{}={},{},{}", name, p[0], p[1], p[2]));
    };
    parts("headers", s.headers);
    parts("footers", s.footers);
    for (std::size_t i = 0; i < 4; ++i) border(l, page_sides[i], s.page_borders[i]);
    line(0, l);
  }
};

}  // namespace

std::string dump(const RunProps& p) {
  static const char* underlines[] = {"", "u", "u-words", "u-double", "u-thick", "u-dotted", "u-dash", "u-wave"};
  std::string out;
  if (p.font != "Times New Roman") out = p.font;
  word(out, std::to_string(p.half_points));
  if (p.bold) word(out, "b");
  if (p.italic) word(out, "i");
  if (p.underline != RunProps::Underline::none) word(out, underlines[static_cast<int>(p.underline)]);
  if (p.strike) word(out, "strike");
  if (p.double_strike) word(out, "double-strike");
  if (p.caps) word(out, "caps");
  if (p.small_caps) word(out, "small-caps");
  if (p.hidden) word(out, "hidden");
  if (p.vertical != RunProps::Vertical::baseline)
    word(out, p.vertical == RunProps::Vertical::superscript ? "super" : "sub");
  if (p.raise) word(out, format("raise={}", p.raise));
  if (p.spacing) word(out, format("spacing={}", p.spacing));
  if (p.scale != 100) word(out, format("scale={}", p.scale));
  if (p.kern_from) word(out, format("kern={}", p.kern_from));
  if (p.colour != no_colour) word(out, "#" + hex(p.colour));
  if (p.highlight != no_colour) word(out, "highlight=" + hex(p.highlight));
  if (p.shade != no_colour) word(out, "shade=" + hex(p.shade));
  if (!p.language.empty()) word(out, p.language);
  return out;
}

std::string dump(const ParaProps& p) {
  static const char* aligns[] = {"", "centre", "right", "justify", "distribute"};
  static const char* kinds[] = {"left", "centre", "right", "decimal", "bar"};
  static const char* leaders[] = {"", ".", "-", "_", "·"};
  std::string out = aligns[static_cast<int>(p.align)];
  if (p.indent_left) word(out, format("left={}", p.indent_left));
  if (p.indent_right) word(out, format("right={}", p.indent_right));
  if (p.indent_first) word(out, format("first={}", p.indent_first));
  if (p.before) word(out, format("before={}", p.before));
  if (p.after) word(out, format("after={}", p.after));
  if (p.before_auto) word(out, "before-auto");
  if (p.after_auto) word(out, "after-auto");
  if (p.contextual) word(out, "contextual");
  if (p.line != 240 || p.line_rule != ParaProps::LineRule::multiple)
    word(out, format("line={}{}", p.line,
                     p.line_rule == ParaProps::LineRule::exact      ? "!"
                     : p.line_rule == ParaProps::LineRule::at_least ? "+"
                                                                    : ""));
  if (p.keep_next) word(out, "keep-next");
  if (p.keep_lines) word(out, "keep-lines");
  if (p.page_break_before) word(out, "page-break-before");
  if (!p.widow_control) word(out, "no-widow-control");
  if (p.suppress_hyphens) word(out, "no-hyphens");
  for (const TabStop& t : p.tabs)
    word(out, format("tab={}{}{}", kinds[static_cast<int>(t.kind)], t.position, leaders[static_cast<int>(t.leader)]));
  border(out, "top", p.top);
  border(out, "bottom", p.bottom);
  border(out, "left-line", p.left);
  border(out, "right-line", p.right);
  border(out, "between", p.between);
  if (p.shade != no_colour) word(out, "shade=" + hex(p.shade));
  if (p.outline_level != 9) word(out, format("outline={}", p.outline_level));
  return out;
}

std::string dump(const FlowDoc& doc) {
  Dumper d{doc, {}};
  d.blocks(doc.body, 0);
  for (const Section& s : doc.sections) d.section(s);
  const auto each = [&](const char* name, std::size_t i, const std::string& label, const std::vector<Block>& blocks) {
    d.line(0, format("{} {}{}", name, i, label.empty() ? "" : " " + label));
    d.blocks(blocks, 1);
  };
  for (std::size_t i = 0; i < doc.headers_footers.size(); ++i) each("HEADER", i, "", doc.headers_footers[i].blocks);
  for (std::size_t i = 0; i < doc.footnotes.size(); ++i)
    each("FOOTNOTE", i, doc.footnotes[i].label, doc.footnotes[i].blocks);
  for (std::size_t i = 0; i < doc.endnotes.size(); ++i)
    each("ENDNOTE", i, doc.endnotes[i].label, doc.endnotes[i].blocks);
  for (std::size_t i = 0; i < doc.text_boxes.size(); ++i) each("BOX", i, "", doc.text_boxes[i]);
  return d.out;
}

}  // namespace prikaz::kit
