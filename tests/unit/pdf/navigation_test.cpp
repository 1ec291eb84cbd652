#include "pdf/navigation.hpp"

#include <catch2/catch.hpp>

#include "kit/recording_sink.hpp"

using namespace prikaz;

namespace {
layout::Frames two_pages() {
  layout::Frames f;
  f.pages.resize(2);
  return f;
}
}  // namespace

TEST_CASE("links to addresses and to bookmarks; one to a missing bookmark is left out") {
  layout::Frames f = two_pages();
  f.bookmarks.push_back({"раздел", 1, 1000, 2000});
  f.pages[0].links = {{20, 838, 200, 100, "https://школа.рф/a b", "", 0},
                      {20, 838, 200, 100, "", "раздел", 0},
                      {20, 838, 200, 100, "", "нет такого", 0}};
  kit::RecordingSink sink;
  const std::string annots = pdf::write_links(sink, f, 0, nullptr);
  CHECK(annots == "/Annots[1 0 R 2 0 R ]");
  CHECK(sink.objects[1].find("/Rect[1 795 11 800 ]") != std::string::npos);
  CHECK(sink.objects[1].find("/URI(https://%D1%88%D0%BA%D0%BE%D0%BB%D0%B0.%D1%80%D1%84/a%20b)") != std::string::npos);
  CHECK(sink.objects[2].find("/Dest(раздел)") != std::string::npos);
  CHECK(pdf::write_links(sink, f, 1, nullptr).empty());
}

TEST_CASE("destinations are sorted by name; of two equal names the first counts") {
  layout::Frames f = two_pages();
  f.bookmarks = {{"b", 1, 1000, 838}, {"a", 0, 0, 0}, {"b", 0, 0, 0}};
  kit::RecordingSink sink;
  CHECK(pdf::write_navigation(sink, f, {50, 51}) == "/Names<</Dests 1 0 R>>");
  CHECK(sink.objects[1] == "<</Names[(a)[50 0 R/XYZ 0 841.9 null](b)[51 0 R/XYZ 50 800 null]]>>");
}

TEST_CASE("outlines nest by level, also when a level is skipped") {
  layout::Frames f = two_pages();
  f.outlines = {{"1", 1, 0, 0}, {"1.1", 3, 0, 0}, {"1.2", 2, 1, 0}, {"2", 1, 1, 838}};
  kit::RecordingSink sink;
  CHECK(pdf::write_navigation(sink, f, {50, 51}) == "/Outlines 1 0 R");
  CHECK(sink.objects[1] == "<</Type/Outlines/First 2 0 R/Last 5 0 R/Count 4>>");
  CHECK(sink.objects[2] ==
        "<</Title(1)/Parent 1 0 R/Dest[50 0 R/XYZ null 841.9 null]/Next 5 0 R/First 3 0 R/Last 4 0 R/Count 2>>");
  CHECK(sink.objects[4].find("/Parent 2 0 R") != std::string::npos);
  CHECK(sink.objects[4].find("/Prev 3 0 R") != std::string::npos);
  CHECK(sink.objects[5].find("/Dest[51 0 R/XYZ null 800 null]/Prev 2 0 R") != std::string::npos);
}
