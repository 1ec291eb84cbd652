#include <catch2/catch.hpp>

#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

namespace {

std::string run(const std::string& inside) { return "<w:p><w:r>" + inside + "</w:r></w:p>"; }
std::string inlined(const std::string& data, const std::string& docpr = "") {
  return run("<w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:docPr id=\"1\" name=\"n\" " + docpr +
             "/><a:graphic><a:graphicData uri=\"u\">" + data + "</a:graphicData></a:graphic></wp:inline></w:drawing>");
}
const std::string pic =
    "<pic:pic><pic:blipFill><a:blip r:embed=\"i\"/><a:srcRect l=\"10000\"/></pic:blipFill><pic:spPr/></pic:pic>";
const std::string png = "\x89PNG\r\n\x1a\n";

}  // namespace

TEST_CASE("a picture in the line with crop and alternative text (§20.4.2.8)", "[flow]") {
  Maker m;
  m.media = png;
  CHECK(m.body(inlined(pic, "descr=\"Герб\"")) ==
        "P | picture(2000x1000 word/media/image1.png crop=10000,0,0,0 alt='Герб')\n");
  CHECK(m.ids().empty());
}

TEST_CASE("pictures that cannot be shown leave a box and are told", "[flow]") {
  Maker m;
  CHECK(m.body(inlined(pic)) == "P | shape(2000x1000 crop=10000,0,0,0 stroke=808080:15)\n");
  CHECK(m.ids() == "PRK-W012");
  m.media = "\x01\x00\x00\x00 EMF";
  m.body(inlined(pic));
  CHECK(m.ids() == "PRK-W010");
  CHECK(m.diagnostics[0].place.detail == "word/document.xml, paragraph 1");
  m.body(inlined("<c:chart/>"));
  CHECK(m.ids() == "PRK-W010");
}

TEST_CASE("an anchored shape with a text box (§20.4.2.3)", "[flow]") {
  Maker m;
  const std::string shape =
      "<wps:wsp><wps:spPr><a:xfrm/><a:prstGeom prst=\"rect\"/><a:solidFill><a:srgbClr "
      "val=\"FFFF00\"/></a:solidFill><a:ln w=\"12700\"><a:solidFill><a:schemeClr "
      "val=\"tx1\"/></a:solidFill></a:ln></wps:spPr>"
      "<wps:txbx><w:txbxContent>" +
      p("внутри") + "</w:txbxContent></wps:txbx><wps:bodyPr lIns=\"0\"><a:spAutoFit/></wps:bodyPr></wps:wsp>";
  CHECK(m.body(
            run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distL=\"63500\" "
                "behindDoc=\"0\"><wp:positionH relativeFrom=\"page\"><wp:align>center</wp:align></wp:positionH>"
                "<wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>635000</wp:posOffset></wp:positionV><wp:extent "
                "cx=\"1270000\" cy=\"635000\"/><wp:wrapSquare wrapText=\"largest\"/><wp:docPr id=\"1\" name=\"n\"/>"
                "<a:graphic><a:graphicData uri=\"u\">" +
                shape + "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>")) ==
        "P | shape(2000x1000 square x=page:centre y=paragraph:1000 side=wider fill=FFFF00 stroke=000000:20 auto-height "
        "box=0)\nBOX 0\n  P | \"внутри\"{20}\n");
}

