// The Evaluator's expressions.
#include "template/evaluator.hpp"
#include "template/faults.hpp"
#include "template/methods.hpp"
#include "template/operators.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {
namespace {

const Value undefined_value = Undefined{};

/// a.b[0].c as the template spells it; "" for what is no path.
std::string path_text(const Expr& e) {
  if (e.op == Op::name) return e.name;
  if (e.op != Op::attribute && e.op != Op::item) return {};
  const std::string base = path_text(*e.items[0]);
  if (base.empty()) return {};
  if (e.op == Op::attribute) return base + "." + e.name;
  const Expr& key = *e.items[1];
  if (key.op != Op::constant) return base + "[…]";
  return base + "[" + (key.value.is(Value::Kind::string) ? "'" + key.value.string() + "'" : key.value.text()) + "]";
}

/// Objects that live and die with the render.
bool owned(const Value& v) { return v.as<Namespace>() || v.as<Module>() || v.as<Tuple>() || v.as<LoopObject>(); }

}  // namespace

const Value* Evaluator::eval(const Expr& e, Value& tmp) {
  switch (e.op) {
    case Op::constant:
      return &e.value;
    case Op::name: {
      const Value* v = read(e.slot);
      if (!program_.mutates) return v;
      tmp = *v;
      return &tmp;
    }
    case Op::attribute:
      return attribute(e, tmp);
    case Op::call:
      return call(e, tmp);
    case Op::method:
      return method(e, tmp);
    case Op::filter:
      return filter(e, tmp);
    case Op::test:
      return test(e, tmp);
    case Op::and_:
    case Op::or_:
      return logic(e, tmp);
    case Op::conditional:
      return conditional(e, tmp);
    case Op::captured:
      return captured_;
    case Op::loop_field:
      return loop_field(e, tmp);
    case Op::loop_object:
      return loop_object(e, tmp);
    case Op::loop_again:
      return loop_again(e, tmp);
    case Op::list:
      if (!program_.mutates && !e.value.is_none()) return &e.value;
      return operation(e, tmp);
    default:
      return operation(e, tmp);
  }
}

// Undefined is a mistake of the data under the strict policy.
const Value* Evaluator::eval_defined(const Expr& e, Value& tmp) {
  const Value* v = eval(e, tmp);
  return v && v->is_undefined() && strict() ? undefined(e, *v) : v;
}

const Value* Evaluator::attribute(const Expr& e, Value& tmp) {
  Value base_tmp;
  const Value* base = eval(*e.items[0], base_tmp);
  if (!base) return nullptr;
  if (base->is(Value::Kind::dict)) {
    const Value* found = base->dict().find(e.name);
    if (!found)
      if (const std::string* other = env_.find_field_alias(e.name)) found = base->dict().find(*other);
    if (!found) return tmp = Undefined{e.name}, &tmp;
    if (base != &base_tmp) return found;
    tmp = *found;
    return &tmp;
  }
  if (base->is_undefined()) return undefined(*e.items[0], *base);
  tmp = field_of(*base, e.name);
  if (tmp.is_undefined())
    if (const std::string* other = env_.find_field_alias(e.name)) tmp = field_of(*base, *other);
  if (tmp.is_undefined()) tmp = Undefined{e.name};
  // A record's lists are not the template's to change.
  if (program_.mutates && base->is(Value::Kind::object) && !owned(*base)) tmp = deep_copy(tmp);
  return &tmp;
}

// Whether an operand may be used; under the lenient policy an undefined one counts as nothing where Jinja lets it.
bool Evaluator::takes(const Expr& operand, const Value& v, const Expr& user) {
  if (!v.is_undefined()) return true;
  const bool lenient = user.op == Op::concat || user.op == Op::not_ || user.op == Op::list || user.op == Op::tuple ||
                       user.op == Op::dict || user.op == Op::compare;
  if (lenient && !strict()) return true;
  if (user.op == Op::list || user.op == Op::tuple || user.op == Op::dict) return true;
  undefined(operand, v);
  return false;
}

