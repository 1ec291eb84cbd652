#include "flow/cascade.hpp"

#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

TEST_CASE("an empty document has the properties of §17.3.2 and one section", "[flow]") {
  Maker m;
  CHECK(m.body(p("Приказ")) == "P | \"Приказ\"{20}\n");
  CHECK(m.ids().empty());
  CHECK(m.doc("").body.size() == 1);
}

TEST_CASE("defaults, based styles, character style and direct formatting lie over each other (§17.7.2)", "[flow]") {
  Maker m;
  m.styles =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/><w:lang w:val=\"ru-RU\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" "
      "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>" +
      style("paragraph", "a", "<w:pPr><w:jc w:val=\"both\"/></w:pPr>", true) +
      style("paragraph", "1",
            "<w:basedOn w:val=\"a\"/><w:pPr><w:spacing w:before=\"240\"/></w:pPr><w:rPr><w:b/><w:sz "
            "w:val=\"32\"/></w:rPr>") +
      style("character", "c", "<w:rPr><w:color w:val=\"FF0000\"/><w:i/></w:rPr>");
  CHECK(m.body(p("а") + p("б", "<w:pStyle w:val=\"1\"/><w:ind w:firstLine=\"709\"/>",
                          "<w:rStyle w:val=\"c\"/><w:sz w:val=\"24\"/>")) ==
        "P justify after=160 line=259 | \"а\"{28 ru-RU}\n"
        "P justify first=709 before=240 after=160 line=259 | \"б\"{24 b i #FF0000 ru-RU}\n");
}

TEST_CASE("a toggle set by two levels of styles is off, direct formatting is final (§17.7.3)", "[flow]") {
  Maker m;
  m.styles = style("paragraph", "h", "<w:rPr><w:b/></w:rPr>") + style("character", "s", "<w:rPr><w:b/></w:rPr>");
  const std::string h = "<w:pStyle w:val=\"h\"/>";
  CHECK(m.body(p("1", h) + p("2", h, "<w:rStyle w:val=\"s\"/>") + p("3", h, "<w:rStyle w:val=\"s\"/><w:b/>") +
               p("4", h, "<w:b w:val=\"0\"/>")) == "P | \"1\"{20 b}\nP | \"2\"{20}\nP | \"3\"{20 b}\nP | \"4\"{20}\n");
}

TEST_CASE("a style based on itself is cut and told", "[flow]") {
  Maker m;
  m.styles = style("paragraph", "x", "<w:basedOn w:val=\"y\"/><w:rPr><w:i/></w:rPr>") +
             style("paragraph", "y", "<w:basedOn w:val=\"x\"/><w:rPr><w:b/></w:rPr>");
  CHECK(m.body(p("к", "<w:pStyle w:val=\"x\"/>")) == "P | \"к\"{20 b i}\n");
  CHECK(m.ids() == "PRK-W003");
}

TEST_CASE("Latin and Cyrillic letters take their own fonts, also from the theme (§17.3.2.26)", "[flow]") {
  Maker m;
  m.theme =
      "<a:fontScheme><a:majorFont><a:latin typeface=\"Calibri Light\"/></a:majorFont><a:minorFont><a:latin "
      "typeface=\"Calibri\"/></a:minorFont></a:fontScheme>";
  CHECK(m.body(p("PDF и приказ", "", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"PT Serif\"/>")) ==
        "P | \"PDF \"{Arial 20} \"и приказ\"{PT Serif 20}\n");
  CHECK(
      m.body(p("PDF и", "", "<w:rFonts w:ascii=\"Arial\" w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/>")) ==
      "P | \"PDF и\"{Calibri 20}\n");
}

TEST_CASE("tab stops add up and are cleared by position (§17.3.1.37)", "[flow]") {
  Maker m;
  m.styles = style("paragraph", "t",
                   "<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/><w:tab w:val=\"right\" w:pos=\"9000\" "
                   "w:leader=\"dot\"/></w:tabs></w:pPr>");
  CHECK(m.body(p("я",
                 "<w:pStyle w:val=\"t\"/><w:tabs><w:tab w:val=\"clear\" w:pos=\"720\"/><w:tab w:val=\"center\" "
                 "w:pos=\"4500\"/></w:tabs>")) == "P tab=centre4500 tab=right9000. | \"я\"{20}\n");
}
