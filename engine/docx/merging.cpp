#include "docx/merging.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>

#include "docx/adoption.hpp"
#include "docx/program.hpp"
#include "docx/verify.hpp"

namespace prikaz::docx {

namespace {

/// Pages of each document count from one (ISO 29500-1 §17.6.12), unless its own first section says otherwise.
void number_from_one(xml::Node section) {
  if (!section || section.child("w:pgNumType").attribute("w:start")) return;
  xml::Node numbers = section.child("w:pgNumType");
  if (!numbers) {
    xml::Node before;
    for (const char* earlier : {"w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType"})
      if (const xml::Node n = section.child(earlier)) before = n;
    numbers = before ? section.insert_child_after("w:pgNumType", before) : section.prepend_child("w:pgNumType");
  }
  numbers.append_attribute("w:start") = "1";
}

/// The first section break at or after a block.
xml::Node first_section(xml::Node block) {
  for (; block; block = block.next_sibling()) {
    if (std::strcmp(block.name(), "w:sectPr") == 0) return block;
    if (const xml::Node section = block.child("w:pPr").child("w:sectPr")) return section;
  }
  return {};
}

int largest_drawing_id(xml::Node node) {
  int largest = std::strcmp(node.name(), "wp:docPr") == 0 ? node.attribute("id").as_int() : 0;
  for (const xml::Node child : node.children()) largest = std::max(largest, largest_drawing_id(child));
  return largest;
}

}  // namespace

Result<Bytes> merge(const std::vector<Bytes>& documents, const std::string& name) {
  if (documents.empty())
    return fail(
        {"PRK-D130", Severity::error, {name, 0, 0, {}}, "there are no documents to merge", "give at least one"});
  auto host = Guest::read(documents.front(), name);
  if (!host) return fail(std::move(host.error()));
  const opc::Package& base = (*host)->package;
  Adoption adoption(base);
  xml::Document merged;
  xml::Node root = merged.append_copy((*host)->body->document_element());
  xml::Node body = root.child("w:body");
  int drawings = largest_drawing_id(root);
  const std::function<std::string()> next_drawing = [&] { return std::to_string(++drawings); };
  for (std::size_t i = 1; i < documents.size(); ++i) {
    auto guest = Guest::read(documents[i], name);
    if (!guest) return fail(std::move(guest.error()));
    if (i == 1) number_from_one(first_section(body.first_child()));
    close_section(body);
    const std::string xml = adoption.take(**guest, (*host)->body_part, next_drawing, true);
    const xml::Node before = body.last_child();
    body.append_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    number_from_one(first_section(before.next_sibling()));
    if (const xml::Node last = body.last_child().child("w:pPr").child("w:sectPr")) body.append_move(last);
  }
  Filled filled;
  filled.parts.push_back({(*host)->body_part, xml::write(merged)});
  if (Status s = adoption.apply(filled.parts); !s) return fail(std::move(s.error()));
  if (Status s = verify(base, filled); !s) return fail(std::move(s.error()));
  opc::Package out = base;
  for (opc::Part& p : filled.parts) out.put(p.name, std::move(p.bytes));
  return out.write();
}

}  // namespace prikaz::docx
