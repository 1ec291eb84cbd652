// Links, named destinations and outlines (ISO 32000-1 §12.3, §12.5.6.5).
#pragma once
#include <string>
#include <vector>

#include "layout/frame.hpp"
#include "pdf/object_sink.hpp"
#include "pdf/structure.hpp"

namespace prikaz::pdf {

/// "/Annots[…]" of a page; empty when it has no links. A link to a bookmark that does not exist is left out.
std::string write_links(ObjectSink& sink, const layout::Frames& frames, std::uint32_t page, StructureTree* tree);

/// Catalog entries "/Names …/Outlines …".
std::string write_navigation(ObjectSink& sink, const layout::Frames& frames, const std::vector<Ref>& page_refs);

}  // namespace prikaz::pdf
