// {% cellbg colour %}, {% cellborder lines %}, {% colspan n %}, {% vm %} and {% hm %} become properties of the cell
// they stand in. All but cellborder are docxtpl's: vm merges the copies a row loop makes, hm those a cell loop makes.
// {% vm value %} merges neighbours of equal value only.
#pragma once
#include "docx/tag.hpp"

namespace prikaz::docx {

/// PRK-D009: outside a table cell.
void apply_cell_tags(const PartTags& part);

/// Adds the child of cell properties where the schema wants it (ISO 29500-1 §17.4.70), replacing one of that name.
xml::Node put_cell_property(xml::Node properties, const char* name);

}  // namespace prikaz::docx
