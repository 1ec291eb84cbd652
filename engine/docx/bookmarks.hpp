// Bookmarks within loops: every turn has its own. The first keeps the name, later ones get a number, and what refers to
// the bookmark within the same turn (REF, PAGEREF, links) follows it.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docx/spans.hpp"
#include "docx/tag.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// For the marker of a `for`, `macro` or `call`: bookmarks that begin and end within it and in no block inside it that
/// repeats. The innermost such block owns a bookmark.
using LoopBookmarks = std::map<std::size_t, std::vector<Bookmark>>;
LoopBookmarks find_bookmarks(xml::Node root, const std::vector<Tag>& tags);

/// The largest id of a bookmark in a part.
int largest_bookmark_id(xml::Node node);

/// Of a turn: "table" → "table_2". Word takes 40 characters (ISO 29500-1 §17.13.6.2).
std::string bookmark_name(const Bookmark& bookmark, int turn);

/// May an attribute of this name hold a bookmark's name: an anchor, a field's instruction?
bool names_bookmarks(std::string_view element, std::string_view attribute);

/// The end of the word of a name that begins at `from`, 0 when none begins there. Words are what stands between blanks,
/// quotes and backslashes.
std::size_t word_end(std::string_view text, std::size_t from);

}  // namespace prikaz::docx
