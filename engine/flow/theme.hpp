// The theme part (§20.1.6): the fonts behind minorHAnsi and majorHAnsi, the colours behind accent1 and friends.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "flow/flow_doc.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

struct Theme {
  struct Fonts {
    std::string latin, east_asia, complex;
  };
  Fonts major, minor;
  /// dk1 lt1 dk2 lt2 accent1..6 hlink folHlink
  std::array<Rgb, 12> colours{0x000000, 0xFFFFFF, 0x44546A, 0xE7E6E6, 0x4472C4, 0xED7D31,
                              0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47, 0x0563C1, 0x954F72};

  /// ST_Theme: "minorHAnsi", "majorEastAsia" …; "" when the theme leaves it open.
  const std::string& font(std::string_view name) const;
  Rgb colour(std::string_view scheme_name) const;
};

Theme read_theme(xml::Node root);

/// The colour inside a:solidFill and the like: srgbClr, schemeClr, sysClr, prstClr with lumMod, lumOff, shade, tint
/// (§20.1.2.3).
Rgb drawing_colour(xml::Node fill, const Theme& theme);

}  // namespace prikaz::flow
