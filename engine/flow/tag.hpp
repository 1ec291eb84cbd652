// Element names as numbers: one look-up per element instead of a chain of string comparisons.
#pragma once
#include <cstdint>

namespace prikaz::flow {

// The list is X(identifier, "prefixed name").
#define PRIKAZ_FLOW_TAGS(X)                                                                                           \
  X(p, "w:p")                                                                                                         \
  X(r, "w:r")                                                                                                         \
  X(t, "w:t")                                                                                                         \
  X(tab, "w:tab") X(br, "w:br") X(cr, "w:cr") X(tbl, "w:tbl") X(tr, "w:tr") X(tc, "w:tc") X(pPr, "w:pPr")             \
      X(rPr, "w:rPr") X(tblPr, "w:tblPr") X(trPr, "w:trPr") X(tcPr, "w:tcPr") X(tblPrEx, "w:tblPrEx")                 \
          X(tblGrid, "w:tblGrid") X(sectPr, "w:sectPr") X(sdt, "w:sdt") X(sdtContent, "w:sdtContent")                 \
              X(smartTag, "w:smartTag") X(customXml, "w:customXml") X(ins, "w:ins") X(moveTo, "w:moveTo")             \
                  X(del, "w:del") X(moveFrom, "w:moveFrom") X(dir, "w:dir") X(bdo, "w:bdo")                           \
                      X(hyperlink, "w:hyperlink") X(fldSimple, "w:fldSimple") X(fldChar, "w:fldChar")                 \
                          X(instrText, "w:instrText") X(bookmarkStart, "w:bookmarkStart") X(drawing, "w:drawing")     \
                              X(pict, "w:pict") X(object, "w:object") X(alternate, "mc:AlternateContent")             \
                                  X(sym, "w:sym") X(ptab, "w:ptab") X(noBreakHyphen, "w:noBreakHyphen")               \
                                      X(softHyphen, "w:softHyphen") X(footnoteReference, "w:footnoteReference")       \
                                          X(endnoteReference, "w:endnoteReference") X(footnoteRef, "w:footnoteRef")   \
                                              X(endnoteRef, "w:endnoteRef") X(pgNum, "w:pgNum")                       \
                                                  X(dayShort, "w:dayShort") X(ruby, "w:ruby")                         \
                                                      X(rubyBase, "w:rubyBase") X(oMath, "m:oMath")                   \
                                                          X(oMathPara, "m:oMathPara") X(altChunk, "w:altChunk")       \
                                                              X(subDoc, "w:subDoc") /* run properties */              \
      X(rStyle, "w:rStyle") X(rFonts, "w:rFonts") X(b, "w:b") X(i, "w:i") X(caps, "w:caps")                           \
          X(smallCaps, "w:smallCaps") X(strike, "w:strike") X(dstrike, "w:dstrike") X(vanish, "w:vanish")             \
              X(specVanish, "w:specVanish") X(color, "w:color") X(spacing, "w:spacing") X(w, "w:w") X(kern, "w:kern") \
                  X(position, "w:position") X(sz, "w:sz") X(highlight, "w:highlight") X(u, "w:u") X(shd, "w:shd")     \
                      X(vertAlign, "w:vertAlign") X(lang, "w:lang") /* paragraph properties */                        \
      X(pStyle, "w:pStyle") X(keepNext, "w:keepNext") X(keepLines, "w:keepLines")                                     \
          X(pageBreakBefore, "w:pageBreakBefore") X(framePr, "w:framePr") X(widowControl, "w:widowControl")           \
              X(numPr, "w:numPr") X(pBdr, "w:pBdr") X(tabs, "w:tabs") X(suppressAutoHyphens, "w:suppressAutoHyphens") \
                  X(ind, "w:ind") X(contextualSpacing, "w:contextualSpacing") X(jc, "w:jc")                           \
                      X(outlineLvl, "w:outlineLvl") X(bidi, "w:bidi")

enum class Tag : std::uint8_t {
  other,
#define X(id, name) id,
  PRIKAZ_FLOW_TAGS(X)
#undef X
};

Tag tag_of(const char* name) noexcept;

}  // namespace prikaz::flow
