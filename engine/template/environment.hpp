// What a template may use: filters, tests, functions, custom statements, limits. There is no access to the host: a name
// that is not registered here and not in the data does not exist.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "template/piece.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

class Environment;

/// Why a filter, test or function refused its input; the engine adds the id and the place.
struct Fault {
  Message text;
  Message hint;
};
using Outcome = tl::expected<Value, Fault>;

inline tl::unexpected<Fault> refuse(Message text, Message hint = {}) {
  return tl::unexpected<Fault>(Fault{std::move(text), std::move(hint)});
}

/// A keyword argument: name=value.
struct Named {
  std::string_view name;
  Value value;
};

/// Parameters of a filter, test, function or method, written as words: "length killwords? end?" where ? marks what may
/// be left out; a last "*" takes further positional arguments, "**" further named ones.
struct Signature {
  std::vector<std::string> names;
  std::size_t required = 0;
  bool rest = false;
  bool named_rest = false;

  Signature() = default;
  Signature(std::string_view words);                                    // NOLINT: words are a signature
  Signature(const char* words) : Signature(std::string_view(words)) {}  // NOLINT
};

/// Arguments sorted to the parameters of a Signature.
class Args {
 public:
  static constexpr std::size_t max_parameters = 8;

  explicit Args(const Environment& env) : env_(&env) {}
  /// Parameter i of the signature, or null when it was not given.
  const Value* operator[](std::size_t i) const { return at_[i]; }
  bool has(std::size_t i) const { return at_[i] != nullptr; }
  /// The argument's text, or `otherwise`.
  std::string text(std::size_t i, std::string_view otherwise = {}) const;
  bool flag(std::size_t i, bool otherwise) const { return at_[i] ? at_[i]->truthy() : otherwise; }
  std::span<const Value> rest() const { return rest_; }
  std::span<const Named> named_rest() const { return named_rest_; }
  const Environment& environment() const { return *env_; }

  /// Sorts arguments; a Fault names the one that is missing, unknown or too many. The spans must outlive the Args.
  static tl::expected<Args, Fault> bind(const Signature& to, std::span<const Value> positional,
                                        std::span<const Named> named, const Environment& env);

 private:
  const Value* at_[max_parameters] = {};
  std::span<const Value> rest_;
  std::vector<Named> named_rest_;
  const Environment* env_;
};

using FilterFunction = std::function<Outcome(const Value& input, const Args& args)>;
using TestFunction = std::function<tl::expected<bool, Fault>(const Value& input, const Args& args)>;
using GlobalFunction = std::function<Outcome(const Args& args)>;

/// A value that can be called: `{{ f(1, x=2) }}`; put one into the data to give a template a function of its own.
class Callable : public Object {
 public:
  std::string_view type() const override { return "function"; }
  std::string text() const override { return "<function>"; }
  virtual Outcome call(std::span<const Value> positional, std::span<const Named> named,
                       const Environment& env) const = 0;
};

/// Text that is markup already: what `safe`, `escape` and `xmlattr` yield. A sink for XML prints it as it stands.
class Markup : public Object {
 public:
  explicit Markup(std::string markup) : text_(std::move(markup)) {}
  std::string_view type() const override { return "markup"; }
  std::string text() const override { return text_; }
  bool truthy() const override { return !text_.empty(); }
  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

enum class UndefinedPolicy {
  strict,   ///< a missing name is an error that lists near names; only `default`, `is defined` and the like take it
  lenient,  ///< Jinja's default: prints nothing, is false, iterates over nothing; going deeper into it is an error
};

struct Limits {
  std::uint64_t steps = 100'000'000;       ///< statements and calls that one render may execute
  std::uint64_t bytes = 1ull << 29;        ///< output plus intermediate text of one render
  std::uint64_t nodes = 20'000'000;        ///< values within one value that a template makes
  std::size_t text = 16u << 20;            ///< one text made by an operator, filter or method
  std::size_t range = 1'000'000;           ///< elements of range() and of a repeated list
  int nesting = 100;                       ///< blocks within blocks, brackets within brackets, includes
  int depth = 2000;                        ///< nested evaluations at run time (macros, recursive loops)
  std::chrono::milliseconds time{60'000};  ///< of one render
  std::size_t errors = 100;                ///< mistakes listed for one render before it stops
};

/// A statement the caller invents: `{% cellbg expr %}`; it reaches Sink::statement.
struct CustomStatement {
  enum class Argument { none, optional, required };
  Argument argument = Argument::none;
};

class Environment {
 public:
  struct Filter {
    Signature signature;
    FilterFunction function;
    bool takes_undefined = false;
  };
  struct Test {
    Signature signature;
    TestFunction function;
    bool takes_undefined = false;
  };
  struct Function {
    Signature signature;
    GlobalFunction function;
  };

  /// Jinja's standard filters, tests and functions, and our `all`, `any`.
  static Environment standard();

  void filter(std::string name, Signature signature, FilterFunction function, bool takes_undefined = false);
  void test(std::string name, Signature signature, TestFunction function, bool takes_undefined = false);
  void function(std::string name, Signature signature, GlobalFunction function);
  void statement(std::string name, CustomStatement spec) { statements_[std::move(name)] = spec; }
  /// A second name, e.g. "кому" for "dative", of whatever `name` is registered as: filter, test and function.
  void alias(const std::string& second, const std::string& name);
  /// A field's second name: `{{ пара.наставник }}` reads what `{{ pair.mentor }}` reads. Tried where the data has no
  /// field of the name as written.
  void field_alias(std::string second, std::string name) { field_aliases_[std::move(second)] = std::move(name); }
  /// A constant every template sees.
  void global(std::string name, Value v) { globals_[name] = std::move(v); }
  /// Why a name cannot be used, for names people will try (`random`, `trans`): shown instead of "unknown".
  void refused(std::string name, Message hint) { refused_[std::move(name)] = std::move(hint); }

  const Filter* find_filter(std::string_view name) const;
  const Test* find_test(std::string_view name) const;
  const Function* find_function(std::string_view name) const;
  const CustomStatement* find_statement(std::string_view name) const;
  const std::string* find_field_alias(std::string_view name) const;
  /// A dotted path with second names put back: "пара.наставник" → "pair.mentor".
  std::string field_path(std::string_view dotted) const;
  const Value* find_global(std::string_view name) const { return globals_.find(name); }
  const Message* find_refused(std::string_view name) const;
  std::vector<std::string> filter_names() const;
  std::vector<std::string> test_names() const;
  std::vector<std::string> function_names() const;
  std::vector<std::string> statement_names() const;

  UndefinedPolicy undefined = UndefinedPolicy::strict;
  Limits limits;
  /// Templates for include and import by name; nullopt: there is none of this name. Unset: include is refused.
  std::function<std::optional<Result<Source>>(const std::string& name)> loader;

 private:
  std::map<std::string, Filter, std::less<>> filters_;
  std::map<std::string, Test, std::less<>> tests_;
  std::map<std::string, Function, std::less<>> functions_;
  std::map<std::string, CustomStatement, std::less<>> statements_;
  std::map<std::string, std::string, std::less<>> field_aliases_;
  std::map<std::string, Message, std::less<>> refused_;
  Dict globals_;
};

}  // namespace prikaz::tpl
