// A picture of the template whose alternative text, title or name is one tag, {{ photo }}: a picture given as the value
// takes its place, in its frame; any other value leaves it. A chart so named takes the numbers of the value.
#pragma once
#include "docx/tag.hpp"

namespace prikaz::docx {

/// The tag that is the whole of an attribute's value, or npos.
std::size_t only_tag(const char* value);

void apply_picture_tags(xml::Node root, const PartTags& part);

}  // namespace prikaz::docx
