#include "docx/tag.hpp"

#include <charconv>

#include "core/utf8.hpp"

namespace prikaz::docx {

std::string describe(const Spot& spot) {
  std::string out;
  const auto add = [&](std::string_view word, int n) {
    if (n == 0) return;
    if (!out.empty()) out += ", ";
    out += word;
    if (n > 0) out += " " + std::to_string(n);
  };
  const std::string_view part = spot.part ? std::string_view(*spot.part) : "";
  if (part.ends_with(".rels"))
    add("link address", -1);
  else if (part.starts_with("docProps/"))
    add("document properties", -1);
  else if (part != "word/document.xml")
    add(part.substr(part.rfind('/') + 1), -1);
  if (spot.box) add("text box", -1);
  add("paragraph", spot.paragraph);
  if (spot.table > 0) {
    add("table", spot.table);
    add("row", spot.row);
    add("cell", spot.cell);
  } else if (spot.heading) {
    out += ", under \"" + *spot.heading + "\"";
  }
  return out;
}

const Replaced& Tag::replaced() const {
  static const Replaced nothing;
  return replaced_ ? *replaced_ : nothing;
}

Replaced& Tag::replace() {
  if (!replaced_ || replaced_.use_count() > 1)
    replaced_ = std::make_shared<Replaced>(replaced());  // a copied tag's own
  return *replaced_;
}

Place place_of(const Tag& tag, const std::string& file, std::size_t offset) {
  const std::size_t column =
      1 + tag.lead + utf8::length(std::string_view(tag.text).substr(0, std::min(offset, tag.text.size())));
  Place place{file, 0, static_cast<int>(column), describe(tag.spot)};
  place.detail += ", " + tag.shown + ", column " + std::to_string(column);
  return place;
}

std::string marker(std::size_t tag) { return marker_begin + std::to_string(tag) + marker_end; }

std::size_t marker_of(xml::Node node) {
  const char* v = node.type() == pugi::node_pcdata ? node.value() : "";
  if (*v != marker_begin) return std::string::npos;
  return std::strtoul(v + 1, nullptr, 10);
}

xml::Node ancestor(xml::Node node, std::string_view name) {
  for (xml::Node n = node.parent(); n; n = n.parent())
    if (name == n.name()) return n;
  return {};
}

std::string paragraph_look(xml::Node paragraph) {
  std::string out;
  const xml::Node properties = paragraph.child("w:pPr");
  if (!properties) return out;
  out = "<w:pPr>";
  for (const xml::Node child : properties.children())
    if (std::string_view(child.name()) != "w:sectPr") xml::write(child, out);
  return out + "</w:pPr>";
}

}  // namespace prikaz::docx
