// {% cellborder value %}: the borders of one cell. The value is text, "double 1.5 FF0000" for all four sides or
// "top: double 1.5; bottom: none" for some, or a mapping of sides to such text. A side that the value does not name
// stays as the template has it; an empty value, none and false leave all.
//
// Mistakes: PRK-D105 not a border; PRK-D102 not a colour.
#pragma once
#include "docx/content.hpp"

namespace prikaz::docx {

/// Children of w:tcBorders in the schema's order (ISO 29500-1 §17.4.66). slot.original: those of the template.
Refusal write_borders(const Value& value, const Slot& slot, Bytes& out);

}  // namespace prikaz::docx
