#include "template/text_wrap.hpp"

#include "core/utf8.hpp"

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

std::size_t length_up_to(std::string_view s, std::size_t limit) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size() && n < limit; ++n) utf8::next(s, i);
  return n;
}

std::size_t bytes_of(std::string_view s, std::size_t characters) {
  std::size_t i = 0;
  for (; i < s.size() && characters > 0; --characters) utf8::next(s, i);
  return i;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view line, std::size_t width, bool break_words, bool at_hyphens) {
  const std::vector<std::string> all = chunks_of(line, at_hyphens);
  std::vector<std::string_view> chunks(all.begin(), all.end());  // a long word is cut by moving its view on
  std::vector<std::string> out;
  std::size_t i = 0;
  const auto blank = [](std::string_view s) { return s.find_first_not_of(' ') == s.npos; };
  while (i < chunks.size()) {
    if (!out.empty() && blank(chunks[i])) ++i;  // no line but the first begins with spaces
    std::string current;
    std::size_t used = 0;
    std::vector<std::string_view> taken;
    while (i < chunks.size() && used + length_up_to(chunks[i], width + 1) <= width) {
      used += length_up_to(chunks[i], width + 1);
      taken.push_back(chunks[i++]);
    }
    if (i < chunks.size() && length_up_to(chunks[i], width + 1) > width) {
      const std::size_t room = width - used;
      if (break_words) {
        // Even an empty part counts: it is what loses its spaces at the end of the line, not the word before it.
        std::size_t cut = bytes_of(chunks[i], room);
        const std::size_t hyphen = at_hyphens ? chunks[i].substr(0, cut).rfind('-') : std::string_view::npos;
        if (hyphen != std::string_view::npos && chunks[i].substr(0, hyphen).find_first_not_of('-') < hyphen)
          cut = hyphen + 1;
        taken.push_back(chunks[i].substr(0, cut));
        chunks[i].remove_prefix(cut);
      } else if (taken.empty()) {
        taken.push_back(chunks[i++]);
      }
    }
    if (!taken.empty() && blank(taken.back())) taken.pop_back();
    for (const std::string_view t : taken) current += t;
    if (!taken.empty()) out.push_back(std::move(current));
  }
  return out;
}

}  // namespace prikaz::tpl
