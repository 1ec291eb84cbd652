// Characters of the Symbol and Wingdings fonts as Unicode: those fonts put pictures behind private code points
// (U+F020–U+F0FF) that no other face has.
#pragma once
#include <string>
#include <string_view>

namespace prikaz::flow {

/// Symbol, Wingdings, Wingdings 2, Wingdings 3, Webdings: their code points mean nothing in another face.
bool is_symbol_font(std::string_view font);

/// The Unicode character that looks like `code` (with or without the F000 offset) of `font`; characters of other fonts
/// come back unchanged, unknown ones of symbol fonts as a bullet.
char32_t symbol_to_unicode(std::string_view font, char32_t code);

/// Maps every private code point of a symbol font's text.
std::string symbols_to_unicode(std::string_view font, std::string_view text);

}  // namespace prikaz::flow
