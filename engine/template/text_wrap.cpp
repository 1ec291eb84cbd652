#include "template/text_wrap.hpp"

#include "core/utf8.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {
namespace {

// Runs of spaces, and words; a word with hyphens between letters falls into parts that keep their hyphen.
std::vector<std::string> chunks_of(std::string_view line, bool at_hyphens) {
  std::vector<std::string> out;
  char32_t before = ' ', last = ' ';
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t start = i;
    const char32_t c = utf8::next(line, i);
    const bool same = !out.empty() && (c == ' ') == (last == ' ');
    const bool after_hyphen = at_hyphens && last == '-' && utf8::is_letter(before) && utf8::is_letter(c);
    if (!same || after_hyphen) out.emplace_back();
    out.back() += line.substr(start, i - start);
    before = last;
    last = c;
  }
  return out;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view line, std::size_t width, bool break_words, bool at_hyphens) {
  std::vector<std::string> chunks = chunks_of(line, at_hyphens);
  std::vector<std::string> out;
  std::size_t i = 0;
  const auto blank = [](const std::string& s) { return s.find_first_not_of(' ') == s.npos; };
  while (i < chunks.size()) {
    if (!out.empty() && blank(chunks[i])) ++i;  // no line but the first begins with spaces
    std::string current;
    std::size_t used = 0;
    std::vector<std::string> taken;
    while (i < chunks.size() && used + utf8::length(chunks[i]) <= width) {
      used += utf8::length(chunks[i]);
      taken.push_back(chunks[i++]);
    }
    if (i < chunks.size() && utf8::length(chunks[i]) > width) {
      const std::size_t room = width - used;
      if (break_words && room > 0) {
        taken.push_back(part(chunks[i], 0, room));
        chunks[i] = part(chunks[i], room, chunks[i].size());
      } else if (taken.empty()) {
        taken.push_back(chunks[i++]);
      }
    }
    if (!taken.empty() && blank(taken.back())) taken.pop_back();
    for (const std::string& t : taken) current += t;
    if (!taken.empty()) out.push_back(std::move(current));
  }
  return out;
}

}  // namespace prikaz::tpl
