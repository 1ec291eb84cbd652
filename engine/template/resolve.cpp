#include "template/resolve.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "template/faults.hpp"
#include "template/fields.hpp"
#include "template/operators.hpp"
#include "template/parser.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

using Node = FieldTree::Node;
using FieldKind = Field::Kind;

constexpr std::pair<std::string_view, LoopField> loop_fields[] = {
    {"index", LoopField::index},         {"index0", LoopField::index0},     {"revindex", LoopField::revindex},
    {"revindex0", LoopField::revindex0}, {"first", LoopField::first},       {"last", LoopField::last},
    {"length", LoopField::length},       {"depth", LoopField::depth},       {"depth0", LoopField::depth0},
    {"previtem", LoopField::previtem},   {"nextitem", LoopField::nextitem}, {"cycle", LoopField::cycle},
    {"changed", LoopField::changed}};

/// What a standard filter tells about the field it is put on.
struct FilterShape {
  std::string_view name;
  FieldKind input;
  bool same_items;  ///< yields the input, a part or an item of it
  int path;         ///< which positional argument names a field of the items; -1 none; also attribute=
};
constexpr FilterShape shapes[] = {{"selectattr", FieldKind::list, true, 0},  {"rejectattr", FieldKind::list, true, 0},
                                  {"map", FieldKind::list, false, -1},       {"sort", FieldKind::list, true, -1},
                                  {"groupby", FieldKind::list, false, 0},    {"sum", FieldKind::list, false, 0},
                                  {"unique", FieldKind::list, true, -1},     {"min", FieldKind::list, true, -1},
                                  {"max", FieldKind::list, true, -1},        {"all", FieldKind::list, false, 0},
                                  {"any", FieldKind::list, false, 0},        {"select", FieldKind::list, true, -1},
                                  {"reject", FieldKind::list, true, -1},     {"reverse", FieldKind::list, true, -1},
                                  {"list", FieldKind::list, true, -1},       {"first", FieldKind::list, true, -1},
                                  {"last", FieldKind::list, true, -1},       {"batch", FieldKind::list, true, -1},
                                  {"slice", FieldKind::list, true, -1},      {"join", FieldKind::list, false, -1},
                                  {"length", FieldKind::unknown, false, -1}, {"count", FieldKind::unknown, false, -1},
                                  {"default", FieldKind::unknown, true, -1}, {"d", FieldKind::unknown, true, -1},
                                  {"attr", FieldKind::group, false, 0},      {"dictsort", FieldKind::group, false, -1},
                                  {"items", FieldKind::group, false, -1}};

/// Methods that change what they are called on.
bool mutator(std::string_view method) {
  static constexpr std::string_view names[] = {"append", "extend",  "insert", "pop",        "remove", "clear",
                                               "sort",   "reverse", "update", "setdefault", "popitem"};
  return std::find(std::begin(names), std::end(names), method) != std::end(names);
}

struct FunctionScope {
  Function* function;
  FunctionScope* outer;
};

struct Binding {
  enum class Kind { variable, loop, callable };
  Kind kind = Kind::variable;
  std::uint32_t slot = 0;
  Node field = FieldTree::none;
  Stmt* loop = nullptr;
  mutable bool read = false;
};

struct Scope {
  FunctionScope* function;
  Scope* outer;
  std::vector<Inherit>* inherits;  ///< null for a function's own scope
  std::unordered_map<std::string, Binding> names;
};

struct Found {
  const Binding* binding = nullptr;
  Slot slot;
};

class Resolver {
 public:
  Resolver(Program::Impl& program, Report& report) : program_(program), env_(*program.env), report_(report) {}

  void run() {
    FunctionScope main{&program_.main, nullptr};
    Scope scope{&main, nullptr, nullptr, {}};
    if (program_.expression) expression(program_.expression, scope);
    height(program_.expression);
    later_ = macros_of(program_.body);
    block(program_.body, scope);
    program_.main.height = heights_;
    program_.usage.fields = fields_.tree();
  }

 private:
  // ── scopes ──
  static std::uint32_t new_slot(Function& f, std::string context = {}) {
    f.context.push_back(std::move(context));
    return f.slots++;
  }

  Found find(const std::string& name, const Scope& from) const {
    std::uint32_t up = 0;
    for (const Scope* s = &from; s; s = s->outer) {
      const auto it = s->names.find(name);
      if (it != s->names.end()) return {&it->second, {up, it->second.slot}};
      if (s->outer && s->outer->function != s->function) ++up;
    }
    return {};
  }

