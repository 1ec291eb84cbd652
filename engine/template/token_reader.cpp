#include "template/token_reader.hpp"

namespace prikaz::tpl {

std::string shown(const Token& t) { return t.kind == Token::Kind::end ? "the end of the tag" : std::string(t.text); }

std::nullptr_t TokenReader::fail_at(const Token& t, const char* id, Message text, Message hint) {
  if (!failed_) report_.error(id, place_of_, piece_, t.offset, std::move(text), std::move(hint));
  failed_ = true;
  return nullptr;
}

std::nullptr_t TokenReader::fail_unexpected(Message hint) {
  return fail_at(peek(), id::unexpected, Message("{} is out of place here", shown(peek())), std::move(hint));
}

bool TokenReader::skip(std::string_view op) {
  if (!peek().is(op)) return false;
  next();
  return true;
}

bool TokenReader::skip_word(std::string_view word) {
  if (!peek().is_name(word)) return false;
  next();
  return true;
}

bool TokenReader::expect(std::string_view op) {
  if (failed_) return false;
  if (skip(op)) return true;
  fail_at(peek(), id::unexpected, Message("{} stands where {} is due", shown(peek()), op));
  return false;
}

bool TokenReader::expect_word(std::string_view word) {
  if (failed_) return false;
  if (skip_word(word)) return true;
  fail_at(peek(), id::unexpected, Message("{} stands where {} is due", shown(peek()), word));
  return false;
}

bool TokenReader::expect_end() {
  if (failed_) return false;
  if (at_end()) return true;
  if (peek().is("="))
    fail_unexpected(Message("to compare write =="));
  else if (peek().kind == Token::Kind::name)
    fail_unexpected(Message("a name holds no spaces, a field stands after a dot, a filter after |"));
  else
    fail_unexpected(Message("join values with ~, put a filter after |"));
  return false;
}

bool TokenReader::name(std::string& out) {
  if (failed_) return false;
  if (peek().kind != Token::Kind::name) {
    fail_at(peek(), id::unexpected, Message("{} stands where a name is due", shown(peek())));
    return false;
  }
  out = std::string(next().text);
  return true;
}

}  // namespace prikaz::tpl
