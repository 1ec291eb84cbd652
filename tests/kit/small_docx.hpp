// The least document Word opens: paragraphs of plain text.
#pragma once
#include <string>
#include <vector>

#include "opc/package.hpp"

namespace prikaz::kit {

/// `body`: XML between w:body and its end.
inline Bytes docx_of(const std::string& body) {
  Bytes out;
  opc::ZipWriter zip(out);
  zip.add("[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
          "PartName=\"/word/document.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
  zip.add(
      "_rels/.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"word/document.xml\"/>"
      "</Relationships>");
  zip.add("word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
              "</w:body></w:document>");
  zip.finish();
  return out;
}

inline Bytes small_docx(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const std::string& text : paragraphs) body += "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  return docx_of(body);
}

}  // namespace prikaz::kit
