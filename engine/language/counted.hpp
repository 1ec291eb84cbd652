// Nouns after numbers: 1 пара, 2 пары, 5 пар; двумя календарными днями.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "value/inflectable.hpp"

namespace prikaz::language {

/// The phrase as it stands after a number in a case: 2 → "календарных дня", 5 → "учащихся", dative 5 → "годам".
std::string counted(std::int64_t n, std::string_view phrase_text, Case c = Case::nominative);
/// The number in words and the phrase: "двадцати одного ученика".
std::string counted_in_words(std::int64_t n, std::string_view phrase_text, Case c);

}  // namespace prikaz::language
