// SVG pictures, drawn as PNG by librsvg: office programs before 2016 show no SVG. What stands in a picture never reaches
// the disk or the network: references to anything but the picture itself are refused.
//
// Mistakes: PRK-D113 a picture that is damaged or refers outside itself.
#pragma once
#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz::docx {

bool is_svg(ByteView bytes);

struct Drawn {
  Bytes png;
  double width_mm = 0, height_mm = 0;  ///< the picture's own size
};

/// Width and height in millimetres; 0 keeps the proportions, both 0 the picture's own size. 300 dots an inch, and no
/// more than 4000 a side.
Result<Drawn> draw_svg(ByteView bytes, const std::string& file, double width_mm, double height_mm);

}  // namespace prikaz::docx
