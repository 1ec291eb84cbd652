#include "template/methods.hpp"

#include <algorithm>

#include "core/format.hpp"
#include "template/method_table.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

// ── lists and mappings ──

/// The list that a method changes. Programs that call such methods work on copies of the data of their own.
List& changing(const Value& on) { return *on.shared_list(); }
Dict& changing_dict(const Value& on) { return *on.shared_dict(); }

bool holds(const Value& in, const void* container, int depth, int& budget) {
  if (depth <= 0 || --budget <= 0) return true;
  const auto deeper = [&](const Value& v) { return holds(v, container, depth - 1, budget); };
  if (const List* l = list_of(in)) return l == container || std::any_of(l->begin(), l->end(), deeper);
  if (!in.is(Value::Kind::dict)) return false;
  const Dict& d = in.dict();
  return &d == container || std::any_of(d.begin(), d.end(), [&](const auto& entry) { return deeper(entry.second); });
}

/// Refuses to put a list into itself, or to nest without end.
std::optional<Fault> fit(const Value& on, const Value& item, const Args& a) {
  const void* container = on.is(Value::Kind::dict) ? static_cast<const void*>(&on.dict()) : &on.list();
  int budget = 100'000;
  if (holds(item, container, 60, budget)) return Fault{Message("a list cannot hold itself, or nest this deeply"), {}};
  const std::size_t size = on.is(Value::Kind::dict) ? on.dict().size() : on.list().size();
  if (size >= a.environment().limits.range) return Fault{Message("the list is too long"), {}};
  return std::nullopt;
}

std::size_t position(const Value& on, std::int64_t i) {
  const auto n = static_cast<std::int64_t>(on.list().size());
  return static_cast<std::size_t>(std::clamp<std::int64_t>(i < 0 ? i + n : i, 0, n));
}

Outcome append(const Value& on, const Args& a) {
  if (auto fault = fit(on, *a[0], a)) return tl::unexpected<Fault>(*fault);
  changing(on).push_back(*a[0]);
  return Value();
}

Outcome extend(const Value& on, const Args& a) {
  const auto items = items_of(*a[0]);
  if (!items) return refuse(Message("a list is due, not {}", a[0]->type_name()));
  for (const Value& v : *items) {
    if (auto fault = fit(on, v, a)) return tl::unexpected<Fault>(*fault);
    changing(on).push_back(v);
  }
  return Value();
}

Outcome insert(const Value& on, const Args& a) {
  const auto at = whole_number(a, 0, 0);
  if (!at) return tl::unexpected<Fault>(at.error());
  if (auto fault = fit(on, *a[1], a)) return tl::unexpected<Fault>(*fault);
  List& l = changing(on);
  l.insert(l.begin() + static_cast<std::ptrdiff_t>(position(on, *at)), *a[1]);
  return Value();
}

Outcome pop(const Value& on, const Args& a) {
  const auto at = whole_number(a, 0, -1);
  if (!at) return tl::unexpected<Fault>(at.error());
  const auto n = static_cast<std::int64_t>(on.list().size());
  if (*at >= n || *at < -n) return refuse(Message("the list has no item {}", std::to_string(*at)));
  List& l = changing(on);
  const auto it = l.begin() + static_cast<std::ptrdiff_t>(*at < 0 ? *at + n : *at);
  Value out = std::move(*it);
  l.erase(it);
  return out;
}

Outcome index_of(const Value& on, const Args& a) {
  const List& l = *list_of(on);
  for (std::size_t i = 0; i < l.size(); ++i)
    if (equal(l[i], *a[0])) return i;
  return refuse(Message("{} is not in the list", a[0]->text()));
}

Outcome remove(const Value& on, const Args& a) {
  const auto at = index_of(on, a);
  if (!at) return at;
  changing(on).erase(changing(on).begin() + at->integer());
  return Value();
}

Outcome count_items(const Value& on, const Args& a) {
  const List& l = *list_of(on);
  return static_cast<std::size_t>(std::count_if(l.begin(), l.end(), [&](const Value& v) { return equal(v, *a[0]); }));
}

Outcome sort_list(const Value& on, const Args& a) {
  List items = on.list();
  std::optional<Fault> bad;
  std::stable_sort(items.begin(), items.end(), [&](const Value& x, const Value& y) {
    const auto o = order(x, y);
    if (!o) bad = o.error();
    return o && *o < 0;
  });
  if (bad) return tl::unexpected<Fault>(*bad);
  if (a.flag(0, false)) std::reverse(items.begin(), items.end());
  changing(on) = std::move(items);
  return Value();
}

const Method tuple_methods[] = {{"count", "value", count_items}, {"index", "value", index_of}};

const Method list_methods[] = {
    {"append", "value", append},
    {"clear", "", [](const Value& on, const Args&) -> Outcome { return changing(on).clear(), Value(); }},
    {"copy", "", [](const Value& on, const Args&) -> Outcome { return List(on.list()); }},
    {"count", "value", count_items},
    {"extend", "items", extend},
    {"index", "value", index_of},
    {"insert", "index value", insert},
    {"pop", "index?", pop},
    {"remove", "value", remove},
    {"reverse", "",
     [](const Value& on, const Args&) -> Outcome {
       std::reverse(changing(on).begin(), changing(on).end());
       return Value();
     }},
    {"sort", "reverse?", sort_list},
};

Outcome take_out(const Value& on, const std::string& key, const Value* otherwise) {
  const Value* found = on.dict().find(key);
  if (!found && otherwise) return *otherwise;
  if (!found) return refuse(Message("the mapping has no key {}", key));
  Value out = *found;
  changing_dict(on).erase(key);
  return out;
}

