// The expressions of the language, from the tokens of one tag. Precedence as in Jinja: if · or · and · not ·
// comparison · + - · ~ · * / // % · ** · unary · postfix · filters and tests.
#pragma once
#include <string_view>
#include <vector>

#include "template/ast.hpp"
#include "template/token_reader.hpp"

namespace prikaz::tpl {

class ExpressionParser : public TokenReader {
 public:
  ExpressionParser(std::vector<Token> tokens, std::uint32_t piece, const PlaceOf& place_of, Report& report,
                   const Limits& limits)
      : TokenReader(std::move(tokens), piece, place_of, report), limits_(limits) {}

  // Each returns null once a mistake was reported; the first one of a tag silences the rest.
  ExprPtr expression();
  ExprPtr expression_without_if() { return either(); }
  /// `a` or `a, b`: a tuple needs no brackets. Ends before the word `stop`.
  ExprPtr tuple(bool with_if = true, std::string_view stop = {});
  /// | filter | filter … over `input`; with `first`, the first one stands without its bar.
  ExprPtr filters(ExprPtr input, bool first);
  bool target(Target& out, bool with_attribute, std::string_view stop = {});
  bool parameters(std::vector<Parameter>& out);

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

  const Limits& limits_;
  int depth_ = 0;
};

/// The tree may not be higher: each level costs the evaluator a stack frame.
constexpr std::uint32_t max_height = 300;

}  // namespace prikaz::tpl
