#include "docx/mending.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

/// Rows and cells may stand inside content controls.
void gather(xml::Node node, const char* name, std::vector<xml::Node>& out) {
  for (const xml::Node child : node.children()) {
    if (std::strcmp(child.name(), name) == 0)
      out.push_back(child);
    else if (std::strcmp(child.name(), "w:sdt") == 0)
      gather(child.child("w:sdtContent"), name, out);
  }
}

int columns_of(xml::Node row) {
  std::vector<xml::Node> cells;
  gather(row, "w:tc", cells);
  const xml::Node properties = row.child("w:trPr");
  int n = properties.child("w:gridBefore").attribute("w:val").as_int() +
          properties.child("w:gridAfter").attribute("w:val").as_int();
  for (const xml::Node cell : cells)
    n += std::max(1, cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1));
  return n;
}

void resize_grid(xml::Node grid, int needed) {
  std::vector<xml::Node> columns;
  gather(grid, "w:gridCol", columns);
  const int present = static_cast<int>(columns.size());
  if (needed == present || present == 0) return;
  double width = 0;
  for (const xml::Node c : columns) width += c.attribute("w:w").as_double();
  if (needed > present) {
    const double mean = width / needed, before = width / present;
    for (xml::Node c : columns) {
      xml::Attribute own = c.attribute("w:w");
      if (width > 0) own = static_cast<int>(own.as_double() * mean / before);
    }
    for (int i = present; i < needed; ++i)
      grid.append_child("w:gridCol").append_attribute("w:w") = static_cast<int>(mean);
    return;
  }
  double removed = 0;
  for (int i = needed; i < present; ++i) {
    removed += columns[static_cast<std::size_t>(i)].attribute("w:w").as_double();
    grid.remove_child(columns[static_cast<std::size_t>(i)]);
  }
  const int extra = static_cast<int>(removed / needed);
  for (int i = 0; i < needed; ++i) {
    xml::Attribute w = columns[static_cast<std::size_t>(i)].attribute("w:w");
    w = static_cast<int>(w.as_double()) + extra;
  }
}

}  // namespace

Bytes mend_table(std::string_view table) {
  xml::Document doc;
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment;
  if (!doc.load_buffer(table.data(), table.size(), options)) return Bytes(table);
  xml::Node root = doc.document_element();
  std::vector<xml::Node> rows;
  gather(root, "w:tr", rows);
  int needed = 0;
  for (const xml::Node row : rows) {
    std::vector<xml::Node> cells;
    gather(row, "w:tc", cells);
    if (cells.empty()) {
      row.parent().remove_child(row);
      continue;
    }
    needed = std::max(needed, columns_of(row));
  }
  if (needed == 0) return {};
  if (const xml::Node grid = root.child("w:tblGrid")) resize_grid(grid, needed);
  Bytes out;
  xml::write(root, out);
  return out;
}

}  // namespace prikaz::docx
