// Which statements open, divide and close blocks: what the document side must know of the language to check nesting.
#pragma once
#include <string_view>

#include "docx/tag.hpp"

namespace prikaz::docx {

enum class BlockRole { none, open, middle, close };

BlockRole block_role(const Tag& tag);

/// May what the tag's block holds be printed more than once?
bool repeats(const Tag& tag);

}  // namespace prikaz::docx
