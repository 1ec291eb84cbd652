#include "template/sequence.hpp"

#include <algorithm>
#include <charconv>

#include "core/utf8.hpp"

namespace prikaz::tpl {

std::string Tuple::text() const {
  std::string s = Value(items_).text();
  s.front() = '(';
  s.back() = ')';
  if (items_.size() == 1) s.insert(s.size() - 1, ",");
  return s;
}

std::optional<Value> Tuple::get(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size() && i < items_.size(); ++i)
    if (names_[i] == name) return items_[i];
  return std::nullopt;
}

Value make_object(std::shared_ptr<const Object> o) { return Value(std::move(o)); }
Value make_tuple(List items) { return make_object(std::make_shared<Tuple>(std::move(items))); }

std::optional<Value> Namespace::get(std::string_view name) const {
  if (const Value* v = std::as_const(fields_).find(name)) return *v;
  return std::nullopt;
}

std::vector<std::string> Namespace::fields() const {
  std::vector<std::string> names;
  for (const auto& [k, v] : std::as_const(fields_)) names.push_back(k);
  return names;
}

const List* list_of(const Value& v) noexcept {
  if (v.is(Value::Kind::list)) return &v.list();
  const auto* t = v.as<Tuple>();
  return t ? &t->items() : nullptr;
}

const std::string* string_of(const Value& v) noexcept {
  if (v.is(Value::Kind::string)) return &v.string();
  const auto* m = v.as<Markup>();
  return m ? &m->str() : nullptr;
}

std::optional<List> items_of(const Value& v) {
  if (const List* l = list_of(v)) return *l;
  List out;
  if (v.is_undefined()) return out;
  if (v.is(Value::Kind::dict)) {
    for (const auto& [k, item] : v.dict()) out.emplace_back(k);
    return out;
  }
  const std::string* s = string_of(v);
  if (!s) return std::nullopt;
  for (std::size_t i = 0; i < s->size();) {
    const std::size_t start = i;
    utf8::next(*s, i);
    out.emplace_back(s->substr(start, i - start));
  }
  return out;
}

std::optional<std::size_t> length_of(const Value& v) {
  if (const List* l = list_of(v)) return l->size();
  if (v.is(Value::Kind::dict)) return v.dict().size();
  if (const std::string* s = string_of(v)) return utf8::length(*s);
  if (v.is_undefined()) return 0;
  return std::nullopt;
}

Value field_of(const Value& v, std::string_view name) {
  switch (v.kind()) {
    case Value::Kind::dict:
      if (const Value* found = v.dict().find(name)) return *found;
      break;
    case Value::Kind::object:
      if (auto found = v.object().get(name)) return *std::move(found);
      break;
    case Value::Kind::date:
      if (name == "year") return v.date().year;
      if (name == "month") return v.date().month;
      if (name == "day") return v.date().day;
      break;
    default:
      break;
  }
  return Undefined{};
}

Value path_of(const Value& v, std::string_view path) {
  Value here = v;
  while (true) {
    const std::size_t dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    std::size_t index = 0;
    const auto number = std::from_chars(name.data(), name.data() + name.size(), index);
    const List* list = list_of(here);
    if (list && number.ec == std::errc() && number.ptr == name.data() + name.size())
      here = index < list->size() ? Value((*list)[index]) : Value(Undefined{std::string(name)});
    else
      here = field_of(here, name);
    if (here.is_undefined() && dot != path.npos) return Undefined{std::string(name)};
    if (dot == path.npos) return here;
    path.remove_prefix(dot + 1);
  }
}

std::vector<std::string> field_names(const Value& v) {
  std::vector<std::string> names;
  if (v.is(Value::Kind::dict))
    for (const auto& [k, item] : v.dict()) names.push_back(k);
  if (v.is(Value::Kind::object)) names = v.object().fields();
  if (v.is(Value::Kind::date)) names = {"year", "month", "day"};
  return names;
}

bool within(const Value& v, int depth, std::uint64_t& nodes) {
  const auto fits = [&](const Value& item) {
    if (nodes == 0) return false;
    --nodes;
    return within(item, depth - 1, nodes);
  };
  const auto all = [&](const Dict& d) {
    return depth > 0 && std::all_of(d.begin(), d.end(), [&](const auto& entry) { return fits(entry.second); });
  };
  if (v.is(Value::Kind::dict)) return all(v.dict());
  if (!v.is(Value::Kind::list) && !v.is(Value::Kind::object)) return true;
  if (const List* l = list_of(v)) return depth > 0 && std::all_of(l->begin(), l->end(), fits);
  const auto* ns = v.as<Namespace>();
  return !ns || all(ns->all());
}

Value deep_copy(const Value& v, int depth_left) {
  if (depth_left <= 0) return v;
  if (v.is(Value::Kind::list)) {
    List out;
    out.reserve(v.list().size());
    for (const Value& item : v.list()) out.push_back(deep_copy(item, depth_left - 1));
    return out;
  }
  if (v.is(Value::Kind::dict)) {
    Dict out;
    for (const auto& [k, item] : v.dict()) out[k] = deep_copy(item, depth_left - 1);
    return out;
  }
  return v;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) out.emplace_back(text.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

}  // namespace prikaz::tpl
