// Paragraphs that the documents of a template have in common are read from their XML once: those of text alone, whose
// reading has no effect elsewhere (fields, pictures, notes, links and sections have).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/recall.hpp"
#include "flow/para_delta.hpp"
#include "flow/run_delta.hpp"

namespace prikaz::flow {

/// A paragraph as read, before the cascade. Numbers of names that Prepared has stand as they are; the others count
/// `names` from there on.
struct ReadParagraph {
  std::uint32_t style = 0;
  ParaDelta direct;
  RunDelta mark;
  std::vector<RunDelta> looks;  ///< keys of Cascade::props, in order of first use
  std::vector<Inline> inlines;  ///< `props` index `looks`
  std::vector<std::string> names;
};

/// What decides how a paragraph's XML is read.
struct ParagraphPlace {
  std::uint64_t prepared = 0;       ///< PreparedData::serial
  std::uint64_t table_context = 0;  ///< Cascade::table_style
  bool operator==(const ParagraphPlace&) const = default;
  std::uint64_t hash() const { return prepared << 40 ^ table_context << 8; }
};

using ParagraphMemory = Recall<ParagraphPlace, ReadParagraph>;

}  // namespace prikaz::flow
