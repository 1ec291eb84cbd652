#include "docx/nesting.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "docx/blocks.hpp"

namespace prikaz::docx {

void Nesting::statement(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute) {
  const Tag& t = tags_[tag];
  if (t.keyword == "break" || t.keyword == "continue")
    leave_loop(tag, path, attribute);
  else
    block(tag, path, attribute);
  if (repeating() && (t.keyword == "for" || t.keyword == "set"))
    for (std::string& name : bound_names(t)) names_.push_back(std::move(name));
}

bool Nesting::brings(const std::string& name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

void Nesting::block(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute) {
  const Tag& t = tags_[tag];
  const BlockRole role = block_role(t);
  if (role == BlockRole::none) return;
  ++met_;
  if (role == BlockRole::open) {
    open_.push_back({tag, {path, attribute}, repeats(t), bookmarks_.size(), names_.size()});
    repeating_ += open_.back().repeats;
    return;
  }
  if (open_.size() == floor_) {
    if (role == BlockRole::close && !stray_) stray_ = tag;
    return;
  }
  compare(open_.back(), tag, path, attribute);
  if (role == BlockRole::close) close_block();
}

void Nesting::close_block() {
  repeating_ -= open_.back().repeats;
  bookmarks_.resize(open_.back().bookmarks);
  names_.resize(open_.back().names);
  open_.pop_back();
}

/// What stands between the place of an earlier tag and the present one.
Nesting::Gap Nesting::gap(const Position& begin, const std::vector<xml::Node>& path, const void* attribute) {
  const std::vector<xml::Node>& a = begin.nodes;
  const auto same_name = [](xml::Node x, xml::Node y) { return std::strcmp(x.name(), y.name()) == 0; };
  const bool same_shape = a.size() == path.size() && std::equal(a.begin(), a.end(), path.begin(), same_name) &&
                          begin.attribute == attribute;
  const auto differ =
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), path.size())), path.begin());
  const std::string_view fork =
      differ.first == a.end() || differ.second == path.end() ? "" : std::string_view(differ.first->name());
  const bool cell = fork == "w:tc" || fork == "w:tr";
  const bool container = fork == "w:tbl" || fork == "w:txbxContent" || fork == "w:sdt" || fork == "w:footnote" ||
                         fork == "w:endnote" || fork == "w:comment";
  if (same_shape && !container) return {cell ? Gap::cell : Gap::none, fork};
  return {Gap::structure, fork};
}

/// What stands between {% break %} and the loop's end is left out: it must begin and end in like places.
void Nesting::leave_loop(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute) {
  const auto outside = open_.rend() - static_cast<std::ptrdiff_t>(floor_);
  const auto loop =
      std::find_if(open_.rbegin(), outside, [&](const OpenBlock& b) { return tags_[b.tag].keyword == "for"; });
  if (loop == outside || gap(loop->position, path, attribute).kind != Gap::structure) return;
  const Tag& opener = tags_[loop->tag];
  const Tag& t = tags_[tag];
  found_.add({"PRK-D005", Severity::error, place_of(t, file_, 0),
              Message("{} would leave its loop from within another structure: {} in {}", t.shown, opener.shown,
                      describe(opener.spot)),
              "give it the prefix of the loop's tags ({%p, {%tr, {%tc) and a place of its own, "
              "or put what may be left out between {% if %} and {% endif %}"});
}

void Nesting::compare(const OpenBlock& begin, std::size_t tag, const std::vector<xml::Node>& path,
                      const void* attribute) {
  const auto [kind, fork] = gap(begin.position, path, attribute);
  if (kind == Gap::none) return;
  const Tag& opener = tags_[begin.tag];
  const Tag& closer = tags_[tag];
  if (kind == Gap::cell) {
    found_.add({"PRK-D014", Severity::warning, place_of(closer, file_, 0),
                Message("the block begins in another cell: {} in {}", opener.shown, describe(opener.spot)),
                "to repeat rows or cells, use {%tr … %} or {%tc … %} for both tags"});
    return;
  }
  found_.add({"PRK-D005", Severity::error, place_of(closer, file_, 0),
              Message("the block begins in {}: {} in {}", fork == "w:tbl" ? "another table" : "another structure",
                      opener.shown, describe(opener.spot)),
              "put both tags at the same level: both within text, or both with the same prefix "
              "({%p, {%tr, {%tc, {%r) in one table or one run of paragraphs"});
}

void Nesting::end_part() {
  while (open_.size() > floor_) {
    if (!left_open_) left_open_ = open_.back().tag;
    close_block();
  }
}

Nesting::Outer Nesting::enter() { return {std::exchange(floor_, open_.size()), std::exchange(bookmarks_, {})}; }

void Nesting::leave(Outer outer) {
  floor_ = outer.floor;
  bookmarks_ = std::move(outer.bookmarks);
}

void Nesting::finish() {
  if (!left_open_ || !stray_) return;
  const Tag& opener = tags_[*left_open_];
  const Tag& closer = tags_[*stray_];
  if (*opener.spot.part == *closer.spot.part) return;
  found_.add(
      {"PRK-D005", Severity::error, place_of(closer, file_, 0),
       Message("the block begins in {}: {} in {}", "another part of the document", opener.shown, describe(opener.spot)),
       "close every block in the part where it begins"});
}

}  // namespace prikaz::docx
