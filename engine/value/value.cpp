#include "value/value.hpp"

#include <charconv>

#include "core/format.hpp"

namespace prikaz {

namespace {
constexpr std::size_t linear_limit = 12;  // below it a scan beats a hash

// As Python's repr: the shortest digits that read back, with an exponent below 1e-4 and from 1e16 on.
std::string real_text(double d) {
  char buffer[64];
  const double size = d < 0 ? -d : d;
  const bool scientific = size != 0 && (size < 1e-4 || size >= 1e16);
  const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, d, format);
  std::string s(buffer, end.ptr);
  if (s.find_first_of(".en") == std::string::npos) s += ".0";
  return s;
}

// As Python's repr: single quotes unless only double ones avoid a backslash.
std::string repr(std::string_view text) {
  const bool twice = text.find('\'') != text.npos && text.find('"') == text.npos;
  const char quote = twice ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + quote;
}

std::string quoted(const Value& v) {
  if (v.is_undefined()) return "Undefined";
  return v.is(Value::Kind::string) ? repr(v.string()) : v.text();
}
}  // namespace

std::optional<Value> Object::get(std::string_view) const { return std::nullopt; }

const Value* Dict::find(std::string_view key) const {
  if (items_.size() > linear_limit) {
    const auto it = index_.find(key);
    return it == index_.end() ? nullptr : &items_[it->second].second;
  }
  for (const auto& [k, v] : items_)
    if (k == key) return &v;
  return nullptr;
}

Value* Dict::find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

Value& Dict::operator[](std::string_view key) {
  if (Value* v = find(key)) return *v;
  items_.emplace_back(std::string(key), Value());
  if (items_.size() == linear_limit + 1)
    for (std::size_t i = 0; i < items_.size(); ++i) index_[items_[i].first] = i;
  else if (items_.size() > linear_limit)
    index_[items_.back().first] = items_.size() - 1;
  return items_.back().second;
}

bool Dict::erase(std::string_view key) {
  for (std::size_t i = 0; i < items_.size(); ++i)
    if (items_[i].first == key) {
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i));
      index_.clear();
      if (items_.size() > linear_limit)
        for (std::size_t k = 0; k < items_.size(); ++k) index_[items_[k].first] = k;
      return true;
    }
  return false;
}

Value::Value(Dict d) : v_(std::make_shared<Dict>(std::move(d))) {}

bool Value::truthy() const {
  switch (kind()) {
    case Kind::none:
    case Kind::undefined:
      return false;
    case Kind::boolean:
      return boolean();
    case Kind::integer:
      return integer() != 0;
    case Kind::real:
      return real() != 0;
    case Kind::string:
      return !string().empty();
    case Kind::date:
      return true;
    case Kind::list:
      return !list().empty();
    case Kind::dict:
      return !dict().empty();
    case Kind::object:
      return object().truthy();
  }
  return false;
}

double Value::number() const noexcept {
  if (const auto* i = std::get_if<std::int64_t>(&v_)) return static_cast<double>(*i);
  if (const auto* d = std::get_if<double>(&v_)) return *d;
  if (const auto* b = std::get_if<bool>(&v_)) return *b ? 1 : 0;
  return 0;
}

std::string Value::text() const {
  switch (kind()) {
    case Kind::none:
      return "None";
    case Kind::undefined:
      return "";
    case Kind::boolean:
      return boolean() ? "True" : "False";
    case Kind::integer:
      return std::to_string(integer());
    case Kind::real:
      return real_text(real());
    case Kind::string:
      return string();
    case Kind::date:
      return date().iso();
    case Kind::object:
      return object().text();
    case Kind::list: {
      std::string out = "[";
      for (const Value& v : list()) out += (out.size() > 1 ? ", " : "") + quoted(v);
      return out + "]";
    }
    case Kind::dict: {
      std::string out = "{";
      for (const auto& [k, v] : dict()) out += (out.size() > 1 ? ", " : "") + repr(k) + ": " + quoted(v);
      return out + "}";
    }
  }
  return "";
}

Value Value::get(std::string_view name) const {
  if (is(Kind::dict))
    if (const Value* v = dict().find(name)) return *v;
  if (is(Kind::object))
    if (auto v = object().get(name)) return *std::move(v);
  return Undefined{std::string(name)};
}

std::string_view Value::type_name() const noexcept {
  switch (kind()) {
    case Kind::none:
      return "none";
    case Kind::undefined:
      return "undefined";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      return "int";
    case Kind::real:
      return "float";
    case Kind::string:
      return "str";
    case Kind::date:
      return "date";
    case Kind::list:
      return "list";
    case Kind::dict:
      return "dict";
    case Kind::object:
      return object().type();
  }
  return "";
}

bool Value::operator==(const Value& other) const {
  if (is_number() && other.is_number()) {
    if (is(Kind::real) || other.is(Kind::real)) return number() == other.number();
    const auto whole = [](const Value& v) { return v.is(Kind::boolean) ? std::int64_t{v.boolean()} : v.integer(); };
    return whole(*this) == whole(other);
  }
  if (kind() != other.kind()) return false;
  switch (kind()) {
    case Kind::string:
      return string() == other.string();
    case Kind::date:
      return date() == other.date();
    case Kind::list:
      return list() == other.list();
    case Kind::dict: {
      if (dict().size() != other.dict().size()) return false;
      for (const auto& [k, v] : dict()) {
        const Value* theirs = other.dict().find(k);
        if (!theirs || !(v == *theirs)) return false;
      }
      return true;
    }
    case Kind::object:
      return &object() == &other.object() || object().same(other.object());
    default:
      return true;
  }
}

}  // namespace prikaz
