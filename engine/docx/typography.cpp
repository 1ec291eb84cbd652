#include "docx/typography.hpp"

#include <algorithm>
#include <cstring>

#include "core/utf8.hpp"

namespace prikaz::docx {

namespace {

constexpr std::string_view opaque = "\uFFFC";

/// A text node and its place in the paragraph's text.
struct Stretch {
  xml::Node node;
  std::size_t begin = 0, end = 0;
};

class Walker {
 public:
  Walker(const Typesetter& typesetter, const std::set<std::string>& verbatim, std::vector<Tag>& tags)
      : typesetter_(typesetter), verbatim_(verbatim), tags_(tags) {}

  bool run(xml::Node root) {
    walk(root);
    return changed_;
  }

 private:
  void walk(xml::Node node) {
    for (const xml::Node child : node.children())
      std::string_view(child.name()) == "w:p" ? paragraph(child) : walk(child);
  }

  void paragraph(xml::Node node) {
    std::string outer_text;
    std::vector<Stretch> outer_stretches;
    outer_text.swap(text_);
    outer_stretches.swap(stretches_);
    collect(node, is_verbatim(node.child("w:pPr").child("w:pStyle")));
    apply();
    text_.swap(outer_text);
    stretches_.swap(outer_stretches);
  }

  bool is_verbatim(xml::Node style) const { return style && verbatim_.count(style.attribute("w:val").value()) > 0; }

  /// `kept`: the text belongs to a field or to a style that is printed as written.
  void collect(xml::Node node, bool kept) {
    for (const xml::Node child : node.children()) {
      const std::string_view name = child.name();
      if (name == "w:p") {
        paragraph(child);
      } else if (name == "w:t") {
        take(child, kept || fields_ > 0);
      } else if (name == "w:fldChar") {
        field(child);
      } else if (name == "w:tab" || name == "w:ptab") {
        text_ += '\t';
      } else if (name == "w:br" || name == "w:cr") {
        text_ += '\n';
      } else if (name == "w:drawing" || name == "w:pict" || name == "w:object" || name == "m:oMath") {
        text_ += opaque;
        collect_boxes(child);
      } else if (name != "w:del" && name != "w:moveFrom" && name != "w:rPr" && name != "w:pPr") {
        const bool inside =
            kept || name == "w:fldSimple" || (name == "w:r" && is_verbatim(child.child("w:rPr").child("w:rStyle")));
        collect(child, inside);
      }
    }
  }

  /// Text boxes are paragraphs of their own.
  void collect_boxes(xml::Node node) {
    for (const xml::Node child : node.children())
      std::string_view(child.name()) == "w:p" ? paragraph(child) : collect_boxes(child);
  }

  void field(xml::Node node) {
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") {
      ++fields_;
      text_ += opaque;
    } else if (type == "end" && fields_ > 0) {
      --fields_;
    }
  }

  void take(xml::Node parent, bool kept) {
    for (const xml::Node child : parent.children()) {
      if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
      const std::size_t tag = marker_of(child);
      if (tag != std::string::npos && kept) tags_[tag].verbatim = true;
      if (tag != std::string::npos || kept) {
        text_ += opaque;
        continue;
      }
      const std::size_t begin = text_.size();
      text_ += child.value();
      stretches_.push_back({child, begin, text_.size()});
    }
  }

  void apply() {
    if (stretches_.empty()) return;
    const TextEdits edits = typesetter_(text_);
    auto edit = edits.begin();
    for (const Stretch& s : stretches_) {
      TextEdits own;
      for (; edit != edits.end() && edit->begin < s.end; ++edit)
        if (edit->begin >= s.begin && edit->begin + edit->size <= s.end) own.push_back(*edit);
      if (own.empty()) continue;
      xml::Node node = s.node;
      node.set_value(edited(std::string_view(text_).substr(s.begin, s.end - s.begin), own, s.begin).c_str());
      changed_ = true;
    }
  }

  const Typesetter& typesetter_;
  const std::set<std::string>& verbatim_;
  std::vector<Tag>& tags_;
  std::string text_;
  std::vector<Stretch> stretches_;
  int fields_ = 0;  ///< fields that are open: they may go on over paragraphs
  bool changed_ = false;
};

}  // namespace

std::set<std::string> verbatim_styles(xml::Node styles) {
  static constexpr std::string_view names[] = {"без типографики", "no typography",     "code",       "source code",
                                               "html code",       "html preformatted", "plain text", "macro"};
  std::set<std::string> out;
  for (const xml::Node style : styles.children("w:style")) {
    const std::string name = utf8::to_lower(style.child("w:name").attribute("w:val").value());
    if (std::find(std::begin(names), std::end(names), name) != std::end(names))
      out.insert(style.attribute("w:styleId").value());
  }
  return out;
}

bool typeset(xml::Node root, const Typesetter& typesetter, const std::set<std::string>& verbatim,
             std::vector<Tag>& tags) {
  return Walker(typesetter, verbatim, tags).run(root);
}

}  // namespace prikaz::docx
