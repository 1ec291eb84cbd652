// How a filled text field looks (ISO 32000-1 §12.7.3.3): its content stream and the glyphs it shows.
#pragma once
#include <string>
#include <string_view>

#include "font/font.hpp"
#include "pdf/embedded_font.hpp"

namespace prikaz::pdf {

struct FieldLook {
  double width = 0, height = 0;  ///< points
  double size = 0;               ///< of the font; 0 = as large as fits, at most 12
  std::string family = "Arial";
  std::string colour = "0 g";
  int alignment = 0;  ///< 0 left, 1 centre, 2 right
  bool multiline = false;
  int cells = 0;  ///< a comb: one character a cell
};

/// Reads a default appearance string: "/Helv 12 Tf 0 g".
void read_default_appearance(std::string_view text, FieldLook& look);

/// The stream of the form XObject; its font is /F0.
std::string draw_field(const FieldLook& look, std::u32string_view text, const font::Face& face);

}  // namespace prikaz::pdf