const Value* Evaluator::operation(const Expr& e, Value& tmp) {
  constexpr std::size_t few = 4;
  Value few_values[few];
  const Value* few_operands[few];
  std::vector<Value> many_values;
  std::vector<const Value*> many_operands;
  const std::size_t n = e.items.size();
  Value* values = few_values;
  const Value** operands = few_operands;
  if (n > few) {
    many_values.resize(n);
    many_operands.resize(n);
    values = many_values.data();
    operands = many_operands.data();
  }
  for (std::size_t i = 0; i < n; ++i) {
    operands[i] = nullptr;
    if (!e.items[i]) continue;
    operands[i] = eval(*e.items[i], values[i]);
    if (!operands[i] || !takes(*e.items[i], *operands[i], e)) return nullptr;
    if (program_.mutates && !sound(*operands[i], e.piece, e.offset)) return nullptr;
  }
  if (e.op == Op::item) {
    tmp = item_of(*operands[0], *operands[1]);
    if (tmp.is_undefined() && e.items[1]->op == Op::constant) tmp = Undefined{operands[1]->text()};
    return &tmp;
  }
  return accept(e, apply(e, {operands, n}, env_.limits), tmp);
}

const Value* Evaluator::accept(const Expr& e, Outcome&& outcome, Value& tmp) {
  if (stopped_) return nullptr;
  if (!outcome) {
    const bool names_itself = e.op == Op::filter || e.op == Op::test || e.op == Op::call || e.op == Op::method;
    if (!names_itself) return error(id::operation, e, std::move(outcome.error().text), std::move(outcome.error().hint));
    return error(id::call_failed, e, Message("{}: {}", e.name.empty() ? "call" : e.name, outcome.error().text.str()),
                 std::move(outcome.error().hint));
  }
  tmp = *std::move(outcome);
  if (tmp.is(Value::Kind::string) && !charge(tmp.string().size(), &e)) return nullptr;
  const bool holds = tmp.is(Value::Kind::list) || tmp.is(Value::Kind::dict) || tmp.is(Value::Kind::object);
  if (!holds) return &tmp;
  if (const List* l = list_of(tmp); l && !charge(l->size() * sizeof(Value), &e)) return nullptr;
  return sound(tmp, e.piece, e.offset) ? &tmp : nullptr;
}

std::optional<bool> Evaluator::condition(const Expr& e) {
  Value tmp;
  const Value* v = eval_defined(e, tmp);
  if (!v) return std::nullopt;
  return v->truthy();
}

const Value* Evaluator::logic(const Expr& e, Value& tmp) {
  for (const ExprPtr& operand : e.items) {
    const bool last = &operand == &e.items.back();
    const Value* v = last ? eval(*operand, tmp) : eval_defined(*operand, tmp);
    if (!v || last || v->truthy() == (e.op == Op::or_)) return v;
  }
  return nullptr;
}

const Value* Evaluator::conditional(const Expr& e, Value& tmp) {
  const auto yes = condition(*e.items[0]);
  if (!yes) return nullptr;
  if (*yes) return eval(*e.items[1], tmp);
  if (e.items[2]) return eval(*e.items[2], tmp);
  // Without else there is nothing to print, and nothing is missing either.
  tmp = strict() ? Value("") : Value(Undefined{});
  return &tmp;
}

bool Evaluator::arguments(const Expr& e, Arguments& out) {
  const CallArgs& args = e.args;
  out.positional.reserve(args.positional.size());
  for (const ExprPtr& a : args.positional) {
    Value tmp;
    const Value* v = eval_defined(*a, tmp);
    if (!v) return false;
    out.positional.push_back(v == &tmp ? std::move(tmp) : *v);
  }
  for (const auto& [name, a] : args.named) {
    Value tmp;
    const Value* v = eval_defined(*a, tmp);
    if (!v) return false;
    out.named.push_back({name, *v});
  }
  if (args.star) {
    Value tmp;
    const Value* v = eval_defined(*args.star, tmp);
    if (!v) return false;
    auto items = items_of(*v);
    if (!items) return error(id::not_iterable, *args.star, Message("* needs a list, not {}", v->type_name())), false;
    for (Value& item : *items) out.positional.push_back(std::move(item));
  }
  if (args.star_star) {
    const Value* v = eval_defined(*args.star_star, out.star_star);
    if (!v) return false;
    if (v != &out.star_star) out.star_star = *v;
    if (!out.star_star.is(Value::Kind::dict))
      return error(id::not_iterable, *args.star_star, Message("** needs a mapping, not {}", v->type_name())), false;
    for (const auto& [name, item] : std::as_const(out.star_star).dict()) out.named.push_back({name, item});
  }
  return true;
}

