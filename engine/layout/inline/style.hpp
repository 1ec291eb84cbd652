// Run properties made ready for measuring: the face, the drawn size, the height a line owes to it.
#pragma once
#include <cstdint>
#include <vector>

#include "flow/flow_doc.hpp"
#include "font/font.hpp"
#include "layout/box.hpp"

namespace prikaz::layout {

struct Style {
  const flow::RunProps* props = nullptr;
  const font::Face* face = nullptr;
  bool synthetic_bold = false, synthetic_italic = false;
  bool small = false;              ///< letters of small caps that were lower case
  std::uint16_t half_points = 20;  ///< drawn size: less for super- and subscripts and small caps
  Fine em = 0;                     ///< width of an em, w:w applied
  Twips ascent = 0, descent = 0;   ///< of a line; the font's line gap stands above the letters
  Twips rise = 0;                  ///< baseline moved up

  /// Width of glyphs whose advances add up to `units`.
  Fine width(std::int64_t units, std::uint32_t count) const {
    return units * em / face->units_per_em + fine(props->spacing) * count;
  }
};

/// The face for a run; a family may be a list parted by semicolons, as LibreOffice writes it: the first at hand counts.
font::Choice choose_face(const font::Library& library, const flow::RunProps& props);

/// The styles of one document: those of FlowDoc::run_props on demand, and their variants.
class Styles {
 public:
  void reset(const std::vector<flow::RunProps>& props, const font::Library& library);
  std::uint16_t of(std::uint32_t props);
  /// The same run in another face, or its small capitals.
  std::uint16_t variant(std::uint16_t base, const font::Face& face, bool small);
  const Style& operator[](std::uint16_t i) const { return styles_[i]; }
  const font::Library& library() const { return *library_; }

 private:
  std::uint16_t add(Style s);

  const std::vector<flow::RunProps>* props_ = nullptr;
  const font::Library* library_ = nullptr;
  std::vector<Style> styles_;
  std::vector<std::uint16_t> by_props_;  ///< 1 + style; 0 = not made yet
  flow::RunProps plain_;                 ///< for documents that name no properties
};

/// Rounded quotient, half away from zero; a zero divisor counts as one.
std::int64_t divide_round(std::int64_t a, std::int64_t b);

}  // namespace prikaz::layout
