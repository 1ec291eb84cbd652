// Names of people in six cases. Rules and lists: reference grammar of Russian personal names (declension by the final
// letters, the sex of the bearer and the stress); exceptions carry their reason beside them.
//
// Shapes: UTF-8 text; the nominative comes back byte for byte; ё is kept as written and read as е; a word all in
// capitals gets its ending in capitals. Nothing here fails: what no rule knows stays unchanged.
#pragma once
#include <string>
#include <string_view>

#include "value/inflectable.hpp"

namespace prikaz::language {

/// A form and whether a person should look at it: `ambiguous` marks a paradigm that families choose themselves
/// (Волчок: Волчка or Волчока), or one that depends on a stress the text does not show.
struct Form {
  std::string text;
  bool ambiguous = false;
};

/// One part of a name. Hyphenated parts decline each by itself; Gender::unknown reads as masculine only where the
/// form does not depend on it, otherwise the word stays and the form is ambiguous.
Form surname(std::string_view text, Gender gender, Case c);
Form first_name(std::string_view text, Gender gender, Case c);
Form patronymic(std::string_view text, Gender gender, Case c);

/// The same, appended to `out`; true = ambiguous. These allocate nothing but the room in `out`.
bool append_surname(std::string& out, std::string_view text, Gender gender, Case c);
bool append_first_name(std::string& out, std::string_view text, Gender gender, Case c);
bool append_patronymic(std::string& out, std::string_view text, Gender gender, Case c);

/// Views into the text that was split. `doubtful` says that the order could not be told for sure.
struct NameParts {
  std::string_view surname, first, patronymic;
  bool doubtful = false;
};

/// "Иванов Иван Иванович", "Иван Иванович Иванов", "Алиев Расим Гусейн оглы", "де Голль Шарль".
NameParts split_name(std::string_view whole);

/// Is it one of the first names that are met every day? Tells a name from two capitalised words.
bool frequent_first_name(std::string_view text);

/// Surname First Patronymic → the case; the order of the words and the spaces between them are kept.
Form full_name(std::string_view whole, Gender gender, Case c);
bool append_full_name(std::string& out, std::string_view whole, Gender gender, Case c);

/// Names typed in capitals: "ИВАНОВА АННА-МАРИЯ" → "Иванова Анна-Мария". A word with a small letter in it is kept
/// (МакДональд, д'Артаньян), words like оглы, фон, де become small.
std::string name_case(std::string_view whole);

/// From the patronymic, then the first name, then the surname; Gender::unknown = undecided.
Gender guess_gender(std::string_view surname, std::string_view first, std::string_view patronymic);
Gender guess_gender(std::string_view whole);

enum class InitialsOrder { surname_first, initials_first };

/// What stands between the initials and beside the surname; house styles differ, U+00A0 keeps the name on one line.
struct InitialsStyle {
  InitialsOrder order = InitialsOrder::surname_first;
  std::string_view between = "";       ///< И.И. — or U+202F, U+00A0
  std::string_view beside = "\u00A0";  ///< Иванов И.И.
};

/// "Иванову И.И." The words оглы and кызы give no initial.
bool append_initials(std::string& out, const NameParts& name, Gender gender, Case c, const InitialsStyle& style);
std::string initials(std::string_view whole, Gender gender, Case c, const InitialsStyle& style = {});

}  // namespace prikaz::language
