// Tags in the text of one paragraph, in the order of their places. Knows no XML.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/tag.hpp"

namespace prikaz::docx {

struct Lexed {
  struct Found {
    std::size_t begin = 0, end = 0;  ///< bytes of the text, braces included
    Tag tag;
  };
  std::vector<Found> tags;
  /// Underscores of {_{ }_} {_% %_}, which print braces.
  std::vector<std::size_t> escapes;
  std::vector<std::size_t> unclosed;  ///< where {{, {% or {# has no end
  std::vector<std::size_t> stray;     ///< where }} or %} has no beginning
};

/// `raw`: inside {% raw %}, carried from paragraph to paragraph. Quotes of any style delimit strings; no-break spaces
/// and the dashes that office programs type count as what they stand for.
Lexed lex(std::string_view text, bool& raw);

}  // namespace prikaz::docx