const Value* Evaluator::filter(const Expr& e, Value& tmp) {
  if (!step()) return nullptr;
  Value input_tmp;
  const Value* input = eval(*e.items[0], input_tmp);
  if (!input) return nullptr;
  if (input->is_undefined() && strict() && !e.filter->takes_undefined) return undefined(*e.items[0], *input);
  if (program_.mutates && !sound(*input, e.piece, e.offset)) return nullptr;
  if (e.args.positional.empty() && e.args.named.empty() && !e.args.star && !e.args.star_star)
    return accept(e, e.filter->function(*input, Args(env_)), tmp);
  Arguments given;
  if (!arguments(e, given)) return nullptr;
  const auto args = Args::bind(e.filter->signature, given.positional, given.named, env_);
  if (!args) return accept(e, tl::unexpected<Fault>(args.error()), tmp);
  return accept(e, e.filter->function(*input, *args), tmp);
}

const Value* Evaluator::test(const Expr& e, Value& tmp) {
  if (!step()) return nullptr;
  Value input_tmp;
  const Value* input = eval(*e.items[0], input_tmp);
  if (!input) return nullptr;
  if (input->is_undefined() && strict() && !e.test->takes_undefined) return undefined(*e.items[0], *input);
  Arguments given;
  if (!arguments(e, given)) return nullptr;
  const auto args = Args::bind(e.test->signature, given.positional, given.named, env_);
  if (!args) return accept(e, tl::unexpected<Fault>(args.error()), tmp);
  auto yes = e.test->function(*input, *args);
  if (!yes) return accept(e, tl::unexpected<Fault>(std::move(yes.error())), tmp);
  tmp = *yes;
  return &tmp;
}

const Value* Evaluator::call(const Expr& e, Value& tmp) {
  if (!step()) return nullptr;
  Arguments given;
  if (e.function) {
    if (!arguments(e, given)) return nullptr;
    const auto args = Args::bind(e.function->signature, given.positional, given.named, env_);
    if (!args) return accept(e, tl::unexpected<Fault>(args.error()), tmp);
    return accept(e, e.function->function(*args), tmp);
  }
  Value callee_tmp;
  const Value* callee = eval(*e.items[0], callee_tmp);
  if (!callee) return nullptr;
  if (callee->is_undefined()) return undefined(*e.items[0], *callee);
  // Held by a copy: the call may well set the variable anew.
  const Value held = *callee;
  const auto* callable = held.as<Callable>();
  if (!callable) return error(id::not_callable, e, Message("a value of kind {} cannot be called", held.type_name()));
  if (!arguments(e, given)) return nullptr;
  hand_over_caller(e);
  return accept(e, callable->call(given.positional, given.named, env_), tmp);
}

// A call block's caller goes to the macro that the block names, not to one among its arguments.
void Evaluator::hand_over_caller(const Expr& e) {
  caller_ = &e == call_site_ ? site_caller_ : nullptr;
  if (caller_) call_site_ = nullptr;
}

const Value* Evaluator::method(const Expr& e, Value& tmp) {
  if (!step()) return nullptr;
  Value base_tmp;
  const Value* base = eval(*e.items[0], base_tmp);
  if (!base) return nullptr;
  if (base->is_undefined()) return undefined(*e.items[0], *base);
  const Value held = *base;
  const Value own = field_of(held, e.name);
  Arguments given;
  if (const auto* callable = own.as<Callable>()) {
    if (!arguments(e, given)) return nullptr;
    hand_over_caller(e);
    return accept(e, callable->call(given.positional, given.named, env_), tmp);
  }
  if (!has_method(held, e.name))
    return error(id::no_field, e, Message("a value of kind {} has no method {}", held.type_name(), e.name),
                 few_names(e.name, method_names(held)));
  if (!arguments(e, given)) return nullptr;
  return accept(e, call_method(held, e.name, given.positional, given.named, env_), tmp);
}

// ── loops as values ──

LoopState* Evaluator::loop_of(const Expr& e) {
  LoopState* loop = frame_up(e.slot.up).loops[e.slot.index];
  if (!loop) error(id::no_loop, e, Message("the loop is over"));
  return loop;
}

Value loop_value(const LoopState& loop, LoopField field) {
  const std::size_t i = loop.info.index0, n = loop.info.length;
  switch (field) {
    case LoopField::index:
      return i + 1;
    case LoopField::index0:
      return i;
    case LoopField::revindex:
      return n - i;
    case LoopField::revindex0:
      return n - i - 1;
    case LoopField::first:
      return i == 0;
    case LoopField::last:
      return i + 1 == n;
    case LoopField::length:
      return n;
    case LoopField::depth:
      return loop.info.depth;
    case LoopField::depth0:
      return loop.info.depth - 1;
    case LoopField::previtem:
      return i > 0 ? loop.item(i - 1) : Value(Undefined{"loop.previtem"});
    case LoopField::nextitem:
      return i + 1 < n ? loop.item(i + 1) : Value(Undefined{"loop.nextitem"});
    default:
      return Undefined{};
  }
}

