// Words that agree with a person or a thing: ознакомлен / ознакомлена, согласен / согласна, проживающий / -ая.
#pragma once
#include <string>
#include <string_view>

#include "language/declension.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

/// The form of a predicate or an attribute, given as the masculine: a short form (ознакомлен, должен, утверждён), a
/// past tense (получил, прошёл), a full adjective or participle (проживающий). What is none of these stays.
/// An unknown gender in the singular gives the masculine.
std::string agree(std::string_view masculine, Gender gender, Number number = Number::singular);

/// Short masculine forms from the dictionary form: зачислить → зачислен; согласный → согласен. Empty when the verb
/// does not look like one that has them.
std::string passive_participle(std::string_view infinitive);
/// получить → получил, перевести → перевёл.
std::string past_tense(std::string_view infinitive);
/// согласный → согласен, должный → должен; empty for adjectives that papers do not use as predicates.
std::string short_adjective(std::string_view full);

}  // namespace prikaz::language
