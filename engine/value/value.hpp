// Value: the data model that templates, gates and reports see. A Jinja-like dynamic value; a missing one knows its
// name.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "value/date.hpp"

namespace prikaz {

class Value;
using List = std::vector<Value>;

/// Something with named fields and its own text: a registry record, a person's name, rich text, a picture.
class Object {
 public:
  virtual ~Object() = default;
  /// "person", "position", "organisation", "record", "rich-text", "image" …: what filters ask before they act.
  virtual std::string_view type() const = 0;
  /// nullopt: there is no field of this name (the template engine then reports it with near names from `fields`).
  virtual std::optional<Value> get(std::string_view name) const;
  virtual std::vector<std::string> fields() const { return {}; }
  virtual std::string text() const = 0;
  virtual bool truthy() const { return true; }
  /// Asked of two different objects: are they the same thing? By text, where nothing better tells them apart.
  virtual bool same(const Object& other) const { return type() == other.type() && text() == other.text(); }
};

/// A mapping that keeps the order of insertion, as Python's dict does.
class Dict {
 public:
  using Items = std::vector<std::pair<std::string, Value>>;
  Value* find(std::string_view key);
  const Value* find(std::string_view key) const;
  Value& operator[](std::string_view key);
  bool erase(std::string_view key);
  std::size_t size() const;
  bool empty() const { return size() == 0; }
  Items::const_iterator begin() const;
  Items::const_iterator end() const;
  Items::iterator begin();
  Items::iterator end();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>()(s); }
  };
  Items items_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>
      index_;  ///< filled only once the mapping is large
};

struct Undefined {
  std::string name;  ///< what was asked for: "pair.mentorr"
};

class Value {
 public:
  enum class Kind { none, undefined, boolean, integer, real, string, date, list, dict, object };

  Value() = default;  ///< none
  Value(bool b) : v_(b) {}
  Value(int i) : v_(static_cast<std::int64_t>(i)) {}
  Value(std::int64_t i) : v_(i) {}
  Value(std::size_t i) : v_(static_cast<std::int64_t>(i)) {}
  Value(double d) : v_(d) {}
  Value(std::string s) : v_(std::move(s)) {}
  Value(std::string_view s) : v_(std::string(s)) {}
  Value(const char* s) : v_(std::string(s)) {}
  Value(Date d) : v_(d) {}
  Value(Undefined u) : v_(std::move(u)) {}
  Value(List l) : v_(std::make_shared<List>(std::move(l))) {}
  Value(Dict d);
  Value(std::shared_ptr<List> l) : v_(std::move(l)) {}
  Value(std::shared_ptr<Dict> d) : v_(std::move(d)) {}
  Value(std::shared_ptr<const Object> o) : v_(std::move(o)) {}

  Kind kind() const noexcept { return static_cast<Kind>(v_.index()); }
  bool is(Kind k) const noexcept { return kind() == k; }
  bool is_none() const noexcept { return is(Kind::none); }
  bool is_undefined() const noexcept { return is(Kind::undefined); }
  bool is_number() const noexcept { return is(Kind::integer) || is(Kind::real) || is(Kind::boolean); }

  // Unchecked views: ask kind() first.
  bool boolean() const { return std::get<bool>(v_); }
  std::int64_t integer() const { return std::get<std::int64_t>(v_); }
  double real() const { return std::get<double>(v_); }
  const std::string& string() const { return std::get<std::string>(v_); }
  Date date() const { return std::get<Date>(v_); }
  const List& list() const { return *std::get<std::shared_ptr<List>>(v_); }
  const std::shared_ptr<List>& shared_list() const { return std::get<std::shared_ptr<List>>(v_); }
  const Dict& dict() const { return *std::get<std::shared_ptr<Dict>>(v_); }
  const std::shared_ptr<Dict>& shared_dict() const { return std::get<std::shared_ptr<Dict>>(v_); }
  const Object& object() const { return *std::get<std::shared_ptr<const Object>>(v_); }
  const std::shared_ptr<const Object>& shared_object() const { return std::get<std::shared_ptr<const Object>>(v_); }
  const Undefined& undefined() const { return std::get<Undefined>(v_); }

  /// The object as T, or null.
  template <class T>
  const T* as() const noexcept {
    return is(Kind::object) ? dynamic_cast<const T*>(std::get<std::shared_ptr<const Object>>(v_).get()) : nullptr;
  }

  bool truthy() const;
  /// Integers, reals and booleans; 0 otherwise.
  double number() const noexcept;
  /// What `{{ value }}` prints: Jinja's rules (True, 1.0, lists in brackets); none prints "None", a date prints ISO.
  std::string text() const;
  /// Field of a dict or object; undefined when there is none.
  Value get(std::string_view name) const;
  /// Python's name of the kind, for messages: str, int, list …
  std::string_view type_name() const noexcept;

  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, Undefined, bool, std::int64_t, double, std::string, Date, std::shared_ptr<List>,
               std::shared_ptr<Dict>, std::shared_ptr<const Object>>
      v_;
};

// Here, because a vector of Values wants to know what a Value is.
inline std::size_t Dict::size() const { return items_.size(); }
inline Dict::Items::const_iterator Dict::begin() const { return items_.begin(); }
inline Dict::Items::const_iterator Dict::end() const { return items_.end(); }
inline Dict::Items::iterator Dict::begin() { return items_.begin(); }
inline Dict::Items::iterator Dict::end() { return items_.end(); }

}  // namespace prikaz
