// Sequences and mappings as the language sees them, over every kind of Value.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::tpl {

/// A fixed list: `(1, 2)`, a pair of items(), a group of groupby, whose parts have names as well.
class Tuple : public Object {
 public:
  explicit Tuple(List items, std::vector<std::string> names = {})
      : items_(std::move(items)), names_(std::move(names)) {}
  std::string_view type() const override { return "tuple"; }
  std::string text() const override;
  bool truthy() const override { return !items_.empty(); }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override { return names_; }
  const List& items() const { return items_; }

 private:
  List items_;
  std::vector<std::string> names_;
};

Value make_tuple(List items);
Value make_object(std::shared_ptr<const Object> o);

/// What `namespace()` makes: fields that a template may set from inside a loop.
class Namespace : public Object {
 public:
  explicit Namespace(Dict d) : fields_(std::move(d)) {}
  std::string_view type() const override { return "namespace"; }
  std::string text() const override { return "<namespace>"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override;
  void set(std::string_view name, Value v) const { fields_[name] = std::move(v); }
  void clear() const { fields_ = Dict(); }
  const Dict& all() const { return fields_; }

 private:
  mutable Dict fields_;  // the one object of the language that changes; it never leaves its render
};

/// The items of a list or tuple, or null.
const List* list_of(const Value& v) noexcept;
/// The text of a string or of markup, or null.
const std::string* string_of(const Value& v) noexcept;
/// Everything that `for` can walk over, as a list: a mapping's keys, a string's characters, nothing for undefined.
/// nullopt: it cannot be walked over.
std::optional<List> items_of(const Value& v);
/// Elements, characters or keys; nullopt for what has no length.
std::optional<std::size_t> length_of(const Value& v);

/// `.name` of any value; undefined (with no name) when there is none. Date: year, month, day.
Value field_of(const Value& v, std::string_view name);
/// `a.b.0.c` as filters take it in attribute=….
Value path_of(const Value& v, std::string_view path);
/// Names that `.name` would find, for messages.
std::vector<std::string> field_names(const Value& v);

/// Whether lists, tuples, mappings and namespaces nest no deeper than `depth` and hold no more than `nodes` values, one
/// counted as often as it is reached: a template can make a small graph that prints without end.
bool within(const Value& v, int depth, std::uint64_t& nodes);
/// A tree of values of its own: lists and mappings copied, the rest shared.
Value deep_copy(const Value& v, int depth_left = 256);

/// Words of a text cut at single spaces: the form in which signatures and tables list names.
std::vector<std::string> words_of(std::string_view text);

}  // namespace prikaz::tpl
