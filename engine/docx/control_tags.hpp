// A check box control whose title or tag is one template tag, {{ consent_given }}, is ticked by the value's truth.
#pragma once
#include "docx/tag.hpp"

namespace prikaz::docx {

void apply_control_tags(xml::Node root, const PartTags& part);

}  // namespace prikaz::docx
