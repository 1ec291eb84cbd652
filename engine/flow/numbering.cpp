#include "flow/numbering.hpp"

#include <algorithm>

#include "flow/symbols.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr std::size_t levels_of_list = 9;

/// "custom" formats are a sample of the first numbers: "01, 02, …" pads with zeros (§17.9.17 w:format).
NumberStyle custom_style(std::string_view sample) {
  if (sample.starts_with("001")) return NumberStyle::decimal_zero2;
  if (sample.starts_with("01")) return NumberStyle::decimal_zero;
  return NumberStyle::decimal;
}

xml::Node number_format_node(xml::Node level) {
  if (const xml::Node plain = level.child("w:numFmt")) return plain;
  return level.child("mc:AlternateContent").child("mc:Choice").child("w:numFmt");
}

void set_suffix(Level& out, std::string_view suffix) {
  if (suffix == "space") out.suffix = Label::Suffix::space;
  if (suffix == "nothing") out.suffix = Label::Suffix::nothing;
}

void set_align(Level& out, std::string_view jc) {
  if (jc == "center") out.align = Label::Align::centre;
  if (jc == "right" || jc == "end") out.align = Label::Align::right;
}

}  // namespace

std::int32_t Numbering::read_level(xml::Node node, Names& names, const Theme& theme) {
  Level out;
  const xml::Node format = number_format_node(node);
  out.style = val(format) == "custom" ? custom_style(format.attribute("w:format").value()) : number_style(val(format));
  out.start = std::clamp(integer(val(node.child("w:start")), 0), 0, 1'000'000);
  if (const xml::Node restart = node.child("w:lvlRestart")) out.restart = std::clamp(integer(val(restart)), 0, 9);
  out.text = val(node.child("w:lvlText"));
  if (on_off(node.child("w:lvlText").attribute("w:null"), false)) out.text.clear();
  if (node.child("w:lvlPicBulletId")) out.text = "•";
  out.paragraph_style = val(node.child("w:pStyle"));
  out.legal = node.child("w:isLgl") && on_off(node.child("w:isLgl"));
  set_suffix(out, val(node.child("w:suff")));
  set_align(out, val(node.child("w:lvlJc")));
  out.para = read_para_delta(node.child("w:pPr"));
  out.run = read_run_delta(node.child("w:rPr"), names, theme);
  const std::string& font = names[out.run.ascii ? out.run.ascii : out.run.hansi];
  if (out.style == NumberStyle::bullet) {
    out.text = symbols_to_unicode(font, out.text);
    if (is_symbol_font(font)) out.run.set &= ~(RunDelta::font_ascii | RunDelta::font_hansi);
  }
  levels_.push_back(std::move(out));
  return static_cast<std::int32_t>(levels_.size()) - 1;
}

void Numbering::read(xml::Node root, Names& names, const Theme& theme) {
  for (xml::Node node : root.children("w:abstractNum")) {
    Abstract abstract;
    abstract.levels.fill(-1);
    abstract.style_link = val(node.child("w:numStyleLink"));
    for (xml::Node level : node.children("w:lvl")) {
      const std::int32_t number = integer(level.attribute("w:ilvl").value(), -1);
      if (number >= 0 && number < 9)
        abstract.levels[static_cast<std::size_t>(number)] = read_level(level, names, theme);
    }
    abstract_ids_.emplace(integer(node.attribute("w:abstractNumId").value()),
                          static_cast<std::int32_t>(abstracts_.size()));
    abstracts_.push_back(std::move(abstract));
  }
  for (xml::Node node : root.children("w:num")) {
    Num num;
    num.levels.fill(-1);
    num.start_overrides.fill(-1);
    const auto known = abstract_ids_.find(integer(val(node.child("w:abstractNumId"))));
    if (known != abstract_ids_.end()) num.abstract = known->second;
    for (xml::Node over : node.children("w:lvlOverride")) {
      const std::int32_t number = integer(over.attribute("w:ilvl").value(), -1);
      if (number < 0 || number > 8) continue;
      const auto at = static_cast<std::size_t>(number);
      if (const xml::Node start = over.child("w:startOverride"))
        num.start_overrides[at] = std::clamp(integer(val(start)), 0, 1'000'000);
      if (const xml::Node level = over.child("w:lvl")) num.levels[at] = read_level(level, names, theme);
    }
    nums_.emplace(integer(node.attribute("w:numId").value()), num);
  }
}

