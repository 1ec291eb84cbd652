// Pages as sheets: geometry, number, headers and footers.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

/// What a page is: which section dresses it and what number it bears.
struct Sheet {
  std::uint32_t section = 0;
  int number = 1;
  bool first_of_section = false;
};

/// The header (or footer) of a page: 1 + index into FlowDoc::headers_footers, 0 = none (ISO 29500-1 §17.10).
std::uint32_t pick_margin_text(const flow::FlowDoc& doc, const Sheet& sheet, bool footer);

/// Height of the text of a header or footer.
Twips margin_text_height(Context& context, std::uint32_t which, Twips width);

/// Draws headers, footers and page borders of every page; called when all pages are known.
void dress_pages(Context& context, const std::vector<Sheet>& sheets);

/// The section of the document, or a plain A4 one.
const flow::Section& section_of(const flow::FlowDoc& doc, std::uint32_t index);

}  // namespace prikaz::layout
