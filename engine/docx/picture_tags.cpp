#include "docx/picture_tags.hpp"

#include <cstring>

namespace prikaz::docx {

namespace {

xml::Node find(xml::Node node, const char* name) {
  if (std::strcmp(node.name(), name) == 0) return node;
  for (const xml::Node child : node.children())
    if (const xml::Node found = find(child, name)) return found;
  return {};
}

/// Leads the drawing's relationship to the value of the tag that names it.
void follow_name(xml::Node drawing, xml::Node properties, const PartTags& part) {
  const bool chart = !find(drawing, "a:blip") && find(drawing, "c:chart");
  xml::Attribute relation =
      chart ? find(drawing, "c:chart").attribute("r:id") : find(drawing, "a:blip").attribute("r:embed");
  if (!relation || *relation.value() == marker_begin) return;
  for (const char* name : {"descr", "title", "name"}) {
    const std::size_t id = only_tag(properties.attribute(name).value());
    if (id == std::string::npos || part.tags[id].kind != Tag::Kind::expression) continue;
    Tag tag = part.tags[id];
    tag.context = chart ? Tag::Context::chart : Tag::Context::picture;
    tag.replace().original = relation.value();
    relation = marker(part.tags.size()).c_str();
    part.tags[id].dead = chart;  // numbers say nothing as alternative text
    part.tags.push_back(std::move(tag));
    return;
  }
}

}  // namespace

std::size_t only_tag(const char* value) {
  if (*value != marker_begin) return std::string::npos;
  const char* end = std::strchr(value, marker_end);
  return end && end[1] == '\0' ? std::strtoul(value + 1, nullptr, 10) : std::string::npos;
}

void apply_picture_tags(xml::Node root, const PartTags& part) {
  for (const xml::Node node : root.children()) {
    const std::string_view name = node.name();
    if (name == "wp:inline" || name == "wp:anchor")
      follow_name(node, node.child("wp:docPr"), part);
    else if (node.type() == pugi::node_element)
      apply_picture_tags(node, part);
  }
}

}  // namespace prikaz::docx
