#include "docx/contents_tags.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "docx/blocks.hpp"

namespace prikaz::docx {

namespace {

constexpr std::size_t part_end = std::string::npos;

using Entry = std::vector<std::size_t>;  ///< tags of a paragraph, in order

/// Finds the entries that have tags.
class Search {
 public:
  void walk(xml::Node node) {
    for (const xml::Node child : node.children()) {
      const std::string_view name = child.name();
      if (const std::size_t id = marker_of(child); id != std::string::npos && in_contents())
        entry_.push_back(id);
      else if (name == "w:fldChar")
        field(child.attribute("w:fldCharType").value());
      else if (name == "w:instrText" && !fields_.empty() && !fields_.back().result)
        fields_.back().code += child.text().get();
      else
        walk(child);
      if (name == "w:p" && !entry_.empty()) entries.push_back(std::exchange(entry_, {}));
    }
  }

  std::vector<Entry> entries;

 private:
  /// A complex field (ISO 29500-1 §17.16.18).
  struct Field {
    std::string code;
    bool result = false;  ///< what stands now is its result
  };

  void field(std::string_view type) {
    if (type == "begin") return void(fields_.emplace_back());
    if (fields_.empty()) return;
    if (type == "separate") fields_.back().result = true;
    if (type == "end") fields_.pop_back();
  }

  bool in_contents() const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [](const Field& f) { return f.result && (utf8::trim(f.code) + " ").starts_with("TOC "); });
  }

  std::vector<Field> fields_;
  Entry entry_;
};

/// Has the entry both ends of every block?
bool is_whole(const Entry& entry, const std::vector<Tag>& tags) {
  int depth = 0;
  for (const std::size_t id : entry) {
    const BlockRole role = block_role(tags[id]);
    if (role != BlockRole::none && role != BlockRole::open && depth == 0) return false;
    depth += role == BlockRole::open ? 1 : role == BlockRole::close ? -1 : 0;
  }
  return depth == 0;
}

/// Where names that tags bind are known.
class Scopes {
 public:
  explicit Scopes(const PartTags& part) {
    std::vector<std::size_t> open;
    for (std::size_t i = part.first; i < part.tags.size(); ++i) {
      const Tag& tag = part.tags[i];
      if (tag.dead) continue;
      const BlockRole role = block_role(tag);
      for (std::string& name : bound_names(tag)) bindings_.push_back({std::move(name), i, part_end});
      if (role == BlockRole::open) open.push_back(i);
      if (role != BlockRole::close || open.empty()) continue;
      const std::string_view opener = part.tags[open.back()].keyword;
      if (opener != "if" && opener != "set") end_since(open.back(), i);
      open.pop_back();
    }
  }

  /// Not a name of the data, and bound elsewhere only?
  bool is_strange(const std::string& name, std::size_t tag) const {
    bool bound = false;
    for (const Binding& b : bindings_) {
      if (b.name != name) continue;
      if (b.begin <= tag && tag <= b.end) return false;
      bound = true;
    }
    return bound;
  }

 private:
  struct Binding {
    std::string name;
    std::size_t begin, end;
  };

  void end_since(std::size_t begin, std::size_t end) {
    for (auto b = bindings_.rbegin(); b != bindings_.rend() && b->begin >= begin; ++b) b->end = std::min(b->end, end);
  }

  std::vector<Binding> bindings_;
};

bool has_strange_names(const Entry& entry, const std::vector<Tag>& tags, const Scopes& scopes) {
  return std::any_of(entry.begin(), entry.end(), [&](std::size_t id) {
    const std::vector<std::string> names = names_in(tags[id].text);
    return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return scopes.is_strange(n, id); });
  });
}

void drop(const Entry& entry, const PartTags& part) {
  part.found.add({"PRK-D018", Severity::warning, place_of(part.tags[entry.front()], part.file, 0),
                  "an entry of the table of contents copies tags that mean something only where the heading stands; "
                  "they are left out",
                  "update the table of contents in the filled document"});
  for (const std::size_t id : entry) {
    Tag& tag = part.tags[id];
    tag.node.parent().remove_child(tag.node);
    tag.node = {};
    tag.dead = true;
  }
}

}  // namespace

void drop_copied_tags(xml::Node root, const PartTags& part) {
  if (part.first == part.tags.size()) return;
  Search search;
  search.walk(root);
  std::vector<Entry> whole;
  for (Entry& entry : search.entries)
    if (is_whole(entry, part.tags))
      whole.push_back(std::move(entry));
    else
      drop(entry, part);
  if (whole.empty()) return;
  const Scopes scopes(part);
  for (const Entry& entry : whole)
    if (has_strange_names(entry, part.tags, scopes)) drop(entry, part);
}

}  // namespace prikaz::docx
