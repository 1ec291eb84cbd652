#include "template/lexer.hpp"

#include <charconv>
#include <cmath>

#include "core/utf8.hpp"

namespace prikaz::tpl {
namespace {

constexpr std::string_view operators[] = {"//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[",
                                          "]",  "(",  ")",  "{",  "}",  ">",  "<", "=", ".", ":", "|", ",", ";"};

struct QuoteFamily {
  char32_t open[5];
  char32_t close[5];
};
// Word's autocorrection turns straight quotes into any of these; the straight one always closes its family.
constexpr QuoteFamily quote_families[] = {{{U'“', U'”', U'„', U'‟'}, {U'“', U'”', U'„', U'‟', U'"'}},
                                          {{U'‘', U'’', U'‚', U'‛'}, {U'‘', U'’', U'‚', U'‛', U'\''}},
                                          {{U'«'}, {U'»'}}};

bool among(char32_t c, const char32_t (&set)[5]) {
  for (const char32_t x : set)
    if (x != 0 && x == c) return true;
  return false;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

bool name_start(char32_t c) {
  if (c < 0x80) return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return utf8::is_letter(c) || (c >= 0x250 && c < 0x2000) || (c >= 0x3040 && c < 0xE000);
}

int hex_digit(char c) {
  if (digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t piece, const PlaceOf& place_of, Report& report)
      : text_(text), piece_(piece), place_of_(place_of), report_(report) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    Token end;
    end.offset = text_.size();
    out_.push_back(end);
    return std::move(out_);
  }

 private:
  void step() {
    std::size_t after = at_;
    const char32_t c = utf8::next(text_, after);
    if (utf8::is_space(c) || c == 0xFEFF || (c >= 0x200B && c <= 0x200D) || c == 0x2060) {
      at_ = after;
      return;
    }
    if (c < 0x80 && digit(static_cast<char>(c))) return number();
    if (name_start(c)) return name();
    if (c == '"' || c == '\'') return straight_string(static_cast<char>(c), after);
    for (const QuoteFamily& family : quote_families)
      if (among(c, family.open)) return string(after, family.close);
    for (const std::string_view op : operators)
      if (text_.substr(at_, op.size()) == op) return push(Token::Kind::op, op.size());
    bad_character(c, after);
  }

  Token& put(Token::Kind kind, std::size_t length) {
    Token t;
    t.kind = kind;
    t.text = text_.substr(at_, length);
    t.offset = at_;
    at_ += length;
    return out_.emplace_back(std::move(t));
  }
  void push(Token::Kind kind, std::size_t length) { put(kind, length); }

  void bad_character(char32_t c, std::size_t after) {
    const std::string sign(text_.substr(at_, after - at_));
    Message hint = c == U'–' || c == U'—' || c == U'−' ? Message("write the minus of the keyboard: -")
                   : c == '&'                          ? Message("write and")
                   : c == '!'                          ? Message("write not")
                   : c == U'≠'                         ? Message("write !=")
                   : c == U'≤'                         ? Message("write <=")
                   : c == U'≥'                         ? Message("write >=")
                                                       : Message("remove it");
    report_.error(id::bad_character, place_of_, piece_, at_, Message("the sign {} has no meaning in a tag", sign),
                  std::move(hint));
    at_ = after;
  }

  void name() {
    std::size_t end = at_;
    for (std::size_t next = at_; next < text_.size(); end = next) {
      const char32_t c = utf8::next(text_, next);
      if (!name_start(c) && !(c < 0x80 && digit(static_cast<char>(c))) && !(c >= 0x300 && c < 0x370)) break;
    }
    push(Token::Kind::name, end - at_);
  }

  std::size_t digits_from(std::size_t i) const {
    while (i < text_.size() && (digit(text_[i]) || (text_[i] == '_' && i + 1 < text_.size() && digit(text_[i + 1]))))
      ++i;
    return i;
  }

  void number() {
    const char mark = at_ + 1 < text_.size() ? static_cast<char>(text_[at_ + 1] | 0x20) : ' ';
    if (text_[at_] == '0' && (mark == 'x' || mark == 'o' || mark == 'b')) return based_number(mark);
    std::size_t end = digits_from(at_);
    bool real = false;
    const bool after_dot = !out_.empty() && out_.back().is(".");
    if (!after_dot && end + 1 < text_.size() && text_[end] == '.' && digit(text_[end + 1])) {
      real = true;
      end = digits_from(end + 1);
    }
    if (!after_dot && end < text_.size() && (text_[end] | 0x20) == 'e') {
      std::size_t exponent = end + 1;
      if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
      if (exponent < text_.size() && digit(text_[exponent])) real = true, end = digits_from(exponent);
    }
    std::string plain;
    for (const char c : text_.substr(at_, end - at_))
      if (c != '_') plain += c;
    Token& t = put(real ? Token::Kind::real : Token::Kind::integer, end - at_);
    const char* first = plain.data();
    const char* last = first + plain.size();
    const auto ec = real ? std::from_chars(first, last, t.real).ec : std::from_chars(first, last, t.integer).ec;
    if (ec != std::errc()) bad_number(t);
  }

  void based_number(char mark) {
    const int base = mark == 'x' ? 16 : mark == 'o' ? 8 : 2;
    std::size_t end = at_ + 2;
    std::string plain;
    for (; end < text_.size() && (text_[end] == '_' || (hex_digit(text_[end]) >= 0 && hex_digit(text_[end]) < base));
         ++end)
      if (text_[end] != '_') plain += text_[end];
    Token& t = put(Token::Kind::integer, end - at_);
    if (plain.empty() || std::from_chars(plain.data(), plain.data() + plain.size(), t.integer, base).ec != std::errc())
      bad_number(t);
  }

  void bad_number(const Token& t) {
    report_.error(id::bad_number, place_of_, piece_, t.offset, Message("{} is no number this engine can hold", t.text),
                  Message("whole numbers go up to 9223372036854775807"));
  }

  // A straight quote closes at a straight one; when there is none, at Word's curly counterpart.
  void straight_string(char quote, std::size_t from) {
    const char32_t only[5] = {static_cast<char32_t>(quote)};
    if (closes(from, only) != text_.npos) return string(from, only);
    string(from, quote == '"' ? quote_families[0].close : quote_families[1].close);
  }

  std::size_t closes(std::size_t from, const char32_t (&close)[5]) const {
    while (from < text_.size()) {
      const std::size_t here = from;
      const char32_t c = utf8::next(text_, from);
      if (c == '\\' && from < text_.size()) {
        utf8::next(text_, from);
      } else if (among(c, close)) {
        return here;
      }
    }
    return text_.npos;
  }

  void string(std::size_t from, const char32_t (&close)[5]) {
    std::size_t end = closes(from, close);
    if (end == text_.npos) {
      report_.error(id::string_open, place_of_, piece_, at_, Message("the quote has no pair: {}", text_.substr(at_)),
                    Message("close the text with the same quote"));
      end = text_.size();
    }
    std::string value = unescape(text_.substr(from, end - from));
    std::size_t after = end;
    if (after < text_.size()) utf8::next(text_, after);
    put(Token::Kind::string, after - at_).string = std::move(value);
  }

  static std::string unescape(std::string_view s) {
    if (s.find('\\') == s.npos) return std::string(s);
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (s[i] != '\\' || i + 1 == s.size())
        out += s[i];
      else
        escape(s, ++i, out);
    }
    return out;
  }

