#include "docx/picture_tags.hpp"

#include <cstring>

namespace prikaz::docx {

namespace {

xml::Node find_blip(xml::Node node) {
  if (std::strcmp(node.name(), "a:blip") == 0) return node;
  for (const xml::Node child : node.children())
    if (const xml::Node found = find_blip(child)) return found;
  return {};
}

void name_picture(xml::Node drawing, xml::Node properties, const PartTags& part) {
  xml::Attribute embed = find_blip(drawing).attribute("r:embed");
  if (!embed || *embed.value() == marker_begin) return;
  for (const char* name : {"descr", "title", "name"}) {
    const std::size_t id = only_tag(properties.attribute(name).value());
    if (id == std::string::npos || part.tags[id].kind != Tag::Kind::expression) continue;
    Tag tag = part.tags[id];
    tag.context = Tag::Context::picture;
    tag.original = embed.value();
    embed = marker(part.tags.size()).c_str();
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
      name_picture(node, node.child("wp:docPr"), part);
    else if (node.type() == pugi::node_element)
      apply_picture_tags(node, part);
  }
}

}  // namespace prikaz::docx
