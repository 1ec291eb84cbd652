// Which parts of a package may carry tags.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

/// Body first, so that a `set` in it is known elsewhere; then headers, footers, notes, comments, charts, properties and
/// the relationships of these parts (link targets). Error PRK-D001: not a WordprocessingML document.
Result<std::vector<std::string>> template_parts(const opc::Package& package);

/// A cheap look before parsing.
bool may_have_tags(std::string_view name, ByteView bytes);

/// Word writes braces in a link's address as %7B and %7D.
void unescape_targets(xml::Node relationships);

}  // namespace prikaz::docx
