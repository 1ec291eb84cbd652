#include "layout/page/sheet.hpp"

#include <algorithm>

#include "layout/page/border.hpp"
#include "layout/page/galley.hpp"

namespace prikaz::layout {
namespace {

Twips text_width(const flow::Section& s) { return std::max(1, s.width - s.left - s.right - s.gutter); }

void paint_margin_text(Context& context, std::uint32_t page, const flow::Section& s, std::uint32_t which, bool footer) {
  Galley galley;
  layout_blocks(context, context.doc.headers_footers[which - 1].blocks, text_width(s), false, 1, galley);
  const Twips y = footer ? s.height - s.footer - galley.height : s.header;
  const Target target{page, true};
  paint_strips(context, target, galley.strips, 0, static_cast<std::uint32_t>(galley.strips.size()), s.left + s.gutter,
               y);
  release_galley(context, galley);
}

void paint_page_borders(Page& page, const flow::Section& s) {
  const auto inset = [&](int side, Twips margin) {
    const Twips space = s.page_borders[static_cast<std::size_t>(side)].space * twips_per_point;
    return s.borders_from_text ? std::max(0, margin - space) : space;
  };
  const Twips top = inset(0, s.top), left = inset(1, s.left), bottom = s.height - inset(2, s.bottom),
              right = s.width - inset(3, s.right);
  paint_border(page, s.page_borders[0], left, top, right - left, false);
  paint_border(page, s.page_borders[1], left, top, bottom - top, true);
  paint_border(page, s.page_borders[2], left, bottom, right - left, false);
  paint_border(page, s.page_borders[3], right, top, bottom - top, true);
}

}  // namespace

const flow::Section& section_of(const flow::FlowDoc& doc, std::uint32_t index) {
  static const flow::Section plain;
  if (doc.sections.empty()) return plain;
  return doc.sections[std::min<std::size_t>(index, doc.sections.size() - 1)];
}

std::uint32_t pick_margin_text(const flow::FlowDoc& doc, const Sheet& sheet, bool footer) {
  const auto& s = section_of(doc, sheet.section);
  const auto& set = footer ? s.footers : s.headers;
  std::uint32_t which = set[0];
  if (s.title_page && sheet.first_of_section) {
    which = set[1];
  } else if (doc.settings.even_and_odd && sheet.number % 2 == 0) {
    which = set[2];
  }
  return which <= doc.headers_footers.size() ? which : 0;
}

Twips margin_text_height(Context& context, std::uint32_t which, Twips width) {
  if (which == 0) return 0;
  Galley galley;
  const Here before = context.here;
  const Trial trial(context);
  context.here.margin = true;
  layout_blocks(context, context.doc.headers_footers[which - 1].blocks, width, false, 1, galley);
  const Twips height = galley.height;
  release_galley(context, galley);
  context.here = before;
  return height;
}

void dress_pages(Context& context, const std::vector<Sheet>& sheets) {
  for (std::uint32_t i = 0; i < sheets.size(); ++i) {
    const auto& s = section_of(context.doc, sheets[i].section);
    context.here = {true, format_page_number(sheets[i].number, s.number_format), sheets[i].section};
    for (const bool footer : {false, true}) {
      if (const std::uint32_t which = pick_margin_text(context.doc, sheets[i], footer); which != 0) {
        paint_margin_text(context, i, s, which, footer);
      }
    }
    paint_page_borders(context.frames.pages[i], s);
  }
}

}  // namespace prikaz::layout
