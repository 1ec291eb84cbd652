// Simple text for marks and form fields: one face, no shaping.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "font/font.hpp"

namespace prikaz::pdf {

/// Width in font units.
long width_units(std::u32string_view text, const font::Face& face);

/// Breaks at spaces and line ends; a word longer than a line (a certificate's number) breaks where the line ends.
std::vector<std::u32string> wrap(std::u32string_view text, const font::Face& face, long max_units);

}  // namespace prikaz::pdf
