// Paragraph styles of the shipped templates: ГОСТ Р 7.0.97 as ordinary Word styles. Lengths in twips.
#include <string>

#include "core/format.hpp"
#include "markup.hpp"

namespace prikaz::maker {

namespace {

struct Style {
  std::string_view keyword, id, title;
  std::string_view jc;       ///< alignment
  int size;                  ///< points relative to the base: 0 = base, negative = that many less
  std::string_view ppr;      ///< further paragraph properties, in schema order around w:jc
  std::string_view spacing;  ///< attributes of w:spacing
  std::string_view ind;      ///< attributes of w:ind
  bool bold;
};

// The text is justified with an indent of 1.25 cm (L-8, L-11); titles are an angular block no wider than 8 cm (L-12).
constexpr Style styles[] = {
    {"plain", "Normal", "Normal", "left", 0, "", "", "", false},
    {"text", "BodyText", "Body Text", "both", 0, "", "", R"(w:firstLine="709")", false},
    {"last", "BodyTextLast", "Body Text Last", "both", 0, "<w:keepNext/><w:keepLines/>", "", R"(w:firstLine="709")",
     false},
    {"flat", "BodyTextFlat", "Body Text Flat", "both", 0, "", "", "", false},
    {"line", "BlankLine", "Blank Line", "left", 0,
     R"(<w:keepNext/><w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9354"/></w:tabs>)",
     R"(w:before="80" w:after="0")", "", false},
    {"dash", "ListDash", "List Dash", "both", 0, "", "", R"(w:firstLine="709")", false},
    {"founder", "Founder", "Founder", "center", 0, "<w:keepNext/>", "", "", false},
    {"org", "OrganisationName", "Organisation Name", "center", 0, "<w:keepNext/>", "", "", true},
    {"kind", "DocumentKind", "Document Kind", "center", 0, "<w:keepNext/>", R"(w:before="240" w:after="240")", "",
     true},
    {"requisites", "Requisites", "Requisites", "left", 0,
     R"(<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>)", "", "", false},
    {"place", "PlaceOfIssue", "Place Of Issue", "center", 0, "<w:keepNext/>", R"(w:before="120" w:after="240")", "",
     false},
    {"title", "DocumentTitle", "Document Title", "left", 0, "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>",
     R"(w:after="240")", R"(w:right="5103")", false},
    {"command", "Command", "Command", "left", 0, "<w:keepNext/>", R"(w:before="120" w:after="120")", "", false},
    {"centre", "Centred", "Centred", "center", 0, "<w:keepNext/>", "", "", false},
    {"centrebold", "CentredBold", "Centred Bold", "center", 0, "<w:keepNext/>", "", "", true},
    {"right", "RightAligned", "Right Aligned", "right", 0, "", "", "", false},
    {"h1", "Heading1", "heading 1", "center", 0, "<w:keepNext/><w:keepLines/>", R"(w:before="240" w:after="120")", "",
     true},
    {"h2", "Heading2", "heading 2", "left", 0, "<w:keepNext/><w:keepLines/>", R"(w:before="120" w:after="60")",
     R"(w:firstLine="709")", true},
    {"annex", "AnnexHead", "Annex Head", "left", 0, "<w:keepNext/>", "", R"(w:left="5103")", false},
    {"annexwide", "AnnexHeadLandscape", "Annex Head Landscape", "left", 0, "<w:keepNext/>", "", R"(w:left="10886")",
     false},
    {"sign", "Signature", "Signature", "left", 0, "<w:keepLines/>", "", "", false},
    {"signright", "SignatureName", "Signature Name", "right", 0, "<w:keepLines/>", "", "", false},
    {"gap", "SignatureGap", "Signature Gap", "left", 0, "<w:keepNext/>", "", "", false},
    {"note", "UnderLine", "Under Line", "center", -3, "", "", "", false},
    {"small", "Executor", "Executor", "left", -4, "<w:keepLines/>", "", "", false},
    {"cell", "TableText", "Table Text", "left", -2, "", "", "", false},
    {"cellc", "TableCentred", "Table Centred", "center", -2, "", "", "", false},
    {"head", "TableHead", "Table Head", "center", -2, "<w:keepNext/>", "", "", true},
};

}  // namespace

std::string_view style_id(std::string_view keyword) {
  for (const Style& s : styles)
    if (s.keyword == keyword) return s.id;
  return {};
}

std::string styles_xml(int points, int leading) {
  std::string out =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>)"
      R"(<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" )"
      R"(w:eastAsia="Times New Roman" w:cs="Times New Roman"/>)";
  out += format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/>)",
                points * 2);
  out += R"(</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>)";
  for (const Style& s : styles) {
    const bool normal = s.id == "Normal";
    // Table cells, signatures and heads are set solid; running text follows the leading asked for.
    const bool running = s.jc == "both";
    out += format(R"(<w:style w:type="paragraph"{0} w:styleId="{1}"><w:name w:val="{2}"/>)",
                  normal ? R"( w:default="1")" : "", s.id, s.title);
    if (!normal) out += R"(<w:basedOn w:val="Normal"/>)";
    out += R"(<w:qFormat/><w:pPr>)";
    out += s.ppr;
    out += format(R"(<w:spacing {0} w:line="{1}" w:lineRule="auto"/>)",
                  s.spacing.empty() ? R"(w:before="0" w:after="0")" : s.spacing, running ? leading : 240);
    if (!s.ind.empty()) out += format("<w:ind {}/>", s.ind);
    out += format(R"(<w:jc w:val="{}"/>)", s.jc);
    if (s.id == "Heading1") out += R"(<w:outlineLvl w:val="0"/>)";
    if (s.id == "Heading2") out += R"(<w:outlineLvl w:val="1"/>)";
    out += "</w:pPr><w:rPr>";
    if (s.bold) out += "<w:b/>";
    if (s.size != 0) out += format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", (points + s.size) * 2);
    out += "</w:rPr></w:style>";
  }
  out +=
      R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>)"
      R"(<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>)"
      R"(</w:tblCellMar></w:tblPr></w:style></w:styles>)";
  return out;
}

}  // namespace prikaz::maker
