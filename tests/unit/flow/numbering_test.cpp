#include "flow/numbering.hpp"

#include <catch2/catch.hpp>

#include "flow/symbols.hpp"
#include "maker.hpp"

using namespace prikaz;
using namespace prikaz::flow;
using namespace prikaz::flow::test;

namespace {

std::string lvl(int level, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" +
         more + "<w:lvlText w:val=\"" + text + "\"/><w:pPr><w:ind w:left=\"" + std::to_string(360 * (level + 1)) +
         "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
}
std::string abstract(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string num(int id, int abstract_id, const std::string& inside = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract_id) +
         "\"/>" + inside + "</w:num>";
}
std::string item(int id, int level = 0) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
         std::to_string(id) + "\"/></w:numPr></w:pPr></w:p>";
}
/// Labels of the body, joined by spaces.
std::string labels(const FlowDoc& doc) {
  std::string out;
  for (const Block& b : doc.body)
    out += (out.empty() ? "" : " ") + (b.paragraph.label ? doc.labels[b.paragraph.label - 1].text : std::string("-"));
  return out;
}

}  // namespace

TEST_CASE("levels count, show their parents and restart under them (§17.9.11, §17.9.10)", "[flow]") {
  Maker m;
  m.numbering =
      abstract(0, lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2.") + lvl(2, "russianLower", "%3)")) + num(1, 0);
  CHECK(labels(m.doc(item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1) + item(1, 1) +
                     item(1, 2))) == "1. 1.1. 1.2. а) б) 2. 2.1. а)");
}

TEST_CASE("a list's indents stand under the paragraph's own (§17.9.22)", "[flow]") {
  Maker m;
  m.numbering = abstract(0, lvl(0, "decimal", "%1.", "<w:suff w:val=\"space\"/>")) + num(1, 0);
  CHECK(m.body(item(1)) == "P left=360 first=-360 | <1. space>{20} {20}\n");
  CHECK(m.body(p("я", "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"0\" w:firstLine=\"709\"/>")) ==
        "P first=709 | <1. space>{20} \"я\"{20}\n");
}

TEST_CASE("a style names its list; the list names the style of its level (§17.9.23)", "[flow]") {
  Maker m;
  m.numbering = abstract(0, lvl(0, "decimal", "%1.", "<w:pStyle w:val=\"h1\"/>") +
                                lvl(1, "decimal", "%1.%2", "<w:pStyle w:val=\"h2\"/>")) +
                num(5, 0);
  m.styles =
      style("paragraph", "h1", "<w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>") +
      style("paragraph", "h2",
            "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr><w:ind w:left=\"100\"/></w:pPr>");
  CHECK(m.body(p("а", "<w:pStyle w:val=\"h1\"/>") + p("б", "<w:pStyle w:val=\"h2\"/>") +
               p("в", "<w:pStyle w:val=\"h2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")) ==
        "P left=360 first=-360 | <1. tab>{20} \"а\"{20}\n"
        "P left=100 first=-360 | <1.1 tab>{20} \"б\"{20}\n"
        "P left=100 | \"в\"{20}\n");
}

TEST_CASE("lists of one definition count together; a start override begins again once (§17.9.15, §17.9.26)", "[flow]") {
  Maker m;
  const std::string again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
  m.numbering = abstract(0, lvl(0, "decimal", "%1")) + num(1, 0) + num(2, 0) + num(3, 0, again);
  CHECK(labels(m.doc(item(1) + item(2) + item(1) + item(3) + item(3) + item(1))) == "1 2 3 1 2 3");
}

TEST_CASE("lvlRestart and legal numbering (§17.9.10, §17.9.4)", "[flow]") {
  Maker m;
  m.numbering = abstract(0, lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>") +
                                lvl(2, "decimal", "%1.%3", "<w:isLgl/>")) +
                num(1, 0);
  CHECK(labels(m.doc(item(1) + item(1, 1) + item(1) + item(1, 1) + item(1, 2))) == "I. 1 II. 2 2.1");
}

