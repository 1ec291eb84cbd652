// Runs of a paragraph → atoms with glyphs and widths, and where lines may end.
#pragma once
#include "layout/context.hpp"

namespace prikaz::layout {

/// Fills `box.atoms` from the paragraph's label and inlines; glyphs are appended to Frames::glyphs.
void collect_atoms(Context& context, ParagraphBox& box);

/// Appends text in one style; `break_after` of its atoms follows Word's rules (space, hyphen, dash, ideographs).
void append_text(Context& context, std::string_view text, std::uint16_t style, std::uint32_t link, bool label,
                 std::vector<Atom>& out);

/// The characters of an atom, as UTF-8.
void append_characters(const Context& context, const Atom& atom, std::string& out);

}  // namespace prikaz::layout
