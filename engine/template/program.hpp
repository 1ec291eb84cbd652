// A compiled template: checked once, rendered many times, from any number of threads at once.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "template/environment.hpp"
#include "template/piece.hpp"
#include "template/sink.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// A name the template reads from its data. Fields of a list's items are the list's children.
struct Field {
  /// What its use tells: printed (text), looped over (list), only asked in conditions (flag), has fields (group).
  enum class Kind { unknown, flag, text, group, list };
  std::string name;
  Kind kind = Kind::unknown;
  std::vector<Field> children;
  std::vector<std::uint32_t> pieces;  ///< where it is read, ascending
  bool guarded = false;  ///< the template asks somewhere whether it is there (default, is defined): it may be missing
};

struct Usage {
  std::vector<Field> fields;  ///< by first use
  std::set<std::string> filters, tests, functions, statements, templates;
};

/// Buffers that one render after another can reuse; one per thread. Optional: render makes its own when none is given.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

class Program {
 public:
  struct Impl;
  explicit Program(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

  /// `context`: a dict or an object with fields. All mistakes of the data are collected; what was sent to the sink is
  /// then not to be used. Errors: PRK-T1xx, see template/faults.hpp.
  Status render(const Value& context, Sink& sink, Scratch& scratch) const;
  Status render(const Value& context, Sink& sink) const;

  const Usage& usage() const;
  /// What looks wrong and still compiles (mixed alphabets in a field's name).
  const Diagnostics& warnings() const;
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Checks and compiles. `env` must outlive the Program. Errors: all at once, PRK-T0xx, see template/faults.hpp.
Result<Program> compile(const std::vector<Piece>& pieces, const Environment& env, PlaceOf place_of);

/// Text in, text out: messages, file names, tests.
Result<std::string> render_text(std::string_view text, const Value& context, const Environment& env,
                                const std::string& file = "text");

}  // namespace prikaz::tpl
