#include "docx/blocks.hpp"

#include <cctype>

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

std::vector<std::string> names_in(std::string_view expression) {
  std::vector<std::string> out(1);
  bool attribute = false;
  for (const char c : expression) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
    if (letter && !attribute)
      out.back() += c;
    else if (!out.back().empty())
      out.emplace_back();
    if (!letter) attribute = c == '.';
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::vector<std::string> bound_names(const Tag& tag) {
  if (tag.kind != Tag::Kind::statement) return {};
  const std::string_view k = tag.keyword;
  const bool whole = k == "macro" || k == "call";
  if (!whole && k != "for" && k != "set" && k != "with") return {};
  const std::string_view text = tag.text;
  std::vector<std::string> out = names_in(whole ? text : text.substr(0, text.find(k == "for" ? " in " : "=")));
  out.erase(out.begin());  // the keyword
  if (k == "for") out.emplace_back("loop");
  return out;
}

}  // namespace prikaz::docx
