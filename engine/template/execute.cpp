// The Evaluator's statements and limits.
#include <utility>

#include "template/evaluator.hpp"
#include "template/faults.hpp"
#include "template/operators.hpp"

namespace prikaz::tpl {

namespace {
constexpr int deepest_value = 100;
}  // namespace

// ── limits ──

bool Evaluator::step() {
  if (++steps_ >= next_look_) look_at_clock();
  if (steps_ <= env_.limits.steps) return !stopped_;
  stop(piece_, 0, Message("the template does more than {} steps", std::to_string(env_.limits.steps)),
       Message("look for loops within loops"));
  return false;
}

/// One step may search a long list: steps alone do not bound the time.
void Evaluator::look_at_clock() {
  constexpr std::uint64_t between = 256;
  next_look_ = steps_ + between;
  if (std::chrono::steady_clock::now() - begun_ <= env_.limits.time) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(env_.limits.time).count();
  stop(piece_, 0, Message("filling the template takes longer than {} seconds", std::to_string(seconds)),
       Message("look for loops within loops"));
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
            Message("for needs a list, not a value of kind {}", iterable.type_name()),
            Message("give it a list in the data: [ … ]"));
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

}  // namespace prikaz::tpl
