// Attribute values of WordprocessingML (§22.9 shared simple types): on/off, lengths with or without a unit, colours,
// borders. Never fails: a value out of range or unreadable gives the fallback.
#pragma once
#include <cstdint>
#include <string_view>

#include "flow/flow_doc.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

/// The value of w:val, "" when absent.
inline std::string_view val(xml::Node node) { return node.attribute("w:val").value(); }

/// CT_OnOff: an element without w:val is true (§17.17.4).
bool on_off(std::string_view text);
bool on_off(xml::Node node);
bool on_off(xml::Attribute attribute, bool when_absent);

/// Leading integer, clamped to ±100 million; `fallback` when there is none. Decimal fractions are cut.
std::int32_t integer(std::string_view text, std::int32_t fallback = 0);
/// Twips from a plain number or a number with a unit: pt, in, cm, mm, pc, pi (§22.9.2.14, Strict and VML).
Twips twips(std::string_view text, Twips fallback = 0);
/// Plain number of half-points, or a length with a unit.
std::int32_t half_points(std::string_view text, std::int32_t fallback = 0);
/// "FF0000", "auto", "#f00", VML names; `auto` and the unreadable are no_colour.
Rgb colour(std::string_view text);
Rgb highlight_colour(std::string_view name);
/// w:shd (§17.3.5): the fill mixed with the pattern's colour by the pattern's share.
Rgb shade_colour(xml::Node shd);
/// w:top, w:bdr and the like (§17.3.4).
Border border(xml::Node node);

inline std::int16_t clamp16(std::int32_t v) {
  return static_cast<std::int16_t>(v < -32767 ? -32767 : v > 32767 ? 32767 : v);
}
inline std::uint16_t clamp_u16(std::int32_t v, std::int32_t most = 65535) {
  return static_cast<std::uint16_t>(v < 0 ? 0 : v > most ? most : v);
}
/// A length kept within a page's reach (±22 inches is Word's limit; ten times that here).
inline Twips clamp_length(Twips v) { return v < -316'800 ? -316'800 : v > 316'800 ? 316'800 : v; }

}  // namespace prikaz::flow
