// A head noun with its adjectives: "наставническая пара", "старший инструктор-методист по спорту". Adjectives before
// the head, the head, an apposition in brackets and an adjective right after the head decline; the tail stays.
#pragma once
#include <string>
#include <string_view>

#include "language/person.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

/// Words in quotation marks, abbreviations, numbers and Latin text never change.
/// `animate` decides the accusative; `gender` helps only where a word fits two readings.
bool append_phrase(std::string& out, std::string_view text, Case c, bool animate);
Form phrase(std::string_view text, Case c);

}  // namespace prikaz::language
