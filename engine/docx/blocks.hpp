// Which statements open, divide and close blocks, and which names they bring: what the document side must know of the
// language to check nesting.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "docx/tag.hpp"

namespace prikaz::docx {

enum class BlockRole { none, open, middle, close };

BlockRole block_role(const Tag& tag);

/// May what the tag's block holds be printed more than once?
bool repeats(const Tag& tag);

/// Words of an expression or statement that may be names of variables; attributes, after a dot, are not.
std::vector<std::string> names_in(std::string_view expression);

/// Names that a statement brings: a loop's variables, what `set` and `with` name, a macro with its parameters.
std::vector<std::string> bound_names(const Tag& tag);

}  // namespace prikaz::docx