  // The slot of the outermost function that holds what the data have under a name.
  Slot context_slot(const std::string& name, const Scope& from) {
    std::uint32_t up = 0;
    FunctionScope* f = from.function;
    for (; f->outer; f = f->outer) ++up;
    auto& slots = context_slots_[f->function];
    const auto [it, fresh] = slots.try_emplace(name, 0);
    if (fresh) it->second = new_slot(*f->function, name);
    return {up, it->second};
  }

  Slot declare(const std::string& name, Scope& scope, Binding::Kind kind, Node field, bool inherit) {
    const auto known = scope.names.find(name);
    if (known != scope.names.end()) {
      if (known->second.field != field) known->second.field = FieldTree::none;
      known->second.kind = kind;
      return {0, known->second.slot};
    }
    Binding b{kind, 0, field, nullptr};
    if (!scope.outer) {
      b.slot = context_slot(name, scope).index;  // a name set in the template's own scope hides the data's from then on
    } else {
      b.slot = new_slot(*scope.function->function);
      if (inherit && scope.inherits) {
        const Found outer = find(name, scope);
        scope.inherits->push_back({b.slot, outer.binding ? outer.slot : context_slot(name, scope)});
      }
    }
    scope.names.emplace(name, b);
    return {0, b.slot};
  }

  void declare(Target& t, Scope& scope, Node field, bool inherit, std::uint32_t piece) {
    check_name(t.name, piece, t.offset);
    switch (t.kind) {
      case Target::Kind::name:
        t.slot = declare(t.name, scope, Binding::Kind::variable, field, inherit);
        break;
      case Target::Kind::tuple:
        for (Target& item : t.items) declare(item, scope, FieldTree::none, inherit, piece);
        break;
      case Target::Kind::attribute: {
        program_.mutates = true;
        const Found found = find(t.name, scope);
        t.slot = found.binding ? found.slot : context_slot(t.name, scope);
        break;
      }
    }
  }

  // ── reports ──
  void error(const char* id, std::uint32_t piece, std::size_t offset, Message text, Message hint = {}) {
    report_.error(id, origin(piece), piece, offset, std::move(text), std::move(hint));
  }
  const PlaceOf& origin(std::uint32_t piece) const {
    const auto it = program_.foreign.find(piece);
    return program_.origins[it == program_.foreign.end() ? 0 : it->second];
  }
  void check_name(const std::string& name, std::uint32_t piece, std::size_t offset) {
    const std::string right = one_alphabet(name);
    if (!right.empty())
      report_.warning(id::mixed_alphabet, origin(piece), piece, offset,
                      Message("the name {} mixes Latin and Cyrillic letters that look alike", name),
                      Message("if {} is meant, write it again from the keyboard", right));
  }

  void unknown(const char* id, const char* what, const Expr& e, const std::vector<std::string>& names) {
    if (const Message* why = env_.find_refused(e.name))
      return error(id::refused, e.piece, e.offset, Message("{} cannot be used here", e.name), *why);
    error(id, e.piece, e.offset, Message(what, e.name), near_hint(e.name, names));
  }

  // ── expressions: each returns the field that the value is, if it is one ──
  Node expression(ExprPtr& e, Scope& scope);
  Node name(Expr& e, Scope& scope);
  Node attribute(Expr& e, Scope& scope);
  Node item(Expr& e, Scope& scope);
  Node method(Expr& e, Scope& scope);
  Node call(Expr& e, Scope& scope);
  Node filter(Expr& e, Scope& scope);
  Node test(Expr& e, Scope& scope);
  bool loop_access(Expr& e, Scope& scope);
  void arguments(CallArgs& args, Scope& scope, FieldKind kind);
  void check_arguments(const Signature& s, const Expr& e);
  void check_named_filter(const Expr& e);
  void fold(Expr& e);
  static std::set<std::string> macros_of(const Block& b) {
    std::set<std::string> names;
    for (const Stmt& s : b)
      if (s.kind == Stmt::Kind::macro) names.insert(s.text);
    return names;
  }
  Node operands(Expr& e, Scope& scope, FieldKind kind) {
    for (ExprPtr& i : e.items)
      if (i) fields_.use(expression(i, scope), kind);
    return FieldTree::none;
  }

