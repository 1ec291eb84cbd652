// The Evaluator's statements and variables.
#include <algorithm>
#include <utility>

#include "template/evaluator.hpp"
#include "template/faults.hpp"
#include "template/operators.hpp"

namespace prikaz::tpl {

namespace {
const Value undefined_value = Undefined{};
constexpr int deepest_value = 100;

/// A registered function used as a value: `{{ range is callable }}`, `{% set f = range %}`.
class Registered : public Callable {
 public:
  explicit Registered(const Environment::Function& f) : function_(f) {}
  Outcome call(std::span<const Value> positional, std::span<const Named> named, const Environment& env) const override {
    const auto args = Args::bind(function_.signature, positional, named, env);
    if (!args) return tl::unexpected<Fault>(args.error());
    return function_.function(*args);
  }

 private:
  const Environment::Function& function_;
};
}  // namespace

// ── frames ──

void Frame::open(const Function& f, Frame* outer) {
  function = &f;
  parent = outer;
  if (cells.size() < f.slots) cells.resize(f.slots);
  loops.assign(f.loops, nullptr);
}

void Frame::close() {
  for (Cell& c : cells) {
    c.at = nullptr;
    if (!c.own.is_none()) c.own = Value();
  }
}

Evaluator::Evaluator(const Program::Impl& program, const Value& context, Sink* sink, Scratch::Impl& scratch)
    : program_(program), env_(*program.env), context_(context), sink_(sink), scratch_(scratch) {}

// Namespaces may hold one another in a ring, and variables macros that look into frames.
Evaluator::~Evaluator() {
  for (const auto& space : spaces_) static_cast<const Namespace&>(*space).clear();
  for (auto& f : kept_) {
    f->close();
    scratch_.free.push_back(std::move(f));
  }
}

Frame* Evaluator::open_frame(const Function& f, Frame* parent) {
  std::unique_ptr<Frame> frame;
  if (scratch_.free.empty()) {
    frame = std::make_unique<Frame>();
  } else {
    frame = std::move(scratch_.free.back());
    scratch_.free.pop_back();
  }
  frame->open(f, parent);
  if (!f.has_inner) return frame.release();
  kept_.push_back(std::move(frame));
  return kept_.back().get();
}

void Evaluator::close_frame(Frame* f) {
  if (f->function->has_inner) return;  // kept_ owns it
  f->close();
  scratch_.free.emplace_back(f);
}

Frame& Evaluator::frame_up(std::uint32_t up) const {
  Frame* f = frame_;
  for (; up > 0; --up) f = f->parent;
  return *f;
}

const Value* Evaluator::read_cell(Frame& frame, std::uint32_t slot) {
  Cell& cell = frame.cells[slot];
  if (cell.at) return cell.at;
  const std::string& name = frame.function->context[slot];
  if (name.empty()) return &undefined_value;
  if (frame.function->has_data && context_.is(Value::Kind::dict) && !program_.mutates)
    if (const Value* v = context_.dict().find(name)) return cell.at = v;
  cell.own = frame.function->has_data ? from_data(name) : from_environment(name);
  if (program_.mutates) cell.own = deep_copy(cell.own);
  return cell.at = &cell.own;
}

Value Evaluator::from_data(const std::string& name) const {
  Value v = field_of(context_, name);
  if (!v.is_undefined()) return v;
  if (const std::string* other = env_.find_field_alias(name)) v = field_of(context_, *other);
  if (!v.is_undefined()) return v;
  return from_environment(name);
}

Value Evaluator::from_environment(const std::string& name) const {
  if (const Value* global = env_.find_global(name)) return *global;
  if (const auto* function = env_.find_function(name)) return make_object(std::make_shared<Registered>(*function));
  return Undefined{name};
}

void Evaluator::set(const Slot& s, Value v) {
  Cell& cell = frame_up(s.up).cells[s.index];
  cell.own = std::move(v);
  cell.at = &cell.own;
}

void Evaluator::enter_scope(const std::vector<Inherit>& inherits) {
  for (const Inherit& i : inherits) frame_->cells[i.slot].at = read(i.outer);
}

// What macros of the scope might still look at must not point into values that are gone.
void Evaluator::leave_scope(const std::vector<Inherit>& inherits) {
  for (const Inherit& i : inherits) frame_->cells[i.slot].at = nullptr;
}

void Evaluator::forget(const Target& t) {
  if (t.kind == Target::Kind::name) frame_->cells[t.slot.index].at = nullptr;
  for (const Target& item : t.items) forget(item);
}

/// `owned`: the variable keeps a copy; else the value outlives the variable's use.
bool Evaluator::assign(const Stmt& s, const Target& t, const Value& v, bool owned) {
  switch (t.kind) {
    case Target::Kind::name:
      if (owned)
        set(t.slot, v);
      else
        frame_up(t.slot.up).cells[t.slot.index].at = &v;
      return true;
    case Target::Kind::attribute: {
      const Value* holder = read(t.slot);
      const auto* ns = holder->as<Namespace>();
      if (!ns)
        return error(id::not_target, s.piece, t.offset, Message("{} is no namespace: its fields cannot be set", t.name),
                     Message("make one first: {% set {} = namespace() %}", t.name)),
               false;
      if (!sound(v, s.piece, t.offset)) return false;
      if (spaces_.empty() || spaces_.back() != holder->shared_object()) spaces_.push_back(holder->shared_object());
      ns->set(t.attribute, v);
      return true;
    }
    case Target::Kind::tuple:
      return unpack(s, t, v, owned);
  }
  return false;
}

bool Evaluator::unpack(const Stmt& s, const Target& t, const Value& v, bool owned) {
  const List* items = list_of(v);
  std::optional<List> made;
  if (!items) {
    made = items_of(v);
    if (made) items = &*made;
    owned = true;
  }
  if (!items || v.is_undefined()) {
    error(id::unpack, s.piece, t.offset,
          Message("a value of kind {} cannot be taken apart into {} names", v.type_name(),
                  std::to_string(t.items.size())),
          v.is(Value::Kind::dict) ? Message("loop over .items()") : Message());
    return false;
  }
  if (items->size() != t.items.size()) {
    error(id::unpack, s.piece, t.offset,
          Message("{} values cannot be given to {} names", std::to_string(items->size()),
                  std::to_string(t.items.size())));
    return false;
  }
  for (std::size_t i = 0; i < items->size(); ++i)
    if (!assign(s, t.items[i], (*items)[i], owned)) return false;
  return true;
}

// ── limits ──

bool Evaluator::step() {
  if (++steps_ <= env_.limits.steps) return !stopped_;
  stop(piece_, 0, Message("the template does more than {} steps", std::to_string(env_.limits.steps)),
       Message("look for loops within loops"));
  return false;
}

bool Evaluator::charge(std::size_t bytes, const Expr* at) {
  bytes_ += bytes;
  if (bytes_ <= env_.limits.bytes) return true;
  stop(at ? at->piece : piece_, at ? at->offset : 0,
       Message("the template makes more than {} bytes", std::to_string(env_.limits.bytes)));
  return false;
}

bool Evaluator::sound(const Value& v, std::uint32_t piece, std::size_t offset) {
  std::uint64_t nodes = env_.limits.nodes;
  const bool fits = within(v, deepest_value, nodes);
  steps_ += (env_.limits.nodes - nodes) / 16;
  if (fits) return true;
  stop(piece, offset, Message("lists are nested too deeply in one another, or hold too much"));
  return false;
}

// ── statements ──

Evaluator::Flow Evaluator::run(const Block& b) {
  for (const Stmt& s : b) {
    const Flow flow = execute(s);
    if (flow != Flow::normal) return flow;
  }
  return Flow::normal;
}

Evaluator::Flow Evaluator::execute(const Stmt& s) {
  piece_ = s.piece;
  if (!step()) return Flow::stop;
  switch (s.kind) {
    case Stmt::Kind::literal:
      sink_->literal(s.piece, s.text);
      return charge(s.text.size()) ? Flow::normal : Flow::stop;
    case Stmt::Kind::output:
      output(s);
      break;
    case Stmt::Kind::if_:
      return if_statement(s);
    case Stmt::Kind::for_:
      return for_statement(s);
    case Stmt::Kind::with:
      return with_statement(s);
    case Stmt::Kind::set:
      set_statement(s);
      break;
    case Stmt::Kind::set_block:
      set_block(s);
      break;
    case Stmt::Kind::filter:
      filter_block(s);
      break;
    case Stmt::Kind::macro:
      macro_statement(s);
      break;
    case Stmt::Kind::call:
      call_block(s);
      break;
    case Stmt::Kind::include:
      return include(s);
    case Stmt::Kind::import:
    case Stmt::Kind::from:
      import(s);
      break;
    case Stmt::Kind::do_: {
      Value tmp;
      eval(*s.expr, tmp);
      break;
    }
    case Stmt::Kind::custom:
      custom(s);
      break;
    case Stmt::Kind::break_:
      return Flow::break_;
    case Stmt::Kind::continue_:
      return Flow::continue_;
  }
  return stopped_ ? Flow::stop : Flow::normal;
}

void Evaluator::output(const Stmt& s) {
  Value tmp;
  const Value* v = eval_defined(*s.expr, tmp);
  if (!v) return;
  if (v->is(Value::Kind::string) ? !charge(v->string().size()) : program_.mutates && !sound(*v, s.piece, 0)) return;
  sink_->value(*v, s.piece);
}

Evaluator::Flow Evaluator::if_statement(const Stmt& s) {
  for (const auto& [test, body] : s.branches) {
    if (test) {
      const auto yes = condition(*test);
      if (!yes) return stopped_ ? Flow::stop : Flow::normal;
      if (!*yes) continue;
    }
    return run(body);
  }
  return Flow::normal;
}

Evaluator::Flow Evaluator::for_statement(const Stmt& s) {
  Value tmp;
  const Value* items = eval_defined(*s.expr, tmp);
  if (!items) return stopped_ ? Flow::stop : Flow::normal;
  return loop(s, *items, 1);
}

// frame_ is the one around the loop, also when a recursive loop calls itself.
Evaluator::Flow Evaluator::loop(const Stmt& s, const Value& iterable, int depth) {
  const Value held = iterable.is(Value::Kind::string) ? Value() : iterable;
  std::optional<List> made;
  LoopState own;
  std::shared_ptr<LoopObject> object;
  if (s.loop_object) object = std::make_shared<LoopObject>();
  LoopState& state = object ? object->state : own;
  state.self = object;
  state.items = list_of(iterable);
  if (!state.items || program_.mutates) {
    made = items_of(iterable);
    if (!made) {
      error(id::not_iterable, s.piece, s.expr->offset,
            Message("for needs a list, not a value of kind {}", iterable.type_name()));
      return stopped_ ? Flow::stop : Flow::normal;
    }
    state.items = &*made;
  }
  state.loop = &s;
  state.outer = frame_;
  state.info.depth = depth;

  const std::uint32_t cost = s.function ? s.function->height : 0;
  if (depth_ + cost > static_cast<std::uint32_t>(env_.limits.depth)) {
    stop(s.piece, 0, Message("the loop calls itself too deeply"));
    return Flow::stop;
  }
  depth_ += cost;
  Frame* const here = frame_;
  if (s.function) frame_ = open_frame(*s.function, here);
  const Flow flow = rounds(s, state);
  forget(s.targets[0]);
  if (s.function) {
    close_frame(frame_);
    frame_ = here;
  }
  depth_ -= cost;
  const bool empty = state.info.length == 0;
  state.items = nullptr;
  state.picked.clear();
  state.has_test = false;
  if (flow == Flow::stop) return flow;
  if (!empty) return Flow::normal;
  enter_scope(s.inherits_otherwise);
  const Flow otherwise = run(s.otherwise);
  leave_scope(s.inherits_otherwise);
  return otherwise;
}

bool Evaluator::pick(const Stmt& s, LoopState& state) {
  for (const Value& item : *state.items) {
    if (!step()) return false;
    enter_scope(s.inherits);
    if (!assign(s, s.targets[0], item, false)) return false;
    const auto yes = condition(*s.test);
    if (!yes) return false;
    if (*yes) state.picked.push_back(&item);
  }
  state.has_test = true;
  return true;
}

Evaluator::Flow Evaluator::rounds(const Stmt& s, LoopState& state) {
  const auto finished = [&] { return stopped_ ? Flow::stop : Flow::normal; };
  state.info.length = state.items->size();
  if (s.test) {
    if (!pick(s, state)) return finished();
    state.info.length = state.picked.size();
  }
  frame_->loops[s.loop] = &state;
  loops_.push_back(&state.info);
  Flow flow = Flow::normal;
  for (std::size_t i = 0; i < state.info.length && flow == Flow::normal; ++i) {
    state.info.index0 = i;
    if (!step()) {
      flow = Flow::stop;
      break;
    }
    enter_scope(s.inherits);
    if (!assign(s, s.targets[0], state.item(i), false)) break;
    flow = run(s.body);
    if (flow == Flow::continue_) flow = Flow::normal;
  }
  loops_.pop_back();
  leave_scope(s.inherits);
  frame_->loops[s.loop] = nullptr;
  return flow == Flow::stop ? flow : finished();
}

Evaluator::Flow Evaluator::with_statement(const Stmt& s) {
  std::vector<Value> values;
  for (const ExprPtr& e : s.values) {
    Value tmp;
    const Value* v = eval(*e, tmp);
    if (!v) return stopped_ ? Flow::stop : Flow::normal;
    values.push_back(*v);
  }
  enter_scope(s.inherits);
  for (std::size_t i = 0; i < values.size(); ++i) set(s.targets[i].slot, std::move(values[i]));
  const Flow flow = run(s.body);
  leave_scope(s.inherits);
  return flow;
}

void Evaluator::set_statement(const Stmt& s) {
  Value tmp;
  const Value* v = eval(*s.expr, tmp);
  if (!v) return;
  const Target& t = s.targets[0];
  if (t.kind == Target::Kind::name)
    set(t.slot, v == &tmp ? std::move(tmp) : Value(*v));
  else
    assign(s, t, *v, true);
}

Value Evaluator::captured(const Block& b) {
  sink_->begin_capture();
  run(b);
  return sink_->end_capture();
}

void Evaluator::set_block(const Stmt& s) {
  enter_scope(s.inherits);
  const Value body = captured(s.body);
  leave_scope(s.inherits);
  const Value* const outer = std::exchange(captured_, &body);
  Value tmp;
  const Value* v = s.expr ? eval(*s.expr, tmp) : &body;
  if (v) assign(s, s.targets[0], *v, true);
  captured_ = outer;
}

void Evaluator::filter_block(const Stmt& s) {
  enter_scope(s.inherits);
  const Value body = captured(s.body);
  leave_scope(s.inherits);
  const Value* const outer = std::exchange(captured_, &body);
  Value tmp;
  const Value* v = eval_defined(*s.expr, tmp);
  if (v) sink_->value(*v, s.piece);
  captured_ = outer;
}

void Evaluator::macro_statement(const Stmt& s) { set(s.slot, make_object(std::make_shared<Macro>(*this, s, frame_))); }

void Evaluator::call_block(const Stmt& s) {
  const Value caller = make_object(std::make_shared<Macro>(*this, s, frame_));
  call_site_ = s.expr.get();
  site_caller_ = &caller;
  Value tmp;
  const Value* v = eval_defined(*s.expr, tmp);
  call_site_ = nullptr;
  if (v) sink_->value(*v, s.piece);
}

Outcome Evaluator::call_macro(const Stmt& macro, Frame* closure, std::span<const Value> positional,
                              std::span<const Named> named) {
  const Value caller = caller_ ? *caller_ : Value(Undefined{"caller"});
  caller_ = nullptr;
  const Function& f = *macro.function;
  if (depth_ + f.height > static_cast<std::uint32_t>(env_.limits.depth)) {
    stop(piece_, 0, Message("macros call themselves too deeply"), Message("a macro needs a case in which it stops"));
    return Value();
  }
  depth_ += f.height;
  Frame* const here = frame_;
  const std::vector<LoopInfo*> loops = std::exchange(loops_, {});
  frame_ = open_frame(f, closure);
  sink_->begin_capture();
  auto bad = bind_macro(macro, positional, named);
  if (!bad) {
    if (macro.caller != Stmt::no_slot) set({0, macro.caller}, caller);
    run(macro.body);
  }
  Value out = sink_->end_capture();
  close_frame(frame_);
  frame_ = here;
  loops_ = loops;
  depth_ -= f.height;
  if (bad) return tl::unexpected<Fault>(std::move(*bad));
  return out;
}

std::optional<Fault> Evaluator::bind_macro(const Stmt& macro, std::span<const Value> positional,
                                           std::span<const Named> named) {
  const auto& parameters = macro.parameters;
  std::vector<bool> used(named.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Slot slot{0, parameters[i].slot};
    if (i < positional.size()) {
      set(slot, positional[i]);
      continue;
    }
    const auto given =
        std::find_if(named.begin(), named.end(), [&](const Named& n) { return n.name == parameters[i].name; });
    if (given != named.end()) {
      used[static_cast<std::size_t>(given - named.begin())] = true;
      set(slot, given->value);
    } else if (parameters[i].otherwise) {
      Value tmp;
      const Value* v = eval(*parameters[i].otherwise, tmp);
      set(slot, v ? *v : Value(Undefined{parameters[i].name}));
    } else {
      set(slot, Undefined{parameters[i].name});
    }
  }
  List rest;
  if (positional.size() > parameters.size())
    rest.assign(positional.begin() + static_cast<std::ptrdiff_t>(parameters.size()), positional.end());
  Dict rest_named;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (used[i]) continue;
    if (named[i].name == "caller" && macro.caller != Stmt::no_slot)
      set({0, macro.caller}, named[i].value);
    else
      rest_named[named[i].name] = named[i].value;
  }
  if (!rest.empty() && !macro.reads_varargs)
    return Fault{
        Message("{} takes {} arguments", macro.text.empty() ? "caller" : macro.text, std::to_string(parameters.size())),
        {}};
  if (!rest_named.empty() && !macro.reads_kwargs)
    return Fault{
        Message("{} has no argument {}", macro.text.empty() ? "caller" : macro.text, rest_named.begin()->first), {}};
  set({0, macro.varargs}, make_tuple(std::move(rest)));
  set({0, macro.kwargs}, std::move(rest_named));
  return std::nullopt;
}

