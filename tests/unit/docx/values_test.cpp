#include "docx/picture.hpp"
#include "docx/rich_text.hpp"
#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace {

Value object(std::shared_ptr<const Object> o) { return Value(std::move(o)); }

RichRun run(const char* text, Look look = {}) { return {text, std::move(look)}; }

/// A grey picture of 2 × 1 pixels at 100 pixels a metre would be 20 × 10 mm; only the header is ever read.
Bytes png() {
  Bytes b("\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08\0\0\0\0", 29);
  b += std::string("\0\0\0\0\0\0\0\x09pHYs\0\0\0\x64\0\0\0\x64\x01\0\0\0\0", 25);
  return b + std::string("\0\0\0\0IDAT\0\0\0\0", 12);
}

Filled fill(const std::string& body, const Value& context, const Parts& more = {}) {
  auto program = compile(body, more);
  REQUIRE(program);
  auto filled = (*program)->fill(context);
  if (!filled) FAIL(to_string(filled.error()[0]));
  auto bytes = (*program)->render(context);
  REQUIRE(bytes);
  CHECK(*bytes == (*program)->pack(*filled).value());
  return *filled;
}

}  // namespace

TEST_CASE("rich text keeps the schema's order of properties and may break paragraphs") {
  Look red;
  red.colour = "#FF0000";
  red.bold = true;
  red.font = "PT Astra Serif";
  red.size = 28;
  red.underline = "single";
  Dict d;
  d["x"] = object(std::make_shared<RichText>(std::vector<RichRun>{run("a<b", red), run(" plain\aB")}));
  const Filled f = fill(p(r("[{{r x }}]", "<w:i/>"), "<w:jc w:val=\"right\"/>"), Value(d));
  const Bytes& xml = *f.find("word/document.xml");
  CHECK(xml.find("<w:r><w:rPr><w:rFonts w:ascii=\"PT Astra Serif\" w:hAnsi=\"PT Astra Serif\" w:cs=\"PT Astra "
                 "Serif\"/><w:b/><w:color w:val=\"FF0000\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:u "
                 "w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">a&lt;b</w:t></w:r>") != Bytes::npos);
  CHECK(xml.find("</w:p><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">B") != Bytes::npos);
}

TEST_CASE("rich text works without its prefix too, and plain text works with one") {
  Dict d;
  Look bold;
  bold.bold = true;
  d["x"] = object(std::make_shared<RichText>(std::vector<RichRun>{run("A", bold)}));
  d["y"] = "text";
  const Bytes xml = *fill(p(r("[{{ x }}{{r y }}]", "<w:i/>")), Value(d)).find("word/document.xml");
  CHECK(xml.find("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">A</w:t></w:r>") != Bytes::npos);
  CHECK(xml.find("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">text</w:t></w:r>") != Bytes::npos);
}

TEST_CASE("paragraphs as a value replace the paragraph of their tag") {
  Dict d;
  d["x"] = object(std::make_shared<RichParagraphs>(
      std::vector<RichParagraph>{{"Title", RichText({run("One")})}, {"", RichText({run("Two")})}}));
  const Bytes xml = *fill(para("a") + para("{{p x }}") + para("b"), Value(d)).find("word/document.xml");
  CHECK(xml.find("a</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t "
                 "xml:space=\"preserve\">One</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Two") !=
        Bytes::npos);
}

TEST_CASE("links get relationships of the part they stand in") {
  Look link;
  link.link = "https://school.example/?a=1&b=2";
  Dict d;
  d["x"] = object(std::make_shared<RichText>(std::vector<RichRun>{run("site", link)}));
  const Filled f = fill(para("{{r x }}"), Value(d), {{"word/header1.xml", para("{{r x }}")}});
  CHECK(f.find("word/_rels/header1.xml.rels")
            ->find("Target=\"https://school.example/?a=1&amp;b=2\" TargetMode=\"External\"") != Bytes::npos);
  CHECK(f.find("word/_rels/document.xml.rels") != nullptr);
}

TEST_CASE("a picture is stored once, sized in millimetres, with ids of its own") {
  Dict d;
  d["x"] = *Picture::make(png(), "a.png", 40);
  d["y"] = *Picture::make(png(), "a.png");
  const Filled f =
      fill(para("{{ x }} and {{ x }}") + para("{{ y }}"), Value(d), {{"word/header1.xml", para("{{ x }}")}});
  const Bytes& xml = *f.find("word/document.xml");
  CHECK(xml.find("<wp:extent cx=\"1440000\" cy=\"720000\"/><wp:docPr id=\"1\"") != Bytes::npos);
  CHECK(xml.find("<wp:docPr id=\"2\"") != Bytes::npos);
  CHECK(xml.find("<wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr id=\"3\"") != Bytes::npos);
  int media = 0;
  for (const auto& part : f.parts) media += part.name.starts_with("word/media/");
  CHECK(media == 1);
  CHECK(f.find("[Content_Types].xml")->find("Extension=\"png\" ContentType=\"image/png\"") != Bytes::npos);
}

TEST_CASE("pictures that are none, or of impossible size, are refused") {
  CHECK(Picture::make("GIF89a", "a.gif").error()[0].id == "PRK-D110");
  CHECK(Picture::make(png(), "a.png", 5000).error()[0].id == "PRK-D111");
  CHECK(Picture::make(png(), "a.png", -5).error()[0].id == "PRK-D111");
  Bytes endless = png();
  endless.replace(16, 4, "\x7F\xFF\xFF\xFF");
  const auto refused = Picture::make(endless, "a.png", 40);
  REQUIRE(!refused);
  CHECK(refused.error()[0].id == "PRK-D111");
  CHECK(refused.error()[0].text.str().find("pixels") != std::string::npos);
  const auto jpeg = read_picture(
      ByteView("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\x01\0\x60\0\x60\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20\x03\x01\x22",
               36),
      "a.jpg");
  REQUIRE(jpeg);
  CHECK(jpeg->width == 32);
  CHECK(jpeg->height == 16);
  CHECK(jpeg->dpi_x == 96);
}

TEST_CASE("a picture of the template gives way to the one its alternative text names") {
  const std::string drawing =
      p("<w:r><w:drawing><wp:inline><wp:docPr id=\"5\" name=\"Photo\" descr=\"{{ photo }}\"/><a:graphic><a:graphicData>"
        "<pic:pic><pic:blipFill><a:blip r:embed=\"header1\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>");
  const Parts more = {{"word/header1.xml", para("")}};
  Dict d;
  d["photo"] = *Picture::make(png(), "a.png", 10, 10, "Portrait");
  const Filled f = fill(drawing, Value(d), more);
  CHECK(f.find("word/document.xml")->find("descr=\"Portrait\"") != Bytes::npos);
  CHECK(f.find("word/document.xml")->find("r:embed=\"prikaz1\"") != Bytes::npos);
  CHECK(filled(drawing, R"({"photo": "no picture"})", more).find("r:embed=\"header1\"") != Bytes::npos);
}