Outcome update(const Value& on, const Args& a) {
  if (a.has(0) && !a[0]->is(Value::Kind::dict)) return refuse(Message("a mapping is due, not {}", a[0]->type_name()));
  const auto put = [&](std::string_view k, const Value& v) {
    auto fault = fit(on, v, a);
    if (!fault) changing_dict(on)[k] = v;
    return fault;
  };
  const Dict others = a.has(0) ? a[0]->dict() : Dict();
  for (const auto& [k, v] : others)
    if (auto fault = put(k, v)) return tl::unexpected<Fault>(*fault);
  for (const Named& n : a.named_rest())
    if (auto fault = put(n.name, n.value)) return tl::unexpected<Fault>(*fault);
  return Value();
}

const Method dict_methods[] = {
    {"clear", "", [](const Value& on, const Args&) -> Outcome { return changing_dict(on) = Dict(), Value(); }},
    {"copy", "", [](const Value& on, const Args&) -> Outcome { return Dict(on.dict()); }},
    {"get", "key default?",
     [](const Value& on, const Args& a) -> Outcome {
       const Value* found = on.dict().find(a.text(0));
       return found ? *found : a.has(1) ? *a[1] : Value();
     }},
    {"items", "",
     [](const Value& on, const Args&) -> Outcome {
       List out;
       for (const auto& [k, v] : on.dict()) out.push_back(make_tuple({k, v}));
       return out;
     }},
    {"keys", "", [](const Value& on, const Args&) -> Outcome { return *items_of(on); }},
    {"pop", "key default?", [](const Value& on, const Args& a) { return take_out(on, a.text(0), a[1]); }},
    {"popitem", "",
     [](const Value& on, const Args&) -> Outcome {
       if (on.dict().empty()) return refuse(Message("the mapping is empty"));
       const auto last = std::prev(on.dict().end());
       const std::string key = last->first;
       const Value value = last->second;
       changing_dict(on).erase(key);
       return make_tuple({key, value});
     }},
    {"setdefault", "key default?",
     [](const Value& on, const Args& a) -> Outcome {
       if (const Value* found = on.dict().find(a.text(0))) return *found;
       const Value v = a.has(1) ? *a[1] : Value();
       if (auto fault = fit(on, v, a)) return tl::unexpected<Fault>(*fault);
       return changing_dict(on)[a.text(0)] = v;
     }},
    {"update", "other? **", update},
    {"values", "",
     [](const Value& on, const Args&) -> Outcome {
       List out;
       for (const auto& [k, v] : on.dict()) out.push_back(v);
       return out;
     }},
};

// ── dates and numbers ──

Outcome strftime(const Value& on, const Args& a) {
  const Date d = on.date();
  std::string out;
  const std::string pattern = a.text(0);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size()) {
      out += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'd':
        out += prikaz::format("{:02}", d.day);
        break;
      case 'm':
        out += prikaz::format("{:02}", d.month);
        break;
      case 'Y':
        out += prikaz::format("{:04}", d.year);
        break;
      case 'y':
        out += prikaz::format("{:02}", ((d.year % 100) + 100) % 100);
        break;
      case 'j':
        out += prikaz::format("{:03}", d.days() - Date{d.year, 1, 1}.days() + 1);
        break;
      case 'u':
        out += std::to_string(d.weekday());
        break;
      case 'w':
        out += std::to_string(d.weekday() % 7);
        break;
      case 'F':
        out += d.iso();
        break;
      case 'H':
      case 'M':
      case 'S':
        out += "00";
        break;
      case '%':
        out += '%';
        break;
      default:
        return refuse(Message("%{} is not known to strftime here", std::string(1, pattern[i])),
                      Message("known: %d %m %Y %y %j %u %w %F"));
    }
  }
  return out;
}

const Method date_methods[] = {
    {"isoformat", "", [](const Value& on, const Args&) -> Outcome { return on.date().iso(); }},
    {"isoweekday", "", [](const Value& on, const Args&) -> Outcome { return on.date().weekday(); }},
    {"strftime", "format", strftime},
    {"weekday", "", [](const Value& on, const Args&) -> Outcome { return on.date().weekday() - 1; }},
};

const Method real_methods[] = {
    {"is_integer", "", [](const Value& on, const Args&) -> Outcome { return integer_of(on).has_value(); }}};

std::span<const Method> methods_of(const Value& on) {
  if (string_of(on)) return text_methods();
  switch (on.kind()) {
    case Value::Kind::list:
      return list_methods;
    case Value::Kind::dict:
      return dict_methods;
    case Value::Kind::date:
      return date_methods;
    case Value::Kind::real:
      return real_methods;
    case Value::Kind::object:
      return list_of(on) ? std::span<const Method>(tuple_methods) : std::span<const Method>();
    default:
      return {};
  }
}

const Method* method_of(const Value& on, std::string_view name) {
  for (const Method& m : methods_of(on))
    if (m.name == name) return &m;
  return nullptr;
}

}  // namespace

bool has_method(const Value& on, std::string_view name) { return method_of(on, name) != nullptr; }

std::vector<std::string> method_names(const Value& on) {
  std::vector<std::string> names;
  for (const Method& m : methods_of(on)) names.emplace_back(m.name);
  return names;
}

Outcome call_method(const Value& on, std::string_view name, std::span<const Value> positional,
                    std::span<const Named> named, const Environment& env) {
  const Method* m = method_of(on, name);
  const auto args = Args::bind(m->signature, positional, named, env);
  if (!args) return tl::unexpected<Fault>(args.error());
  return m->call(on, *args);
}

}  // namespace prikaz::tpl