TEST_CASE("VML: pictures, lines, text boxes (ISO 29500-4 §19)", "[flow]") {
  Maker m;
  m.media = png;
  CHECK(
      m.body(run("<w:pict><v:shape style=\"width:100pt;height:50pt\"><v:imagedata r:id=\"i\"/></v:shape></w:pict>")) ==
      "P | picture(2000x1000 word/media/image1.png)\n");
  CHECK(m.body(run("<w:pict><v:line style=\"position:absolute;z-index:1\" from=\"0,10pt\" to=\"100pt,10pt\" "
                   "strokeweight=\"1.5pt\"/></w:pict>")) ==
        "P | shape(2000x0 none x=column:0 y=paragraph:200 stroke=000000:30 line)\n");
  CHECK(
      m.body(run("<w:pict><v:rect style=\"position:absolute;margin-left:10pt;margin-top:-5pt;width:100pt;height:50pt\" "
                 "filled=\"f\" stroked=\"f\"><v:textbox><w:txbxContent>" +
                 p("текст") + "</w:txbxContent></v:textbox></v:rect></w:pict>")) ==
      "P | shape(2000x1000 none x=column:200 y=paragraph:-100 box=0)\nBOX 0\n  P | \"текст\"{20}\n");
}

TEST_CASE("a frame becomes a box anchored to the paragraph after it (§17.3.1.11)", "[flow]") {
  Maker m;
  CHECK(
      m.body(p("7",
               "<w:framePr w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:y=\"1\"/>") +
             p("текст")) ==
      "P | shape(0x0 square x=margin:right y=paragraph:1 auto-width auto-height box=0) \"текст\"{20}\nBOX 0\n  P | "
      "\"7\"{20}\n");
}

TEST_CASE("a frame without size or place is no frame", "[flow]") {
  Maker m;
  CHECK(m.body(p("а", "<w:framePr w:w=\"0\" w:h=\"0\" w:xAlign=\"left\" w:y=\"0\" w:hRule=\"exact\"/>")) ==
        "P | \"а\"{20}\n");
}

TEST_CASE("members of a group stand inside its room, in its own coordinates (§20.1.7.5)", "[flow]") {
  Maker m;
  const std::string shape =
      "<wps:wsp><wps:spPr><a:xfrm><a:off x=\"635000\" y=\"0\"/><a:ext cx=\"635000\" "
      "cy=\"635000\"/></a:xfrm><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></wps:spPr></wps:wsp>";
  const auto doc =
      m.doc(inlined("<wpg:wgp><wpg:grpSpPr><a:xfrm><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"2540000\" "
                    "cy=\"1270000\"/></a:xfrm></wpg:grpSpPr>" +
                    shape + "</wpg:wgp>"));
  REQUIRE(doc.pictures.size() == 2);
  CHECK(doc.pictures[1].width == 2000);
  CHECK(doc.pictures[1].members == std::vector<std::uint32_t>{0});
  CHECK(doc.pictures[0].x == 500);
  CHECK(doc.pictures[0].width == 500);
  CHECK(doc.pictures[0].fill == 0xFF0000);
}

TEST_CASE("members of a VML group (ISO 29500-4 §19.1.2.7)", "[flow]") {
  Maker m;
  const auto doc =
      m.doc(run("<w:pict><v:group style=\"width:100pt;height:50pt\" coordorigin=\"10,0\" coordsize=\"100,100\">"
                "<v:rect style=\"left:60;top:50;width:50;height:50\" fillcolor=\"#00ff00\"/></v:group></w:pict>"));
  REQUIRE(doc.pictures.size() == 2);
  CHECK(doc.pictures[0].x == 1000);
  CHECK(doc.pictures[0].y == 500);
  CHECK(doc.pictures[0].width == 1000);
  CHECK(doc.pictures[0].height == 500);
}

TEST_CASE("turned shapes and upright text in them are told", "[flow]") {
  Maker m;
  const auto shape = [](const char* rot, const char* vert) {
    return inlined("<wps:wsp><wps:spPr><a:xfrm rot=\"" + std::string(rot) +
                   "\"/><a:prstGeom prst=\"rect\"/><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></wps:spPr>"
                   "<wps:bodyPr vert=\"" +
                   vert + "\"/></wps:wsp>");
  };
  m.body(shape("0", "horz"));
  CHECK(m.ids().empty());
  m.body(shape("2700000", "horz"));
  CHECK(m.ids() == "PRK-W010");
  m.body(shape("0", "vert270"));
  CHECK(m.ids() == "PRK-W010");
}
