// A head noun with its adjectives: "наставническая пара", "старший инструктор-методист по спорту". Adjectives before
// the head, the head, an apposition in brackets and an adjective right after the head decline; the tail stays.
#pragma once
#include <cstdint>
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
/// abbreviations, numbers and Latin text never change. True = a person should look at the form.
bool append_phrase(std::string& out, std::string_view text, Case c, Number number, Animacy animacy);
Form phrase(std::string_view text, Case c, Number number = Number::singular);

/// The gender of the head: what a predicate agrees with ("приказ утверждён", "программа утверждена").
Gender phrase_gender(std::string_view text);

/// The phrase as it stands after a number in a case: 2 → "календарных дня", 5 → "учащихся", dative 5 → "годам".
std::string counted(std::int64_t n, std::string_view phrase_text, Case c = Case::nominative);
/// The number in words and the phrase: "двадцати одного ученика".
std::string counted_in_words(std::int64_t n, std::string_view phrase_text, Case c);

}  // namespace prikaz::language
