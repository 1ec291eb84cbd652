// Walks a resolved tree over data. Inside the room only.
#pragma once
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "template/program_impl.hpp"
#include "template/sequence.hpp"
#include "template/sink.hpp"

namespace prikaz::tpl {

/// A variable: where its value stands, and the value itself when the variable owns it.
struct Cell {
  const Value* at = nullptr;
  Value own;
};

struct LoopState {
  const List* items = nullptr;
  std::vector<const Value*> picked;  ///< the items that passed for … if, when there is such a test
  bool has_test = false;
  LoopInfo info;
  const Stmt* loop = nullptr;
  struct Frame* outer = nullptr;  ///< of a recursive loop: the frame around it
  Value seen;                     ///< what loop.changed() saw last
  bool has_seen = false;
  std::weak_ptr<const class LoopObject> self;  ///< set when the template uses loop as a value

  const Value& item(std::size_t i) const { return has_test ? *picked[i] : (*items)[i]; }
};

/// One activation of a Function.
struct Frame {
  const Function* function = nullptr;
  Frame* parent = nullptr;
  std::vector<Cell> cells;
  std::vector<LoopState*> loops;

  void open(const Function& f, Frame* outer);
  void close();
};

struct Scratch::Impl {
  std::vector<std::unique_ptr<Frame>> free;
};

class Evaluator {
 public:
  Evaluator(const Program::Impl& program, const Value& context, Sink* sink, Scratch::Impl& scratch);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Status render();
  Result<Value> value(const Expr& e);
  /// Runs a macro or a call block's body with its arguments; its output, captured.
  Outcome call_macro(const Stmt& macro, Frame* closure, std::span<const Value> positional,
                     std::span<const Named> named);
  /// A name that an imported template offers.
  Value exported(Frame& frame, std::uint32_t slot) { return *read_cell(frame, slot); }

 private:
  enum class Flow { normal, break_, continue_, stop };
  struct Arguments {
    std::vector<Value> positional;
    std::vector<Named> named;
    Value star_star;  ///< keeps the names of **mapping alive
  };
  struct Within;

  // ── expressions: null means that a mistake was reported; else &tmp or a place that outlives the expression ──
  const Value* eval(const Expr& e, Value& tmp);
  const Value* eval_defined(const Expr& e, Value& tmp);
  const Value* attribute(const Expr& e, Value& tmp);
  const Value* operation(const Expr& e, Value& tmp);
  const Value* logic(const Expr& e, Value& tmp);
  const Value* conditional(const Expr& e, Value& tmp);
  const Value* filter(const Expr& e, Value& tmp);
  const Value* test(const Expr& e, Value& tmp);
  const Value* call(const Expr& e, Value& tmp);
  const Value* method(const Expr& e, Value& tmp);
  const Value* loop_field(const Expr& e, Value& tmp);
  const Value* loop_changed(const Expr& e, LoopState& loop, Value& tmp);
  const Value* loop_cycle(const Expr& e, LoopState& loop, Value& tmp);
  const Value* loop_object(const Expr& e, Value& tmp);
  const Value* loop_again(const Expr& e, Value& tmp);
  const Value* accept(const Expr& e, Outcome&& outcome, Value& tmp);
  std::optional<bool> condition(const Expr& e);
  bool arguments(const Expr& e, Arguments& out);
  void hand_over_caller(const Expr& e);
  bool takes(const Expr& operand, const Value& v, const Expr& user);
  LoopState* loop_of(const Expr& e);
  bool strict() const { return env_.undefined == UndefinedPolicy::strict; }

  // ── variables ──
  Frame& frame_up(std::uint32_t up) const;
  const Value* read_cell(Frame& frame, std::uint32_t slot);
  const Value* read(const Slot& s) { return read_cell(frame_up(s.up), s.index); }
  Value from_data(const std::string& name) const;
  Value from_environment(const std::string& name) const;
  void set(const Slot& s, Value v);
  bool assign(const Stmt& s, const Target& t, const Value& v, bool owned);
  bool unpack(const Stmt& s, const Target& t, const Value& v, bool owned);
  void enter_scope(const std::vector<Inherit>& inherits);
  void leave_scope(const std::vector<Inherit>& inherits);
  void forget(const Target& t);
  Frame* open_frame(const Function& f, Frame* parent);
  void close_frame(Frame* f);

