#include "docx/lexer.hpp"

#include <optional>

#include "core/utf8.hpp"

namespace prikaz::docx {

namespace {

struct Inner {
  std::string text;
  std::size_t end = 0;  ///< past the closing braces
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What may close a string that `open` began; 0 where `open` is no quote.
std::u32string_view closers(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"";
    case U'\'':
      return U"'";
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
      return U"”“‟\"";
    case U'«':
      return U"»\"";
    case U'‘':
    case U'’':
    case U'‚':
      return U"’‘'";
    default:
      return {};
  }
}

bool is_single(char32_t quote) { return quote == U'\'' || quote == U'‘' || quote == U'’' || quote == U'‚'; }

/// A sign outside strings as the language knows it.
void append_plain(char32_t c, std::string& out) {
  if (c == 0x200B || c == 0xFEFF || c == 0x00AD || c == 0x2060) return;
  if (c == U'–' || c == U'−')
    out += '-';
  else if (utf8::is_space(c) || c == U'\n' || c == U'\r' || c == U'\t')
    out += ' ';
  else
    utf8::append(out, c);
}

/// Reads to `close` + "}" outside strings and brackets.
std::optional<Inner> read_strict(std::string_view s, std::size_t i, char close) {
  Inner inner;
  std::u32string_view quote;
  char written = 0;
  int depth = 0;
  while (i < s.size()) {
    const std::size_t at = i;
    const char32_t c = utf8::next(s, i);
    if (!quote.empty()) {
      const bool opens = c == U'{' && i < s.size() && (s[i] == '{' || s[i] == '%');
      if (opens) return std::nullopt;
      if (quote.find(c) != std::u32string_view::npos) {
        inner.text += written;
        quote = {};
      } else if (c == U'\\' && i < s.size()) {
        const std::size_t next = i;
        utf8::next(s, i);
        inner.text += '\\';
        inner.text += s.substr(next, i - next);
      } else {
        if (c == static_cast<char32_t>(written)) inner.text += '\\';
        inner.text += s.substr(at, i - at);
      }
      continue;
    }
    if (depth == 0 && s[at] == close && i < s.size() && s[i] == '}') {
      inner.end = i + 1;
      return inner;
    }
    quote = closers(c);
    if (!quote.empty()) {
      written = is_single(c) ? '\'' : '"';
      inner.text += written;
      continue;
    }
    // A closing brace of no bracket is one that closes the tag wrongly.
    if (c == U'}' && depth == 0) return std::nullopt;
    if (c == U'(' || c == U'[' || c == U'{') ++depth;
    if ((c == U')' || c == U']' || c == U'}') && depth > 0) --depth;
    append_plain(c, inner.text);
  }
  return std::nullopt;
}

/// Does another tag begin in `s` outside of quotes? Then the one that `s` is of has no end of its own.
bool begins_tag(std::string_view s) {
  std::u32string_view quote;
  bool found = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    if (!quote.empty()) {
      if (quote.find(c) != std::u32string_view::npos) quote = {};
      continue;
    }
    quote = closers(c);
    found = found || (c == U'{' && i < s.size() && (s[i] == '{' || s[i] == '%' || s[i] == '#'));
  }
  return found && quote.empty();
}

/// Reads to the first `close` + "}", for tags whose quotes or brackets do not match: the compiler then says what is
/// wrong.
std::optional<Inner> read_loose(std::string_view s, std::size_t i, char close) {
  const char end[] = {close, '}'};
  const std::size_t stop = s.find(std::string_view(end, 2), i);
  if (stop == std::string_view::npos || begins_tag(s.substr(i, stop - i))) return std::nullopt;
  Inner inner;
  while (i < stop) {
    const char32_t c = utf8::next(s, i);
    if (closers(c).empty() && c != U'»')
      append_plain(c, inner.text);
    else
      inner.text += is_single(c) ? '\'' : '"';
  }
  inner.end = stop + 2;
  return inner;
}

std::optional<Inner> read_comment(std::string_view s, std::size_t i) {
  const std::size_t stop = s.find("#}", i);
  if (stop == std::string_view::npos) return std::nullopt;
  return Inner{std::string(s.substr(i, stop - i)), stop + 2};
}

std::optional<Inner> read_inner(std::string_view s, std::size_t i, char close) {
  if (close == '#') return read_comment(s, i);
  if (auto strict = read_strict(s, i, close)) return strict;
  return read_loose(s, i, close);
}

std::string shorten(std::string_view s) {
  constexpr std::size_t limit = 70;
  std::u32string wide = utf8::decode(s);
  for (char32_t& c : wide)
    if (c < 0x20) c = U' ';
  if (wide.size() <= limit) return utf8::encode(wide);
  return utf8::encode(wide.substr(0, limit - 1)) + "…";
}

/// Prefix letters directly after the braces and before a space: tr, tc, p, r.
Tag::Scope take_scope(std::string_view& text) {
  static constexpr std::pair<std::string_view, Tag::Scope> prefixes[] = {
      {"tr", Tag::Scope::row}, {"tc", Tag::Scope::cell}, {"p", Tag::Scope::paragraph}, {"r", Tag::Scope::run}};
  for (const auto& [word, scope] : prefixes) {
    if (!text.starts_with(word) || text.size() == word.size() || !is_space(text[word.size()])) continue;
    std::string_view rest = text.substr(word.size());
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    if (rest.empty()) continue;
    text = rest;
    return scope;
  }
  return Tag::Scope::inline_text;
}

Tag make_tag(char brace, const Inner& inner, std::string_view source) {
  Tag tag;
  tag.kind = brace == '{' ? Tag::Kind::expression : brace == '%' ? Tag::Kind::statement : Tag::Kind::comment;
  std::string_view text = inner.text;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    tag.trim_left = text.front() == '-';
    text.remove_prefix(1);
  }
  if (!text.empty() && (text.back() == '-' || text.back() == '+')) {
    tag.trim_right = text.back() == '-';
    text.remove_suffix(1);
  }
  tag.scope = take_scope(text);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  const std::size_t before = inner.text.find(text);
  tag.lead = 2 + utf8::length(std::string_view(inner.text).substr(0, before == std::string::npos ? 0 : before));
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  tag.text = std::string(text);
  tag.shown = shorten(source);
  if (tag.kind == Tag::Kind::statement) tag.keyword = tag.text.substr(0, tag.text.find_first_of(" (\t"));
  return tag;
}

