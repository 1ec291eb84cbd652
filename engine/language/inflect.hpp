// The one door for templates and commands: any inflectable value, or a plain text of a known kind, in a case.
// A form stored by hand always wins over every rule (acceptance: per-person and per-organisation overrides).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "language/person.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

/// The form, and whether a rule had to choose: "проверьте: Волчок → Волчка?". A stored form is never ambiguous.
Form inflect_form(const Inflectable& value, Case c);
std::string inflect(const Inflectable& value, Case c);

/// What a rule had to choose, for a list a person reads: "проверьте: Волчок → Волчка?". One entry for each doubtful
/// part of a person's name that has no stored genitive; empty for everything else.
struct Doubt {
  std::string nominative, genitive;
  bool operator==(const Doubt&) const = default;
};
std::vector<Doubt> doubts(const Inflectable& value);

/// "Иванову И.И.": the surname in a case with the initials of the other parts.
std::string initials(const Inflectable& value, Case c = Case::nominative, const InitialsStyle& style = {});

/// Plain strings from a template: {{ name | dative }}. A person's gender is guessed when it is not given.
Form inflect_text_form(std::string_view text, Case c, Inflectable::Kind kind, Gender gender = Gender::unknown);
std::string inflect_text(std::string_view text, Case c, Inflectable::Kind kind = Inflectable::Kind::phrase,
                         Gender gender = Gender::unknown);

/// What a plain text most likely is, when nobody says: a person where it has a patronymic, or is two or three
/// capitalised words with an everyday first name among them; else a phrase.
Inflectable::Kind guess_kind(std::string_view text);

/// "nominative", "genitive", …, their first three letters, or the Russian names: именительный … предложный.
bool parse_case(std::string_view name, Case& c);

}  // namespace prikaz::language
