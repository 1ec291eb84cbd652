#include "ooxml/xml.hpp"

#include <catch2/catch.hpp>

#include "ooxml/relationships.hpp"

using namespace prikaz;

TEST_CASE("white space in text survives reading and writing", "[ooxml]") {
  const auto doc = xml::parse("<a><t xml:space=\"preserve\"> x </t><b/> </a>", "p.xml");
  REQUIRE(doc);
  CHECK(xml::write(**doc) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a><t xml:space=\"preserve\"> x </t><b/> </a>");
}

TEST_CASE("broken XML is refused with its place", "[ooxml]") {
  const auto bad = xml::parse("<a>\n <b></a>", "p.xml");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-X001");
  CHECK(bad.error()[0].place.line == 2);
}

TEST_CASE("a DOCTYPE is refused: no entity can grow", "[ooxml]") {
  const auto bad = xml::parse("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "p.xml");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-X002");
}

TEST_CASE("bytes that are not UTF-8 are refused with their place", "[ooxml]") {
  for (const char* bad : {"\xFF", "\xC3(", "\xED\xA0\x80", "\xD0"}) {
    const auto doc = xml::parse("<a>\n<b>школа №5 " + Bytes(bad) + "</b></a>", "p.xml");
    REQUIRE_FALSE(doc);
    CHECK(doc.error()[0].id == "PRK-X004");
    CHECK(doc.error()[0].place.line == 2);
  }
  CHECK(xml::parse("<a>\xEF\xBF\xBD 😀 школа</a>", "p.xml"));
}

TEST_CASE("a large part is parsed where it stands", "[ooxml]") {
  Bytes text = "<a><t>школа &amp; класс</t></a>";
  const auto doc = xml::parse_in_place(text, "p.xml");
  REQUIRE(doc);
  CHECK(std::string((*doc)->document_element().child("t").text().get()) == "школа & класс");
  Bytes bad = "<a><b></a>";
  CHECK(xml::parse_in_place(bad, "p.xml").error()[0].id == "PRK-X001");
}

TEST_CASE("deep nesting is refused", "[ooxml]") {
  Bytes deep;
  for (int i = 0; i < 600; ++i) deep += "<a>";
  for (int i = 0; i < 600; ++i) deep += "</a>";
  const auto bad = xml::parse(deep, "p.xml");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-X003");
}

TEST_CASE("escaping leaves nothing XML forbids", "[ooxml]") {
  Bytes out;
  xml::escape("a<b>&\"\x01\t", out);
  CHECK(out == "a&lt;b&gt;&amp;\"\t");
  out.clear();
  xml::escape("\"\n", out, true);
  CHECK(out == "&quot;&#10;");
}

TEST_CASE("the main part is found through the package's relationships", "[ooxml]") {
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add("_rels/.rels",
             "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>");
  writer.add("word/document.xml", "<w/>");
  writer.add("word/_rels/document.xml.rels",
             "<Relationships><Relationship Id=\"r7\" Type=\"http://x/hyperlink\" Target=\"https://a.example/?b\" "
             "TargetMode=\"External\"/></Relationships>");
  writer.finish();
  const auto package = opc::Package::read(zip, "a.docx");
  REQUIRE(package);
  REQUIRE(ooxml::main_part(*package));
  CHECK(*ooxml::main_part(*package) == "word/document.xml");
  const auto rels = ooxml::relationships(*package, "word/document.xml");
  REQUIRE(rels);
  REQUIRE(ooxml::find(*rels, "r7"));
  CHECK(ooxml::find(*rels, "r7")->external);
  CHECK(ooxml::find(*rels, "r7")->target == "https://a.example/?b");
  CHECK(ooxml::find(*rels, "r7")->is("/hyperlink"));
}

TEST_CASE("a package without an office document is refused", "[ooxml]") {
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add("a.txt", "x");
  writer.finish();
  const auto package = opc::Package::read(zip, "a.docx");
  REQUIRE(package);
  REQUIRE_FALSE(ooxml::main_part(*package));
  CHECK(ooxml::main_part(*package).error()[0].id == "PRK-X010");
}
