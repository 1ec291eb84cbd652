#include "template/expression_parser.hpp"

#include <algorithm>

namespace prikaz::tpl {

namespace {
bool reserved(std::string_view word) {
  static constexpr std::string_view words[] = {"and", "or", "in", "is", "if", "else", "elif", "not"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::uint32_t tallest(const CallArgs& args) {
  std::uint32_t height = 0;
  const auto see = [&](const ExprPtr& e) { height = e ? std::max(height, e->height) : height; };
  for (const ExprPtr& e : args.positional) see(e);
  for (const auto& [name, e] : args.named) see(e);
  see(args.star);
  see(args.star_star);
  return height;
}
}  // namespace

struct ExpressionParser::Depth {
  explicit Depth(ExpressionParser& p) : parser(p) {
    if (++parser.depth_ > parser.limits_.nesting)
      parser.fail_at(parser.peek(), id::too_deep, Message("the expression is nested too deeply"),
                     Message("split it with set"));
  }
  ~Depth() { --parser.depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  ExpressionParser& parser;
};

ExprPtr ExpressionParser::make(Op op, const Token& at) {
  auto e = std::make_unique<Expr>();
  e->op = op;
  e->piece = piece_;
  e->offset = static_cast<std::uint32_t>(at.offset);
  return e;
}

ExprPtr ExpressionParser::finish(ExprPtr e) {
  if (failed_ || !e) return nullptr;
  std::uint32_t height = tallest(e->args);
  for (const ExprPtr& item : e->items)
    if (item) height = std::max(height, item->height);
  e->height = height + 1;
  if (e->height > max_height) {
    Token at;
    at.offset = e->offset;
    return fail_at(at, id::too_deep, Message("the expression is nested too deeply"), Message("split it with set"));
  }
  return e;
}

ExprPtr ExpressionParser::binary(Op op, const Token& at, ExprPtr left, ExprPtr right) {
  auto e = make(op, at);
  e->items.push_back(std::move(left));
  e->items.push_back(std::move(right));
  if (!e->items[0] || !e->items[1]) return nullptr;
  return finish(std::move(e));
}

ExprPtr ExpressionParser::expression() {
  const Depth guard(*this);
  if (failed_) return nullptr;
  ExprPtr value = either();
  while (value && peek().is_name("if")) {
    auto e = make(Op::conditional, next());
    e->items.push_back(either());
    e->items.push_back(std::move(value));
    e->items.push_back(skip_word("else") ? expression() : nullptr);
    value = finish(std::move(e));
  }
  return value;
}

ExprPtr ExpressionParser::either() {
  ExprPtr first = both();
  if (!first || !peek().is_name("or")) return first;
  auto e = make(Op::or_, peek());
  e->items.push_back(std::move(first));
  while (!failed_ && skip_word("or")) e->items.push_back(both());
  return finish(std::move(e));
}

ExprPtr ExpressionParser::both() {
  ExprPtr first = negation();
  if (!first || !peek().is_name("and")) return first;
  auto e = make(Op::and_, peek());
  e->items.push_back(std::move(first));
  while (!failed_ && skip_word("and")) e->items.push_back(negation());
  return finish(std::move(e));
}

ExprPtr ExpressionParser::negation() {
  if (!peek().is_name("not")) return comparison();
  const Depth guard(*this);
  if (failed_) return nullptr;
  auto e = make(Op::not_, next());
  e->items.push_back(negation());
  return finish(std::move(e));
}

ExprPtr ExpressionParser::comparison() {
  static constexpr std::pair<std::string_view, Comparison> signs[] = {{"==", Comparison::eq}, {"!=", Comparison::ne},
                                                                      {"<", Comparison::lt},  {"<=", Comparison::le},
                                                                      {">", Comparison::gt},  {">=", Comparison::ge}};
  ExprPtr first = sum();
  ExprPtr e;
  while (!failed_) {
    const Token& at = peek();
    const auto sign = std::find_if(std::begin(signs), std::end(signs), [&](const auto& s) { return at.is(s.first); });
    Comparison how = Comparison::in;
    if (sign != std::end(signs)) {
      how = sign->second;
    } else if (at.is_name("not") && peek(1).is_name("in")) {
      how = Comparison::not_in;
      next();
    } else if (!at.is_name("in")) {
      break;
    }
    next();
    if (!e) {
      e = make(Op::compare, at);
      e->items.push_back(std::move(first));
    }
    e->comparisons.push_back(how);
    e->items.push_back(sum());
  }
  return e ? finish(std::move(e)) : std::move(first);
}

ExprPtr ExpressionParser::sum() {
  ExprPtr left = concatenation();
  while (left && (peek().is("+") || peek().is("-"))) {
    const Token& at = next();
    left = binary(at.text == "+" ? Op::add : Op::subtract, at, std::move(left), concatenation());
  }
  return left;
}

ExprPtr ExpressionParser::concatenation() {
  ExprPtr first = product();
  if (!first || !peek().is("~")) return first;
  auto e = make(Op::concat, peek());
  e->items.push_back(std::move(first));
  while (!failed_ && skip("~")) e->items.push_back(product());
  return finish(std::move(e));
}

ExprPtr ExpressionParser::product() {
  static constexpr std::pair<std::string_view, Op> signs[] = {
      {"*", Op::multiply}, {"/", Op::divide}, {"//", Op::floor_divide}, {"%", Op::modulo}};
  ExprPtr left = power();
  while (left) {
    const auto sign =
        std::find_if(std::begin(signs), std::end(signs), [&](const auto& s) { return peek().is(s.first); });
    if (sign == std::end(signs)) break;
    const Token& at = next();
    left = binary(sign->second, at, std::move(left), power());
  }
  return left;
}

ExprPtr ExpressionParser::power() {
  ExprPtr left = unary(true);
  while (left && peek().is("**")) {
    const Token& at = next();
    left = binary(Op::power, at, std::move(left), unary(true));
  }
  return left;
}

ExprPtr ExpressionParser::unary(bool with_filters) {
  const Depth guard(*this);
  if (failed_) return nullptr;
  ExprPtr e;
  if (peek().is("-") || peek().is("+")) {
    const Token& at = next();
    e = make(at.text == "-" ? Op::negate : Op::plus, at);
    e->items.push_back(unary(false));
    e = finish(std::move(e));
  } else {
    e = primary();
  }
  e = postfix(std::move(e));
  return with_filters ? filter_chain(std::move(e)) : std::move(e);
}

ExprPtr ExpressionParser::primary() {
  if (failed_) return nullptr;
  const Token& at = peek();
  const auto constant = [&](Value v) {
    auto e = make(Op::constant, at);
    e->value = std::move(v);
    next();
    return e;
  };
  switch (at.kind) {
    case Token::Kind::integer:
      return constant(at.integer);
    case Token::Kind::real:
      return constant(at.real);
    case Token::Kind::string: {
      auto e = constant(at.string);
      std::string joined = e->value.string();
      while (peek().kind == Token::Kind::string) joined += next().string;
      e->value = std::move(joined);
      return e;
    }
    case Token::Kind::name:
      break;
    default:
      return brackets();
  }
  if (at.text == "true" || at.text == "True") return constant(true);
  if (at.text == "false" || at.text == "False") return constant(false);
  if (at.text == "none" || at.text == "None") return constant(Value());
  if (reserved(at.text)) return fail_unexpected();
  auto e = make(Op::name, at);
  e->name = std::string(next().text);
  return e;
}

ExprPtr ExpressionParser::brackets() {
  const Token& at = peek();
  if (skip("(")) {
    ExprPtr e;
    if (peek().is(")"))
      e = make(Op::tuple, at);
    else
      e = tuple();
    return expect(")") ? std::move(e) : nullptr;
  }
  if (at.is("{")) return dict();
  if (!skip("[")) {
    if (at.kind == Token::Kind::end)
      return fail_at(at, id::unexpected, Message("a value is missing at the end of the tag"));
    return fail_unexpected(Message("a value is due here"));
  }
  auto e = make(Op::list, at);
  while (!failed_ && !peek().is("]")) {
    e->items.push_back(expression());
    if (!peek().is("]")) expect(",");
  }
  return expect("]") ? finish(std::move(e)) : nullptr;
}

ExprPtr ExpressionParser::dict() {
  auto e = make(Op::dict, next());
  while (!failed_ && !peek().is("}")) {
    e->items.push_back(expression());
    if (!expect(":")) break;
    e->items.push_back(expression());
    if (!peek().is("}")) expect(",");
  }
  return expect("}") ? finish(std::move(e)) : nullptr;
}

ExprPtr ExpressionParser::tuple(bool with_if, std::string_view stop) {
  const Token& at = peek();
  const auto one = [&] { return with_if ? expression() : either(); };
  const auto ends = [&] {
    return at_end() || peek().is(")") || (!stop.empty() && peek().is_name(stop)) || peek().is("=");
  };
  ExprPtr first = one();
  if (!first || !peek().is(",")) return first;
  auto e = make(Op::tuple, at);
  e->items.push_back(std::move(first));
  while (!failed_ && skip(",") && !ends()) e->items.push_back(one());
  return finish(std::move(e));
}

ExprPtr ExpressionParser::postfix(ExprPtr e) {
  while (e && !failed_) {
    if (peek().is("."))
      e = dotted(std::move(e));
    else if (peek().is("["))
      e = subscript(std::move(e));
    else if (peek().is("("))
      e = call(std::move(e));
    else
      break;
  }
  return failed_ ? nullptr : std::move(e);
}

ExprPtr ExpressionParser::dotted(ExprPtr e) {
  const Token& at = next();
  const Token& field = peek();
  auto access = make(Op::attribute, at);
  access->items.push_back(std::move(e));
  if (field.kind == Token::Kind::name) {
    access->name = std::string(next().text);
    access->offset = static_cast<std::uint32_t>(field.offset);
  } else if (field.kind == Token::Kind::integer) {
    access->op = Op::item;
    access->items.push_back(primary());
  } else {
    return fail_at(field, id::unexpected, Message("{} stands where a field's name is due", shown(field)));
  }
  return finish(std::move(access));
}

ExprPtr ExpressionParser::subscript(ExprPtr e) {
  auto access = make(Op::item, next());
  access->items.push_back(std::move(e));
  ExprPtr parts[3];
  bool slice = false;
  for (int i = 0; i < 3 && !failed_; ++i) {
    if (!peek().is(":") && !peek().is("]")) parts[i] = i == 0 ? tuple() : expression();
    if (!skip(":")) break;
    slice = true;
  }
  if (!expect("]")) return nullptr;
  if (!slice && !parts[0]) return fail_unexpected(Message("an index or a key is due in the brackets"));
  if (slice) access->op = Op::slice;
  for (int i = 0; i < (slice ? 3 : 1); ++i) access->items.push_back(std::move(parts[i]));
  return finish(std::move(access));
}

ExprPtr ExpressionParser::call(ExprPtr callee) {
  auto e = make(Op::call, peek());
  if (callee->op == Op::attribute) {
    e->op = Op::method;
    e->name = callee->name;
    e->offset = callee->offset;
    e->items.push_back(std::move(callee->items[0]));
  } else {
    e->offset = callee->offset;
    e->items.push_back(std::move(callee));
  }
  return arguments(e->args) ? finish(std::move(e)) : nullptr;
}

bool ExpressionParser::arguments(CallArgs& out) {
  if (!expect("(")) return false;
  while (!failed_ && !peek().is(")")) {
    if (!argument(out)) return false;
    if (!peek().is(")")) expect(",");
  }
  return expect(")");
}

bool ExpressionParser::argument(CallArgs& out) {
  const Token& at = peek();
  if (skip("**")) {
    out.star_star = expression();
  } else if (skip("*")) {
    out.star = expression();
  } else if (at.kind == Token::Kind::name && peek(1).is("=")) {
    next(), next();
    for (const auto& [name, e] : out.named)
      if (name == at.text) fail_at(at, id::bad_arguments, Message("the argument {} is given twice", name));
    out.named.emplace_back(std::string(at.text), expression());
  } else {
    if (!out.named.empty() || out.star_star)
      fail_at(at, id::unexpected, Message("an argument without a name follows a named one"),
              Message("put it before the named ones"));
    out.positional.push_back(expression());
  }
  return !failed_;
}

bool ExpressionParser::dotted_name(std::string& out) {
  if (!name(out)) return false;
  while (!failed_ && skip(".")) {
    std::string more;
    if (name(more)) out += "." + more;
  }
  return !failed_;
}

ExprPtr ExpressionParser::filter_chain(ExprPtr e) {
  while (e && !failed_) {
    if (skip("|"))
      e = one_filter(std::move(e));
    else if (peek().is_name("is"))
      e = test(std::move(e));
    else if (peek().is("("))
      e = call(std::move(e));
    else
      break;
  }
  return failed_ ? nullptr : std::move(e);
}

ExprPtr ExpressionParser::filters(ExprPtr input, bool first) {
  if (first) input = one_filter(std::move(input));
  while (input && !failed_ && skip("|")) input = one_filter(std::move(input));
  return failed_ ? nullptr : std::move(input);
}

ExprPtr ExpressionParser::one_filter(ExprPtr input) {
  auto e = make(Op::filter, peek());
  if (!dotted_name(e->name)) return nullptr;
  e->items.push_back(std::move(input));
  if (peek().is("(") && !arguments(e->args)) return nullptr;
  return finish(std::move(e));
}

ExprPtr ExpressionParser::test(ExprPtr input) {
  next();
  const Token& at = peek();
  const bool negated = skip_word("not");
  auto e = make(Op::test, peek());
  if (!dotted_name(e->name)) return nullptr;
  e->items.push_back(std::move(input));
  const Token& after = peek();
  const bool value = after.kind == Token::Kind::string || after.kind == Token::Kind::integer ||
                     after.kind == Token::Kind::real || after.is("[") || after.is("{") ||
                     (after.kind == Token::Kind::name && !reserved(after.text) && after.text != "recursive");
  if (after.is("(")) {
    if (!arguments(e->args)) return nullptr;
  } else if (value) {
    e->args.positional.push_back(postfix(primary()));
  }
  ExprPtr result = finish(std::move(e));
  if (!negated || !result) return result;
  auto no = make(Op::not_, at);
  no->items.push_back(std::move(result));
  return finish(std::move(no));
}

bool ExpressionParser::target(Target& out, bool with_attribute, std::string_view stop) {
  const Depth guard(*this);
  if (failed_) return false;
  const auto one = [&](Target& t) {
    const Token& at = peek();
    t.offset = static_cast<std::uint32_t>(at.offset);
    if (skip("(")) return target(t, false) && expect(")");
    if (at.kind != Token::Kind::name || reserved(at.text) || at.text == "true" || at.text == "false" ||
        at.text == "none" || at.text == "loop") {
      fail_at(at, id::not_target, Message("{} cannot be assigned to", shown(at)), Message("write a name of your own"));
      return false;
    }
    t.name = std::string(next().text);
    if (!with_attribute || !skip(".")) return true;
    t.kind = Target::Kind::attribute;
    return name(t.attribute);
  };
  Target first;
  if (!one(first)) return false;
  if (!peek().is(",")) {
    out = std::move(first);
    return true;
  }
  out.kind = Target::Kind::tuple;
  out.offset = first.offset;
  out.items.push_back(std::move(first));
  while (skip(",") && !at_end() && !peek().is("=") && !peek().is(")") && !(!stop.empty() && peek().is_name(stop)))
    if (!one(out.items.emplace_back())) return false;
  return true;
}

bool ExpressionParser::parameters(std::vector<Parameter>& out) {
  if (!expect("(")) return false;
  while (!failed_ && !peek().is(")")) {
    Parameter p;
    const Token& at = peek();
    if (!name(p.name)) return false;
    for (const Parameter& other : out)
      if (other.name == p.name) fail_at(at, id::bad_arguments, Message("the argument {} is given twice", p.name));
    if (skip("="))
      p.otherwise = expression();
    else if (!out.empty() && out.back().otherwise)
      fail_at(at, id::unexpected, Message("{} needs a default value: those before it have one", p.name));
    out.push_back(std::move(p));
    if (!peek().is(")")) expect(",");
  }
  return expect(")");
}

}  // namespace prikaz::tpl
