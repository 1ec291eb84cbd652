// Any bytes as a DOCX, or as the body of one with styles, numbering, notes and a picture: laid out and written as PDF.
// Whatever it is, the answer is a PDF or a reason; never a crash, a hang or unbounded memory.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/kit.hpp"
#include "kit/host_disk.hpp"
#include "kit/shipped_fonts.hpp"
#include "papers/press.hpp"

using namespace prikaz;

namespace {

constexpr const char* namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\""
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

std::string part(const char* root, std::string_view inside) {
  return "<w:" + std::string(root) + namespaces + ">" + std::string(inside) + "</w:" + root + ">";
}

Bytes package_around(std::string_view body) {
  static const std::string styles = part(
      "styles",
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"n\"/>"
      "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"t\"><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/>"
      "</w:tblBorders></w:tblPr></w:style>");
  static const std::string numbering = part(
      "numbering",
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
      "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>");
  static const std::string notes =
      part("footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>");
  static const std::string header = part(
      "hdr", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>");
  using fuzz::relationship;
  opc::Package package = fuzz::package_of("word/document.xml");
  package.put(
      "word/_rels/document.xml.rels",
      fuzz::relationships(relationship("s", "styles", "styles.xml") + relationship("n", "numbering", "numbering.xml") +
                          relationship("f", "footnotes", "footnotes.xml") + relationship("h", "header", "header.xml") +
                          relationship("i", "image", "media/i.png")));
  package.put("word/styles.xml", styles);
  package.put("word/numbering.xml", numbering);
  package.put("word/footnotes.xml", notes);
  package.put("word/header.xml", header);
  package.put("word/media/i.png", "\x89PNG\r\n\x1A\n");
  package.put("word/document.xml", part("document", "<w:body>" + std::string(body) + "</w:body>"));
  return package.write();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > fuzz::largest_input) return 0;
  static const kit::HostDisk disk;
  static const tpl::Environment environment;
  static papers::Press press(disk, environment, &kit::shipped_fonts(PRIKAZ_SOURCE_DIR));
  static papers::Worker worker;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  Diagnostics notes;
  const auto pdf =
      press.convert(input.starts_with("PK") ? Bytes(input) : package_around(input), "fuzz.docx", {}, worker, notes);
  if (!pdf && pdf.error().empty()) std::abort();
  if (pdf && !pdf->starts_with("%PDF-")) std::abort();
  return 0;
}
