// One pass over a text: non-breaking spaces, dashes, nested quotation marks; prepositions by the word that follows.
#pragma once
#include <string>
#include <string_view>

#include "core/text_edit.hpp"

namespace prikaz::language {

/// What the pass changes; a profile switches each on for a whole template.
struct TypographyRules {
  bool quotes = true;       ///< "..." → «...», inside them „...“
  bool number_sign = true;  ///< № 5: no break
  bool number_gap = true;   ///< №5 → № + U+00A0 + 5
  bool dashes = true;  ///< " - " → U+00A0 + — ; a dash of either length keeps it; between numbers 9-11 → 9–11 (en dash)
                       ///< after "с." or for years
  bool initials = true;     ///< И.И. Иванов, Иванов И.И.: no break
  bool units = true;        ///< 5 кг, 2026 г., п. 4, ст. 19: no break
  bool short_words = true;  ///< no break after prepositions and particles of one or two letters
};

/// What to change in a text, each edit one character: for a text that is held in pieces (runs of a document). U+FFFC
/// stands for a piece that is no text.
TextEdits typography_edits(std::string_view text, const TypographyRules& rules = {});

/// Reads the text once; what is already typeset stays (running it twice changes nothing).
std::string typeset(std::string_view text, const TypographyRules& rules = {});

/// The form of a preposition before a word: о/об/обо, в/во, с/со, к/ко, из/изо, от/ото, под/подо, над/надо, без/безо.
/// The answer is in lower case; an unknown preposition comes back as it is.
std::string_view preposition(std::string_view base, std::string_view next_word);

/// "preposition word": об Иванове, со школой, во исполнение.
std::string with_preposition(std::string_view base, std::string_view next_words);

}  // namespace prikaz::language
