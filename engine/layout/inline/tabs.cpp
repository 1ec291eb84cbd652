#include "layout/inline/tabs.hpp"

#include <algorithm>

#include "layout/inline/linebreak.hpp"

namespace prikaz::layout {
namespace {

const flow::Inline* source(const Context& context, const Atom& tab) {
  return tab.index == 0 ? nullptr : &context.doc.inlines[tab.index - 1];
}

}  // namespace

TabTarget TabRuler::position_tab(const flow::Inline& in) const {
  const auto kind = static_cast<flow::TabStop::Kind>(in.index % 8);
  if (kind == flow::TabStop::Kind::centre) return {fine((space_.left + space_.right) / 2), kind, false};
  if (kind == flow::TabStop::Kind::right) return {fine(space_.right), kind, false};
  return {fine(space_.left), flow::TabStop::Kind::left, false};
}

TabTarget TabRuler::after(Fine pos, const Atom& tab, bool at_start) const {
  if (const auto* in = source(context_, tab); in != nullptr && in->kind == flow::Inline::Kind::position_tab) {
    return position_tab(*in);
  }
  const auto& props = *box_.props;
  const Twips hanging = props.indent_left;
  const bool hangs = props.indent_first < 0 && fine(hanging) > pos;
  const Fine limit = fine(space_.right);
  Twips last_stop = 0;
  for (const auto& stop : props.tabs) {
    last_stop = std::max(last_stop, stop.position);
    if (stop.kind == flow::TabStop::Kind::bar || fine(stop.position) <= pos) continue;
    if (hangs && stop.position > hanging) break;
    if (fine(stop.position) > limit && stop.kind == flow::TabStop::Kind::left && !at_start) break;
    return {fine(stop.position), stop.kind, false};
  }
  if (hangs) return {fine(hanging), flow::TabStop::Kind::left, false};
  const Fine step =
      fine(std::max<Twips>(1, context_.doc.settings.default_tab > 0 ? context_.doc.settings.default_tab : 720));
  Fine next = (pos >= 0 ? pos / step + 1 : -((-pos - 1) / step)) * step;
  if (next > limit && !at_start) return {next, flow::TabStop::Kind::left, true};
  return {next, flow::TabStop::Kind::left, false};
}

flow::TabStop::Leader tab_leader(const Context& context, const ParagraphBox& box, const Atom& tab, Fine end) {
  const auto* in = source(context, tab);
  if (in != nullptr && in->kind == flow::Inline::Kind::position_tab) {
    return static_cast<flow::TabStop::Leader>(std::min<std::uint32_t>(in->index / 8, 4));
  }
  // The stop that was taken: the first one not before where the tab's room ends.
  const Fine begin = end - tab.width;
  for (const auto& stop : box.props->tabs) {
    if (fine(stop.position) > begin && stop.kind != flow::TabStop::Kind::bar) return stop.leader;
  }
  return flow::TabStop::Leader::none;
}

}  // namespace prikaz::layout
