// A table of contents keeps a copy of every heading, tags and all. Tags whose names are bound only further down, in a
// loop around the heading, or of which one half was copied, go from their entry; others are filled like any text.
//
// Mistakes: PRK-D018 (warning) an entry that lost its tags.
#pragma once
#include "docx/tag.hpp"

namespace prikaz::docx {

void drop_copied_tags(xml::Node root, const PartTags& part);

}  // namespace prikaz::docx
