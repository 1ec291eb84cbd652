// Where a tab leads (ISO 29500-1 §17.3.1.37, §17.15.1.25).
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

struct LineSpace;

struct TabTarget {
  Fine position = 0;
  flow::TabStop::Kind kind = flow::TabStop::Kind::left;
  bool beyond = false;  ///< the stop is past the line's end: the tab opens the next line
};

class TabRuler {
 public:
  TabRuler(Context& context, const ParagraphBox& box, const LineSpace& space)
      : context_(context), box_(box), space_(space) {}

  /// The stop that a tab at `pos` jumps to. `at_start`: nothing but a label stands before it on the line.
  TabTarget after(Fine pos, const Atom& tab, bool at_start) const;

 private:
  TabTarget position_tab(const flow::Inline& in) const;

  Context& context_;
  const ParagraphBox& box_;
  const LineSpace& space_;
};

/// What fills the room of a tab.
flow::TabStop::Leader tab_leader(const Context& context, const ParagraphBox& box, const Atom& tab, Fine end);

}  // namespace prikaz::layout
