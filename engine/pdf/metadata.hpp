// What a PDF says about itself: the Info dictionary and, in archival files, the same as XMP (ISO 19005-1 6.7).
#pragma once
#include <cstdint>
#include <string>

#include "layout/frame.hpp"
#include "pdf/object_sink.hpp"
#include "pdf/variant.hpp"
#include "pdf/writer.hpp"

namespace prikaz::pdf {

/// `content_hash` makes the file identifiers of two documents with equal titles differ (they are made from Info).
Keys info_keys(const layout::Frames& frames, const Options& options, std::uint64_t content_hash);

/// Catalog entries: "/Metadata 7 0 R/OutputIntents[…]"; empty for a variant that is not archival.
std::string write_archive_entries(ObjectSink& sink, const layout::Frames& frames, const Options& options,
                                  const Variant& variant);

}  // namespace prikaz::pdf
