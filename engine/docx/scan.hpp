// Walks a part and puts a marker in the tree where each tag stood, whatever the tag was split over: runs with spelling
// marks, bookmarks, rendered page breaks, comment ranges, different formatting.
//
// Mistakes: PRK-D002 a tag without its end, PRK-D003 a tag across two paragraphs, PRK-D004 a tag half in a field's
// code, PRK-D010 (warning) braces that close nothing, PRK-D011 characters that XML forbids.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "docx/tag.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// Style ids of headings, from styles.xml: built-in names are English whatever the ids are.
std::set<std::string> heading_styles(xml::Node styles);

struct ScanInput {
  std::string file;  ///< the template's name, for messages
  std::string part;
  const std::set<std::string>* headings = nullptr;
};

void scan(xml::Node root, const ScanInput& input, std::vector<Tag>& tags, Diagnostics& found);

}  // namespace prikaz::docx
