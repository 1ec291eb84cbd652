// The Resolver's statements: scopes, functions, included templates.
#include "template/resolve.hpp"

#include <utility>

#include "template/parser.hpp"
#include "template/resolver.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {

void Resolver::statement(Stmt& s, Scope& scope) {
  if (s.kind == Stmt::Kind::break_ || s.kind == Stmt::Kind::continue_) {
    if (in_loop_ == 0)
      error(id::no_loop, s.piece, 0,
            Message("{} stands outside of a loop", s.kind == Stmt::Kind::break_ ? "break" : "continue"),
            Message("put it between for and endfor, or remove it"));
    return;
  }
  height(s.expr);
  height(s.test);
  switch (s.kind) {
    case Stmt::Kind::output:
      fields_.use(expression(s.expr, scope), FieldKind::text);
      break;
    case Stmt::Kind::do_:
      expression(s.expr, scope);
      break;
    case Stmt::Kind::custom:
      program_.usage.statements.insert(s.text);
      if (s.expr) fields_.use(expression(s.expr, scope), FieldKind::text);
      break;
    case Stmt::Kind::if_:
      for (auto& [condition, body] : s.branches) {
        height(condition);
        if (condition) fields_.use(expression(condition, scope), FieldKind::flag);
        block(body, scope);
      }
      break;
    case Stmt::Kind::for_:
      for_statement(s, scope);
      break;
    case Stmt::Kind::set: {
      const Node field = expression(s.expr, scope);
      declare(s.targets[0], scope, field, true, s.piece);
      break;
    }
    case Stmt::Kind::set_block: {
      Scope inner{scope.function, &scope, &s.inherits, {}};
      block(s.body, inner);
      if (s.expr) expression(s.expr, scope);
      declare(s.targets[0], scope, FieldTree::none, true, s.piece);
      break;
    }
    case Stmt::Kind::filter: {
      Scope inner{scope.function, &scope, &s.inherits, {}};
      block(s.body, inner);
      expression(s.expr, scope);
      break;
    }
    case Stmt::Kind::with: {
      Scope inner{scope.function, &scope, &s.inherits, {}};
      std::vector<Node> nodes;
      for (ExprPtr& v : s.values) {
        height(v);
        nodes.push_back(expression(v, scope));
      }
      for (std::size_t i = 0; i < s.targets.size(); ++i) declare(s.targets[i], inner, nodes[i], false, s.piece);
      block(s.body, inner);
      break;
    }
    case Stmt::Kind::macro:
      s.slot = declare(s.text, scope, Binding::Kind::callable, FieldTree::none, false);
      macro(s, scope);
      break;
    case Stmt::Kind::call:
      expression(s.expr, scope);
      macro(s, scope);
      break;
    case Stmt::Kind::include:
      include(s, scope);
      break;
    case Stmt::Kind::import:
    case Stmt::Kind::from:
      import(s, scope);
      break;
    default:
      break;
  }
}

void Resolver::for_statement(Stmt& s, Scope& scope) {
  const Node items = expression(s.expr, scope);
  fields_.use(items, FieldKind::list);
  if (s.recursive) {
    s.function = std::make_unique<Function>();
    FunctionScope f{};
    enter(f, *s.function, scope);
    Scope inner{&f, &scope, &s.inherits, {}};
    const std::uint32_t nesting = std::exchange(nesting_, 0), heights = std::exchange(heights_, 0);
    loop_body(s, inner, items);
    s.function->height = heights_;
    nesting_ = nesting, heights_ = heights;
  } else {
    Scope inner{scope.function, &scope, &s.inherits, {}};
    loop_body(s, inner, items);
  }
  Scope otherwise{scope.function, &scope, &s.inherits_otherwise, {}};
  block(s.otherwise, otherwise);
}

void Resolver::loop_body(Stmt& s, Scope& scope, Node items) {
  s.loop = scope.function->function->loops++;
  declare(s.targets[0], scope, items, false, s.piece);
  if (s.test) fields_.use(expression(s.test, scope), FieldKind::flag);
  scope.names["loop"] = Binding{Binding::Kind::loop, s.loop, FieldTree::none, &s};
  ++in_loop_;
  block(s.body, scope);
  --in_loop_;
}

void Resolver::macro(Stmt& s, Scope& scope) {
  s.function = std::make_unique<Function>();
  FunctionScope f{};
  enter(f, *s.function, scope);
  Scope inner{&f, &scope, nullptr, {}};
  const std::uint32_t nesting = std::exchange(nesting_, 0), heights = std::exchange(heights_, 0);
  const int in_loop = std::exchange(in_loop_, 0);
  for (Parameter& p : s.parameters) {
    p.slot = declare(p.name, inner, Binding::Kind::variable, FieldTree::none, false).index;
    height(p.otherwise);
    if (p.otherwise) expression(p.otherwise, inner);
  }
  s.varargs = declare("varargs", inner, Binding::Kind::variable, FieldTree::none, false).index;
  s.kwargs = declare("kwargs", inner, Binding::Kind::variable, FieldTree::none, false).index;
  // In a call block `caller` stays that of the macro around it.
  if (s.kind == Stmt::Kind::macro)
    s.caller = declare("caller", inner, Binding::Kind::callable, FieldTree::none, false).index;
  block(s.body, inner);
  s.reads_varargs = inner.names["varargs"].read;
  s.reads_kwargs = inner.names["kwargs"].read;
  s.function->height = heights_;
  nesting_ = nesting, heights_ = heights, in_loop_ = in_loop;
}

