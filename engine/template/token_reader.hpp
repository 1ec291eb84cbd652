// The tokens of one tag, read from left to right; the first mistake is reported and silences the rest.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "template/lexer.hpp"

namespace prikaz::tpl {

/// As messages name it.
std::string shown(const Token& t);

class TokenReader {
 public:
  TokenReader(std::vector<Token> tokens, std::uint32_t piece, const PlaceOf& place_of, Report& report)
      : piece_(piece), tokens_(std::move(tokens)), place_of_(place_of), report_(report) {}

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[at_ + ahead < tokens_.size() ? at_ + ahead : tokens_.size() - 1];
  }
  const Token& next() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool skip(std::string_view op);
  bool skip_word(std::string_view word);
  bool expect(std::string_view op);
  bool expect_word(std::string_view word);
  /// Nothing may follow.
  bool expect_end();
  bool at_end() const { return peek().kind == Token::Kind::end; }
  bool failed() const { return failed_; }
  /// The tag is wrong already (its tokens were): nothing more is said about it.
  void silence() { failed_ = true; }
  /// A word of the user's own.
  bool name(std::string& out);
  std::nullptr_t fail_at(const Token& t, const char* id, Message text, Message hint = {});
  std::nullptr_t fail_unexpected(Message hint = {});

 protected:
  std::uint32_t piece_;
  bool failed_ = false;

 private:
  std::vector<Token> tokens_;
  const PlaceOf& place_of_;
  Report& report_;
  std::size_t at_ = 0;
};

}  // namespace prikaz::tpl