  // ── statements ──
  void block(Block& b, Scope& scope) {
    ++nesting_;
    for (Stmt& s : b) statement(s, scope);
    --nesting_;
  }
  void height(const ExprPtr& e) { heights_ = std::max(heights_, nesting_ + (e ? e->height : 0)); }
  void statement(Stmt& s, Scope& scope);
  void for_statement(Stmt& s, Scope& scope);
  void loop_body(Stmt& s, Scope& scope, Node items);
  void macro(Stmt& s, Scope& scope);
  void function_body(Stmt& s, Scope& scope, const char* extra);
  void include(Stmt& s, Scope& scope);
  void import(Stmt& s, Scope& scope);
  bool load(Stmt& s, Block& into);
  bool template_names(const Expr& e, std::vector<std::string>& out) const;
  static void enter(FunctionScope& f, Function& function, Scope& scope) {
    f = {&function, scope.function};
    scope.function->function->has_inner = true;
  }

  Program::Impl& program_;
  const Environment& env_;
  Report& report_;
  FieldTree fields_;
  std::unordered_map<Function*, std::unordered_map<std::string, std::uint32_t>> context_slots_;
  std::vector<std::string> including_;
  std::set<std::string> later_;  ///< macros of the outermost level being resolved
  std::uint32_t nesting_ = 0;
  std::uint32_t heights_ = 0;
  std::size_t loaded_ = 0;
  int in_loop_ = 0;
};

Node Resolver::name(Expr& e, Scope& scope) {
  const Found found = find(e.name, scope);
  if (found.binding) {
    e.slot = found.slot;
    found.binding->read = true;
    if (found.binding->kind == Binding::Kind::loop) {
      e.op = Op::loop_object;
      found.binding->loop->loop_object = true;
    }
    return found.binding->field;
  }
  if (e.name == "loop") {
    error(id::no_loop, e.piece, e.offset, Message("loop stands outside of a loop"));
    return FieldTree::none;
  }
  check_name(e.name, e.piece, e.offset);
  e.slot = context_slot(e.name, scope);
  if (env_.find_global(e.name)) return FieldTree::none;
  const std::string* known = env_.find_field_alias(e.name);
  return fields_.child(FieldTree::root, known ? *known : e.name, e.piece);
}

// loop.index, loop.cycle(…), loop(…): read from the loop at hand, without an object.
bool Resolver::loop_access(Expr& e, Scope& scope) {
  if (e.items.empty() || e.items[0]->op != Op::name || e.items[0]->name != "loop") return false;
  const Found found = find("loop", scope);
  if (!found.binding || found.binding->kind != Binding::Kind::loop) return false;
  if (e.op == Op::call) {
    if (!found.binding->loop->recursive)
      error(id::no_loop, e.piece, e.offset, Message("loop() needs a recursive loop"),
            Message("write recursive at the end of the for tag"));
    e.op = Op::loop_again;
  } else {
    const auto field =
        std::find_if(std::begin(loop_fields), std::end(loop_fields), [&](const auto& f) { return f.first == e.name; });
    const bool callable = field != std::end(loop_fields) && field->second >= LoopField::cycle;
    if (field == std::end(loop_fields) || callable != (e.op == Op::method)) {
      std::vector<std::string> names;
      for (const auto& [n, f] : loop_fields) names.emplace_back(n);
      error(id::no_field, e.piece, e.offset, Message("loop has no {}", e.name), near_hint(e.name, names));
      return true;
    }
    e.op = Op::loop_field;
    e.loop_field = field->second;
  }
  e.slot = found.slot;
  e.items.clear();
  arguments(e.args, scope, FieldKind::list);
  return true;
}

Node Resolver::attribute(Expr& e, Scope& scope) {
  if (loop_access(e, scope)) return FieldTree::none;
  check_name(e.name, e.piece, e.offset);
  const Node of = expression(e.items[0], scope);
  const std::string* known = env_.find_field_alias(e.name);
  return fields_.child(of, known ? *known : e.name, e.piece);
}

Node Resolver::item(Expr& e, Scope& scope) {
  const Node of = expression(e.items[0], scope);
  fields_.use(expression(e.items[1], scope), FieldKind::text);
  const Expr& key = *e.items[1];
  if (key.op == Op::constant && key.value.is(Value::Kind::string))
    return fields_.child(of, key.value.string(), e.piece);
  if (key.op == Op::constant) fields_.use(of, FieldKind::list);
  return of;
}

Node Resolver::method(Expr& e, Scope& scope) {
  if (loop_access(e, scope)) return FieldTree::none;
  const Node of = expression(e.items[0], scope);
  static constexpr std::string_view of_mappings[] = {"items", "keys", "values", "get"};
  const bool mapping = std::find(std::begin(of_mappings), std::end(of_mappings), e.name) != std::end(of_mappings);
  fields_.use(of, mapping || mutator(e.name) ? FieldKind::group : FieldKind::text);
  if (mutator(e.name)) program_.mutates = true;
  arguments(e.args, scope, FieldKind::text);
  return FieldTree::none;
}