Evaluator::Flow Evaluator::include(const Stmt& s) {
  if (s.body.empty()) return Flow::normal;
  if (!s.function) {
    enter_scope(s.inherits);
    const Flow flow = run(s.body);
    leave_scope(s.inherits);
    return flow;
  }
  Frame* const here = frame_;
  frame_ = open_frame(*s.function, nullptr);
  const Flow flow = run(s.body);
  close_frame(frame_);
  frame_ = here;
  return flow;
}

// The template runs for what it sets and defines; what it prints is dropped.
void Evaluator::import(const Stmt& s) {
  if (!s.function) return;
  Frame* const here = frame_;
  frame_ = open_frame(*s.function, s.with_context ? here : nullptr);
  Frame& module = *frame_;
  captured(s.body);
  frame_ = here;
  if (s.kind == Stmt::Kind::import) return set(s.slot, make_object(std::make_shared<Module>(*this, s, module)));
  for (const auto& wanted : s.imports) {
    const auto offered =
        std::find_if(s.exports.begin(), s.exports.end(), [&](const auto& e) { return e.first == wanted.first; });
    if (offered != s.exports.end()) set(wanted.second.slot, exported(module, offered->second));
  }
}

void Evaluator::custom(const Stmt& s) {
  Value tmp;
  const Value none;
  const Value* v = s.expr ? eval_defined(*s.expr, tmp) : &none;
  if (!v) return;
  auto fault = sink_->statement(s.text, *v, s.piece, loops_.empty() ? nullptr : loops_.back());
  if (fault) error(id::call_failed, s.piece, 0, Message("{}: {}", s.text, fault->text.str()), std::move(fault->hint));
}

