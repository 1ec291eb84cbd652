#include "kit.hpp"

using namespace prikaz::docx::kit;

namespace {

std::string cell(const std::string& properties) {
  return tbl(tr("<w:tc><w:tcPr>" + properties + "</w:tcPr>" + para("{% cellborder b %}{% cellbg 'FFEE00' %}x") +
                "</w:tc>"),
             1) +
         para("");
}

}  // namespace

TEST_CASE("borders of a cell by value, in the schema's order, beside those of the template") {
  const std::string plain = "<w:tcW w:w=\"1000\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/>";
  const std::string all = filled(cell(plain), R"({"b": "double 1.5 #ff0000"})");
  CHECK(all.find("<w:tcBorders><w:top w:val=\"double\" w:sz=\"12\" w:space=\"0\" w:color=\"ff0000\"/><w:left ") !=
        std::string::npos);
  CHECK(all.find("<w:tcW ") < all.find("<w:tcBorders>"));
  CHECK(all.find("</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFEE00\"/><w:vAlign") !=
        std::string::npos);
  const std::string own =
      plain + "<w:tcBorders><w:top w:val=\"dotted\" w:sz=\"4\"/><w:bottom w:val=\"wave\" w:sz=\"6\"/></w:tcBorders>";
  const std::string some = filled(cell(own), R"({"b": {"right": "thick", "bottom": "none"}})");
  CHECK(some.find("<w:tcBorders><w:top w:val=\"dotted\" w:sz=\"4\"/><w:bottom w:val=\"none\" w:sz=\"4\" w:space=\"0\" "
                  "w:color=\"auto\"/><w:right w:val=\"thick\"") != std::string::npos);
  CHECK(filled(cell(own), R"({"b": "top: single 0.5; down: dashed"})").find("<w:tl2br w:val=\"dashed\"") !=
        std::string::npos);
  CHECK(filled(cell(own), R"({"b": false})").find("<w:top w:val=\"dotted\" w:sz=\"4\"/><w:bottom w:val=\"wave\"") !=
        std::string::npos);
}

TEST_CASE("what is no border is refused, with what one is") {
  CHECK(says(mistakes(cell(""), R"({"b": "zigzag"})"), {"PRK-D105", "zigzag"}));
  CHECK(says(mistakes(cell(""), R"({"b": "single #12"})"), {"PRK-D102", "12"}));
  CHECK(says(mistakes(cell(""), R"({"b": "single 40"})"), {"PRK-D105"}));
  CHECK(says(mistakes(cell(""), R"({"b": {"middle": "single"}})"), {"PRK-D105", "middle"}));
}
