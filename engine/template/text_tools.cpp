#include "template/text_tools.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::tpl {

std::string capitalized(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const bool first = i == 0;
    const char32_t c = utf8::next(s, i);
    utf8::append(out, first ? utf8::upper(c) : utf8::lower(c));
  }
  return out;
}

std::string titled(std::string_view s) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    utf8::append(out, inside ? utf8::lower(c) : utf8::upper(c));
    inside = utf8::is_letter(c);
  }
  return out;
}

std::string stripped(std::string_view s, const std::string* marks, bool left, bool right) {
  const std::u32string set = marks ? utf8::decode(*marks) : std::u32string();
  const auto cut = [&](char32_t c) { return marks ? set.find(c) != set.npos : utf8::is_space(c); };
  std::size_t begin = 0;
  while (left && begin < s.size()) {
    std::size_t after = begin;
    if (!cut(utf8::next(s, after))) break;
    begin = after;
  }
  std::size_t end = s.size();
  while (right && end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(s[last]) & 0xC0) == 0x80) --last;
    std::size_t at = last;
    if (!cut(utf8::next(s, at))) break;
    end = last;
  }
  return std::string(s.substr(begin, end - begin));
}

namespace {
std::vector<std::string> split_at_spaces(std::string_view s, std::int64_t times) {
  std::vector<std::string> out;
  std::size_t i = 0;
  while (i < s.size()) {
    std::size_t after = i;
    if (utf8::is_space(utf8::next(s, after))) {
      i = after;
      continue;
    }
    if (times >= 0 && static_cast<std::int64_t>(out.size()) == times) {
      out.push_back(stripped(s.substr(i), nullptr, false, true));
      return out;
    }
    std::size_t end = i;
    while (end < s.size()) {
      after = end;
      if (utf8::is_space(utf8::next(s, after))) break;
      end = after;
    }
    out.emplace_back(s.substr(i, end - i));
    i = end;
  }
  return out;
}
}  // namespace

std::vector<std::string> split(std::string_view s, const std::string* by, std::int64_t times) {
  if (!by) return split_at_spaces(s, times);
  std::vector<std::string> out;
  std::size_t i = 0;
  while (times < 0 || static_cast<std::int64_t>(out.size()) < times) {
    const std::size_t found = s.find(*by, i);
    if (found == s.npos) break;
    out.emplace_back(s.substr(i, found - i));
    i = found + by->size();
  }
  out.emplace_back(s.substr(i));
  return out;
}

std::vector<std::string> split_right(std::string_view s, const std::string* by, std::int64_t times) {
  if (times < 0) return split(s, by, times);
  std::vector<std::string> all = split(s, by, -1);
  if (static_cast<std::int64_t>(all.size()) <= times + 1) return all;
  const auto kept = static_cast<std::size_t>(times);
  std::vector<std::string> out(all.end() - static_cast<std::ptrdiff_t>(kept), all.end());
  std::size_t tail = 0;
  if (by) {
    for (const std::string& t : out) tail += t.size() + by->size();
    out.insert(out.begin(), std::string(s.substr(0, s.size() - tail)));
    return out;
  }
  std::string_view head = s;
  for (std::size_t k = kept; k-- > 0;) {
    const std::size_t at = head.rfind(out[k]);
    head = head.substr(0, at);
  }
  out.insert(out.begin(), stripped(head, nullptr, false, true));
  return out;
}

std::vector<std::string> lines_of(std::string_view s, bool keep_ends) {
  std::vector<std::string> out;
  std::size_t i = 0;
  while (i < s.size()) {
    const std::size_t end = std::min(s.find_first_of("\n\r\v\f", i), s.size());
    std::size_t next = end + 1;
    if (end + 1 < s.size() && s[end] == '\r' && s[end + 1] == '\n') ++next;
    next = std::min(next, s.size());
    out.emplace_back(s.substr(i, (keep_ends ? next : end) - i));
    i = next;
  }
  return out;
}

std::string replaced(std::string_view s, std::string_view what, std::string_view by, std::int64_t times,
                     std::size_t limit) {
  std::string out;
  std::size_t i = 0;
  while (times != 0 && out.size() <= limit) {
    std::size_t found = 0;
    if (what.empty()) {
      found = i;
      if (i > s.size()) break;
    } else {
      found = s.find(what, i);
      if (found == s.npos) break;
    }
    out += s.substr(i, found - i);
    out += by;
    if (times > 0) --times;
    if (what.empty()) {
      if (i == s.size()) return out;
      std::size_t after = i;
      utf8::next(s, after);
      out += s.substr(i, after - i);
      i = after;
    } else {
      i = found + what.size();
    }
  }
  if (i < s.size()) out += s.substr(i);
  return out;
}

std::string escaped(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string part(std::string_view s, std::size_t begin, std::size_t end) {
  std::size_t i = 0, n = 0, from = s.size();
  while (i < s.size() && n < end) {
    if (n == begin) from = i;
    utf8::next(s, i);
    ++n;
  }
  return from < i ? std::string(s.substr(from, i - from)) : std::string();
}

std::string padded(std::string_view s, std::int64_t width, Align align, std::string_view fill) {
  const auto length = static_cast<std::int64_t>(utf8::length(s));
  if (width <= length) return std::string(s);
  const std::int64_t all = width - length;
  std::int64_t left = align == Align::left ? 0 : all;
  if (align == Align::centre) left = all / 2 + (all & width & 1);
  std::string out;
  out.reserve(s.size() + static_cast<std::size_t>(all) * fill.size());
  for (std::int64_t i = 0; i < left; ++i) out += fill;
  out += s;
  for (std::int64_t i = left; i < all; ++i) out += fill;
  return out;
}

std::size_t count_of(std::string_view s, std::string_view what) {
  if (what.empty()) return utf8::length(s) + 1;
  std::size_t n = 0;
  for (std::size_t i = s.find(what); i != s.npos; i = s.find(what, i + what.size())) ++n;
  return n;
}

}  // namespace prikaz::tpl
