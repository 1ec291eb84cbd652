// The tree of a template. The parser builds it, resolve.hpp fills in slots and functions, the evaluator walks it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

enum class Op : std::uint8_t {
  constant,
  name,
  attribute,
  item,
  slice,
  call,
  filter,
  test,
  list,
  tuple,
  dict,
  negate,
  plus,
  not_,
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  concat,
  compare,
  and_,
  or_,
  conditional,
  captured,     ///< the body of a filter block or a filtered set block
  loop_field,   ///< loop.index and the like
  loop_object,  ///< loop itself
  loop_again,   ///< loop(children) of a recursive loop
  method,       ///< value.name(args)
};

enum class Comparison : std::uint8_t { eq, ne, lt, le, gt, ge, in, not_in };

enum class LoopField : std::uint8_t {
  index,
  index0,
  revindex,
  revindex0,
  first,
  last,
  length,
  depth,
  depth0,
  previtem,
  nextitem,
  cycle,
  changed
};

/// A variable's place: `up` functions out, then a slot of that function's frame.
struct Slot {
  std::uint32_t up = 0;
  std::uint32_t index = 0;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct CallArgs {
  std::vector<ExprPtr> positional;
  std::vector<std::pair<std::string, ExprPtr>> named;
  ExprPtr star, star_star;
};

struct Expr {
  Op op = Op::constant;
  std::uint32_t piece = 0;
  std::uint32_t offset = 0;
  std::uint32_t height = 1;  ///< of the tree, limited so that walking it cannot exhaust the stack
  std::string name;          ///< variable, attribute, filter, test
  Value value;               ///< constant
  /// Operands; item: value, key; slice: value, begin, end, step (null = left out); dict: key, value, key, value …;
  /// conditional: condition, then, else (may be null); compare: the values between the comparisons.
  std::vector<ExprPtr> items;
  std::vector<Comparison> comparisons;
  CallArgs args;

  // Filled in when names are resolved.
  Slot slot;
  LoopField loop_field = LoopField::index;
  const Environment::Filter* filter = nullptr;
  const Environment::Test* test = nullptr;
  const Environment::Function* function = nullptr;  ///< of a call to a registered function
};

/// What set, for and with assign to: a name, a tuple of targets, or name.attribute of a namespace.
struct Target {
  enum class Kind { name, tuple, attribute };
  Kind kind = Kind::name;
  std::string name, attribute;
  std::vector<Target> items;
  std::uint32_t offset = 0;
  Slot slot;
};

struct Stmt;
using Block = std::vector<Stmt>;

struct Parameter {
  std::string name;
  ExprPtr otherwise;  ///< default value or null
  std::uint32_t slot = 0;
};

/// A slot that starts each round of its scope with what an outer scope holds under the same name.
struct Inherit {
  std::uint32_t slot = 0;
  Slot outer;
};

/// A body with a frame of its own: the template itself, a macro, a call block, a recursive loop, an imported template.
struct Function {
  std::uint32_t slots = 0;
  std::uint32_t loops = 0;
  std::uint32_t height = 0;          ///< of its tree: statements and expressions
  bool has_inner = false;            ///< other functions see its frame: it lives until the end of the render
  bool has_data = true;              ///< names it does not set come from the data (else from the environment alone)
  std::vector<std::string> context;  ///< by slot: the data's name that fills it when first read; empty = a variable
};

struct Stmt {
  enum class Kind : std::uint8_t {
    literal,
    output,
    if_,
    for_,
    set,
    set_block,
    with,
    macro,
    call,
    filter,
    include,
    import,
    from,
    do_,
    break_,
    continue_,
    custom
  };
  Kind kind = Kind::literal;
  std::uint32_t piece = 0;
  std::string text;  ///< literal's text; name of a macro, module or custom statement
  ExprPtr expr;      ///< output, set, do, custom, for's iterable, filter's chain, call's call, include's name
  ExprPtr test;      ///< for … if
  std::vector<Target> targets;                          ///< set, for: one; with: as many as values
  std::vector<ExprPtr> values;                          ///< with
  std::vector<std::pair<ExprPtr, Block>> branches;      ///< if, elif, else (null condition)
  Block body, otherwise;                                ///< otherwise: for's else
  std::vector<Parameter> parameters;                    ///< macro, call
  std::vector<std::pair<std::string, Target>> imports;  ///< from … import name as target
  bool recursive = false;
  bool ignore_missing = false;
  bool with_context = false;

  // Filled in when names are resolved.
  std::vector<Inherit> inherits;            ///< of the scope that the body opens
  std::vector<Inherit> inherits_otherwise;  ///< of for's else
  std::unique_ptr<Function> function;
  Slot slot;                                         ///< macro's or module's own
  std::uint32_t loop = 0;                            ///< index among the function's loops
  bool loop_object = false;                          ///< loop is used as a value
  bool reads_varargs = false, reads_kwargs = false;  ///< else further arguments are a mistake
  std::uint32_t varargs = no_slot, kwargs = no_slot, caller = no_slot;
  std::vector<std::pair<std::string, std::uint32_t>> exports;  ///< import: names the module offers

  static constexpr std::uint32_t no_slot = 0xFFFFFFFF;
};

}  // namespace prikaz::tpl
