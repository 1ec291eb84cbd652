#include "font/hyphenation.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::font {
namespace {

constexpr std::size_t margin = 2;
constexpr char32_t word_end = U'.';

/// The letters of KOI8-R from 0xC0 on: small, then capital.
constexpr std::u32string_view koi8_letters = U"юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

std::u32string from_koi8(ByteView line) {
  std::u32string out;
  for (const char c : line) {
    const auto b = static_cast<unsigned char>(c);
    out += b >= 0xC0 ? koi8_letters[b - 0xC0u] : b == 0xA3 ? U'ё' : static_cast<char32_t>(b);
  }
  return out;
}

/// The form that patterns are written in: they know no ё.
char32_t fold(char32_t c) {
  c = utf8::lower(c);
  return c == U'ё' ? U'е' : c;
}

bool is_vowel(char32_t c) { return std::u32string_view(U"аеёиоуыэюяіїєaeiouy").find(c) != std::u32string_view::npos; }
bool cannot_start(char32_t c) { return c == U'ь' || c == U'ъ' || c == U'й'; }

bool has_vowel(std::u32string_view part) { return std::any_of(part.begin(), part.end(), is_vowel); }

}  // namespace

Result<Hyphenator> Hyphenator::read(ByteView dic, const std::string& file) {
  Hyphenator h;
  std::string encoding;
  for (std::size_t at = 0; at < dic.size();) {
    const std::size_t end = std::min(dic.find('\n', at), dic.size());
    ByteView line = dic.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (encoding.empty()) {
      encoding = line;
      if (encoding != "KOI8-R" && encoding != "UTF-8") break;
    } else if (!line.empty() && line.front() != '#' && line.front() != '%' &&
               !(line.front() >= 'A' && line.front() <= 'Z')) {
      h.add(encoding == "UTF-8" ? utf8::decode(line) : from_koi8(line));
    }
  }
  if (h.patterns_.empty())
    return fail({"PRK-F005",
                 Severity::error,
                 {file, 1, 0, {}},
                 Message("{} holds no hyphenation patterns in KOI8-R or UTF-8", file),
                 "install the Debian package hyphen-ru, or name another file in fonts.yaml"});
  return h;
}

void Hyphenator::add(std::u32string_view line) {
  std::u32string letters;
  if (line.find(U'-') != line.npos) {
    std::vector<std::size_t> at;
    for (const char32_t c : line)
      if (c == U'-')
        at.push_back(letters.size());
      else
        letters += fold(c);
    words_[letters] = std::move(at);
    return;
  }
  std::vector<std::uint8_t> levels(1, 0);
  for (const char32_t c : line) {
    if (c >= U'0' && c <= U'9') {
      levels.back() = static_cast<std::uint8_t>(c - U'0');
    } else {
      letters += fold(c);
      levels.push_back(0);
    }
  }
  longest_ = std::max(longest_, letters.size());
  patterns_[std::move(letters)] = std::move(levels);
}

void Hyphenator::breaks(std::string_view text, std::vector<std::uint32_t>& places) const {
  std::u32string word;
  std::vector<std::size_t> starts;  // of the word's letters, in bytes
  const auto flush = [&] {
    if (word.size() >= 2 * margin)
      for (const std::size_t at : break_word(word)) places.push_back(static_cast<std::uint32_t>(starts[at]));
    word.clear();
    starts.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c)) {
      word += fold(c);
      starts.push_back(start);
    } else {
      flush();
    }
  }
  flush();
}

std::vector<std::size_t> Hyphenator::break_word(const std::u32string& word) const {
  if (const auto it = words_.find(word); it != words_.end()) return it->second;
  const std::u32string framed = word_end + word + word_end;
  std::vector<std::uint8_t> levels(framed.size() + 1, 0);
  std::u32string key;
  for (std::size_t i = 0; i < framed.size(); ++i) {
    key.clear();
    for (std::size_t n = 1; n <= std::min(longest_, framed.size() - i); ++n) {
      key += framed[i + n - 1];
      const auto it = patterns_.find(key);
      if (it == patterns_.end()) continue;
      for (std::size_t k = 0; k < it->second.size(); ++k) levels[i + k] = std::max(levels[i + k], it->second[k]);
    }
  }
  std::vector<std::size_t> out;
  const std::u32string_view letters = word;
  std::size_t start = 0;  // of the part that a break would close
  for (std::size_t at = margin; at + margin <= word.size(); ++at) {
    const bool odd = levels[at + 1] % 2 == 1;
    if (!odd || cannot_start(word[at]) || !has_vowel(letters.substr(start, at - start)) ||
        !has_vowel(letters.substr(at)))
      continue;
    out.push_back(at);
    start = at;
  }
  return out;
}

}  // namespace prikaz::font
