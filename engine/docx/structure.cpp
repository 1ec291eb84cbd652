#include "docx/structure.hpp"

#include <algorithm>
#include <set>

#include "docx/blocks.hpp"
#include "docx/cell_tags.hpp"
#include "docx/contents_tags.hpp"
#include "docx/control_tags.hpp"
#include "docx/fragments.hpp"
#include "docx/joining.hpp"
#include "docx/picture_tags.hpp"

namespace prikaz::docx {

namespace {

const char* element_of(Tag::Scope scope) {
  switch (scope) {
    case Tag::Scope::row:
      return "w:tr";
    case Tag::Scope::cell:
      return "w:tc";
    case Tag::Scope::paragraph:
      return "w:p";
    default:
      return "w:r";
  }
}

const char* word_of(Tag::Scope scope) {
  switch (scope) {
    case Tag::Scope::row:
      return "table row";
    case Tag::Scope::cell:
      return "table cell";
    case Tag::Scope::paragraph:
      return "paragraph";
    default:
      return "run of text";
  }
}

/// What stands in an element, in document order: markers, and whether there is anything a reader would see.
struct Content {
  std::vector<std::size_t> tags;
  std::vector<bool> after_text;  ///< for each tag: does visible content stand before it
  bool visible = false;
};

bool is_visible_element(std::string_view name) {
  return name == "w:drawing" || name == "w:pict" || name == "w:object" || name == "w:sym" || name == "m:oMath" ||
         name == "w:footnoteReference";
}

void look_into(xml::Node node, Content& out) {
  for (const xml::Node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      const std::size_t tag = marker_of(child);
      if (tag != std::string::npos) {
        out.tags.push_back(tag);
        out.after_text.push_back(out.visible);
      } else if (std::string_view(child.value()).find_first_not_of(" \t\r\n") != std::string_view::npos) {
        out.visible = true;
      }
    } else {
      out.visible = out.visible || is_visible_element(child.name());
      look_into(child, out);
    }
  }
}

class Structure {
 public:
  Structure(const std::string& file, std::size_t first, std::vector<Tag>& tags, Diagnostics& found)
      : file_(file), first_(first), tags_(tags), found_(found) {}

  void run(xml::Node root) {
    drop_copied_tags(root, {file_, first_, tags_, found_});
    apply_cell_tags({file_, first_, tags_, found_});
    apply_control_tags(root, {file_, first_, tags_, found_});
    apply_picture_tags(root, {file_, first_, tags_, found_});
    lift_includes({file_, first_, tags_, found_});
    pair_scopes();
    join_paragraphs({file_, first_, tags_, found_});
    for (const Tag::Scope scope : {Tag::Scope::row, Tag::Scope::cell, Tag::Scope::paragraph}) lift(scope);
    for (std::size_t i = first_; i < tags_.size(); ++i)
      if (live(i) && tags_[i].scope == Tag::Scope::run) split_run(i);
    for (std::size_t i = first_; i < tags_.size(); ++i) drop_wrappers(i);
    clean(root);
  }

 private:
  bool live(std::size_t i) const { return !tags_[i].dead && tags_[i].node; }

  /// Tags of one block should carry one prefix. {%p for %} … {% endfor %} alone in its paragraph means {%p endfor %}.
  void pair_scopes() {
    std::vector<std::vector<std::size_t>> open;
    for (std::size_t i = first_; i < tags_.size(); ++i) {
      if (!tags_[i].node) continue;
      const BlockRole role = block_role(tags_[i]);
      if (role == BlockRole::open) open.push_back({i});
      if (open.empty() || role == BlockRole::none || role == BlockRole::open) continue;
      open.back().push_back(i);
      if (role == BlockRole::middle) continue;
      agree(open.back());
      open.pop_back();
    }
  }

