// One expression of the template language on its own: gates, indicators, conditions of a roadmap.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "template/environment.hpp"
#include "template/program.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

class Expression {
 public:
  explicit Expression(Program program) : program_(std::move(program)) {}
  /// The value over a scope (dict or object). Errors as Program::render.
  Result<Value> evaluate(const Value& scope) const;
  const Usage& usage() const { return program_.usage(); }

 private:
  Program program_;
};

/// `place` is where the text begins; an error's column counts on from it.
Result<Expression> compile_expression(std::string_view text, const Environment& env, const Place& place);
inline Result<Value> evaluate(const Expression& e, const Value& scope) { return e.evaluate(scope); }

}  // namespace prikaz::tpl