TEST_CASE("a numbering style lends its list (§17.9.21); a cycle of them ends", "[flow]") {
  Maker m;
  m.numbering = abstract(0, "<w:numStyleLink w:val=\"L\"/>") + abstract(1, lvl(0, "decimalZero", "%1")) +
                abstract(2, "<w:numStyleLink w:val=\"M\"/>") + num(1, 0) + num(2, 1) + num(3, 2);
  m.styles = style("numbering", "L", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>") +
             style("numbering", "M", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>");
  CHECK(labels(m.doc(item(1) + item(3))) == "01 -");
}

TEST_CASE("bullets of symbol fonts become Unicode in the text's font", "[flow]") {
  Maker m;
  m.numbering = abstract(0, lvl(0, "bullet", "\xEF\x82\xB7",
                                "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>")) +
                num(1, 0);
  CHECK(m.body(item(1)) == "P left=360 first=-360 | <• tab>{20} {20}\n");
  CHECK(symbol_to_unicode("Wingdings", 0xF0FC) == U'✓');
  CHECK(symbol_to_unicode("Wingdings", 0xF0A7) == U'▪');
  CHECK(symbol_to_unicode("Wingdings", 0xF0E0) == U'→');
  CHECK(symbol_to_unicode("Webdings", 0xF061) == U'✔');
  CHECK(symbol_to_unicode("Symbol", 0x61) == U'α');
  CHECK(symbol_to_unicode("Symbol", 0xF0FE) == U'⎭');
  CHECK(symbol_to_unicode("Arial", U'я') == U'я');
}

TEST_CASE("formats of numbers (§17.18.59)", "[flow]") {
  using S = NumberStyle;
  CHECK(format_number(1994, S::roman_upper) == "MCMXCIV");
  CHECK(format_number(28, S::letter_lower) == "bb");
  CHECK(format_number(10, S::russian_lower) == "к");
  CHECK(format_number(26, S::russian_upper) == "Ы");
  CHECK(format_number(30, S::russian_lower) == "аа");
  CHECK(format_number(7, S::decimal_zero) == "07");
  CHECK(format_number(3, S::ordinal) == "3-й");
  CHECK(format_number(22, S::ordinal, false) == "22nd");
  CHECK(format_number(5, S::in_dash) == "- 5 -");
  CHECK(format_number(0, S::roman_lower) == "0");
  CHECK(format_number(5, S::chicago) == "**");
  CHECK(number_style("thaiLetters") == S::decimal);
}

// Measured in LibreOffice 7.4: the list's indents go.
TEST_CASE("a paragraph taken out of its style's list keeps the style's own indents only (§17.9.18)", "[flow]") {
  Maker m;
  m.numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>"
      "<w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  m.styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
  CHECK(m.body("<w:p><w:pPr><w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>") ==
        "P | {20}\n");
}

TEST_CASE("footnotes may be numbered anew in every section; anew on every page is told (§17.11.19)", "[flow]") {
  Maker m;
  m.footnotes = "<w:footnote w:id=\"2\"><w:p/></w:footnote><w:footnote w:id=\"3\"><w:p/></w:footnote>";
  const auto settings = m.settings;
  const std::string body =
      "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
      "<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>";
  m.settings = settings + "<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>";
  CHECK(m.doc(body).footnotes[1].label == "1");
  CHECK(m.ids().empty());
  m.settings = settings + "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>";
  m.footnotes =
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"3\"><w:p/></w:footnote>";
  const auto doc = m.doc(body);
  CHECK(m.ids().empty());
  CHECK(doc.page_note_labels == std::vector<std::string>{"1", "2"});
  CHECK(kit::dump(doc).find("note-number(0)") != std::string::npos);
}

TEST_CASE("a style that names only a level takes the list of its base and that level's indents (§17.9.23)", "[flow]") {
  Maker m;
  m.numbering =
      abstract(0, lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2") + lvl(2, "russianLower", "%3)")) + num(5, 0);
  m.styles =
      style("paragraph", "top", "<w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>") +
      style("paragraph", "third", "<w:basedOn w:val=\"top\"/><w:pPr><w:numPr><w:ilvl w:val=\"2\"/></w:numPr></w:pPr>");
  CHECK(m.body(p("а", "<w:pStyle w:val=\"top\"/>") + p("б", "<w:pStyle w:val=\"third\"/>")) ==
        "P left=360 first=-360 | <1. tab>{20} \"а\"{20}\n"
        "P left=1080 first=-360 | <а) tab>{20} \"б\"{20}\n");
}
