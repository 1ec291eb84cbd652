// `prikaz decline`: one form, or a stream of them.
#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace prikaz::cli {

/// Reads lines `text TAB gender TAB case TAB kind` and writes each with the form as one more column.
/// gender: m f n p or -. case: nom gen dat acc ins pre, for nouns and adjectives with -sg / -pl (acc-anim-sg,
/// acc-inan-pl); for `counted` the number; for `date` the name of the format; for `initials` CASE:FORMAT; for
/// `agreement` m f n pl. kind: person surname first-name patronymic position organisation phrase noun adjective
/// numeral ordinal counted counted-words date initials agreement. A line that cannot be read gets an empty form.
/// Returns the number of such lines, at most 125, so that it can be the exit code.
int decline_batch(std::istream& in, std::ostream& out);

/// One form for the command line; `kind` and `gender` as above, empty = to be guessed. Nothing where `c` or `kind` has
/// no such name.
std::optional<std::string> decline_one(std::string_view text, std::string_view c, std::string_view kind,
                                       std::string_view gender);

}  // namespace prikaz::cli
