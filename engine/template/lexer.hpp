// Tokens of one tag's text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "template/faults.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {

struct Token {
  enum class Kind { end, name, integer, real, string, op };
  Kind kind = Kind::end;
  std::string_view text;  ///< as written, within the tag's text
  std::string string;     ///< Kind::string, escapes resolved
  std::int64_t integer = 0;
  double real = 0;
  std::size_t offset = 0;

  bool is(std::string_view op) const { return kind == Kind::op && text == op; }
  bool is_name(std::string_view word) const { return kind == Kind::name && text == word; }
};

/// The tokens of `text`, ended by one Kind::end. Quotes may be straight, curly or «angular», as Word makes them; any
/// Unicode space parts tokens. Mistakes go to `report` and the sign is skipped.
std::vector<Token> tokens_of(std::string_view text, std::uint32_t piece, const PlaceOf& place_of, Report& report);

}  // namespace prikaz::tpl
