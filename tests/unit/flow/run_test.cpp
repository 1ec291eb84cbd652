#include <catch2/catch.hpp>

#include "flow/field.hpp"
#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow::test;

namespace {

std::string r(const std::string& inside) { return "<w:r>" + inside + "</w:r>"; }
std::string t(const std::string& s) { return r("<w:t xml:space=\"preserve\">" + s + "</w:t>"); }
std::string para(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }
std::string field(const std::string& instruction, const std::string& result) {
  return r("<w:fldChar w:fldCharType=\"begin\"/>") +
         r("<w:instrText xml:space=\"preserve\"> " + instruction + " </w:instrText>") +
         r("<w:fldChar w:fldCharType=\"separate\"/>") + result + r("<w:fldChar w:fldCharType=\"end\"/>");
}

}  // namespace

TEST_CASE("neighbouring runs of one look are one piece; line ends inside w:t are white space (§17.3.3.31)", "[flow]") {
  Maker m;
  CHECK(m.body(para(t("При") + "<w:proofErr w:type=\"spellStart\"/>" + t("каз"))) == "P | \"Приказ\"{20}\n");
  CHECK(m.body(para(r("<w:t> а </w:t>") + t("б\nв"))) == "P | \"аб в\"{20}\n");
}

TEST_CASE("breaks, hyphens, tabs and symbols (§17.3.3)", "[flow]") {
  Maker m;
  CHECK(m.body(para(
            r("<w:tab/><w:br/><w:br w:type=\"page\"/><w:br w:type=\"column\"/><w:cr/><w:noBreakHyphen/><w:softHyphen/>"
              "<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:ptab w:alignment=\"right\" w:relativeTo=\"margin\" "
              "w:leader=\"dot\"/>"))) ==
        "P | tab br page-break column-break br no-break-hyphen soft-hyphen \"◻\"{20} ptab(10)\n");
}

TEST_CASE("hidden text and tracked deletions are not shown, insertions are (§17.13.5)", "[flow]") {
  Maker m;
  CHECK(m.body(para(t("1") + "<w:ins>" + t("2") + "</w:ins><w:del>" + r("<w:delText>3</w:delText>") +
                    "</w:del><w:moveFrom>" + t("4") + "</w:moveFrom>" + r("<w:rPr><w:vanish/></w:rPr><w:t>5</w:t>"))) ==
        "P | \"12\"{20}\n");
}

TEST_CASE("a paragraph whose mark is deleted goes on in the next one (§17.13.5.15)", "[flow]") {
  Maker m;
  CHECK(m.body(p("раз ", "<w:rPr><w:del/></w:rPr>") + p("два", "<w:jc w:val=\"center\"/>")) ==
        "P centre | \"раз два\"{20}\n");
}

TEST_CASE("content controls, smart tags and alternatives are transparent (§17.5)", "[flow]") {
  Maker m;
  CHECK(
      m.body("<w:sdt><w:sdtPr/><w:sdtContent>" + p("а") + "</w:sdtContent></w:sdt>" +
             para("<w:smartTag>" + t("б") + "</w:smartTag><w:sdt><w:sdtContent>" + t("в") + "</w:sdtContent></w:sdt>") +
             para("<mc:AlternateContent><mc:Choice Requires=\"zzz\">" + t("нет") + "</mc:Choice><mc:Fallback>" +
                  t("да") + "</mc:Fallback></mc:AlternateContent>")) ==
      "P | \"а\"{20}\nP | \"бв\"{20}\nP | \"да\"{20}\n");
}

TEST_CASE("page fields are live, others keep their stored result (§17.16)", "[flow]") {
  Maker m;
  CHECK(m.body(para(t("стр. ") + field("PAGE \\* MERGEFORMAT", r("<w:rPr><w:b/></w:rPr><w:t>7</w:t>")) +
                    field("NUMPAGES", t("9")) + field("PAGE \\* roman", ""))) ==
        "P | \"стр. \"{20} PAGE{20 b} NUMPAGES{20} PAGE(3){20}\n");
  CHECK(m.body(para(field("DATE \\@ \"dd.MM.yyyy\"", t("01.09.2020")))) == "P | \"01.09.2020\"{20}\n");
  CHECK(m.body(para("<w:fldSimple w:instr=\" TITLE \"/>" + field("DOCPROPERTY author", t("Иная")))) ==
        "P | \"О наставничествеИная\"{20}\n");
  CHECK(m.body(para(field("SYMBOL 254 \\f Wingdings", ""))) == "P | \"☑\"{20}\n");
  CHECK(m.body(para(field("MERGEFIELD ФИО", t("Орлова")) + field("MERGEFIELD Класс", ""))) ==
        "P | \"Орлова«Класс»\"{20}\n");
  CHECK(m.body(para(field("FORMCHECKBOX", ""))) == "P | \"☐\"{20}\n");
}

TEST_CASE("a table of contents keeps its text with live page numbers, over paragraphs (§17.16.5.68)", "[flow]") {
  Maker m;
  const std::string toc = para(r("<w:fldChar w:fldCharType=\"begin\"/>") + r("<w:instrText>TOC \\o</w:instrText>") +
                               r("<w:fldChar w:fldCharType=\"separate\"/>") + t("Общие положения") + r("<w:tab/>") +
                               field("PAGEREF _Toc1 \\h", t("2"))) +
                          para(t("Цель") + r("<w:fldChar w:fldCharType=\"end\"/>"));
  CHECK(m.body(toc) == "P | \"Общие положения\"{20} tab PAGEREF(_Toc1){20}\nP | \"Цель\"{20}\n");
}