/// {_{ {_% at i, or }_} %_}: the brace pairs people print.
bool is_escape(std::string_view s, std::size_t i) {
  if (i + 2 >= s.size() || s[i + 1] != '_') return false;
  const char a = s[i], b = s[i + 2];
  return (a == '{' && (b == '{' || b == '%' || b == '#')) || ((a == '}' || a == '%' || a == '#') && b == '}');
}

}  // namespace

Lexed lex(std::string_view s, bool& raw) {
  Lexed out;
  std::size_t i = 0;
  while (i + 1 < s.size()) {
    const char next = s[i + 1];
    if (!raw && is_escape(s, i)) {
      out.escapes.push_back(i + 1);
      i += 2;
      continue;
    }
    if (!raw && ((s[i] == '}' || s[i] == '%') && next == '}')) {
      out.stray.push_back(i);
      i += 2;
      continue;
    }
    if (s[i] != '{' || (next != '{' && next != '%' && next != '#')) {
      ++i;
      continue;
    }
    const std::optional<Inner> inner = read_inner(s, i + 2, next == '{' ? '}' : next);
    if (!inner) {
      if (!raw) out.unclosed.push_back(i);
      i += 2;
      continue;
    }
    Tag tag = make_tag(next, *inner, s.substr(i, inner->end - i));
    const bool ends_raw = tag.keyword == "endraw";
    if (raw && !ends_raw) {
      i += 2;
      continue;
    }
    if (tag.keyword == "raw" || (raw && ends_raw)) {
      raw = tag.keyword == "raw";
      tag.kind = Tag::Kind::comment;
    }
    out.tags.push_back({i, inner->end, std::move(tag)});
    i = out.tags.back().end;
  }
  return out;
}

}  // namespace prikaz::docx
