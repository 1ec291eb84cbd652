#include "flow/cascade.hpp"

#include <algorithm>

namespace prikaz::flow {
namespace {

bool same(const TabStop& a, const TabStop& b) {
  return a.position == b.position && a.kind == b.kind && a.leader == b.leader;
}

bool same(const ParaProps& a, const ParaProps& b) {
  return a.align == b.align && a.indent_left == b.indent_left && a.indent_right == b.indent_right &&
         a.indent_first == b.indent_first && a.before == b.before && a.after == b.after &&
         a.before_auto == b.before_auto && a.after_auto == b.after_auto && a.contextual == b.contextual &&
         a.line == b.line && a.line_rule == b.line_rule && a.keep_next == b.keep_next && a.keep_lines == b.keep_lines &&
         a.page_break_before == b.page_break_before && a.widow_control == b.widow_control &&
         a.suppress_hyphens == b.suppress_hyphens && a.top == b.top && a.bottom == b.bottom && a.left == b.left &&
         a.right == b.right && a.between == b.between && a.shade == b.shade && a.outline_level == b.outline_level &&
         a.style == b.style && a.list == b.list &&
         std::equal(a.tabs.begin(), a.tabs.end(), b.tabs.begin(), b.tabs.end(),
                    [](const TabStop& x, const TabStop& y) { return same(x, y); });
}

std::uint64_t hash(const ParaProps& p) {
  std::uint64_t h = 0x9E3779B97F4A7C15ull;
  const auto add = [&](std::int64_t v) {
    h = (h ^ static_cast<std::uint64_t>(v)) * 0xff51afd7ed558ccdull, h ^= h >> 29;
  };
  add(p.style);
  add(static_cast<std::int64_t>(p.align) << 32 | static_cast<std::uint32_t>(p.indent_left));
  add(static_cast<std::int64_t>(p.indent_right) << 32 | static_cast<std::uint32_t>(p.indent_first));
  add(static_cast<std::int64_t>(p.before) << 32 | static_cast<std::uint32_t>(p.after));
  add(static_cast<std::int64_t>(p.line) << 8 | (p.keep_next ? 1 : 0) | (p.page_break_before ? 2 : 0));
  for (const TabStop& tab : p.tabs) add(tab.position);
  return h;
}

}  // namespace

Cascade::Cascade(const PreparedData& data, Names& names, FlowDoc& doc)
    : data_(data), names_(names), doc_(doc), contexts_(1) {}

std::uint32_t Cascade::table_context(std::uint32_t table_style, std::uint16_t parts) {
  if (table_style == Styles::none) return 0;
  const std::uint64_t key = (std::uint64_t{table_style} + 1) << 16 | parts;
  const auto [at, added] = context_ids_.try_emplace(key, static_cast<std::uint32_t>(contexts_.size()));
  if (!added) return at->second;
  Context context;
  context.key = key;
  const TableStyle& style = *data_.styles[table_style].table;
  context.run = style.whole.run;
  context.para = style.whole.para;
  for (std::size_t part = 0; part < table_parts; ++part)
    if (parts & (1u << part)) {
      merge(context.run, style.parts[part]->run);
      merge(context.para, style.parts[part]->para);
    }
  contexts_.push_back(std::move(context));
  return at->second;
}

std::uint32_t Cascade::base(std::uint32_t context, std::uint32_t paragraph_style) {
  const std::uint64_t key = static_cast<std::uint64_t>(context) << 32 | paragraph_style;
  const auto [at, added] = base_ids_.try_emplace(key, static_cast<std::uint32_t>(bases_.size()));
  if (!added) return at->second;
  Base out;
  out.style = contexts_[context].run;
  out.para = data_.styles.para_defaults;
  merge(out.para, contexts_[context].para);
  if (paragraph_style != Styles::none) {
    const Style& style = data_.styles[paragraph_style];
    merge_style_level(out.style, style.run_all);
    merge(out.para, style.para_all);
    out.paragraph_style = paragraph_style + 1;
  }
  out.run = data_.styles.run_defaults;
  merge(out.run, out.style);
  bases_.push_back(std::move(out));
  return at->second;
}

std::uint32_t Cascade::run(std::uint32_t base, const RunDelta& direct) {
  const auto [at, added] = run_ids_.try_emplace(RunKey{base, direct}, static_cast<std::uint32_t>(runs_.size()));
  if (!added) return at->second;
  Run out;
  out.full = bases_[base].run;
  const std::uint32_t character =
      direct.style ? data_.styles.find(names_[direct.style], Style::Kind::character) : data_.styles.default_character;
  if (character != Styles::none) {
    RunDelta style = bases_[base].style;
    merge_style_level(style, data_.styles[character].run_all);
    merge(out.full, style);
  }
  merge(out.full, direct);
  runs_.push_back(out);
  return at->second;
}

std::uint32_t Cascade::props(std::uint32_t run, Script script) {
  Run& r = runs_[run];
  std::uint32_t& slot = r.props[static_cast<std::size_t>(script)];
  if (slot == unset)
    slot = props(r.full, script == Script::ascii ? r.full.ascii : script == Script::hansi ? r.full.hansi : r.full.asia);
  return slot;
}

std::uint32_t Cascade::props(const RunDelta& full, std::uint16_t font) {
  // What differs only in where it came from is the same.
  constexpr std::uint32_t matters = RunDelta::size | RunDelta::scaled | RunDelta::coloured |
                                    RunDelta::underline_coloured | RunDelta::highlighted | RunDelta::shaded;
  RunDelta key = full;
  key.set &= matters;
  key.toggles_set = 0;
  key.toggles_on &= static_cast<std::uint16_t>(~RunDelta::joined);
  key.ascii = font;
  key.hansi = key.asia = key.style = 0;
  const auto [at, added] = props_ids_.try_emplace(key, static_cast<std::uint32_t>(doc_.run_props.size()));
  if (added) {
    doc_.run_props.push_back(to_run_props(full, font, names_));
    keys_.push_back(key);
  }
  return at->second;
}

std::uint32_t Cascade::para(ParaProps props) {
  const std::uint64_t h = hash(props);
  const auto [first, last] = para_ids_.equal_range(h);
  for (auto at = first; at != last; ++at)
    if (same(doc_.para_props[at->second], props)) return at->second;
  const auto index = static_cast<std::uint32_t>(doc_.para_props.size());
  doc_.para_props.push_back(std::move(props));
  para_ids_.emplace(h, index);
  return index;
}

}  // namespace prikaz::flow
