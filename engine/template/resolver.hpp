// Walks a parsed tree and gives every name its slot. Inside the room only.
#pragma once
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "template/faults.hpp"
#include "template/fields.hpp"
#include "template/program_impl.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {

using Node = FieldTree::Node;
using FieldKind = Field::Kind;

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
    error(id, e.piece, e.offset, Message(what, e.name), few_names(e.name, names));
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

}  // namespace prikaz::tpl