  // ── statements ──
  Flow run(const Block& b);
  Flow execute(const Stmt& s);
  void output(const Stmt& s);
  Flow if_statement(const Stmt& s);
  Flow for_statement(const Stmt& s);
  Flow loop(const Stmt& s, const Value& iterable, int depth);
  Flow rounds(const Stmt& s, LoopState& state);
  bool pick(const Stmt& s, LoopState& state);
  Flow with_statement(const Stmt& s);
  void set_statement(const Stmt& s);
  void set_block(const Stmt& s);
  void filter_block(const Stmt& s);
  void macro_statement(const Stmt& s);
  void call_block(const Stmt& s);
  std::optional<Fault> bind_macro(const Stmt& macro, std::span<const Value> positional, std::span<const Named> named);
  Flow include(const Stmt& s);
  void import(const Stmt& s);
  void custom(const Stmt& s);
  Value captured(const Block& b);
  bool step();
  void look_at_clock();
  bool charge(std::size_t bytes, const Expr* at = nullptr);
  bool sound(const Value& v, std::uint32_t piece, std::size_t offset);

  // ── mistakes ──
  std::nullptr_t error(const char* id, std::uint32_t piece, std::size_t offset, Message text, Message hint = {});
  std::nullptr_t error(const char* id, const Expr& e, Message text, Message hint = {}) {
    return error(id, e.piece, e.offset, std::move(text), std::move(hint));
  }
  std::nullptr_t undefined(const Expr& e, const Value& v);
  std::nullptr_t missing_name(const Expr& e, const Value& v);
  void stop(std::uint32_t piece, std::size_t offset, Message text, Message hint = {});

  const Program::Impl& program_;
  const Environment& env_;
  const Value& context_;
  Sink* sink_;
  Scratch::Impl& scratch_;
  Frame* frame_ = nullptr;
  std::vector<std::shared_ptr<const Object>> spaces_;  ///< namespaces that were set, emptied at the end
  std::vector<std::unique_ptr<Frame>> kept_;           ///< frames that macros may still look into
  const Value* captured_ = nullptr;
  const Expr* call_site_ = nullptr;  ///< the call of the innermost call block, until it is made
  const Value* site_caller_ = nullptr;
  const Value* caller_ = nullptr;  ///< for the macro called next
  std::vector<LoopInfo*> loops_;
  std::uint64_t steps_ = 0, bytes_ = 0;
  std::uint64_t next_look_ = 0;  ///< at the clock, in steps
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::uint32_t depth_ = 0;
  int explaining_ = 0;
  bool stopped_ = false;
  std::uint32_t piece_ = 0;  ///< of the statement being executed
  Diagnostics mistakes_;
  std::set<std::pair<std::uint64_t, std::string>> reported_;
};

/// A macro, or the body of a call block as `caller`. Lives no longer than its render.
class Macro : public Callable {
 public:
  Macro(Evaluator& evaluator, const Stmt& stmt, Frame* closure)
      : evaluator_(evaluator), stmt_(stmt), closure_(closure) {}
  std::string_view type() const override { return "macro"; }
  std::string text() const override { return "<macro " + stmt_.text + ">"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override { return {"name", "arguments"}; }
  Outcome call(std::span<const Value> positional, std::span<const Named> named, const Environment& env) const override;

 private:
  Evaluator& evaluator_;
  const Stmt& stmt_;
  Frame* closure_;
};

/// An imported template: its macros and variables as fields.
class Module : public Object {
 public:
  Module(Evaluator& evaluator, const Stmt& stmt, Frame& frame) : evaluator_(evaluator), stmt_(stmt), frame_(frame) {}
  std::string_view type() const override { return "template"; }
  std::string text() const override { return "<template>"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override;

 private:
  Evaluator& evaluator_;
  const Stmt& stmt_;
  Frame& frame_;
};

/// `loop` used as a value: `{% set outer = loop %}`.
class LoopObject : public Object {
 public:
  std::string_view type() const override { return "loop"; }
  std::string text() const override { return "<loop>"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override;
  mutable LoopState state;  // moves on while the template holds the object
};

/// One field of a loop; nullopt for the callable ones and where there is no such neighbour.
Value loop_value(const LoopState& loop, LoopField field);

}  // namespace prikaz::tpl
