#include "core/utf8.hpp"

#include <algorithm>
#include <array>

namespace prikaz::utf8 {

char32_t next(std::string_view s, std::size_t& i) noexcept {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char c = at(i);
  if (c < 0x80) return ++i, c;
  const int extra = c >= 0xF0 && c < 0xF5 ? 3 : c >= 0xE0 ? (c < 0xF0 ? 2 : 0) : c >= 0xC2 ? 1 : 0;
  if (extra == 0 || i + static_cast<std::size_t>(extra) >= s.size()) return ++i, replacement;
  char32_t r = static_cast<char32_t>(c) & (0x3Fu >> extra);
  for (int k = 1; k <= extra; ++k) {
    const unsigned char t = at(i + static_cast<std::size_t>(k));
    if ((t & 0xC0) != 0x80) return ++i, replacement;
    r = (r << 6) | (t & 0x3Fu);
  }
  const bool overlong = (extra == 2 && r < 0x800) || (extra == 3 && r < 0x10000);
  if (overlong || r > 0x10FFFF || (r >= 0xD800 && r < 0xE000)) return ++i, replacement;
  i += static_cast<std::size_t>(extra) + 1;
  return r;
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t b) { out += static_cast<char>(b); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
}

std::u32string decode(std::string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) out += next(s, i);
  return out;
}

std::string encode(std::u32string_view s) {
  std::string out;
  out.reserve(s.size() * 2);
  for (const char32_t c : s) append(out, c);
  return out;
}

bool valid(std::string_view s) noexcept {
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t start = i;
    if (next(s, i) == replacement && i == start + 1) return false;
  }
  return true;
}

std::size_t length(std::string_view s) noexcept {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size(); ++n) next(s, i);
  return n;
}

char32_t lower(char32_t c) noexcept {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x460 && c <= 0x52F && c != 0x482 && !(c >= 0x483 && c <= 0x489) && !(c >= 0x4C0 && c <= 0x4CF))
    return c | 1;
  return c;
}

char32_t upper(char32_t c) noexcept {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c < 0xC0) return c;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if (c >= 0x430 && c <= 0x44F) return c - 32;
  if (c >= 0x460 && c <= 0x52F && !(c >= 0x482 && c <= 0x489) && !(c >= 0x4C0 && c <= 0x4CF)) return c & ~char32_t{1};
  return c;
}

bool is_letter(char32_t c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x400 && c <= 0x52F && !(c >= 0x482 && c <= 0x489));
}

bool is_space(char32_t c) noexcept {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

std::string to_lower(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) append(out, lower(next(s, i)));
  return out;
}

std::string to_upper(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) append(out, upper(next(s, i)));
  return out;
}

std::string trim(std::string_view s) {
  std::u32string u = decode(s);
  std::size_t a = 0, b = u.size();
  while (a < b && is_space(u[a])) ++a;
  while (b > a && is_space(u[b - 1])) --b;
  return encode(std::u32string_view(u).substr(a, b - a));
}

std::string fold(std::string_view s) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < s.size();) {
    char32_t c = lower(next(s, i));
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (c == 0x451) c = 0x435;
    if (gap) out += ' ';
    gap = false;
    append(out, c);
  }
  return out;
}

namespace {
constexpr std::array<std::pair<char32_t, char32_t>, 24> lookalikes{
    {{'a', U'а'}, {'c', U'с'}, {'e', U'е'}, {'o', U'о'}, {'p', U'р'}, {'x', U'х'}, {'y', U'у'}, {'k', U'к'},
     {'i', U'і'}, {'u', U'и'}, {'n', U'п'}, {'A', U'А'}, {'B', U'В'}, {'C', U'С'}, {'E', U'Е'}, {'H', U'Н'},
     {'K', U'К'}, {'M', U'М'}, {'O', U'О'}, {'P', U'Р'}, {'T', U'Т'}, {'X', U'Х'}, {'m', U'м'}, {'Y', U'У'}}};

template <bool forward>
std::string swap_letters(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    char32_t c = next(s, i);
    for (const auto& [latin, cyrillic] : lookalikes)
      if (c == (forward ? latin : cyrillic)) {
        c = forward ? cyrillic : latin;
        break;
      }
    append(out, c);
  }
  return out;
}
}  // namespace

std::string to_cyrillic_lookalikes(std::string_view s) { return swap_letters<true>(s); }
std::string to_latin_lookalikes(std::string_view s) { return swap_letters<false>(s); }

int distance(std::string_view a8, std::string_view b8) {
  const std::u32string a = decode(a8), b = decode(b8);
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::vector<std::string> near_names(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string folded = to_cyrillic_lookalikes(fold(name));
  const int limit = 1 + static_cast<int>(length(name)) / 4;
  std::vector<std::pair<int, std::string>> found;
  for (const std::string& c : candidates) {
    const int d = to_cyrillic_lookalikes(fold(c)) == folded ? 0 : distance(fold(name), fold(c));
    if (d <= limit && c != name) found.emplace_back(d, c);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > 3) found.resize(3);
  std::vector<std::string> out;
  for (auto& [d, c] : found) out.push_back(std::move(c));
  return out;
}

}  // namespace prikaz::utf8
