#include "opc/package.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;

namespace {
Bytes zip_of(std::vector<std::pair<std::string, Bytes>> parts) {
  Bytes out;
  opc::ZipWriter zip(out);
  for (const auto& [name, bytes] : parts) zip.add(name, bytes);
  zip.finish();
  return out;
}
std::string first_id(const Result<opc::Package>& r) { return r ? "" : r.error()[0].id; }
}  // namespace

TEST_CASE("a package comes back as it was written, always with the same bytes", "[opc]") {
  const Bytes zip = zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", Bytes(5000, 'x')}});
  const auto package = opc::Package::read(zip, "a.docx");
  REQUIRE(package);
  REQUIRE(package->find("word/document.xml"));
  CHECK(package->find("word/document.xml")->bytes == Bytes(5000, 'x'));
  CHECK(package->write() == zip);
}

TEST_CASE("a file that is no package is named for what it is", "[opc]") {
  CHECK(first_id(opc::Package::read("", "a.docx")) == "PRK-O001");
  CHECK(opc::Package::read("%PDF-1.4", "a.docx").error()[0].text.str() == "this is a PDF, not an office document");
  CHECK(opc::Package::read("\xD0\xCF\x11\xE0 old", "a.doc").error()[0].id == "PRK-O001");
}

TEST_CASE("a damaged package is refused", "[opc]") {
  Bytes zip = zip_of({{"a.xml", Bytes(3000, 'a') + Bytes(3000, 'b')}});
  zip[45] = static_cast<char>(zip[45] ^ 0x55);
  CHECK(first_id(opc::Package::read(zip, "a.docx")) == "PRK-O002");
}

TEST_CASE("a zip bomb is refused before it is unpacked", "[opc]") {
  const Bytes zip = zip_of({{"a.xml", Bytes(8u << 20, '\0')}});
  opc::Limits limits;
  limits.max_part = 4u << 20;
  CHECK(first_id(opc::Package::read(zip, "a.docx", limits)) == "PRK-O003");
  limits = {};
  limits.max_ratio = 100;
  CHECK(first_id(opc::Package::read(zip, "a.docx", limits)) == "PRK-O003");
}

TEST_CASE("part names may not leave the package", "[opc]") {
  CHECK(first_id(opc::Package::read(zip_of({{"../../etc/passwd", "x"}}), "a.docx")) == "PRK-O004");
  for (const char* name :
       {"word\\a.xml", "/etc/passwd", "C:/a.xml", "c:a.xml", "word/..", "word/./a.xml", "word//a.xml", ".."})
    CHECK(first_id(opc::Package::read(zip_of({{name, "x"}}), "a.docx")) == "PRK-O004");
}

TEST_CASE("two parts of one name are refused", "[opc]") {
  CHECK(first_id(opc::Package::read(zip_of({{"a.xml", "x"}, {"a.xml", "y"}}), "a.docx")) == "PRK-O006");
  CHECK(first_id(opc::Package::read(zip_of({{"word/a.xml", "x"}, {"Word/A.xml", "y"}}), "a.docx")) == "PRK-O006");
}

TEST_CASE("a part that claims a size without bytes is refused before room is made for it", "[opc]") {
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add_deflated("a.xml", "", 0, 200u << 20);
  writer.finish();
  CHECK(first_id(opc::Package::read(zip, "a.docx")) == "PRK-O003");
}

TEST_CASE("an encrypted entry is refused", "[opc]") {
  Bytes zip = zip_of({{"a.xml", Bytes(3000, 'a')}});
  zip[6] = static_cast<char>(zip[6] | 1);
  const std::size_t central = zip.find("PK\x01\x02");
  zip[central + 8] = static_cast<char>(zip[central + 8] | 1);
  CHECK(first_id(opc::Package::read(zip, "a.docx")) == "PRK-O005");
}

TEST_CASE("targets resolve against their part", "[opc]") {
  CHECK(opc::resolve_target("word/document.xml", "media/a.png") == "word/media/a.png");
  CHECK(opc::resolve_target("word/document.xml", "../docProps/core.xml") == "docProps/core.xml");
  CHECK(opc::resolve_target("", "word/document.xml") == "word/document.xml");
  CHECK(opc::resolve_target("xl/worksheets/sheet1.xml", "/xl/tables/t.xml") == "xl/tables/t.xml");
  CHECK(opc::relationships_part("word/document.xml") == "word/_rels/document.xml.rels");
  CHECK(opc::relationships_part("") == "_rels/.rels");
}
