// Positions and roles: учитель русского языка, и.о. директора, исполняющий обязанности, заведующая.
#pragma once
#include <string_view>

#include "language/person.hpp"

namespace prikaz::language {

/// The position in a case. `gender` is the bearer's: it changes nothing in the words given ("директор" of a woman
/// declines as a masculine noun), see feminine participles in agreement.hpp.
Form position(std::string_view text, Case c);

}  // namespace prikaz::language
