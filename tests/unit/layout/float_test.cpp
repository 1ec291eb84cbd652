#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz;
using namespace prikaz::layout_test;

namespace {

/// A square 400 wide and 480 high that hangs on the last paragraph, x twips from the column's edge.
void hang(Doc& d, Twips x, flow::Picture::Side side) {
  flow::Picture p;
  p.anchored = true;
  p.wrap = flow::Picture::Wrap::square;
  p.side = side;
  p.x = x;
  p.width = 400, p.height = 480;
  d.flow.pictures.push_back(p);
  Inline in;
  in.kind = Inline::Kind::shape;
  in.index = static_cast<std::uint32_t>(d.flow.pictures.size() - 1);
  d.inline_at_end(in);
}

std::string around(Twips x, flow::Picture::Side side) {
  Doc d;
  d.add("aaa bbb ccc ddd eee fff ggg");
  hang(d, x, side);
  return d.dump();
}

}  // namespace

TEST_CASE("text stands on both sides of a square, at one height (ISO 29500-1 20.4.2.17)", "[layout]") {
  CHECK(around(800, flow::Picture::Side::both) ==
        "page 1\n"
        "240,432:aaa|1440:bbb\n"
        "240,672:ccc|1440:ddd\n"
        "240,912:eee fff ggg\n");
}

TEST_CASE("text stands on the side that the square allows (ISO 29500-1 20.4.3.7)", "[layout]") {
  CHECK(around(800, flow::Picture::Side::left) ==
        "page 1\n240,432:aaa\n240,672:bbb\n240,912:ccc ddd eee fff\n240,1152:ggg\n");
  CHECK(around(800, flow::Picture::Side::right).find("1440,432:aaa\n1440,672:bbb") != std::string::npos);
  CHECK(around(600, flow::Picture::Side::wider).find("1240,432:aaa bbb\n") != std::string::npos);
}

TEST_CASE("a line break goes on under the square's band, not beside it", "[layout]") {
  Doc d;
  d.add("aaa\nbbb");
  hang(d, 800, flow::Picture::Side::both);
  CHECK(d.lines() == "aaa\nbbb\n");
}

TEST_CASE("the document's first paragraph has no automatic space above, the second one has", "[layout]") {
  Doc d;
  const auto automatic = [](ParaProps& p) { p.before_auto = true; };
  d.add("a", automatic).add("b", automatic);
  CHECK(d.dump() == "page 1\n240,432:a\n240,952:b\n");
}

TEST_CASE("squares over one another leave the rooms that one leaves", "[layout]") {
  Doc d;
  d.add("aaa bbb ccc ddd eee fff ggg");
  for (int i = 0; i < 40; ++i) hang(d, 800, flow::Picture::Side::both);
  CHECK(d.dump() == around(800, flow::Picture::Side::both));
}
