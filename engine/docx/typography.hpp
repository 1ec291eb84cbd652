// Typography of a whole template: what a typesetter would change in the text of a paragraph is changed in the runs that
// hold it. No text moves from one run to another; tags, fields, formulas and deleted text stay.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "core/text_edit.hpp"
#include "docx/tag.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// What to change in the text of one paragraph; U+FFFC stands for whatever is no plain text: tags, fields, pictures.
using Typesetter = std::function<TextEdits(std::string_view text)>;

/// What a template says may be set anew; what data bring stands as it was entered, official names first of all.
struct Typography {
  Typesetter text = {};    ///< of the template, once
  Typesetter values = {};  ///< of every printed value; empty: printed as it is
};

/// Ids of the styles whose text is printed as it is written: computer code and its like, and the styles «Без
/// типографики» and "No typography", which a template may declare.
std::set<std::string> verbatim_styles(xml::Node styles);

/// Changes the text of a part whose tags are markers, and marks tags that stand in fields or verbatim text
/// (Tag::verbatim). Whether anything changed.
bool typeset(xml::Node root, const Typesetter& typesetter, const std::set<std::string>& verbatim,
             std::vector<Tag>& tags);

}  // namespace prikaz::docx
