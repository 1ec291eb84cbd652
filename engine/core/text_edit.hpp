// What one reader of a text would change in it, for another who holds the text in pieces.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace prikaz {

/// The bytes [begin, begin + size) of a text become `with`. Edits of one text are in order and do not touch; each
/// replaces one character.
struct TextEdit {
  std::size_t begin = 0, size = 0;
  std::string with;
};
using TextEdits = std::vector<TextEdit>;

/// The text with all of them made. `shift` is subtracted from every place.
inline std::string edited(std::string_view text, const TextEdits& edits, std::size_t shift = 0) {
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& e : edits) {
    out.append(text.substr(at, e.begin - shift - at));
    out.append(e.with);
    at = e.begin - shift + e.size;
  }
  out.append(text.substr(at));
  return out;
}

}  // namespace prikaz