  void agree(const std::vector<std::size_t>& block) {
    Tag::Scope widest = Tag::Scope::inline_text;
    for (const std::size_t i : block) widest = std::max(widest, tags_[i].scope);
    if (widest == Tag::Scope::inline_text) return;
    for (const std::size_t i : block) {
      Tag& tag = tags_[i];
      if (tag.scope == widest) continue;
      if (widest != Tag::Scope::run) {
        if (tag.scope != Tag::Scope::inline_text) continue;
        Content content;
        const xml::Node holder = ancestor(tag.node, element_of(widest));
        if (!holder) continue;
        look_into(holder, content);
        if (content.visible || content.tags.size() != 1) continue;
        add("PRK-D012", i,
            Message("the block's other tag acts on its {}; this one is taken to do the same", word_of(widest)),
            "give both tags the same prefix", Severity::warning);
      }
      tag.scope = widest;
    }
  }

  /// Replaces the elements that hold tags of this scope by the tags.
  void lift(Tag::Scope scope) {
    for (std::size_t i = first_; i < tags_.size(); ++i) {
      if (!live(i) || tags_[i].scope != scope || lifted_.count(i)) continue;
      const xml::Node holder = ancestor(tags_[i].node, element_of(scope));
      if (!holder) {
        add("PRK-D006", i, Message("the prefix acts on a {}, and the tag stands in none", word_of(scope)),
            "move the tag into one, or drop the prefix");
        tags_[i].scope = Tag::Scope::inline_text;
        continue;
      }
      lift_out_of(holder, scope);
    }
  }

  void lift_out_of(xml::Node holder, Tag::Scope scope) {
    Content content;
    look_into(holder, content);
    std::vector<std::size_t> own;
    for (const std::size_t tag : content.tags)
      if (tags_[tag].scope == scope) own.push_back(tag);
    lifted_.insert(own.begin(), own.end());
    const bool others = own.size() != content.tags.size();
    if ((content.visible || others) && wraps(own)) return wrap(holder, content, scope);
    if (content.visible || others) note_loss(own.front(), scope);
    for (const std::size_t tag : content.tags) tags_[tag].dead = tags_[tag].scope != scope;
    keep_properties(own, holder);
    for (const std::size_t tag : own) holder.parent().insert_move_before(tags_[tag].node, holder);
    remove_holder(holder);
  }

  /// Are these a whole block: {%tr for … %} and {%tr endfor %} in one row, which is then the row to repeat?
  bool wraps(const std::vector<std::size_t>& own) const {
    int depth = 0;
    bool block = false;
    for (const std::size_t i : own) {
      const BlockRole role = block_role(tags_[i]);
      if (role == BlockRole::open) ++depth;
      if (role == BlockRole::close && --depth < 0) return false;
      block = block || role == BlockRole::close;
    }
    return block && depth == 0;
  }

  void wrap(xml::Node holder, const Content& content, Tag::Scope scope) {
    xml::Node after = holder;
    for (const std::size_t i : content.tags) {
      if (tags_[i].scope != scope) continue;
      const BlockRole role = block_role(tags_[i]);
      if (role == BlockRole::middle) {
        add("PRK-D013", i, Message("the block divides within one {}", word_of(scope)),
            Message("put each tag into a {} of its own", word_of(scope)));
        continue;
      }
      if (role == BlockRole::close) {
        holder.parent().insert_move_after(tags_[i].node, after);
        after = tags_[i].node;
      } else {
        holder.parent().insert_move_before(tags_[i].node, holder);
      }
    }
  }

  void note_loss(std::size_t i, Tag::Scope scope) {
    if (tags_[i].kind == Tag::Kind::comment) return;
    add("PRK-D008", i, Message("the {} holds more than this tag, and goes with it", word_of(scope)),
        Message("give the tag a {} of its own", word_of(scope)), Severity::warning);
  }

  /// {{p x }} whose value is plain text keeps the look of the paragraph that it replaces.
  void keep_properties(const std::vector<std::size_t>& own, xml::Node holder) {
    for (const std::size_t i : own) {
      Tag& tag = tags_[i];
      const xml::Node run = ancestor(tag.node, "w:r");
      if (tag.kind == Tag::Kind::expression) tag.replace().run_properties = serialised(run.child("w:rPr"));
      if (tag.kind == Tag::Kind::expression) tag.replace().paragraph_properties = paragraph_look(holder);
    }
  }

