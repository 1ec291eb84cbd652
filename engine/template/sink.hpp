// Where a render goes: a DOCX keeps XML, a text keeps characters.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// The innermost loop around a statement.
struct LoopInfo {
  std::size_t index0 = 0;
  std::size_t length = 0;
  int depth = 1;  ///< 1 for a loop that stands in no other recursion of itself
  bool first() const { return index0 == 0; }
  bool last() const { return index0 + 1 == length; }
};

class Sink {
 public:
  virtual ~Sink() = default;
  /// A literal piece is reached. `text` is the piece's own (empty for opaque literals); neighbours that have text are
  /// merged and arrive as one under the first one's id.
  virtual void literal(std::uint32_t piece, std::string_view text) = 0;
  /// The value of `{{ }}`. Undefined arrives only under the lenient policy.
  virtual void value(const Value& v, std::uint32_t piece) = 0;
  /// What comes next belongs to a macro, call, set or filter block; captures nest.
  virtual void begin_capture() = 0;
  /// The innermost capture as a value; printed later through value(). Plain text should be a string, so that filters
  /// work on it; else an Object of the sink's own.
  virtual Value end_capture() = 0;
  /// A custom statement; `argument` is none where there is none; `loop` is null outside loops.
  virtual std::optional<Fault> statement(std::string_view name, const Value& argument, std::uint32_t piece,
                                         const LoopInfo* loop) {
    (void)name, (void)argument, (void)piece, (void)loop;
    return std::nullopt;
  }
};

/// Plain text: values print by Value::text().
class TextSink : public Sink {
 public:
  void literal(std::uint32_t piece, std::string_view text) override;
  void value(const Value& v, std::uint32_t piece) override;
  void begin_capture() override { held_.emplace_back().swap(out_); }
  Value end_capture() override;
  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<std::string> held_;
};

}  // namespace prikaz::tpl
