// The Evaluator's macros, call blocks and imported templates.
#include <algorithm>
#include <utility>

#include "template/evaluator.hpp"
#include "template/faults.hpp"

namespace prikaz::tpl {

void Evaluator::macro_statement(const Stmt& s) { set(s.slot, make_object(std::make_shared<Macro>(*this, s, frame_))); }

void Evaluator::call_block(const Stmt& s) {
  const Value caller = make_object(std::make_shared<Macro>(*this, s, frame_));
  const Expr* const outer_site = std::exchange(call_site_, s.expr.get());
  const Value* const outer_caller = std::exchange(site_caller_, &caller);
  Value tmp;
  const Value* v = eval_defined(*s.expr, tmp);
  call_site_ = outer_site;
  site_caller_ = outer_caller;
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
