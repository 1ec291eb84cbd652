#include <catch2/catch.hpp>

#include "kit/fake_fonts.hpp"
#include "layout/layout.hpp"

using namespace prikaz;

namespace {

/// A table in a cell of a table in a cell …
flow::Block nested(int depth) {
  flow::Block block;
  if (depth == 0) return block;
  block.table = std::make_unique<flow::Table>();
  block.table->grid = {5000};
  block.table->rows.resize(1);
  block.table->rows[0].cells.resize(1);
  block.table->rows[0].cells[0].blocks.push_back(nested(depth - 1));
  return block;
}

}  // namespace

TEST_CASE("tables nested without end are left out and said, never a crash", "[layout]") {
  flow::FlowDoc doc;
  doc.sections.resize(1);
  doc.run_props.resize(1);
  doc.para_props.resize(1);
  doc.body.push_back(nested(60));
  const kit::FakeFonts library;
  layout::Scratch scratch;
  Diagnostics found;
  const layout::Frames frames = layout::layout(doc, library, scratch, found);
  CHECK(frames.pages.size() >= 1);
  bool said = false;
  for (const Diagnostic& d : found) said = said || d.id == "PRK-Y003";
  CHECK(said);
}
