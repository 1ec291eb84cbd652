#include "docx/control_tags.hpp"

#include <cstdlib>

#include "core/utf8.hpp"
#include "docx/picture_tags.hpp"

namespace prikaz::docx {

namespace {

xml::Node first_text(xml::Node node) {
  for (const xml::Node child : node.children()) {
    if (std::string_view(child.name()) == "w:t") return child;
    if (const xml::Node found = first_text(child)) return found;
  }
  return {};
}

/// The sign a state shows (w14:checkedState), a hexadecimal code point.
std::string sign(xml::Node state, const char* otherwise) {
  const xml::Attribute code = state.attribute("w14:val");
  std::string out;
  utf8::append(out, static_cast<char32_t>(std::strtoul(code.as_string(otherwise), nullptr, 16)));
  return out;
}

std::size_t derive(const PartTags& part, std::size_t from, std::string text, Tag::Context context) {
  Tag tag = part.tags[from];
  tag.text = std::move(text);
  tag.context = context;
  tag.node = {};
  tag.dead = false;
  part.tags.push_back(std::move(tag));
  return part.tags.size() - 1;
}

void tick(xml::Node control, const PartTags& part) {
  const xml::Node properties = control.child("w:sdtPr");
  xml::Node box = properties.child("w14:checkbox");
  xml::Node text = first_text(control.child("w:sdtContent"));
  if (!box || !text) return;
  for (const char* name : {"w:alias", "w:tag"}) {
    xml::Attribute title = properties.child(name).attribute("w:val");
    const std::size_t id = only_tag(title.value());
    if (id == std::string::npos || part.tags[id].kind != Tag::Kind::expression) continue;
    const std::string value = part.tags[id].text;
    part.tags[id].dead = true;
    title = value.c_str();
    xml::Node checked = box.child("w14:checked");
    if (!checked) checked = box.prepend_child("w14:checked");
    checked.remove_attribute("w14:val");
    const std::size_t state = derive(part, id, "1 if (" + value + ") else 0", Tag::Context::attribute);
    checked.append_attribute("w14:val") = marker(state).c_str();
    const std::string shown = "'" + sign(box.child("w14:checkedState"), "2612") + "' if (" + value + ") else '" +
                              sign(box.child("w14:uncheckedState"), "2610") + "'";
    const std::size_t mark = derive(part, id, shown, Tag::Context::text);
    while (text.first_child()) text.remove_child(text.first_child());
    xml::Node node = text.append_child(pugi::node_pcdata);
    node.set_value(marker(mark).c_str());
    part.tags[mark].node = node;
    return;
  }
}

}  // namespace

void apply_control_tags(xml::Node root, const PartTags& part) {
  for (const xml::Node node : root.children()) {
    if (node.type() != pugi::node_element) continue;
    if (std::string_view(node.name()) == "w:sdt") tick(node, part);
    apply_control_tags(node, part);
  }
}

}  // namespace prikaz::docx
