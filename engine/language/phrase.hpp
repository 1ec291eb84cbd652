// A head noun with its adjectives: "наставническая пара", "старший инструктор-методист по спорту". Adjectives before
// the head, the head, and an adjective right after it decline; so does another head joined by "и", a dash, a comma or
// a bracket where it stands in the nominative. The tail stays.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "language/declension.hpp"
#include "language/person.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

/// Whose animacy decides the accusative: the head noun's own, or the reader's knowledge (positions are people,
/// organisations are things).
enum class Animacy { of_head, living, thing };

/// Appends the phrase in a case and number; it is given in the nominative singular. Words in quotation marks,
/// abbreviations, numbers and Latin text never change.
void append_phrase(std::string& out, std::string_view text, Case c, Number number, Animacy animacy);
std::string phrase(std::string_view text, Case c, Number number = Number::singular);

/// What a predicate or a numeral must know of a phrase: "приказ утверждён", "программа утверждена".
struct PhraseHead {
  Gender gender = Gender::unknown;
  bool animate = false;
  std::size_t begin = 0, end = 0;  ///< bytes of the head word in the text
};
PhraseHead phrase_head(std::string_view text);

}  // namespace prikaz::language