TEST_CASE("an entry of a table of contents may stand inside its PAGEREF, as LibreOffice writes it", "[flow]") {
  Maker m;
  CHECK(m.body(para(field("PAGEREF _Toc1", t("Цель") + r("<w:tab/>") + t("2")))) ==
        "P | \"Цель\"{20} tab PAGEREF(_Toc1){20}\n");
}

TEST_CASE("links by relationship, anchor and field; an open field link spans paragraphs (§17.16.22)", "[flow]") {
  Maker m;
  m.relationships =
      "<Relationship Id=\"w\" Type=\"x/hyperlink\" Target=\"https://school.example/\" TargetMode=\"External\"/>";
  CHECK(m.body(para("<w:hyperlink r:id=\"w\" w:anchor=\"к\">" + t("а") +
                    "</w:hyperlink><w:hyperlink w:anchor=\"цель\">" + t("б") + "</w:hyperlink>")) ==
        "P | link(https://school.example/#к)[ \"а\"{20} ] link(#цель)[ \"б\"{20} ]\n");
  CHECK(m.body(para(field("HYPERLINK \"http://a.example/\" \\l \"b\"", t("в")))) ==
        "P | link(http://a.example/#b)[ \"в\"{20} ]\n");
  CHECK(m.body(para(r("<w:fldChar w:fldCharType=\"begin\"/>") + r("<w:instrText>HYPERLINK \\l x</w:instrText>") +
                    r("<w:fldChar w:fldCharType=\"separate\"/>") + t("1")) +
               para(t("2") + r("<w:fldChar w:fldCharType=\"end\"/>"))) ==
        "P | link(#x)[ \"1\"{20} ]\nP | link(#x)[ \"2\"{20} ]\n");
}

TEST_CASE("a field without a stored result is told", "[flow]") {
  Maker m;
  CHECK(m.body(para(field("FILLIN вопрос", ""))) == "P | {20}\n");
  CHECK(m.ids() == "PRK-W016");
}

TEST_CASE("notes are numbered in order and carry their blocks (§17.11)", "[flow]") {
  Maker m;
  m.footnotes = "<w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"3\"><w:p>" + r("<w:footnoteRef/>") +
                t(" о приказе") + "</w:p></w:footnote>";
  m.endnotes = "<w:endnote w:id=\"2\"><w:p>" + r("<w:endnoteRef/>") + "</w:p></w:endnote>";
  CHECK(m.body(para(t("а") + r("<w:footnoteReference w:id=\"3\"/><w:endnoteReference w:id=\"2\"/>"))) ==
        "P | \"а\"{20} footnote(0 1){20} endnote(0 i){20}\nFOOTNOTE 0 1\n  P | \"1 о приказе\"{20}\nENDNOTE 0 i\n  P | "
        "\"i\"{20}\n");
  CHECK(m.body(para(r("<w:footnoteReference w:id=\"99\"/>"))) == "P | {20}\n");
  CHECK(m.ids() == "PRK-W012");
}

TEST_CASE("an equation is shown as plain text and told (§22.1)", "[flow]") {
  Maker m;
  CHECK(m.body(para("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+c</m:t></m:r></m:den></"
                    "m:f></m:oMath>")) == "P | \"a/(b+c)\"{Cambria Math 20 i}\n");
  CHECK(m.ids() == "PRK-W011");
}

TEST_CASE("bookmarks stand where they begin, also between paragraphs (§17.13.6)", "[flow]") {
  Maker m;
  CHECK(m.body("<w:bookmarkStart w:id=\"1\" w:name=\"цель\"/>" +
               para("<w:bookmarkStart w:id=\"2\" w:name=\"_GoBack\"/><w:bookmarkStart w:id=\"3\" w:name=\"б\"/>" +
                    t("а"))) == "P | bookmark(цель) bookmark(б) \"а\"{20}\n");
}

TEST_CASE("nothing is dropped in silence: unknown elements, effects and right-to-left text are told once", "[flow]") {
  Maker m;
  m.body("<w:p><w:r><w:lastRenderedPageBreak/><w:t>а</w:t></w:r><w:proofErr w:type=\"gramEnd\"/></w:p>");
  CHECK(m.ids().empty());
  m.body("<w:p><w:r><w:contentPart/></w:r></w:p><w:p><w:r><w:contentPart/></w:r></w:p>");
  CHECK(m.ids() == "PRK-W015");
  CHECK(m.diagnostics[0].text.str() == "the element w:contentPart is not supported and is left out");
  CHECK(m.diagnostics[0].place.detail == "word/document.xml, paragraph 1");
  m.body("<w:p><w:r><w:rPr><w:shadow/></w:rPr><w:t>а</w:t></w:r></w:p>");
  CHECK(m.ids() == "PRK-W010");
  m.body("<w:p><w:r><w:t>שלום</w:t></w:r></w:p>");
  CHECK(m.ids() == "PRK-W010");
  m.body("<w:p><w:r><w:t>Привет, Հայ</w:t></w:r></w:p>");
  CHECK(m.ids().empty());
}
