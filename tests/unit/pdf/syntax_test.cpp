#include "pdf/syntax.hpp"

#include <catch2/catch.hpp>

#include "pdf/colour_profile.hpp"

using namespace prikaz;

TEST_CASE("numbers have no more digits than they need") {
  const auto h = [](long n) {
    std::string out;
    pdf::append_hundredths(out, n);
    return out;
  };
  CHECK(h(0) == "0");
  CHECK(h(1200) == "12");
  CHECK(h(1250) == "12.5");
  CHECK(h(1205) == "12.05");
  CHECK(h(-5) == "-0.05");
}

TEST_CASE("text strings are ASCII or UTF-16") {
  CHECK(pdf::text_string("a(b)") == "(a\\(b\\))");
  CHECK(pdf::text_string("Ёж") == "<FEFF04010436>");
  CHECK(pdf::text_string("\U0001F600") == "<FEFFD83DDE00>");
  CHECK(pdf::text_string("a\nb") == "<FEFF0061000A0062>");
}

TEST_CASE("dates carry no hour of their own") { CHECK(pdf::date_string({2020, 9, 1}) == "(D:20200901000000+00'00')"); }

TEST_CASE("the colour profile is as long as it says and names its tags inside itself") {
  const Bytes p = pdf::srgb_profile();
  const auto u32 = [&](std::size_t at) {
    std::size_t v = 0;
    for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(p[at + i]);
    return v;
  };
  CHECK(u32(0) == p.size());
  CHECK(p.substr(36, 4) == "acsp");
  CHECK(p.substr(12, 8) == "mntrRGB ");
  REQUIRE(u32(128) == 9);
  for (std::size_t i = 0; i < 9; ++i) {
    const std::size_t offset = u32(132 + 12 * i + 4), size = u32(132 + 12 * i + 8);
    CHECK(offset % 4 == 0);
    CHECK(offset + size <= p.size());
  }
}
