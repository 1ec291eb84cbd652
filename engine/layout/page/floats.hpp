// Anchored pictures: where they stand and how text keeps off them (ISO 29500-1 §20.4.2).
#pragma once
#include "layout/page/galley.hpp"

namespace prikaz::layout {

/// A picture standing on the page being filled.
struct Float {
  std::uint32_t paragraph = 0;  ///< the box it hangs on: both move together
  flow::Picture picture;        ///< its size resolved
  std::uint32_t table = 0;      ///< 1 + the floating table that stands here instead of a picture
  Twips x = 0, y = 0;           ///< of the page
  StructId structure = 0;
};

/// What a place of a picture is counted from.
struct Anchor {
  const flow::Section* section = nullptr;
  Twips column_left = 0, column_width = 0;
  Twips body_top = 0, body_bottom = 0;
  Twips paragraph_top = 0;
};

/// The picture that hangs on the text at this atom; null for other atoms.
const flow::Picture* anchored_picture(const flow::FlowDoc& doc, const Atom& atom);

Float place_float(flow::Picture sized, std::uint32_t paragraph, const Anchor& anchor);

/// A floating table as a picture of its size: what text must keep off.
flow::Picture stand_in_for(const flow::Table& table, Twips width, Twips height);

/// The area text keeps off, in page coordinates; false when text does not mind the picture.
bool float_area(const Float& f, Obstacles::Area& area);

}  // namespace prikaz::layout
