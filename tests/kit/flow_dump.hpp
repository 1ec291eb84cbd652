// A FlowDoc as short lines of text: what tests of the style cascade compare. Only what differs from a fresh document's
// properties is printed, lengths in twips.
//   P justify first=709 after=160 | "Приказ"{28 b} tab
#pragma once
#include <string>

#include "flow/flow_doc.hpp"

namespace prikaz::kit {

std::string dump(const flow::RunProps& props);
std::string dump(const flow::ParaProps& props);
/// Body, then "SECTION", "HEADER n", "FOOTNOTE n", "BOX n" as far as there are any.
std::string dump(const flow::FlowDoc& doc);

}  // namespace prikaz::kit
