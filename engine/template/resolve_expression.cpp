// The Resolver's expressions: filters and functions found, fields listed, constants folded.
#include <algorithm>

#include "template/operators.hpp"
#include "template/resolver.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

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

}  // namespace

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
    return a.op == Op::constant && a.value.is(Value::Kind::string)
               ? fields_.path(of, env_.field_path(a.value.string()), e.piece)
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

}  // namespace prikaz::tpl
