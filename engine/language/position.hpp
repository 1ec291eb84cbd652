// Positions and roles: учитель русского языка, и.о. директора, исполняющий обязанности, заведующая.
#pragma once
#include <string_view>

#include "language/person.hpp"

namespace prikaz::language {

/// The position in a case. The bearer's gender changes nothing in the words given: "директор" of a woman declines as a
/// masculine noun; исполняющая of исполняющий is made by agreement.hpp.
Form position(std::string_view text, Case c);

}  // namespace prikaz::language