  static std::string serialised(xml::Node node) {
    std::string out;
    if (node) xml::write(node, out);
    return out;
  }

  /// A paragraph that ends a section leaves the section break behind.
  static void remove_holder(xml::Node holder) {
    const xml::Node section = holder.child("w:pPr").child("w:sectPr");
    if (section) {
      xml::Node kept = holder.parent().insert_child_before("w:p", holder);
      kept.append_child("w:pPr").append_move(section);
    }
    holder.parent().remove_child(holder);
  }

  void split_run(std::size_t i) {
    Tag& tag = tags_[i];
    xml::Node text = tag.node.parent();
    xml::Node run = text.parent();
    if (std::string_view(text.name()) != "w:t" || std::string_view(run.name()) != "w:r") {
      add("PRK-D006", i, Message("the prefix acts on a {}, and the tag stands in none", word_of(Tag::Scope::run)),
          "move the tag into one, or drop the prefix");
      return;
    }
    tag.replace().run_properties = serialised(run.child("w:rPr"));
    xml::Node tail = run.parent().insert_child_after("w:r", run);
    for (const xml::Attribute a : run.attributes()) tail.append_copy(a);
    if (const xml::Node properties = run.child("w:rPr")) tail.append_copy(properties);
    xml::Node tail_text = tail.append_child("w:t");
    tail_text.append_attribute("xml:space") = "preserve";
    move_after(tag.node, tail_text);
    move_after(text, tail);
    run.parent().insert_move_after(tag.node, run);
  }

  static void move_after(xml::Node from, xml::Node into) {
    for (xml::Node n = from.next_sibling(), next; n; n = next) {
      next = n.next_sibling();
      into.append_move(n);
    }
  }

  /// An insertion under review or a smart tag around a tag of ours is taken as accepted text.
  void drop_wrappers(std::size_t i) {
    if (!live(i)) return;
    for (xml::Node n = tags_[i].node.parent(), up; n; n = up) {
      up = n.parent();
      const std::string_view name = n.name();
      if (name != "w:ins" && name != "w:moveTo" && name != "w:smartTag") continue;
      for (xml::Node child = n.first_child(), next; child; child = next) {
        next = child.next_sibling();
        if (std::string_view(child.name()) != "w:smartTagPr") up.insert_move_before(child, n);
      }
      up.remove_child(n);
    }
  }

  /// Runs that held nothing but tags, spelling marks and the marks of an old page layout go.
  static void clean(xml::Node node) {
    for (xml::Node child = node.first_child(), next; child; child = next) {
      next = child.next_sibling();
      if (child.type() != pugi::node_element) continue;
      const std::string_view name = child.name();
      if (name == "w:proofErr" || name == "w:lastRenderedPageBreak") {
        node.remove_child(child);
        continue;
      }
      clean(child);
      const bool empty_text = (name == "w:t" || name == "w:instrText") && !child.first_child();
      const bool empty_run = name == "w:r" && (!child.first_child() || child.first_child() == child.child("w:rPr")) &&
                             child.first_child() == child.last_child();
      if (empty_text || empty_run) node.remove_child(child);
    }
  }

  void add(const char* id, std::size_t tag, Message text, Message hint, Severity severity = Severity::error) {
    found_.add({id, severity, place_of(tags_[tag], file_, 0), std::move(text), std::move(hint)});
  }

  const std::string& file_;
  const std::size_t first_;
  std::vector<Tag>& tags_;
  Diagnostics& found_;
  std::set<std::size_t> lifted_;
};

}  // namespace

void restructure(xml::Node root, const std::string& file, std::size_t first, std::vector<Tag>& tags,
                 Diagnostics& found) {
  Structure(file, first, tags, found).run(root);
}

}  // namespace prikaz::docx
