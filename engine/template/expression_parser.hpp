// The expressions of the language, from the tokens of one tag. Precedence as in Jinja: if · or · and · not · comparison
// ·
// + - · ~ · * / // % · ** · unary · postfix · filters and tests.
#pragma once
#include <initializer_list>
#include <string_view>
#include <vector>

#include "template/ast.hpp"
#include "template/lexer.hpp"

namespace prikaz::tpl {

class ExpressionParser {
 public:
  ExpressionParser(std::vector<Token> tokens, std::uint32_t piece, const PlaceOf& place_of, Report& report,
                   const Limits& limits)
      : tokens_(std::move(tokens)), piece_(piece), place_of_(place_of), report_(report), limits_(limits) {}

  // Each returns null once a mistake was reported; the first one of a tag silences the rest.
  ExprPtr expression();
  ExprPtr expression_without_if() { return either(); }
  /// `a` or `a, b`: a tuple needs no brackets. Ends before the word `stop`.
  ExprPtr tuple(bool with_if = true, std::string_view stop = {});
  /// | filter | filter … over `input`; with `first`, the first one stands without its bar.
  ExprPtr filters(ExprPtr input, bool first);
  bool target(Target& out, bool with_attribute, std::string_view stop = {});
  bool name(std::string& out);
  bool parameters(std::vector<Parameter>& out);

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
  std::nullptr_t fail_at(const Token& t, const char* id, Message text, Message hint = {});
  std::nullptr_t fail_unexpected(Message hint = {});
  ExprPtr make(Op op, const Token& at);
  ExprPtr finish(ExprPtr e);

 private:
  struct Depth;
  ExprPtr either();
  ExprPtr both();
  ExprPtr negation();
  ExprPtr comparison();
  ExprPtr sum();
  ExprPtr concatenation();
  ExprPtr product();
  ExprPtr power();
  ExprPtr unary(bool with_filters);
  ExprPtr primary();
  ExprPtr brackets();
  ExprPtr dict();
  ExprPtr postfix(ExprPtr e);
  ExprPtr dotted(ExprPtr e);
  ExprPtr subscript(ExprPtr e);
  ExprPtr filter_chain(ExprPtr e);
  ExprPtr one_filter(ExprPtr input);
  ExprPtr test(ExprPtr input);
  ExprPtr call(ExprPtr callee);
  ExprPtr binary(Op op, const Token& at, ExprPtr left, ExprPtr right);
  bool arguments(CallArgs& out);
  bool argument(CallArgs& out);
  bool dotted_name(std::string& out);

  std::vector<Token> tokens_;
  std::uint32_t piece_;
  const PlaceOf& place_of_;
  Report& report_;
  const Limits& limits_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

/// The tree may not be higher: each level costs the evaluator a stack frame.
constexpr std::uint32_t max_height = 300;

}  // namespace prikaz::tpl
