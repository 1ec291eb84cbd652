#include "sheet/read.hpp"

#include <catch2/catch.hpp>

#include "opc/package.hpp"

using namespace prikaz;
using namespace prikaz::sheet;

namespace {

constexpr const char* types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>)";
constexpr const char* package_rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr const char* book_rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* strings =
    R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t xml:space="preserve"> Код </t></si><si><r><rPr><b/></rPr><t>Ива</t></r><r><t>нова</t></r><rPh sb="0" eb="1"><t>лишнее</t></rPh></si><si><t>строка_x000D_
вторая_x0041_</t></si></sst>)";
constexpr const char* styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)";

opc::Package package(const std::string& rows, const std::string& pr = "") {
  Bytes bytes;
  opc::ZipWriter zip(bytes);
  const auto ns = std::string(R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")") +
                  R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
  zip.add("[Content_Types].xml", types);
  zip.add("_rels/.rels", package_rels);
  zip.add("xl/workbook.xml",
          "<workbook" + ns + ">" + pr +
              R"(<sheets><sheet name="Люди" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>)");
  zip.add("xl/_rels/workbook.xml.rels", book_rels);
  zip.add("xl/sharedStrings.xml", strings);
  zip.add("xl/styles.xml", styles);
  zip.add("xl/worksheets/sheet1.xml", "<worksheet" + ns + "><sheetData>" + rows + "</sheetData>" +
                                          R"(<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>)");
  zip.finish();
  return *opc::Package::read(bytes, "x.xlsx");
}

Result<Workbook> book(const std::string& rows, const std::string& pr = "") {
  return read_xlsx(package(rows, pr).write(), "x.xlsx");
}
std::string id_of(const Result<Workbook>& r) { return r ? "" : r.error()[0].id; }

}  // namespace

TEST_CASE("XLSX: every kind of cell", "[xlsx]") {
  const auto read =
      book(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
<row r="3" hidden="1"><c r="B3"><v>12.5</v></c><c><v>1.0E3</v></c><c r="D3" s="2"><v>44075</v></c><c r="E3" s="1"><v>44075.5</v></c></row>
<row><c t="inlineStr"><is><r><t>Пе</t></r><r><t>тя</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1&amp;B1</f><v>сумма</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2020-09-01T00:00:00</v></c><c s="1"/></row>)");
  REQUIRE(read);
  CHECK(dump(*read) == R"([Люди] hidden
merged A1:B1
A1  str   Код 
B1  str  Иванова
C1  str  строка
втораяA
B3  float hidden  12.5
C3  int hidden  1000
D3  date hidden  01.09.2020
E3  date hidden  01.09.2020
A4  str  Петя
B4  bool  да
C4  str error  #REF!
D4  str formula  сумма
E4  int formula  2
F4  date  01.09.2020
)");
}

TEST_CASE("XLSX: the 1904 date system", "[xlsx]") {
  const auto read = book(R"(<row r="1"><c r="A1" s="1"><v>42613</v></c></row>)", R"(<workbookPr date1904="1"/>)");
  REQUIRE(read);
  CHECK(read->sheets[0].at({0, 0})->value.date() == Date{2020, 9, 1});
}

TEST_CASE("XLSX: what cannot be read says why", "[xlsx]") {
  CHECK(id_of(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook", "a.xls")) == "PRK-S001");
  CHECK(id_of(read("<html><table>", "a.xls")) == "PRK-S001");
  std::string encrypted = "\xD0\xCF\x11\xE0";
  for (const char c : std::string("EncryptedPackage")) encrypted += c, encrypted += '\0';
  CHECK(id_of(read(encrypted, "a.xlsx")) == "PRK-S006");
  CHECK(id_of(read("%PDF-1.4", "a.pdf")) == "PRK-S002");
  CHECK(id_of(read("PK\x03\x04garbage", "a.xlsx")).starts_with("PRK-O"));
  auto letter = package("");
  letter.put("xl/workbook.xml", "<w:document xmlns:w='w'/>");
  CHECK(id_of(read_xlsx(letter.write(), "a.docx")) == "PRK-S002");
  auto torn = package("");
  torn.remove("xl/worksheets/sheet1.xml");
  CHECK(id_of(read_xlsx(torn.write(), "a.xlsx")) == "PRK-S003");
}

TEST_CASE("XLSX: broken cells are all listed, each with its place", "[xlsx]") {
  const auto read = book(
      R"(<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1"><v>12,5</v></c><c r="A1"><v>1</v></c></row><row r="1"/>)");
  REQUIRE_FALSE(read);
  REQUIRE(read.error().size() == 4);
  CHECK(read.error()[0].id == "PRK-S005");
  CHECK(read.error()[0].place.detail == "Люди!A1");
  CHECK(read.error()[1].place.detail == "Люди!B1");
  const auto many = read_xlsx(package(R"(<row><c><v>1</v></c><c><v>1</v></c></row>)").write(), "a.xlsx", {1, 10});
  CHECK(id_of(many) == "PRK-S004");
}
