// Which numbered lists begin anew with every turn of a loop: {% for section … %} around {% for item … %} over a list
// gives 1., 2., 3. in each section.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "docx/tag.hpp"

namespace prikaz::docx {

/// For the marker of a `for`: the list ids (w:numId) that its every turn begins anew. A list does so when nothing
/// outside the loop belongs to it and one turn makes more than one item of it: it stands in a loop within, or in two
/// paragraphs of its lowest level. The innermost such loop wins.
std::map<std::size_t, std::vector<std::string>> find_restarts(xml::Node root, const std::vector<Tag>& tags);

}  // namespace prikaz::docx
