#include "flow/styles.hpp"

#include <algorithm>

#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr int max_chain = 100;

Style::Kind style_kind(std::string_view type) {
  if (type == "character") return Style::Kind::character;
  if (type == "table") return Style::Kind::table;
  if (type == "numbering") return Style::Kind::numbering;
  return Style::Kind::paragraph;
}

std::unique_ptr<TableStyle> read_table_style(xml::Node node, Names& names, const Theme& theme) {
  auto out = std::make_unique<TableStyle>();
  out->whole = read_table_look(node, names, theme);
  const xml::Node table = node.child("w:tblPr");
  out->row_band = std::max(1, integer(val(table.child("w:tblStyleRowBandSize")), 1));
  out->column_band = std::max(1, integer(val(table.child("w:tblStyleColBandSize")), 1));
  for (xml::Node part : node.children("w:tblStylePr")) {
    const TablePart kind = table_part(part.attribute("w:type").value());
    if (kind == TablePart::count) {
      if (std::string_view(part.attribute("w:type").value()) == "wholeTable")
        merge(out->whole, read_table_look(part, names, theme));
      continue;
    }
    out->parts[static_cast<std::size_t>(kind)] = read_table_look(part, names, theme);
  }
  return out;
}

/// Lays a table style over the one it is based on.
void merge_under(TableStyle& own, const TableStyle& base) {
  TableLook whole = base.whole;
  merge(whole, own.whole);
  own.whole = std::move(whole);
  for (std::size_t i = 0; i < table_parts; ++i) {
    if (!base.parts[i]) continue;
    TableLook part = *base.parts[i];
    if (own.parts[i]) merge(part, *own.parts[i]);
    own.parts[i] = std::move(part);
  }
  if (own.row_band == 1) own.row_band = base.row_band;
  if (own.column_band == 1) own.column_band = base.column_band;
}

}  // namespace

void Styles::read(xml::Node root, Names& names, const Theme& theme) {
  const xml::Node defaults = root.child("w:docDefaults");
  run_defaults = read_run_delta(defaults.child("w:rPrDefault").child("w:rPr"), names, theme);
  para_defaults = read_para_delta(defaults.child("w:pPrDefault").child("w:pPr"));
  for (xml::Node node : root.children("w:style")) {
    Style style;
    style.kind = style_kind(node.attribute("w:type").value());
    style.id = node.attribute("w:styleId").value();
    style.name = val(node.child("w:name"));
    style.based_on = val(node.child("w:basedOn"));
    style.is_default = on_off(node.attribute("w:default"), false);
    if (style.kind == Style::Kind::table) {
      style.table = read_table_style(node, names, theme);
    } else {
      style.run = read_run_delta(node.child("w:rPr"), names, theme);
      style.run.set &= ~static_cast<std::uint32_t>(RunDelta::styled), style.run.style = 0;
      style.para = read_para_delta(node.child("w:pPr"));
    }
    styles_.push_back(std::move(style));
  }
  // Word falls back on the first style of a kind when several claim to be the default; LibreOffice too.
  for (std::uint32_t i = 0; i < styles_.size(); ++i) {
    by_id_.emplace(styles_[i].id, i);
    if (!styles_[i].is_default) continue;
    std::uint32_t* slot = styles_[i].kind == Style::Kind::paragraph   ? &default_paragraph
                          : styles_[i].kind == Style::Kind::character ? &default_character
                          : styles_[i].kind == Style::Kind::table     ? &default_table
                                                                      : nullptr;
    if (slot && *slot == none) *slot = i;
  }
}

std::uint32_t Styles::find(std::string_view id, Style::Kind kind) const {
  const auto found = by_id_.find(id);
  return found != by_id_.end() && styles_[found->second].kind == kind ? found->second : none;
}

void Styles::resolve(const Numbering& numbering, Diagnostics& warnings, const std::string& part) {
  for (std::uint32_t i = 0; i < styles_.size(); ++i) resolve(i, numbering, warnings, part, 0);
}

void Styles::resolve(std::uint32_t index, const Numbering& numbering, Diagnostics& warnings, const std::string& part,
                     int depth) {
  Style& style = styles_[index];
  if (style.state != Style::State::raw) return;
  style.state = Style::State::resolving;
  const std::uint32_t base = style.based_on.empty() ? none : find(style.based_on, style.kind);
  if (base != none) {
    if (styles_[base].state == Style::State::resolving || depth > max_chain) {
      warnings.add({"PRK-W003",
                    Severity::warning,
                    {part, 0, 0, {}},
                    Message("style {} is based on itself through others; the chain was cut there", style.id),
                    "give the style another base in the styles pane"});
    } else {
      resolve(base, numbering, warnings, part, depth + 1);
      style.run_all = styles_[base].run_all;
      style.para_all = styles_[base].para_all;
      style.para_bare = styles_[base].para_bare;
      if (style.table && styles_[base].table) merge_under(*style.table, *styles_[base].table);
    }
  }
  merge(style.run_all, style.run);
  // A list named by a style, or another level of the list of its base, brings its indents and tabs, and the style's own
  // lie above them (§17.3.1.19, §17.9.22).
  const bool own_number = (style.para.set & ParaDelta::number_set) != 0;
  const bool own_level = (style.para.set & ParaDelta::level_set) != 0;
  const std::int32_t number = own_number ? style.para.number : own_level ? style.para_all.number : 0;
  if (number != 0) {
    int level = own_level ? style.para.level : 0;
    if (const int by_style = numbering.level_of_style(number, style.id); by_style >= 0) level = by_style;
    style.para.level = static_cast<std::uint8_t>(level);
    style.para.set |= ParaDelta::level_set;
    if (const Level* list = numbering.level(number, level)) merge(style.para_all, list->para);
  }
  merge(style.para_all, style.para);
  merge(style.para_bare, style.para);
  style.state = Style::State::ready;
}

}  // namespace prikaz::flow
