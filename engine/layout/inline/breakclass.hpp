// Where a line may end between two characters: the rules of Unicode line breaking (UAX 14) that Russian and Western
// text meets. LibreOffice follows them; Word differs only beside brackets with a space inside them.
#pragma once
#include <cstdint>

namespace prikaz::layout {

enum class BreakClass : std::uint8_t {
  none,         ///< nothing before: start of text, a tab, a picture
  letter,       ///< AL
  digit,        ///< NU
  open,         ///< OP
  close,        ///< CL
  parenthesis,  ///< CP
  quote,        ///< QU
  exclamation,  ///< EX
  infix,        ///< IS
  slash,        ///< SY
  prefix,       ///< PR
  postfix,      ///< PO
  hyphen,       ///< HY
  after,        ///< BA
  dash,         ///< B2
  ellipsis,     ///< IN
  nonstarter,   ///< NS
  ideograph,    ///< ID
  glue          ///< GL, WJ
};

BreakClass break_class(char32_t c) noexcept;

/// May a line end between neighbours?
bool break_between(BreakClass a, BreakClass b) noexcept;

/// May a line end after the spaces that stand between a and b?
bool break_after_spaces(BreakClass a, BreakClass b) noexcept;

}  // namespace prikaz::layout
