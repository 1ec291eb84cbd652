#include "pdf/structure.hpp"

#include <catch2/catch.hpp>

#include "kit/recording_sink.hpp"

using namespace prikaz;
using layout::StructElement;
using Role = StructElement::Role;

namespace {

layout::StructId add(layout::Frames& f, Role role, layout::StructId parent = 0) {
  StructElement e;
  e.role = role;
  e.parent = parent;
  f.structure.push_back(e);
  return static_cast<layout::StructId>(f.structure.size() - 1);
}

layout::Frames two_pages() {
  layout::Frames f;
  f.pages.resize(2);
  return f;
}

}  // namespace

TEST_CASE("a paragraph keeps the order of its text and the link inside, over a page break") {
  layout::Frames f = two_pages();
  const auto p = add(f, Role::paragraph), link = add(f, Role::link, p);
  pdf::StructureTree tree(f);
  CHECK(tree.mark(0, p) == 0);
  CHECK(tree.mark(0, link) == 1);
  CHECK(tree.mark(1, p) == 0);
  kit::RecordingSink sink;
  CHECK(tree.own(1, link, 77) == 2);
  const pdf::Ref root = tree.write(sink, {50, 51});
  const pdf::Ref link_ref = sink.find("/S/Link"), paragraph = sink.find("/S/P/");
  REQUIRE(link_ref);
  CHECK(sink.objects[paragraph].find("/Pg 50 0 R/K[0 " + std::to_string(link_ref) +
                                     " 0 R <</Type/MCR/Pg 51 0 R/MCID 0>>]") != std::string::npos);
  CHECK(sink.objects[link_ref].find("/K[1 <</Type/OBJR/Pg 51 0 R/Obj 77 0 R>>]") != std::string::npos);
  const std::string p_text = std::to_string(paragraph) + " 0 R ", l_text = std::to_string(link_ref) + " 0 R ";
  CHECK(sink.find("<</Nums[0[" + p_text + l_text + "]1[" + p_text + "]2 " + l_text + "]>>") != 0);
  CHECK(sink.objects[root].find("/ParentTreeNextKey 3") != std::string::npos);
}

TEST_CASE("an empty cell holds its place in the row, an empty paragraph is not read") {
  layout::Frames f = two_pages();
  const auto table = add(f, Role::table), row = add(f, Role::row, table), first = add(f, Role::cell, row),
             second = add(f, Role::header_cell, row), text = add(f, Role::paragraph, second);
  add(f, Role::paragraph);
  f.structure[first].row_span = 2;
  f.structure[second].column_span = 3;
  pdf::StructureTree tree(f);
  tree.mark(0, text);
  kit::RecordingSink sink;
  tree.write(sink, {50, 51});
  const pdf::Ref td = sink.find("/S/TD"), th = sink.find("/S/TH");
  CHECK(sink.objects[sink.find("/S/TR")].find("/K[" + std::to_string(td) + " 0 R " + std::to_string(th) + " 0 R]") !=
        std::string::npos);
  CHECK(sink.objects[td].find("/A<</O/Table/RowSpan 2>>") != std::string::npos);
  CHECK(sink.objects[th].find("/A<</O/Table/Scope/Column/ColSpan 3>>") != std::string::npos);
  CHECK(sink.find("/S/P/") != 0);  // just one
}

TEST_CASE("headings have levels, figures their description") {
  StructElement e;
  e.role = Role::heading;
  e.level = 2;
  CHECK(std::string(pdf::structure_type(e)) == "H2");
  e.level = 9;
  CHECK(std::string(pdf::structure_type(e)) == "H6");

  layout::Frames f = two_pages();
  const auto figure = add(f, Role::figure);
  f.structure[figure].alternative = "Герб";
  pdf::StructureTree tree(f);
  tree.mark(0, figure);
  kit::RecordingSink sink;
  tree.write(sink, {50, 51});
  CHECK(sink.objects[sink.find("/S/Figure")].find("/Alt<FEFF0413043504400431>") != std::string::npos);
}

TEST_CASE("every note has an identifier, by which the tree finds it") {
  layout::Frames f = two_pages();
  const auto paragraph = add(f, Role::paragraph), first = add(f, Role::note, paragraph), second = add(f, Role::note);
  add(f, Role::note);  // without text it is not there
  pdf::StructureTree tree(f);
  tree.mark(0, first);
  tree.mark(1, second);
  kit::RecordingSink sink;
  const pdf::Ref root = tree.write(sink, {50, 51});
  const pdf::Ref one = sink.find("/ID(N0000000002)"), two = sink.find("/ID(N0000000003)");
  REQUIRE(one);
  REQUIRE(two);
  CHECK(sink.objects[root].find("/IDTree<</Names[(N0000000002)" + std::to_string(one) + " 0 R(N0000000003)" +
                                std::to_string(two) + " 0 R]>>") != std::string::npos);
  CHECK(sink.find("/ID(N0000000004)") == 0);
}
