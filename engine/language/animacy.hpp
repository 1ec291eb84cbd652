// Whether a noun names a living being: it decides the accusative of masculine nouns and of every plural.
#pragma once
#include <string_view>

#include "value/inflectable.hpp"

namespace prikaz::language {

/// `lowered` is a noun in the nominative singular (letters.hpp). Suffixes of persons decide, lists name what departs
/// from them; a word that neither knows is taken for a thing.
bool is_animate(std::string_view lowered, Gender gender) noexcept;

}  // namespace prikaz::language
