#include "font/kerning.hpp"

#include <hb.h>

#include <mutex>
#include <unordered_map>

namespace prikaz::font {

struct Kerning::State {
  hb_blob_t* blob = nullptr;
  hb_face_t* face = nullptr;
  hb_font_t* font = nullptr;
  hb_buffer_t* buffer = nullptr;
  std::mutex mutex;
  std::unordered_map<std::uint64_t, int> known;

  ~State() {
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }

  /// Width of the pair without ligatures, with or without kerning.
  int width(char32_t left, char32_t right, bool kerned) {
    const std::uint32_t text[] = {left, right};
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf32(buffer, text, 2, 0, 2);
    hb_buffer_guess_segment_properties(buffer);
    constexpr unsigned to_end = static_cast<unsigned>(-1);
    const hb_feature_t features[] = {{HB_TAG('k', 'e', 'r', 'n'), kerned ? 1u : 0u, 0, to_end},
                                     {HB_TAG('l', 'i', 'g', 'a'), 0, 0, to_end},
                                     {HB_TAG('c', 'l', 'i', 'g'), 0, 0, to_end}};
    hb_shape(font, buffer, features, 3);
    unsigned count = 0;
    const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer, &count);
    int sum = 0;
    for (unsigned i = 0; i < count; ++i) sum += at[i].x_advance;
    return sum;
  }
};

Kerning::Kerning(const Bytes& file, int units_per_em) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.blob = hb_blob_create(reinterpret_cast<const char*>(file.data()), static_cast<unsigned>(file.size()),
                          HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  s.face = hb_face_create(s.blob, 0);
  s.font = hb_font_create(s.face);
  hb_font_set_scale(s.font, units_per_em, units_per_em);
  s.buffer = hb_buffer_create();
}

Kerning::~Kerning() = default;

int Kerning::between(char32_t left, char32_t right) {
  State& s = *state_;
  const std::lock_guard lock(s.mutex);
  const auto [it, fresh] = s.known.emplace(std::uint64_t{left} << 32 | right, 0);
  if (fresh) it->second = s.width(left, right, true) - s.width(left, right, false);
  return it->second;
}

}  // namespace prikaz::font
