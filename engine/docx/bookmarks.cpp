#include "docx/bookmarks.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

#include "core/utf8.hpp"
#include "docx/blocks.hpp"

namespace prikaz::docx {

namespace {

class Finder {
 public:
  explicit Finder(const std::vector<Tag>& tags) : tags_(tags) {}

  void walk(xml::Node node) {
    for (const xml::Node child : node.children()) {
      const std::size_t id = marker_of(child);
      if (id != std::string::npos) {
        block(id);
        continue;
      }
      if (std::strcmp(child.name(), "w:bookmarkStart") == 0) begin(child);
      if (std::strcmp(child.name(), "w:bookmarkEnd") == 0) end(child);
      walk(child);
    }
  }

  LoopBookmarks result() {
    for (auto& [tag, bookmarks] : found_)
      for (Bookmark& b : bookmarks)
        while (taken(b.name + b.divider)) b.divider += '_';
    return std::move(found_);
  }

 private:
  void block(std::size_t id) {
    const BlockRole role = block_role(tags_[id]);
    if (role == BlockRole::open) open_.push_back(id);
    if (role == BlockRole::close && !open_.empty()) open_.pop_back();
  }

  std::optional<std::size_t> owner() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it)
      if (repeats(tags_[*it])) return *it;
    return std::nullopt;
  }

  void begin(xml::Node node) {
    const std::string name = node.attribute("w:name").value();
    names_.insert(name);
    if (name != "_GoBack") begun_[node.attribute("w:id").value()] = {name, owner()};
  }

  void end(xml::Node node) {
    const std::string id = node.attribute("w:id").value();
    const auto start = begun_.find(id);
    if (start == begun_.end() || start->second.second != owner()) return;
    if (owner()) found_[*owner()].push_back({start->second.first, id, "_"});
    begun_.erase(start);
  }

  /// Is there a bookmark whose name goes on from `stem`?
  bool taken(const std::string& stem) const {
    const auto it = names_.lower_bound(stem);
    return it != names_.end() && it->starts_with(stem);
  }

  const std::vector<Tag>& tags_;
  std::vector<std::size_t> open_;
  std::map<std::string, std::pair<std::string, std::optional<std::size_t>>> begun_;  ///< by id: name, owner
  std::set<std::string> names_;
  LoopBookmarks found_;
};

bool divides_words(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"' || c == '\\' || c == marker_begin;
}

}  // namespace

LoopBookmarks find_bookmarks(xml::Node root, const std::vector<Tag>& tags) {
  Finder finder(tags);
  finder.walk(root);
  return finder.result();
}

int largest_bookmark_id(xml::Node node) {
  int largest = std::strcmp(node.name(), "w:bookmarkStart") == 0 ? node.attribute("w:id").as_int() : 0;
  for (const xml::Node child : node.children()) largest = std::max(largest, largest_bookmark_id(child));
  return largest;
}

std::string bookmark_name(const Bookmark& bookmark, int turn) {
  if (turn <= 1) return bookmark.name;
  const std::string tail = bookmark.divider + std::to_string(turn);
  std::u32string stem = utf8::decode(bookmark.name);
  stem.resize(std::min<std::size_t>(stem.size(), 40 - std::min<std::size_t>(tail.size(), 40)));
  return utf8::encode(stem) + tail;
}

bool names_bookmarks(std::string_view element, std::string_view attribute) {
  return (element == "w:hyperlink" && attribute == "w:anchor") || (element == "w:fldSimple" && attribute == "w:instr");
}

std::size_t word_end(std::string_view text, std::size_t from) {
  if (from >= text.size() || divides_words(text[from]) || (from > 0 && !divides_words(text[from - 1]))) return 0;
  std::size_t end = from;
  while (end < text.size() && !divides_words(text[end])) ++end;
  return end;
}

}  // namespace prikaz::docx