// "name", or a list of names of which the first that exists is taken.
bool Resolver::template_names(const Expr& e, std::vector<std::string>& out) const {
  if (e.op == Op::constant && e.value.is(Value::Kind::string)) return out.push_back(e.value.string()), true;
  const List* names = e.op == Op::constant || e.op == Op::list ? list_of(e.value) : nullptr;
  if (!names) return false;
  for (const Value& n : *names)
    if (const std::string* s = string_of(n)) out.push_back(*s);
  return !out.empty();
}

bool Resolver::load(Stmt& s, Block& into) {
  std::vector<std::string> names;
  if (!template_names(*s.expr, names)) {
    error(id::no_template, s.piece, s.expr->offset, Message("the name of an included template must be a text"),
          Message("choose between includes with if"));
    return false;
  }
  for (const std::string& name : names) {
    if (std::find(including_.begin(), including_.end(), name) != including_.end() ||
        including_.size() >= static_cast<std::size_t>(std::min(env_.limits.nesting, 20)) || ++loaded_ > 1000) {
      error(id::include_cycle, s.piece, s.expr->offset, Message("the template {} includes itself", name));
      return false;
    }
    auto source = env_.loader ? env_.loader(name) : std::nullopt;
    if (!source) continue;
    if (!*source) {
      for (const Diagnostic& d : source->error()) report_.pass(d);
      return false;
    }
    program_.usage.templates.insert(name);
    program_.origins.push_back((*source)->place_of);
    for (const Piece& p : (*source)->pieces) program_.foreign[p.id] = program_.origins.size() - 1;
    including_.push_back(name);
    into = parse((*source)->pieces, program_.origins.back(), env_, report_);
    return true;
  }
  if (s.kind != Stmt::Kind::include || !s.ignore_missing)
    error(id::no_template, s.piece, s.expr->offset, Message("there is no template {}", names.front()),
          env_.loader ? Message("names are looked up in the template's folder")
                      : Message("this template cannot include others"));
  return false;
}

// The included template becomes a block of this one: it sees what stands around it, and what it sets stays inside.
void Resolver::include(Stmt& s, Scope& scope) {
  expression(s.expr, scope);
  if (!load(s, s.body)) return;
  const int in_loop = std::exchange(in_loop_, 0);
  if (s.with_context) {
    Scope inner{scope.function, &scope, &s.inherits, {}};
    block(s.body, inner);
  } else {
    s.function = std::make_unique<Function>();
    s.function->has_data = false;
    FunctionScope f{s.function.get(), nullptr};
    Scope inner{&f, nullptr, nullptr, {}};
    block(s.body, inner);
    s.function->height = heights_;
  }
  in_loop_ = in_loop;
  including_.pop_back();
}

void Resolver::import(Stmt& s, Scope& scope) {
  expression(s.expr, scope);
  const bool loaded = load(s, s.body);
  if (loaded) {
    s.function = std::make_unique<Function>();
    const std::uint32_t nesting = std::exchange(nesting_, 0), heights = std::exchange(heights_, 0);
    const int in_loop = std::exchange(in_loop_, 0);
    FunctionScope f{s.function.get(), nullptr};
    if (s.with_context) enter(f, *s.function, scope);
    s.function->has_data = false;
    Scope inner{&f, s.with_context ? &scope : nullptr, nullptr, {}};
    const auto later = std::exchange(later_, s.with_context ? later_ : macros_of(s.body));
    block(s.body, inner);
    later_ = later;
    s.function->has_inner = true;
    s.function->height = heights_;
    nesting_ = nesting, heights_ = heights, in_loop_ = in_loop;
    for (const auto& [n, b] : inner.names) s.exports.emplace_back(n, b.slot);
    std::sort(s.exports.begin(), s.exports.end());
    including_.pop_back();
  }
  if (s.kind == Stmt::Kind::import) s.slot = declare(s.text, scope, Binding::Kind::variable, FieldTree::none, true);
  for (auto& wanted : s.imports) {
    const std::string& n = wanted.first;
    wanted.second.slot = declare(wanted.second.name, scope, Binding::Kind::callable, FieldTree::none, true);
    const auto offered = std::find_if(s.exports.begin(), s.exports.end(), [&](const auto& e) { return e.first == n; });
    if (!loaded || offered != s.exports.end()) continue;
    std::vector<std::string> names;
    for (const auto& [e, slot] : s.exports) names.push_back(e);
    error(id::no_template, s.piece, s.expr->offset, Message("the template has no {}", n), near_hint(n, names));
  }
}

void resolve(Program::Impl& program, Report& report) { Resolver(program, report).run(); }

}  // namespace prikaz::tpl
