// What one rPr (or a chain of styles) says about a run: only what is set, to be laid over what is below (§17.3.2,
// §17.7.2).
#pragma once
#include <cstdint>
#include <cstring>

#include "flow/flow_doc.hpp"
#include "flow/names.hpp"
#include "flow/theme.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

/// Plain bytes without padding: compared and hashed as memory.
struct RunDelta {
  enum Set : std::uint32_t {
    font_ascii = 1 << 0,
    font_hansi = 1 << 1,
    font_asia = 1 << 2,
    size = 1 << 3,
    underlined = 1 << 4,
    vertical_set = 1 << 5,
    raised = 1 << 6,
    spaced = 1 << 7,
    scaled = 1 << 8,
    kerned = 1 << 9,
    coloured = 1 << 10,
    underline_coloured = 1 << 11,
    highlighted = 1 << 12,
    shaded = 1 << 13,
    languaged = 1 << 14,
    styled = 1 << 15
  };
  /// Toggle properties (§17.7.3); `joined` (specVanish) is no toggle but travels with them.
  enum Toggle : std::uint16_t {
    bold = 1,
    italic = 2,
    caps = 4,
    small_caps = 8,
    strike = 16,
    double_strike = 32,
    hidden = 64,
    joined = 128
  };

  std::uint32_t set = 0;
  std::uint16_t toggles_set = 0, toggles_on = 0;
  std::uint16_t ascii = 0, hansi = 0, asia = 0;  ///< Names
  std::uint16_t half_points = 0;
  std::int16_t raise = 0, spacing = 0;
  std::uint16_t scale = 0, kern_from = 0;
  std::uint16_t language = 0;  ///< Names
  std::uint16_t style = 0;     ///< Names: w:rStyle's id
  std::uint8_t underline = 0, vertical = 0;
  std::uint16_t reserved = 0;
  Rgb colour = 0, underline_colour = 0, highlight = 0, shade = 0;

  bool operator==(const RunDelta& o) const { return std::memcmp(this, &o, sizeof *this) == 0; }
  std::uint64_t hash() const;
};
static_assert(sizeof(RunDelta) == 48, "no padding: hashed as memory");

/// Reads an rPr (null node = nothing set). Sets `*others` when there are elements that say nothing here.
RunDelta read_run_delta(xml::Node rpr, Names& names, const Theme& theme, bool* others = nullptr);

/// Lays `over` on `below`; toggles replace.
void merge(RunDelta& below, const RunDelta& over);

/// Combines toggles of two levels of the style hierarchy (§17.7.3): exclusive or, for what both levels or one sets.
void merge_style_level(RunDelta& below, const RunDelta& over);

/// Full properties from a delta; what is not set has the value of an empty document (§17.3.2).
/// `font` is one of the delta's three.
RunProps to_run_props(const RunDelta& delta, std::uint16_t font, const Names& names);

}  // namespace prikaz::flow