Node Resolver::call(Expr& e, Scope& scope) {
  if (loop_access(e, scope)) return FieldTree::none;
  Expr& callee = *e.items[0];
  if (callee.op == Op::name && !find(callee.name, scope).binding) {
    e.function = env_.find_function(callee.name);
    if (e.function) {
      program_.usage.functions.insert(callee.name);
      e.name = callee.name;
      e.items.clear();
      arguments(e.args, scope, FieldKind::text);
      check_arguments(e.function->signature, e);
      return FieldTree::none;
    }
    if (later_.count(callee.name) > 0) {
      // A macro may call one that the template defines further down.
      callee.slot = context_slot(callee.name, scope);
      arguments(e.args, scope, FieldKind::text);
      return FieldTree::none;
    }
    std::vector<std::string> names = env_.function_names();
    for (const Scope* s = &scope; s; s = s->outer)
      for (const auto& [n, b] : s->names)
        if (b.kind == Binding::Kind::callable) names.push_back(n);
    std::sort(names.begin(), names.end());
    unknown(id::unknown_function, "there is no function or macro {}", callee, names);
    arguments(e.args, scope, FieldKind::text);
    return FieldTree::none;
  }
  expression(e.items[0], scope);
  arguments(e.args, scope, FieldKind::text);
  return FieldTree::none;
}

void Resolver::arguments(CallArgs& args, Scope& scope, FieldKind kind) {
  for (ExprPtr& a : args.positional) fields_.use(expression(a, scope), kind);
  for (auto& [n, a] : args.named) fields_.use(expression(a, scope), kind);
  if (args.star) fields_.use(expression(args.star, scope), FieldKind::list);
  if (args.star_star) fields_.use(expression(args.star_star, scope), FieldKind::group);
}

// What can be said before the data are there: too many, missing, unknown names.
void Resolver::check_arguments(const Signature& s, const Expr& e) {
  if (e.args.star || e.args.star_star) return;
  const std::vector<Value> positional(e.args.positional.size());
  std::vector<Named> named;
  for (const auto& [n, a] : e.args.named) named.push_back({n, Value()});
  const auto bound = Args::bind(s, positional, named, env_);
  if (bound) return;
  error(id::bad_arguments, e.piece, e.offset, Message("{}: {}", e.name, bound.error().text.str()), bound.error().hint);
}

// map('upper'), select('odd'), selectattr('x', 'eq', 1): a filter or test named by a constant.
void Resolver::check_named_filter(const Expr& e) {
  const bool map = e.name == "map", attr = e.name == "selectattr" || e.name == "rejectattr";
  if (!map && !attr && e.name != "select" && e.name != "reject") return;
  const std::size_t at = attr ? 1 : 0;
  if (e.args.positional.size() <= at) return;
  const Expr& which = *e.args.positional[at];
  if (which.op != Op::constant || !which.value.is(Value::Kind::string)) return;
  Expr named;
  named.name = which.value.string();
  named.piece = which.piece;
  named.offset = which.offset;
  if (map && !env_.find_filter(named.name)) {
    // Ours: map('members') reads a field where no filter has the name.
    return;
  }
  if (!map && !env_.find_test(named.name)) unknown(id::unknown_test, "there is no test {}", named, env_.test_names());
}

Node Resolver::filter(Expr& e, Scope& scope) {
  const Node of = expression(e.items[0], scope);
  arguments(e.args, scope, FieldKind::text);
  e.filter = env_.find_filter(e.name);
  if (!e.filter) {
    unknown(id::unknown_filter, "there is no filter {}", e, env_.filter_names());
    fields_.use(of, FieldKind::text);
    return FieldTree::none;
  }
  program_.usage.filters.insert(e.name);
  check_arguments(e.filter->signature, e);
  check_named_filter(e);
  if (e.filter->takes_undefined) fields_.guard(of);
  const auto* shape =
      std::find_if(std::begin(shapes), std::end(shapes), [&](const auto& s) { return s.name == e.name; });
  if (shape == std::end(shapes)) {
    fields_.use(of, FieldKind::text);
    return FieldTree::none;
  }
  fields_.use(of, shape->input);
  const auto path = [&](const Expr& a) {
    return a.op == Op::constant && a.value.is(Value::Kind::string) ? fields_.path(of, a.value.string(), e.piece)
                                                                   : FieldTree::none;
  };
  Node named = FieldTree::none;
  const auto& positional = e.args.positional;
  if (shape->path >= 0 && positional.size() > static_cast<std::size_t>(shape->path))
    named = path(*positional[static_cast<std::size_t>(shape->path)]);
  if (e.name == "map" && !positional.empty() && positional[0]->value.is(Value::Kind::string) &&
      !env_.find_filter(positional[0]->value.string()))
    return path(*positional[0]);
  for (const auto& [n, a] : e.args.named)
    if (n == "attribute") named = path(*a);
  if (e.name == "map") return named;
  fields_.use(named, FieldKind::text);
  return shape->same_items ? of : FieldTree::none;
}

