// The sRGB colour profile that archival files must carry, built from the numbers of IEC 61966-2-1.
#pragma once
#include "core/bytes.hpp"

namespace prikaz::pdf {
/// An ICC 2.1 display profile (matrix and tone curve), about 2.5 KB; always the same bytes.
Bytes srgb_profile();
}  // namespace prikaz::pdf
