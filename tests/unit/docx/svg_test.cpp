#include "docx/svg.hpp"

#include "docx/picture.hpp"
#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::docx;

namespace {

std::string svg(const std::string& inside, const std::string& size = "width=\"40mm\" height=\"20mm\"") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + size + ">" +
         inside + "</svg>";
}

const std::string square = "<rect width=\"10\" height=\"10\" fill=\"#c00\"/>";

}  // namespace

TEST_CASE("an SVG picture is drawn as PNG of its size, always the same bytes") {
  const auto drawn = draw_svg(svg(square), "a.svg", 0, 0);
  if (!drawn) FAIL(to_string(drawn.error()[0]));
  CHECK(drawn->width_mm == Approx(40).epsilon(0.01));
  CHECK(drawn->height_mm == Approx(20).epsilon(0.01));
  const auto info = read_picture(drawn->png, "a.png");
  REQUIRE(info);
  CHECK(info->extension == "png");
  CHECK(info->width == Approx(472).margin(2));
  CHECK(drawn->png == draw_svg(svg(square), "a.svg", 0, 0)->png);
  const auto box = draw_svg(svg(square, "viewBox=\"0 0 10 20\""), "a.svg", 0, 50);
  REQUIRE(box);
  CHECK(box->height_mm / box->width_mm == Approx(2));
  CHECK(read_picture(box->png, "a")->height == Approx(591).margin(2));
  CHECK(read_picture(draw_svg(svg(square), "a.svg", 500, 0)->png, "a")->width == 4000);
  CHECK(Picture::make(svg(square), "a.svg", 30));
}

TEST_CASE("an SVG that is damaged, hostile or refers outside is refused") {
  for (const std::string& bad :
       {svg("<image width=\"9\" height=\"9\" xlink:href=\"file:///etc/passwd\"/>"),
        svg("<image width=\"9\" height=\"9\" href=\"http://127.0.0.1/a.png\"/>"),
        svg("<style>@import url('a.css'); rect { fill: red }</style>" + square),
        svg("<rect width=\"9\" height=\"9\" style=\"fill: url(other.svg#p)\"/>"),
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + svg("<text>&a;</text>"), svg("<g>"),
        std::string("<svg></svg><svg>")}) {
    const auto drawn = Picture::make(bad, "bad.svg");
    REQUIRE(!drawn);
    CHECK(drawn.error()[0].id == "PRK-D113");
    CHECK(drawn.error()[0].place.file == "bad.svg");
  }
  CHECK(draw_svg(svg("<defs><linearGradient id=\"g\"/></defs><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>"), "g",
                 0, 0));
}
