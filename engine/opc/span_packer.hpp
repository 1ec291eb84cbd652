// Texts that will be written many times, between others that differ every time, made ready for a SpliceStream: matched
// against themselves and against the texts before them, and coded with one codebook that suits them all.
#pragma once
#include <cstdint>
#include <vector>

#include "core/bytes.hpp"
#include "opc/codebook.hpp"
#include "opc/crc.hpp"

namespace prikaz::opc {

/// A stretch of a span: bits that are always the same, then perhaps a copy out of another span, whose distance is known
/// only when both have been written.
struct SpanStep {
  std::uint32_t first_byte = 0, bits = 0;  ///< in PackedSpans::bits
  std::uint32_t at = 0;                    ///< where in the span the copy stands
  std::uint32_t length = 0;                ///< of the copy, or 0
  std::uint32_t source = 0, offset = 0;    ///< the span to copy from, and where in it
};

struct PackedSpan {
  ByteView text;
  std::uint32_t first_step = 0, steps = 0;  ///< in PackedSpans::steps; none for a span too short for it
  std::uint32_t step = 0;                   ///< in PackedSpans::crc_steps
};

struct PackedSpans {
  std::vector<PackedSpan> spans;  ///< as they were given
  std::vector<SpanStep> steps;
  std::vector<CrcStep> crc_steps;
  Bytes bits;
  Codebook book;
};

struct SpanText {
  ByteView text;            ///< must outlive the PackedSpans
  bool new_stream = false;  ///< nothing before it will be in the same stream
};
PackedSpans pack_spans(const std::vector<SpanText>& texts);

}  // namespace prikaz::opc
