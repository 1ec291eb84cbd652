// Lengths. Layout counts in integer twips (1/20 pt = 1/1440 inch): the unit of WordprocessingML, exact on every
// machine.
#pragma once
#include <cstdint>

namespace prikaz {

using Twips = std::int32_t;

constexpr Twips twips_per_point = 20;
constexpr Twips twips_per_inch = 1440;
constexpr std::int64_t emu_per_twip = 635;

constexpr Twips twips_from_emu(std::int64_t emu) { return static_cast<Twips>(emu / emu_per_twip); }
constexpr double points(Twips t) { return t / 20.0; }
constexpr Twips twips_from_mm(double mm) { return static_cast<Twips>(mm * 1440.0 / 25.4 + 0.5); }

}  // namespace prikaz
