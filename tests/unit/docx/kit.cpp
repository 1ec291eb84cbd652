#include "kit.hpp"

#include "ooxml/xml.hpp"

namespace prikaz::docx::kit {

namespace {

constexpr const char* namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const std::string relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string root(const std::string& name, const std::string& inside) {
  return std::string(declaration) + "<w:" + name + " " + namespaces + ">" + inside + "</w:" + name + ">";
}

void text_into(xml::Node node, std::string& out) {
  for (const xml::Node child : node.children()) {
    const std::string_view name = child.name();
    if (child.type() == pugi::node_pcdata)
      out += child.value();
    else if (name == "w:br")
      out += "¶";
    else if (name == "w:tab" && std::string_view(node.name()) == "w:r")
      out += "→";
    else if (name != "w:sectPr")
      text_into(child, out);
    if (name == "w:p" && std::string_view(node.name()) != "w:tc") out += "\n";
    if (name == "w:p" && std::string_view(node.name()) == "w:tc" && child.next_sibling("w:p")) out += "+";
    if (name == "w:tc") out.insert(out.size(), "]");
    if (name == "w:tr") out += "\n";
    if (name == "w:tcPr") out += "[";
  }
}

}  // namespace

std::string r(const std::string& text, const std::string& look) {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r>";
}
std::string p(const std::string& inside, const std::string& look) {
  return "<w:p>" + (look.empty() ? "" : "<w:pPr>" + look + "</w:pPr>") + inside + "</w:p>";
}
std::string para(const std::string& text) { return p(r(text)); }
std::string tc(const std::string& text) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr>" + para(text) + "</w:tc>";
}
std::string tr(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string tbl(const std::string& rows, int columns) {
  std::string grid;
  for (int i = 0; i < columns; ++i) grid += "<w:gridCol w:w=\"1000\"/>";
  return "<w:tbl><w:tblPr/><w:tblGrid>" + grid + "</w:tblGrid>" + rows + "</w:tbl>";
}

Bytes docx(const std::string& body, const Parts& more) {
  opc::Package package;
  std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/></Types>";
  const std::string open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  package.put("[Content_Types].xml", declaration + types);
  package.put("_rels/.rels", declaration + open + "<Relationship Id=\"rId1\" Type=\"" + relation_types +
                                 "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  std::string relations;
  for (const char* kind : {"header", "footer", "footnotes", "endnotes", "comments", "styles"}) {
    const std::string numbered = std::string(kind) + (kind[0] == 'h' || kind == std::string("footer") ? "1" : "");
    if (!more.count("word/" + numbered + ".xml")) continue;
    relations += "<Relationship Id=\"" + numbered + "\" Type=\"" + relation_types + kind + "\" Target=\"" + numbered +
                 ".xml\"/>";
  }
  package.put("word/_rels/document.xml.rels", declaration + open + relations + "</Relationships>");
  package.put("word/document.xml", root("document", "<w:body>" + body + "<w:sectPr/></w:body>"));
  for (const auto& [name, inside] : more) {
    const std::string bare = name.substr(name.rfind('/') + 1);
    const char* element = bare.starts_with("header")     ? "hdr"
                          : bare.starts_with("footer")   ? "ftr"
                          : bare.starts_with("footnote") ? "footnotes"
                          : bare.starts_with("endnote")  ? "endnotes"
                          : bare.starts_with("comments") ? "comments"
                          : bare.starts_with("styles")   ? "styles"
                                                         : nullptr;
    package.put(name, element ? root(element, inside) : inside);
  }
  return package.write();
}

Value data(const std::string& text) {
  auto value = json::parse(text, "data.json");
  REQUIRE(value);
  return *value;
}

const tpl::Environment& environment() {
  static const tpl::Environment env = tpl::Environment::standard();
  return env;
}

Result<std::shared_ptr<const Program>> compile(const std::string& body, const Parts& more) {
  return Program::compile(docx(body, more), "t.docx", environment());
}

std::string filled(const std::string& body, const std::string& json, const Parts& more, const std::string& part) {
  auto program = compile(body, more);
  if (!program) FAIL(mistakes(body, json, more));
  const Value context = data(json);
  auto fill = (*program)->fill(context);
  if (!fill) FAIL(mistakes(body, json, more));
  auto package = opc::Package::read((*program)->render(context).value(), "out.docx");
  auto packed = opc::Package::read((*program)->pack(*fill).value(), "out.docx");
  REQUIRE(package);
  REQUIRE(packed);
  CHECK(package->parts().size() == packed->parts().size());
  for (const opc::Part& f : fill->parts) {
    REQUIRE(package->find(f.name));
    CHECK(package->find(f.name)->bytes == f.bytes);
    CHECK(packed->find(f.name)->bytes == f.bytes);
  }
  REQUIRE(package->find(part));
  return package->find(part)->bytes;
}

std::string text(const std::string& body, const std::string& json, const Parts& more, const std::string& part) {
  auto doc = xml::parse(filled(body, json, more, part), part);
  REQUIRE(doc);
  std::string out;
  text_into(**doc, out);
  return out;
}

std::string mistakes(const std::string& body, const std::string& json, const Parts& more) {
  auto program = compile(body, more);
  Diagnostics all;
  if (!program) {
    all = program.error();
  } else {
    all = (*program)->warnings();
    if (auto fill = (*program)->fill(data(json)); !fill) all.add(fill.error());
  }
  std::string out;
  for (const Diagnostic& d : all) out += to_string(d) + "\n";
  return out;
}

bool says(const std::string& mistakes, std::initializer_list<std::string> words) {
  std::size_t from = 0;
  while (from < mistakes.size()) {
    const std::size_t end = mistakes.find('\n', from);
    const std::string line = mistakes.substr(from, end - from);
    bool all = true;
    for (const std::string& w : words) all = all && line.find(w) != std::string::npos;
    if (all) return true;
    from = end + 1;
  }
  UNSCOPED_INFO(mistakes);
  return false;
}

}  // namespace prikaz::docx::kit
