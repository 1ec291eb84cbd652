// What a patronymic tells about its bearer; the words for son and daughter in Turkic names.
#pragma once
#include <string_view>

#include "value/inflectable.hpp"

namespace prikaz::language {

/// All take a lowered word (letters.hpp).
bool is_son_word(std::string_view lowered) noexcept;       ///< оглы, улы …
bool is_daughter_word(std::string_view lowered) noexcept;  ///< кызы, гызы …
/// -ич, -на, оглы, кызы; Gender::unknown for anything that is not a patronymic.
Gender patronymic_gender(std::string_view lowered) noexcept;

}  // namespace prikaz::language