Node Resolver::test(Expr& e, Scope& scope) {
  const Node of = expression(e.items[0], scope);
  arguments(e.args, scope, FieldKind::text);
  e.test = env_.find_test(e.name);
  if (!e.test) {
    unknown(id::unknown_test, "there is no test {}", e, env_.test_names());
    return FieldTree::none;
  }
  program_.usage.tests.insert(e.name);
  check_arguments(e.test->signature, e);
  if (e.test->takes_undefined) fields_.guard(of);
  return FieldTree::none;
}

Node Resolver::expression(ExprPtr& p, Scope& scope) {
  Expr& e = *p;
  Node field = FieldTree::none;
  switch (e.op) {
    case Op::constant:
    case Op::captured:
    case Op::loop_field:
    case Op::loop_object:
    case Op::loop_again:
      break;
    case Op::name:
      field = name(e, scope);
      break;
    case Op::attribute:
      field = attribute(e, scope);
      break;
    case Op::item:
      field = item(e, scope);
      break;
    case Op::slice:
      field = expression(e.items[0], scope);
      for (std::size_t i = 1; i < e.items.size(); ++i)
        if (e.items[i]) expression(e.items[i], scope);
      break;
    case Op::call:
      field = call(e, scope);
      break;
    case Op::method:
      field = method(e, scope);
      break;
    case Op::filter:
      field = filter(e, scope);
      break;
    case Op::test:
      field = test(e, scope);
      break;
    case Op::not_:
      operands(e, scope, FieldKind::flag);
      break;
    case Op::and_:
    case Op::or_:
      for (ExprPtr& i : e.items) {
        const Node n = expression(i, scope);
        fields_.use(n, FieldKind::flag);
        if (field == FieldTree::none) field = n;
      }
      break;
    case Op::conditional:
      fields_.use(expression(e.items[0], scope), FieldKind::flag);
      field = expression(e.items[1], scope);
      if (e.items[2]) {
        const Node otherwise = expression(e.items[2], scope);
        if (field == FieldTree::none)
          field = otherwise;
        else
          fields_.use(otherwise, FieldKind::text);
      }
      break;
    case Op::list:
    case Op::tuple:
    case Op::dict:
      operands(e, scope, FieldKind::unknown);
      break;
    default:
      operands(e, scope, FieldKind::text);
      break;
  }
  fold(e);
  return field;
}

// An operator over constants is its value; one that can only fail is reported now.
void Resolver::fold(Expr& e) {
  const bool folds = (e.op >= Op::list && e.op <= Op::compare) || e.op == Op::item || e.op == Op::slice;
  if (!folds || e.op == Op::dict) return;
  if (!std::all_of(e.items.begin(), e.items.end(), [](const ExprPtr& i) { return !i || i->op == Op::constant; }))
    return;
  std::vector<const Value*> operands;
  for (const ExprPtr& i : e.items) operands.push_back(i ? &i->value : nullptr);
  auto value = apply(e, operands, env_.limits);
  if (!value)
    return error(id::constant_fault, e.piece, e.offset, std::move(value.error().text), std::move(value.error().hint));
  if (value->is_undefined()) return;
  e.value = *std::move(value);
  // A list stays an operation with its value at hand: a template that changes lists must have a fresh one each time.
  if (e.op != Op::list) {
    e.op = Op::constant;
    e.items.clear();
  }
}

void Resolver::statement(Stmt& s, Scope& scope) {
  if (s.kind == Stmt::Kind::break_ || s.kind == Stmt::Kind::continue_) {
    if (in_loop_ == 0)
      error(id::no_loop, s.piece, 0,
            Message("{} stands outside of a loop", s.kind == Stmt::Kind::break_ ? "break" : "continue"));
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

}  // namespace

void resolve(Program::Impl& program, Report& report) { Resolver(program, report).run(); }

}  // namespace prikaz::tpl
