#include "layout/page/column.hpp"

#include "layout/table/rows.hpp"

namespace prikaz::layout {
namespace {

/// Whether a page or column break ends the line; a line break does not: keepLines and widow control reach over it.
bool ends_column(const ParagraphBox& box, const Line& line) {
  if (!line.forced || line.end == line.first) return false;
  return box.atoms[line.end - 1].kind != Atom::Kind::line_break;
}

bool break_inside_paragraph(const ParagraphBox& box, std::uint32_t line) {
  if (line == 0 || ends_column(box, box.lines[line - 1])) return true;
  if (box.props->keep_lines) return false;
  if (!box.props->widow_control) return true;
  const auto lines = static_cast<std::uint32_t>(box.lines.size());
  return line >= 2 && lines - line >= 2;
}

bool break_after_row(const Context& context, const TableBox& table, const Strip& above, const Strip& below) {
  const Fragment& a = table.fragments[above.index];
  const Fragment& b = table.fragments[below.index];
  const flow::Row& row = table.table->rows[a.row];
  if (row.header && !table.table->rows[b.row].header) return false;
  return !row_keeps_next(context, row);
}

}  // namespace

bool may_break_before(const Context& context, const std::vector<Strip>& strips, std::size_t k, bool heed_keep_next) {
  const Strip& below = strips[k];
  const Strip& above = strips[k - 1];
  const bool same_box = above.kind == below.kind && above.box == below.box;
  if (above.kind == Strip::Kind::line) {
    const ParagraphBox& box = context.scratch.paragraphs[above.box];
    return same_box ? break_inside_paragraph(box, below.index) : !(heed_keep_next && box.props->keep_next);
  }
  if (above.kind == Strip::Kind::rule) return false;
  const TableBox& table = context.scratch.tables[above.box];
  if (same_box) return break_after_row(context, table, above, below);
  return !row_keeps_next(context, table.table->rows[table.fragments[above.index].row]);
}

std::size_t best_break(const Context& context, const std::vector<Strip>& strips, std::size_t last,
                       bool heed_keep_next) {
  for (std::size_t k = last; k > 0; --k) {
    if (may_break_before(context, strips, k, heed_keep_next)) return k;
  }
  return 0;
}

Twips gap_above(const Context& context, const Strip& s, const flow::ParaProps* above) {
  if (s.kind == Strip::Kind::row) {
    const Fragment& f = context.scratch.tables[s.box].fragments[s.index];
    return f.row == 0 && f.begins ? space_between(context, above, nullptr) : 0;
  }
  if (s.kind == Strip::Kind::rule) return space_between(context, above, nullptr);
  return s.index > 0 ? 0 : space_between(context, above, context.scratch.paragraphs[s.box].props);
}

}  // namespace prikaz::layout
