#include "pdf/colour_profile.hpp"

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace prikaz::pdf {
namespace {

void u16(Bytes& out, unsigned v) {
  out += static_cast<char>(v >> 8);
  out += static_cast<char>(v & 0xFF);
}
void u32(Bytes& out, std::uint32_t v) {
  u16(out, v >> 16);
  u16(out, v & 0xFFFF);
}
void zeros(Bytes& out, std::size_t n) { out.append(n, '\0'); }

/// s15Fixed16.
void fixed(Bytes& out, double v) { u32(out, static_cast<std::uint32_t>(std::lround(v * 65536))); }

Bytes xyz(double x, double y, double z) {
  Bytes out = "XYZ ";
  zeros(out, 4);
  fixed(out, x), fixed(out, y), fixed(out, z);
  return out;
}

Bytes text(std::string_view s) {
  Bytes out = "text";
  zeros(out, 4);
  return out.append(s) += '\0';
}

/// textDescriptionType: ASCII, then empty Unicode and Macintosh parts.
Bytes description(std::string_view s) {
  Bytes out = "desc";
  zeros(out, 4);
  u32(out, static_cast<std::uint32_t>(s.size() + 1));
  out.append(s) += '\0';
  zeros(out, 4 + 4 + 2 + 1 + 67);
  return out;
}

Bytes tone_curve() {
  constexpr int points = 1024;
  Bytes out = "curv";
  zeros(out, 4);
  u32(out, points);
  for (int i = 0; i < points; ++i) {
    const double v = i / (points - 1.0);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    u16(out, static_cast<unsigned>(std::lround(linear * 65535)));
  }
  return out;
}

}  // namespace

Bytes srgb_profile() {
  // Primaries adapted to the D50 white of the profile connection space (Bradford).
  const std::vector<std::pair<const char*, Bytes>> tags = {{"desc", description("sRGB IEC61966-2.1")},
                                                           {"cprt", text("No copyright, use freely")},
                                                           {"wtpt", xyz(0.9505, 1, 1.0891)},
                                                           {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
                                                           {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
                                                           {"bXYZ", xyz(0.14307, 0.06061, 0.7141)},
                                                           {"rTRC", tone_curve()},
                                                           {"gTRC", {}},
                                                           {"bTRC", {}}};
  Bytes table, data;
  const std::size_t start = 128 + 4 + 12 * tags.size();
  u32(table, static_cast<std::uint32_t>(tags.size()));
  std::size_t offset = 0, size = 0;
  for (const auto& [name, bytes] : tags) {
    if (!bytes.empty()) {  // an empty one shares the bytes before it
      offset = start + data.size();
      size = bytes.size();
      data += bytes;
      zeros(data, (4 - data.size() % 4) % 4);
    }
    table += name;
    u32(table, static_cast<std::uint32_t>(offset));
    u32(table, static_cast<std::uint32_t>(size));
  }
  Bytes out;
  u32(out, static_cast<std::uint32_t>(start + data.size()));
  zeros(out, 4);
  u32(out, 0x02100000);
  out += "mntrRGB XYZ ";
  for (const unsigned v : {2020u, 1u, 1u, 0u, 0u, 0u}) u16(out, v);
  out += "acsp";
  zeros(out, 128 - out.size() - 60);
  fixed(out, 0.9642), fixed(out, 1), fixed(out, 0.8249);
  zeros(out, 128 - out.size());
  return out + table + data;
}

}  // namespace prikaz::pdf
