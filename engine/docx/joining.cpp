#include "docx/joining.hpp"

#include <algorithm>
#include <cstring>

namespace prikaz::docx {

namespace {

enum class Side { left, right };

bool is_line_break(xml::Node node) {
  const std::string_view name = node.name();
  const std::string_view type = node.attribute("w:type").value();
  return name == "w:cr" || (name == "w:br" && (type.empty() || type == "textWrapping"));
}

/// Marks without width: they never stop a joint.
bool is_weightless(xml::Node node) {
  static constexpr std::string_view names[] = {
      "w:proofErr", "w:lastRenderedPageBreak", "w:bookmarkStart",  "w:bookmarkEnd", "w:rPr",
      "w:pPr",      "w:commentRangeStart",     "w:commentRangeEnd"};
  return std::find(std::begin(names), std::end(names), node.name()) != std::end(names);
}

class Joiner {
 public:
  explicit Joiner(const PartTags& part) : part_(part) {}

  void join(std::size_t i, Side side) {
    const Tag& tag = part_.tags[i];
    xml::Node paragraph = ancestor(tag.node, "w:p");
    if (!paragraph) return;
    leaves_.clear();
    collect(paragraph);
    auto at = std::find(leaves_.begin(), leaves_.end(), tag.node);
    if (at == leaves_.end()) return;
    if (side == Side::left) std::reverse(leaves_.begin(), leaves_.end());
    at = std::find(leaves_.begin(), leaves_.end(), tag.node);
    if (eat(at + 1, side)) merge(i, paragraph, side);
  }

 private:
  void collect(xml::Node node) {
    for (const xml::Node child : node.children()) {
      if (is_weightless(child)) continue;
      const std::string_view name = child.name();
      const bool holder = name == "w:r" || name == "w:t" || name == "w:hyperlink" || name == "w:ins" ||
                          name == "w:smartTag" || name == "w:sdt" || name == "w:sdtContent";
      if (holder)
        collect(child);
      else
        leaves_.push_back(child);
    }
  }

  /// Removes blanks and line breaks beside the tag. True when the paragraph ends (or begins) there.
  bool eat(std::vector<xml::Node>::iterator at, Side side) {
    bool broke = false;
    for (; at != leaves_.end(); ++at) {
      if (is_line_break(*at)) {
        at->parent().remove_child(*at);
        broke = true;
        continue;
      }
      if (broke || at->type() != pugi::node_pcdata) return false;
      const std::size_t id = marker_of(*at);
      if (id != std::string::npos) {
        if (part_.tags[id].kind == Tag::Kind::comment) continue;
        return false;
      }
      if (!strip(*at, side)) return false;
    }
    return true;
  }

  /// True when nothing but blanks was there.
  static bool strip(xml::Node text, Side side) {
    std::string value = text.value();
    const char* blanks = " \t\n\r";
    if (side == Side::left)
      value.erase(value.find_last_not_of(blanks) + 1);
    else
      value.erase(0, std::min(value.size(), value.find_first_not_of(blanks)));
    if (value.empty())
      text.parent().remove_child(text);
    else
      text.set_value(value.c_str());
    return value.empty();
  }

  void merge(std::size_t i, xml::Node paragraph, Side side) {
    xml::Node other = neighbour(paragraph, side);
    if (!other || other.type() == pugi::node_pcdata) return;
    xml::Node first = side == Side::left ? other : paragraph;
    xml::Node second = side == Side::left ? paragraph : other;
    const bool plain = std::string_view(other.name()) == "w:p";
    if (!plain || first.child("w:pPr").child("w:sectPr")) {
      part_.found.add({"PRK-D007", Severity::error, place_of(part_.tags[i], part_.file, 0),
                       Message("the dash would join this paragraph with {}", what(other)),
                       "remove the dash, or use {%p … %} on a line of its own"});
      return;
    }
    if (holds_paragraph_tag(other)) return;
    if (const xml::Node section = second.child("w:pPr").child("w:sectPr")) {
      xml::Node properties = first.child("w:pPr");
      if (!properties) properties = first.prepend_child("w:pPr");
      properties.append_move(section);
    }
    for (xml::Node n = second.first_child(), next; n; n = next) {
      next = n.next_sibling();
      if (std::strcmp(n.name(), "w:pPr") != 0) first.append_move(n);
    }
    second.parent().remove_child(second);
  }

  static const char* what(xml::Node other) {
    const std::string_view name = other.name();
    return name == "w:tbl" ? "a table" : name == "w:sdt" ? "a content control" : "a section break";
  }

  static xml::Node neighbour(xml::Node paragraph, Side side) {
    xml::Node n = paragraph;
    do {
      n = side == Side::left ? n.previous_sibling() : n.next_sibling();
    } while (n && (is_weightless(n) || std::string_view(n.name()) == "w:tcPr"));
    return std::string_view(n.name()) == "w:sectPr" ? xml::Node() : n;
  }

  bool holds_paragraph_tag(xml::Node node) const {
    for (const xml::Node child : node.children()) {
      const std::size_t id = marker_of(child);
      if (id != std::string::npos ? part_.tags[id].scope >= Tag::Scope::paragraph : holds_paragraph_tag(child))
        return true;
    }
    return false;
  }

  const PartTags& part_;
  std::vector<xml::Node> leaves_;
};

}  // namespace

void join_paragraphs(const PartTags& part) {
  Joiner joiner(part);
  for (std::size_t i = part.first; i < part.tags.size(); ++i) {
    const Tag& tag = part.tags[i];
    if (!tag.node || tag.dead || tag.scope != Tag::Scope::inline_text) continue;
    if (tag.trim_left) joiner.join(i, Side::left);
    if (tag.trim_right) joiner.join(i, Side::right);
  }
}

}  // namespace prikaz::docx