const Numbering::Num* Numbering::num(std::int32_t id) const {
  const auto found = nums_.find(id);
  return found == nums_.end() ? nullptr : &found->second;
}

std::int32_t Numbering::abstract_of(const Num& n) const {
  std::int32_t at = n.abstract;
  for (int steps = 0; steps < 4 && at >= 0; ++steps) {
    const Abstract& abstract = abstracts_[static_cast<std::size_t>(at)];
    const Num* linked = abstract.linked_num ? num(abstract.linked_num) : nullptr;
    if (!linked || linked->abstract < 0) break;
    at = linked->abstract;
  }
  return at;
}

const Level* Numbering::level(const Num& n, std::int32_t abstract, std::size_t number) const {
  if (number >= levels_of_list) return nullptr;
  std::int32_t at = n.levels[number];
  if (at < 0 && abstract >= 0) at = abstracts_[static_cast<std::size_t>(abstract)].levels[number];
  return at < 0 ? nullptr : &levels_[static_cast<std::size_t>(at)];
}

const Level* Numbering::level(std::int32_t num_id, int number) const {
  const Num* n = num(num_id);
  return n && number >= 0 ? level(*n, abstract_of(*n), static_cast<std::size_t>(number)) : nullptr;
}

int Numbering::level_of_style(std::int32_t num_id, std::string_view style) const {
  const Num* n = num(num_id);
  if (!n) return -1;
  const std::int32_t abstract = abstract_of(*n);
  for (std::size_t i = 0; i < levels_of_list; ++i)
    if (const Level* l = level(*n, abstract, i); l && l->paragraph_style == style) return static_cast<int>(i);
  return -1;
}

std::string Counters::next(std::int32_t num_id, int level_number, bool russian) {
  const Numbering::Num* n = numbering_.num(num_id);
  if (!n || level_number < 0 || level_number > 8) return {};
  const std::int32_t abstract = numbering_.abstract_of(*n);
  const auto at = static_cast<std::size_t>(level_number);
  const Level* own = numbering_.level(*n, abstract, at);
  if (!own) return {};
  State& state = states_[abstract];
  const auto start_of = [&](std::size_t i) {
    const Level* l = numbering_.level(*n, abstract, i);
    return n->start_overrides[i] >= 0 ? n->start_overrides[i] : l ? l->start : 1;
  };
  // A start override restarts the shared counter once, when its list is first used (§17.9.26).
  std::uint16_t& applied = applied_[num_id];
  for (std::size_t i = 0; i <= at; ++i)
    if (n->start_overrides[i] >= 0 && !(applied & (1u << i))) {
      applied |= static_cast<std::uint16_t>(1u << i);
      state.started[i] = false;
    }
  for (std::size_t i = 0; i < at; ++i)
    if (!state.started[i]) state.value[i] = start_of(i);  // shown, not counted: its own first paragraph is yet to come
  if (state.started[at])
    ++state.value[at];
  else
    state.value[at] = start_of(at), state.started[at] = true;
  for (std::size_t i = at + 1; i < levels_of_list; ++i) {
    const Level* deeper = numbering_.level(*n, abstract, i);
    const std::int32_t restart = deeper ? deeper->restart : -1;
    if (restart < 0 || static_cast<std::int32_t>(at) < restart) state.started[i] = false;
  }

  std::string out;
  for (std::size_t i = 0; i < own->text.size(); ++i) {
    const char digit = i + 1 < own->text.size() ? own->text[i + 1] : '\0';
    if (own->text[i] != '%' || digit < '1' || digit > '9') {
      out += own->text[i];
      continue;
    }
    ++i;
    const auto shown = static_cast<std::size_t>(digit - '1');
    const Level* l = numbering_.level(*n, abstract, shown);
    if (!l || shown > at) continue;
    const bool decimal = own->legal && l->style != NumberStyle::none && l->style != NumberStyle::decimal_zero;
    out += format_number(state.value[shown], decimal ? NumberStyle::decimal : l->style, russian);
  }
  return out;
}

}  // namespace prikaz::flow
