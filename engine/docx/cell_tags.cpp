#include "docx/cell_tags.hpp"

#include <algorithm>
#include <array>

namespace prikaz::docx {

namespace {

class CellTags {
 public:
  explicit CellTags(const PartTags& part) : part_(part) {}

  void apply(std::size_t i) {
    const Tag tag = part_.tags[i];
    xml::Node cell = ancestor(tag.node, "w:tc");
    if (!cell) {
      part_.found.add({"PRK-D009", Severity::error, place_of(tag, part_.file, 0),
                       Message("{} acts on a table cell, and stands in none", tag.keyword), "move it into a cell"});
      part_.tags[i].dead = true;
      return;
    }
    tag.node.parent().remove_child(tag.node);
    part_.tags[i].node = {};
    xml::Node properties = cell.child("w:tcPr");
    if (!properties) properties = cell.prepend_child("w:tcPr");
    const std::string argument = tag.text.substr(std::min(tag.text.size(), tag.keyword.size() + 1));
    if (tag.keyword == "cellbg") {
      xml::Node shade = put_cell_property(properties, "w:shd");
      shade.append_attribute("w:val") = "clear";
      shade.append_attribute("w:color") = "auto";
      shade.append_attribute("w:fill") = marker(expression(i, argument, Tag::Context::colour)).c_str();
    } else if (tag.keyword == "cellborder") {
      draw_borders(i, argument, properties);
    } else if (tag.keyword == "colspan") {
      put_cell_property(properties, "w:gridSpan").append_attribute("w:val") =
          marker(expression(i, argument, Tag::Context::span)).c_str();
    } else if (tag.keyword == "vm") {
      merge_down(i, argument, cell, properties);
    } else {
      merge_across(i, cell, properties);
    }
  }

 private:
  /// The value writes what stands inside w:tcBorders.
  void draw_borders(std::size_t i, const std::string& argument, xml::Node properties) {
    const std::size_t id = expression(i, argument, Tag::Context::borders);
    std::string& sides = part_.tags[id].replace().original;
    for (const xml::Node side : properties.child("w:tcBorders").children()) xml::write(side, sides);
    put_cell_property(properties, "w:tcBorders").append_child(pugi::node_pcdata).set_value(marker(id).c_str());
  }

  /// {% vm %}: the rows of the loop are one cell. {% vm value %}: rows whose value equals that of the row before.
  void merge_down(std::size_t i, const std::string& value, xml::Node cell, xml::Node properties) {
    std::string begins = "loop.first";
    if (!value.empty()) {
      begins = "vm_begins_" + std::to_string(i);
      place(cell.parent().insert_child_before(pugi::node_pcdata, cell),
            statement(i, "set " + begins + " = loop.changed(" + value + ")"));
    }
    const std::string state = marker(statement(i, "if " + begins, true)) + "restart" +
                              marker(statement(i, "else", true)) + "continue" + marker(statement(i, "endif", true));
    put_cell_property(properties, "w:vMerge").append_attribute("w:val") = state.c_str();
    const std::string look = paragraph_look(cell.child("w:p"));
    place(cell.insert_child_after(pugi::node_pcdata, properties), statement(i, "if " + begins));
    place(cell.append_child(pugi::node_pcdata), statement(i, "else"));
    const std::string rest = "<w:p>" + look + "</w:p>";
    cell.append_buffer(rest.data(), rest.size());
    place(cell.append_child(pugi::node_pcdata), statement(i, "endif"));
  }

  void merge_across(std::size_t i, xml::Node cell, xml::Node properties) {
    const std::string span = properties.child("w:gridSpan").attribute("w:val").as_string("1");
    put_cell_property(properties, "w:gridSpan").append_attribute("w:val") =
        marker(expression(i, span + " * loop.length", Tag::Context::span)).c_str();
    place(cell.parent().insert_child_before(pugi::node_pcdata, cell), statement(i, "if loop.first"));
    place(cell.parent().insert_child_after(pugi::node_pcdata, cell), statement(i, "endif"));
  }

  void place(xml::Node node, std::size_t tag) {
    node.set_value(marker(tag).c_str());
    part_.tags[tag].node = node;
  }

  std::size_t add(std::size_t of, Tag::Kind kind, std::string text) {
    Tag tag = part_.tags[of];
    tag.kind = kind;
    tag.scope = Tag::Scope::inline_text;
    tag.trim_left = tag.trim_right = false;
    tag.node = {};
    tag.keyword = kind == Tag::Kind::statement ? text.substr(0, text.find(' ')) : "";
    tag.text = std::move(text);
    part_.tags.push_back(std::move(tag));
    return part_.tags.size() - 1;
  }

  std::size_t statement(std::size_t of, std::string text, bool in_attribute = false) {
    const std::size_t id = add(of, Tag::Kind::statement, std::move(text));
    if (in_attribute) part_.tags[id].context = Tag::Context::attribute;
    return id;
  }

  std::size_t expression(std::size_t of, std::string text, Tag::Context context) {
    const std::size_t id = add(of, Tag::Kind::expression, std::move(text));
    part_.tags[id].context = context;
    part_.tags[id].lead += part_.tags[of].keyword.size() + 1;
    return id;
  }

  const PartTags& part_;
};

}  // namespace

xml::Node put_cell_property(xml::Node properties, const char* name) {
  static constexpr std::array<std::string_view, 13> order = {
      "w:cnfStyle", "w:tcW",   "w:gridSpan",      "w:hMerge",    "w:vMerge", "w:tcBorders", "w:shd",
      "w:noWrap",   "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"};
  properties.remove_child(name);
  const auto rank = [](std::string_view n) { return std::find(order.begin(), order.end(), n) - order.begin(); };
  for (const xml::Node child : properties.children())
    if (rank(child.name()) > rank(name)) return properties.insert_child_before(name, child);
  return properties.append_child(name);
}

void apply_cell_tags(const PartTags& part) {
  CellTags cells(part);
  const std::size_t end = part.tags.size();
  for (std::size_t i = part.first; i < end; ++i) {
    const Tag& tag = part.tags[i];
    if (tag.kind != Tag::Kind::statement || !tag.node) continue;
    static constexpr std::string_view keywords[] = {"cellbg", "cellborder", "colspan", "vm", "hm"};
    if (std::find(std::begin(keywords), std::end(keywords), tag.keyword) != std::end(keywords)) cells.apply(i);
  }
}

}  // namespace prikaz::docx