const Value* Evaluator::loop_field(const Expr& e, Value& tmp) {
  LoopState* loop = loop_of(e);
  if (!loop) return nullptr;
  if (e.loop_field == LoopField::cycle) return loop_cycle(e, *loop, tmp);
  if (e.loop_field == LoopField::changed) return loop_changed(e, *loop, tmp);
  tmp = loop_value(*loop, e.loop_field);
  return &tmp;
}

const Value* Evaluator::loop_cycle(const Expr& e, LoopState& loop, Value& tmp) {
  Arguments given;
  if (!arguments(e, given)) return nullptr;
  if (given.positional.empty()) return error(id::bad_arguments, e, Message("loop.cycle needs values to choose from"));
  tmp = given.positional[loop.info.index0 % given.positional.size()];
  return &tmp;
}

const Value* Evaluator::loop_changed(const Expr& e, LoopState& loop, Value& tmp) {
  Arguments given;
  if (!arguments(e, given)) return nullptr;
  Value now(std::move(given.positional));
  const bool changed = !loop.has_seen || !equal(loop.seen, now);
  loop.seen = std::move(now);
  loop.has_seen = true;
  tmp = changed;
  return &tmp;
}

const Value* Evaluator::loop_object(const Expr& e, Value& tmp) {
  LoopState* loop = loop_of(e);
  if (!loop) return nullptr;
  tmp = make_object(loop->self.lock());
  return &tmp;
}

const Value* Evaluator::loop_again(const Expr& e, Value& tmp) {
  LoopState* state = loop_of(e);
  if (!state) return nullptr;
  Arguments given;
  if (!arguments(e, given)) return nullptr;
  if (given.positional.size() != 1) return error(id::bad_arguments, e, Message("loop() takes one list"));
  const Stmt& s = *state->loop;
  const int depth = state->info.depth + 1;
  Frame* const here = frame_;
  frame_ = state->outer;
  sink_->begin_capture();
  loop(s, given.positional[0], depth);
  tmp = sink_->end_capture();
  frame_ = here;
  return stopped_ ? nullptr : &tmp;
}

// ── mistakes ──

std::nullptr_t Evaluator::undefined(const Expr& e, const Value& v) {
  if (explaining_ > 0) return nullptr;
  const bool keyed = e.op == Op::item && e.items[1]->op == Op::constant;
  if (e.op == Op::attribute || keyed) {
    ++explaining_;
    Value tmp;
    const Value* base = eval(*e.items[0], tmp);
    --explaining_;
    if (!base || base->is_undefined()) return undefined(*e.items[0], base ? *base : undefined_value);
    const std::string field = e.op == Op::attribute ? e.name : e.items[1]->value.text();
    std::string path = path_text(*e.items[0]);
    if (path.empty()) path = std::string(base->type_name());
    if (base->is_none())
      return error(id::no_field, e, Message("{} is empty and has no field {}", path, field),
                   Message("ask first: {% if {} %}", path));
    if (list_of(*base) && keyed)
      return error(id::no_field, e,
                   Message("{} has {} items, none of them {}", path, std::to_string(list_of(*base)->size()), field));
    return error(id::no_field, e, Message("{} has no field {}", path, field), few_names(field, field_names(*base)));
  }
  if (e.op == Op::name) return missing_name(e, v);
  const std::string name = v.undefined().name;
  return error(id::undefined, e,
               name.empty() ? Message("the value is not defined") : Message("{} is not defined", name),
               Message("give a value to fall back on: | default('…')"));
}

std::nullptr_t Evaluator::missing_name(const Expr& e, const Value& v) {
  const std::string& cause = v.undefined().name;
  if (!cause.empty() && cause != e.name)
    return error(id::undefined, e, Message("{} has no value: {} is not defined", e.name, cause));
  std::vector<std::string> names = field_names(context_);
  if (names.empty()) return error(id::undefined, e, Message("{} is not in the data", e.name));
  Message hint = near_hint(e.name, names);
  if (hint.key.empty()) hint = Message("add it to the data, or write {} | default('…')", e.name);
  return error(id::undefined, e, Message("{} is not in the data", e.name), std::move(hint));
}

}  // namespace prikaz::tpl
