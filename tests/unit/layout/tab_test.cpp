#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz::layout_test;
using prikaz::flow::TabStop;

namespace {
auto stop(prikaz::Twips at, TabStop::Kind kind, TabStop::Leader leader = TabStop::Leader::none) {
  return [=](ParaProps& p) { p.tabs.push_back({at, kind, leader}); };
}
}  // namespace

TEST_CASE("tabs: left, centre, right, decimal, and the default ones after the last", "[layout]") {
  Doc d;
  d.flow.settings.default_tab = 500;
  d.add("a\tb", stop(600, TabStop::Kind::left));
  d.add("a\tbb", stop(960, TabStop::Kind::centre));
  d.add("a\tbb", stop(1920, TabStop::Kind::right));
  d.add("a\t12,5", stop(960, TabStop::Kind::decimal));
  d.add("a\tb\tc", stop(300, TabStop::Kind::left));
  CHECK(d.dump() ==
        "page 1\n240,432:a|840:b\n240,672:a|1080:bb\n240,912:a|1920:bb\n240,1152:a|960:12,5\n240,1392:a|540:b|740:c\n");
}

// LibreOffice 7.4: floor(tab / character) characters, one more of underscores, spread or drawn together over the tab.
TEST_CASE("a leader fills its tab from end to end", "[layout]") {
  Doc d;
  d.add("ab\t7", stop(1200, TabStop::Kind::right, TabStop::Leader::dot));
  d.add("\t", stop(1200, TabStop::Kind::right, TabStop::Leader::underscore));
  CHECK(d.dump() ==
        "page 1\n240,432:ab|480:.......|1320:7\n"
        "240,672:_|349:_|458:_|567:_|676:_|785:_|895:_|1004:_|1113:_|1222:_|1331:_\n");
}

TEST_CASE("a hanging indent is a tab stop; a label stands in it (ISO 29500-1 17.9)", "[layout]") {
  Doc d;
  d.flow.labels.push_back({"1.",
                           d.run([] {
                             RunProps r;
                             r.half_points = 24;
                             return r;
                           }()),
                           {},
                           {}});
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.indent_left = 480, p.indent_first = -480; });
  d.flow.body.back().paragraph.label = 1;
  CHECK(d.dump() == "page 1\n240,432:1.|720:aaaa bbbb\n720,672:cccc dddd\n");
}