// ── the whole ──

std::nullptr_t Evaluator::error(const char* id, std::uint32_t piece, std::size_t offset, Message text, Message hint) {
  if (explaining_ > 0 || stopped_) return nullptr;
  const auto key = std::make_pair((static_cast<std::uint64_t>(piece) << 32) | (offset & 0xFFFFFFFF), text.str());
  if (!reported_.insert(key).second) return nullptr;
  mistakes_.add({id, Severity::error, program_.place(piece, offset), std::move(text), std::move(hint)});
  if (mistakes_.size() >= env_.limits.errors) {
    mistakes_.add({id::many,
                   Severity::error,
                   program_.place(piece, offset),
                   Message("there are more mistakes than the {} listed", std::to_string(env_.limits.errors)),
                   {}});
    stopped_ = true;
  }
  return nullptr;
}

void Evaluator::stop(std::uint32_t piece, std::size_t offset, Message text, Message hint) {
  error(id::limit, piece, offset, std::move(text), std::move(hint));
  stopped_ = true;
}

Status Evaluator::render() {
  frame_ = open_frame(program_.main, nullptr);
  run(program_.body);
  close_frame(frame_);
  if (!mistakes_.empty()) return fail(std::move(mistakes_));
  return {};
}

Result<Value> Evaluator::value(const Expr& e) {
  frame_ = open_frame(program_.main, nullptr);
  Value tmp;
  const Value* v = eval_defined(e, tmp);
  Value out = v ? *v : Value();
  close_frame(frame_);
  if (!mistakes_.empty()) return fail(std::move(mistakes_));
  return out;
}

// ── objects of the language ──

std::optional<Value> Macro::get(std::string_view name) const {
  if (name == "name") return Value(stmt_.text);
  if (name != "arguments") return std::nullopt;
  List names;
  for (const Parameter& p : stmt_.parameters) names.emplace_back(p.name);
  return make_tuple(std::move(names));
}

Outcome Macro::call(std::span<const Value> positional, std::span<const Named> named, const Environment&) const {
  return evaluator_.call_macro(stmt_, closure_, positional, named);
}

std::optional<Value> Module::get(std::string_view name) const {
  for (const auto& [exported, slot] : stmt_.exports)
    if (exported == name) return evaluator_.exported(frame_, slot);
  return std::nullopt;
}

std::vector<std::string> Module::fields() const {
  std::vector<std::string> names;
  for (const auto& [exported, slot] : stmt_.exports) names.push_back(exported);
  return names;
}

}  // namespace prikaz::tpl
