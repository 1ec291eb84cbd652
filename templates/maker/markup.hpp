// The compact text from which the first version of a shipped template is written. One line = one paragraph:
//   STYLE: text          a paragraph of that style (see styles.cpp); **bold**, ~ no-break space, \n line break, \t tab
//   %: {%p … %}          a paragraph that holds only a tag
//   page portrait|landscape [left=30 right=15 top=20 bottom=20]   a new section from here on (millimetres)
//   size 14 · leading 276   base font size in points, line spacing in 240ths; before the first paragraph
//   table grid|none 12 40 …    column widths in millimetres; then
//     row [header] [keep: on the page of what follows]  ·  tr: {%tr … %}  ·  |STYLE[ span=2]| text  ·  + STYLE: text (one more paragraph of the cell)
//   end
//   include FILE         the lines of another source, path from the folder of sources
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace prikaz::maker {

/// The bytes of a DOCX; `read` gives the text of an included source. Throws std::runtime_error with the line's number
/// when the text is wrong.
std::string make_docx(std::string_view text, const std::function<std::string(std::string_view)>& read);

/// word/styles.xml: base size in points, line spacing in 240ths of a line.
std::string styles_xml(int points, int leading);
/// The style's id for a keyword of the markup ("text" → "BodyText"); "" = no such keyword.
std::string_view style_id(std::string_view keyword);

}  // namespace prikaz::maker
