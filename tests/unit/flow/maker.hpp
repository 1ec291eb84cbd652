// Makes a small package from WordprocessingML snippets, for tests of this room.
#pragma once
#include <string>

#include "flow/build.hpp"
#include "kit/flow_dump.hpp"

namespace prikaz::flow::test {

struct Maker {
  std::string styles, numbering,
      settings = "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"15\"/></w:compat>";
  std::string footnotes, endnotes, header, footer, theme;
  std::string relationships;  ///< further entries of the main document's relationships
  std::string media;          ///< bytes of word/media/image1.png
  std::string chart;          ///< inside c:chartSpace of word/charts/chart1.xml, relationship "q"

  Diagnostics diagnostics;  ///< of the last build

  opc::Package package(const std::string& body) const {
    const std::string open =
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" "
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        "xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" "
        "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        "xmlns:w10=\"urn:schemas-microsoft-com:office:word\">";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto rel = [&](const char* id, const char* type, const char* target) {
      return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + types + type + "\" Target=\"" + target + "\"/>";
    };
    const std::string rels_open =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    opc::Package out;
    out.put("_rels/.rels", rels_open + rel("rId1", "officeDocument", "word/document.xml") +
                               "<Relationship Id=\"rId2\" "
                               "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                               "core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
    out.put("docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>О "
            "наставничестве</dc:title><dc:creator>Орлова</dc:creator></cp:coreProperties>");
    out.put("word/_rels/document.xml.rels",
            rels_open + rel("s", "styles", "styles.xml") + rel("n", "numbering", "numbering.xml") +
                rel("e", "settings", "settings.xml") + rel("t", "theme", "theme/theme1.xml") +
                rel("f", "footnotes", "footnotes.xml") + rel("g", "endnotes", "endnotes.xml") +
                rel("h", "header", "header1.xml") + rel("k", "footer", "footer1.xml") +
                rel("i", "image", "media/image1.png") + rel("q", "chart", "charts/chart1.xml") + relationships +
                "</Relationships>");
    const auto part = [&](const char* name, const char* root, const std::string& inside) {
      if (!inside.empty()) out.put(name, "<w:" + std::string(root) + open + inside + "</w:" + root + ">");
    };
    part("word/styles.xml", "styles", styles);
    part("word/numbering.xml", "numbering", numbering);
    part("word/settings.xml", "settings", settings);
    part("word/footnotes.xml", "footnotes", footnotes);
    part("word/endnotes.xml", "endnotes", endnotes);
    part("word/header1.xml", "hdr", header);
    part("word/footer1.xml", "ftr", footer);
    if (!theme.empty())
      out.put("word/theme/theme1.xml",
              "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements>" + theme +
                  "</a:themeElements></a:theme>");
    if (!chart.empty())
      out.put("word/charts/chart1.xml",
              "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
              "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" +
                  chart + "</c:chartSpace>");
    if (!media.empty()) out.put("word/media/image1.png", media);
    out.put("word/document.xml", "<w:document" + open + "<w:body>" + body + "</w:body></w:document>");
    return out;
  }

  FlowDoc doc(const std::string& body) {
    diagnostics = {};
    const Result<Prepared> prepared = prepare(package(body));
    if (!prepared) return {};
    diagnostics.add(prepared->warnings());
    return build(*prepared, {}, diagnostics);
  }

  /// The dump without the line of the last section, which most rules do not touch.
  std::string body(const std::string& xml) {
    std::string all = kit::dump(doc(xml));
    const auto from = all.rfind("SECTION next-page 12240x15840 margins=1440,1440,1440,1440 header=720 footer=720\n");
    if (from != all.npos) all.erase(from, all.find('\n', from) + 1 - from);
    return all;
  }

  std::string ids() const {
    std::string out;
    for (const Diagnostic& d : diagnostics) out += (out.empty() ? "" : " ") + d.id;
    return out;
  }
};

/// A paragraph with one run.
inline std::string p(const std::string& text, const std::string& ppr = "", const std::string& rpr = "") {
  return "<w:p>" + (ppr.empty() ? "" : "<w:pPr>" + ppr + "</w:pPr>") + "<w:r>" +
         (rpr.empty() ? "" : "<w:rPr>" + rpr + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

inline std::string style(const std::string& type, const std::string& id, const std::string& inside,
                         bool is_default = false) {
  return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"" + (is_default ? " w:default=\"1\"" : "") + ">" +
         inside + "</w:style>";
}

}  // namespace prikaz::flow::test
