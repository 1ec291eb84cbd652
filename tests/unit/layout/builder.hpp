// Small documents by hand and what became of them as text.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "flow/flow_doc.hpp"
#include "kit/fake_fonts.hpp"
#include "layout/layout.hpp"

namespace prikaz::layout_test {

using flow::Block;
using flow::Inline;
using flow::ParaProps;
using flow::RunProps;

/// Builds a FlowDoc: a page of 2400 × 2400 twips with margins of 200 and letters of 120 × 240, so 16 characters to a
/// line and 8 lines to a page.
class Doc {
 public:
  flow::FlowDoc flow;

  Doc();
  std::uint32_t run(const RunProps& p);
  std::uint32_t para(const ParaProps& p);
  /// Text of a paragraph: \t tab, \n line break, \f page break, \v column break; {N} = page number, {T} = pages.
  Block paragraph(const std::string& text, const std::function<void(ParaProps&)>& change = {},
                  const std::function<void(RunProps&)>& letters = {});
  Doc& add(const std::string& text, const std::function<void(ParaProps&)>& change = {},
           const std::function<void(RunProps&)>& letters = {});
  Doc& add(Block b);
  flow::Section& section() { return flow.sections.back(); }
  /// Appends inlines to the last paragraph of the body.
  Inline& inline_at_end(Inline in);

  layout::Frames frames();
  /// "page 1", then a line per line of text: x,baseline:text|x:text…
  std::string dump();
  /// Only the text, pages divided by "---".
  std::string lines();
  Diagnostics diagnostics;
  layout::Scratch scratch;
};

std::string dump(const layout::Frames& frames, bool places);
/// Rectangles of a page as "x,y widthxheight", one a line, after sorting.
std::string rects(const layout::Frames& frames, std::size_t page = 0);

/// A table of cells given as rows of texts.
Block table(Doc& doc, const std::vector<Twips>& grid, const std::vector<std::vector<std::string>>& cells,
            const std::function<void(flow::Table&)>& change = {});

}  // namespace prikaz::layout_test
