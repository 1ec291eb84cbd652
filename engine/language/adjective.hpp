// Adjectives, participles and ordinals: their nominative shows gender and number, so nothing else is asked for.
#pragma once
#include <string>
#include <string_view>

#include "language/declension.hpp"

namespace prikaz::language {

/// What the ending of a nominative tells. `type` is invariable where the word does not look like an adjective.
struct Adjective {
  Declension type = Declension::invariable;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool reflexive = false;  ///< обучающийся: -ся stays behind every ending
  std::size_t cut = 0;     ///< bytes before an ending is put, -ся included

  bool found() const noexcept { return type != Declension::invariable; }
};

/// `lowered` is a word of letters.hpp. Looks at the ending alone: "санаторий" must be ruled out by the caller's nouns.
Adjective analyse_adjective(std::string_view lowered) noexcept;

/// `word` as written, in a case; the accusative of the masculine and of the plural follows `animate`.
void append_adjective(std::string& out, std::string_view word, const Adjective& adjective, Case c, bool animate,
                      bool capitals);
std::string decline_adjective(std::string_view word, Case c, bool animate);

/// The plural or the other gender of an adjective given in the nominative: рабочий → рабочие, рабочая.
std::string adjective_form(std::string_view word, Gender gender, Number number, Case c, bool animate);

}  // namespace prikaz::language
