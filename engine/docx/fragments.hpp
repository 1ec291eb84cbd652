// Fragments: other DOCX files of the template's folder whose bodies {% include "grif.docx" %} puts in place of its
// paragraph, tags and all, and whose macros {%p import "parts.docx" as parts %} brings. Their styles, lists, notes and
// pictures become the template's.
//
// Mistakes: PRK-D015 a fragment's name that leaves the folder, PRK-D016 an include that is not alone in its paragraph,
// PRK-D017 a chain of fragments too long; those of reading; circles are the template engine's.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "docx/tag.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

/// A file beside the template; nullopt: there is none of this name.
using FragmentReader = std::function<std::optional<Result<Bytes>>(const std::string& name)>;

struct LoadedFragment {
  std::string name;
  std::unique_ptr<xml::Document> doc;  ///< its root is the body
};

/// All fragments that the template and its fragments name, adapted; `package` receives what they need.
std::vector<LoadedFragment> load_fragments(opc::Package& package, const FragmentReader& read, Diagnostics& found);

/// Is this an include or import of a document?
bool names_document(const Tag& tag);

/// {% include %} alone in its paragraph acts on the paragraph. PRK-D016.
void lift_includes(const PartTags& part);

}  // namespace prikaz::docx
