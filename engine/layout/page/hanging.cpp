// Pictures and tables that hang on a paragraph, and the room they take from its text.
#include <algorithm>

#include "layout/page/galley.hpp"
#include "layout/page/page_run.hpp"
#include "layout/page/picture.hpp"
#include "layout/table/rows.hpp"

namespace prikaz::layout {

const Obstacles& PageRun::obstacles() {
  relative_.areas.clear();
  const Twips x = columns_[column_].x;
  for (auto a : areas_) {
    a.left -= x;
    a.right -= x;
    relative_.areas.push_back(a);
  }
  return relative_;
}

void PageRun::hang_floats(std::uint32_t id, Twips top) {
  const ParagraphBox& box = paragraphs_[id];
  const Anchor anchor{&section(), columns_[column_].x, columns_[column_].width, body_top_, body_bottom_, top};
  for (const auto& a : box.atoms) {
    const flow::Picture* p = anchored_picture(doc_, a);
    if (p == nullptr) continue;
    floats_.push_back(place_float(sized_picture(context_, *p, columns_[column_].width), id, anchor));
    floats_.back().structure = box.structure;
  }
  for (std::uint32_t i = 0; i < hung_.size(); ++i) {
    if (hung_[i].paragraph != id) continue;
    const TableBox& table = tables_[hung_[i].table];
    const Twips width = table.edges.back() - table.edges.front();
    floats_.push_back(place_float(stand_in_for(*table.table, width, hung_[i].height), id, anchor));
    floats_.back().table = i + 1;
  }
  refresh_areas();
}

bool PageRun::hang_table(const flow::Table& t) {
  const std::uint32_t id = begin_table(context_, t, columns_[column_].width, 1);
  HungTable hung;
  hung.table = id;
  for (std::uint32_t r = 0; r < t.rows.size(); ++r) {
    const std::uint32_t f = add_row(context_, id, r, 1);
    hung.strips.push_back({Strip::Kind::row, id, f, hung.height, tables_[id].fragments[f].height});
    hung.height += hung.strips.back().height;
  }
  const bool fits = hung.height <= bottom() - (t.from_y == flow::Picture::From::paragraph ? y_ : body_top_);
  if (!fits) {
    release_table(context_, id);
    return false;
  }
  hung_.push_back(std::move(hung));
  return true;
}

void PageRun::drop_floats(std::uint32_t id) {
  floats_.erase(std::remove_if(floats_.begin(), floats_.end(), [&](const Float& f) { return f.paragraph == id; }),
                floats_.end());
  refresh_areas();
}

void PageRun::refresh_areas() {
  areas_.clear();
  Obstacles::Area area;
  for (const auto& f : floats_) {
    if (float_area(f, area)) areas_.push_back(area);
  }
}

void PageRun::paint_floats() {
  std::stable_sort(floats_.begin(), floats_.end(),
                   [](const Float& a, const Float& b) { return a.picture.z < b.picture.z; });
  const Target target{static_cast<std::uint32_t>(context_.frames.pages.size() - 1), false};
  for (const auto& f : floats_) {
    if (f.table == 0) {
      paint_picture(context_, target, f.picture, f.x, f.y, f.structure);
      continue;
    }
    HungTable& hung = hung_[f.table - 1];
    paint_rows(context_, target, hung.table, hung.strips, 0, static_cast<std::uint32_t>(hung.strips.size()),
               f.x - tables_[hung.table].edges.front(), f.y);
    release_table(context_, hung.table);
    hung.paragraph = nowhere;
  }
  floats_.clear();
  areas_.clear();
}

}  // namespace prikaz::layout
