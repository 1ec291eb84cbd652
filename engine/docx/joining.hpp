// {%- and -%}: the tag's line joins the line before or after it, within the tree: line breaks go, paragraphs merge.
// Text keeps its spaces across a joint, as docxtpl has it.
#pragma once
#include "docx/tag.hpp"

namespace prikaz::docx {

/// PRK-D007: what stands next is a table, a content control or a section break.
void join_paragraphs(const PartTags& part);

}  // namespace prikaz::docx