  // Python's escapes; an unknown one stays as written.
  static void escape(std::string_view s, std::size_t& i, std::string& out) {
    constexpr std::string_view letters = "ntrabfv\\'\"\n", signs = "\n\t\r\a\b\f\v\\'\"";
    if (const std::size_t k = letters.find(s[i]); k != letters.npos) {
      if (k < signs.size()) out += signs[k];
      return;
    }
    const int wanted = s[i] == 'x' ? 2 : s[i] == 'u' ? 4 : s[i] == 'U' ? 8 : 0;
    if (wanted > 0) {
      char32_t code = 0;
      int got = 0;
      while (got < wanted && i + 1 + static_cast<std::size_t>(got) < s.size() &&
             hex_digit(s[i + 1 + static_cast<std::size_t>(got)]) >= 0)
        code = code * 16 + static_cast<char32_t>(hex_digit(s[i + 1 + static_cast<std::size_t>(got++)]));
      if (got == wanted && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000)) {
        utf8::append(out, code);
        i += static_cast<std::size_t>(wanted);
        return;
      }
    }
    if (s[i] >= '0' && s[i] <= '7') {
      char32_t code = 0;
      std::size_t end = i;
      while (end < s.size() && end < i + 3 && s[end] >= '0' && s[end] <= '7')
        code = code * 8 + static_cast<char32_t>(s[end++] - '0');
      utf8::append(out, code);
      i = end - 1;
      return;
    }
    out += '\\';
    out += s[i];
  }

  std::string_view text_;
  std::uint32_t piece_;
  const PlaceOf& place_of_;
  Report& report_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, std::uint32_t piece, const PlaceOf& place_of, Report& report) {
  return Lexer(text, piece, place_of, report).run();
}

}  // namespace prikaz::tpl
