#include "docx/parts.hpp"

#include <algorithm>
#include <array>

#include "ooxml/relationships.hpp"

namespace prikaz::docx {

namespace {

constexpr std::array<std::string_view, 9> kinds = {"/header",      "/footer",         "/footnotes",
                                                   "/endnotes",    "/comments",       "/chart",
                                                   "/diagramData", "/diagramDrawing", "/glossaryDocument"};

constexpr std::array<std::string_view, 3> properties = {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"};

tl::unexpected<Diagnostics> not_a_document(const std::string& file, const char* what) {
  return fail({"PRK-D001",
               Severity::error,
               {file, 0, 0, {}},
               Message("this is not a Word document: {}", what),
               "open it in the office program and save it as .docx"});
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
      out += static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2]));
      i += 2;
    } else {
      out += s[i];
    }
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> template_parts(const opc::Package& package) {
  auto main = ooxml::main_part(package);
  if (!main) return fail(std::move(main.error()));
  const Bytes& body = package.find(*main)->bytes;
  if (body.find("<w:document") == Bytes::npos)
    return not_a_document(package.file(), "its main part is no text document");
  std::vector<std::string> out = {*main};
  auto relations = ooxml::relationships(package, *main);
  if (!relations) return fail(std::move(relations.error()));
  for (const std::string_view kind : kinds)
    for (const ooxml::Relationship& r : *relations)
      if (!r.external && r.is(kind) && package.find(r.target) &&
          std::find(out.begin(), out.end(), r.target) == out.end())
        out.push_back(r.target);
  std::vector<std::string> links;
  for (const std::string& part : out)
    if (std::string rels = opc::relationships_part(part); package.find(rels)) links.push_back(std::move(rels));
  for (const std::string_view name : properties)
    if (package.find(name)) out.emplace_back(name);
  out.insert(out.end(), links.begin(), links.end());
  return out;
}

bool may_have_tags(std::string_view name, ByteView bytes) {
  if (name.ends_with(".rels"))
    return bytes.find("%7B%7B") != ByteView::npos || bytes.find("%7b%7b") != ByteView::npos ||
           bytes.find("{{") != ByteView::npos;
  const std::size_t brace = bytes.find_first_of("{}");
  return brace != ByteView::npos || bytes.find("&#") != ByteView::npos;
}

void unescape_targets(xml::Node relationships) {
  for (const xml::Node r : relationships.children()) {
    xml::Attribute target = r.attribute("Target");
    const std::string_view value = target.value();
    if (value.find("%7B%7B") == std::string_view::npos && value.find("%7b%7b") == std::string_view::npos) continue;
    target.set_value(percent_decoded(value).c_str());
  }
}

}  // namespace prikaz::docx
