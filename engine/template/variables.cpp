// The Evaluator's frames and variables.
#include <utility>

#include "template/evaluator.hpp"
#include "template/faults.hpp"

namespace prikaz::tpl {

namespace {
const Value undefined_value = Undefined{};

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

}  // namespace prikaz::tpl
