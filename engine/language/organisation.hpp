// Organisations: the head group before the first dependent word declines; quoted names, abbreviations and numbers do
// not change.
#pragma once
#include <string_view>

#include "language/person.hpp"

namespace prikaz::language {

Form organisation(std::string_view text, Case c);

}  // namespace prikaz::language
