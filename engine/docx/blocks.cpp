#include "docx/blocks.hpp"

namespace prikaz::docx {

BlockRole block_role(const Tag& tag) {
  if (tag.kind != Tag::Kind::statement || tag.dead) return BlockRole::none;
  const std::string_view k = tag.keyword;
  if (k == "if" || k == "for" || k == "macro" || k == "call" || k == "filter" || k == "with") return BlockRole::open;
  if (k == "set") return tag.text.find('=') == std::string::npos ? BlockRole::open : BlockRole::none;
  if (k == "else" || k == "elif") return BlockRole::middle;
  if (k == "endif" || k == "endfor" || k == "endmacro" || k == "endcall" || k == "endfilter" || k == "endwith" ||
      k == "endset")
    return BlockRole::close;
  return BlockRole::none;
}

bool repeats(const Tag& tag) { return tag.keyword == "for" || tag.keyword == "macro" || tag.keyword == "call"; }

}  // namespace prikaz::docx
