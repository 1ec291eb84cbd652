// Moves markers to where their tags act: {%p out of its paragraph, {%tr out of its row, {%r between runs; turns cellbg,
// colspan, vm and hm into cell properties; joins paragraphs for {%- and -%}.
//
// Mistakes: PRK-D006 a prefix without its element, PRK-D007 joining across a table or section, PRK-D008 (warning) text
// that goes with its paragraph or row, PRK-D009 a cell's statement outside cells, PRK-D012 (warning) a block begun with
// a prefix and closed without, PRK-D013 a divided block within one paragraph or row.
#pragma once
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "docx/tag.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// `first`: the part's own tags are [first, tags.size()).
void restructure(xml::Node root, const std::string& file, std::size_t first, std::vector<Tag>& tags,
                 Diagnostics& found);

}  // namespace prikaz::docx
