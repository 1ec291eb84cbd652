// Pictures, simple shapes and text boxes at a place.
#pragma once
#include "layout/inline/line.hpp"

namespace prikaz::layout {

/// The picture with the size its text asks for (auto_width, auto_height), `available` at most wide.
flow::Picture sized_picture(Context& context, const flow::Picture& picture, Twips available);

/// Draws the picture with its upper left corner at x, y; `parent` is the structure element it belongs to.
void paint_picture(Context& context, const Target& target, const flow::Picture& picture, Twips x, Twips y,
                   StructId parent);

}  // namespace prikaz::layout
