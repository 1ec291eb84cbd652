// One long line into lines of a width, as Python's textwrap does it. Inside the room only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::tpl {

/// Breaks after spaces and, with `at_hyphens`, after hyphens inside words; `break_words` cuts what is longer than a
/// line.
std::vector<std::string> wrapped(std::string_view line, std::size_t width, bool break_words, bool at_hyphens);

}  // namespace prikaz::tpl
