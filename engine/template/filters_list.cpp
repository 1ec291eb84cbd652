// The standard filters on lists, and our all and any.
#include <algorithm>
#include <unordered_set>

#include "core/utf8.hpp"
#include "template/builtins.hpp"
#include "template/operators.hpp"
#include "template/report.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {
namespace {

using Items = tl::expected<List, Fault>;

Items items(const Value& v) {
  auto l = items_of(v);
  if (l) return *std::move(l);
  return refuse(Message("a list is due, not {}", v.type_name()));
}

tl::expected<std::int64_t, Fault> whole(const Value& v) {
  const auto n = integer_of(v);
  if (n) return *n;
  return refuse(Message("a whole number is due, not {}", v.type_name()));
}

/// A field of an item; under the strict policy a missing one is a mistake.
Outcome field(const Value& item, const Value& path, const Environment& env) {
  Value v = path.is(Value::Kind::integer) ? item_of(item, path) : path_of(item, path.text());
  const std::string name = path.text();
  if (v.is_undefined() && string_of(path)) v = path_of(item, env.field_path(name));
  if (!v.is_undefined() || env.undefined == UndefinedPolicy::lenient) return v;
  const std::string first = name.substr(0, name.find('.'));
  return refuse(Message("an item has no field {}", name), near_hint(first, field_names(item)));
}

Value folded(const Value& v) {
  const std::string* s = string_of(v);
  return s ? Value(utf8::to_lower(*s)) : v;
}

/// As folded, with ё between е and ж, where the alphabet has it, not after я, where Unicode has it.
Value collated(const Value& v) {
  const std::string* s = string_of(v);
  if (!s) return v;
  std::string key;
  for (std::size_t i = 0; i < s->size();) {
    const char32_t c = utf8::lower(utf8::next(*s, i));
    utf8::append(key, c == U'ё' ? U'е' : c);
    if (c == U'ё') utf8::append(key, 0x10FFFF);
  }
  return key;
}

/// What sort, unique, min, max, groupby compare: the item or its field, letter case aside.
struct Key {
  const Value* attribute;
  bool case_sensitive;
  const Environment& env;
  Value (*fold)(const Value&) = folded;

  Outcome operator()(const Value& item) const {
    if (!attribute || attribute->is_none()) return case_sensitive ? item : fold(item);
    const std::string path = attribute->text();
    if (path.find(',') == path.npos) {
      auto v = field(item, *attribute, env);
      if (v && !case_sensitive) v = fold(*v);
      return v;
    }
    List several;
    const std::string comma = ",";
    for (const std::string& p : split(path, &comma, -1)) {
      auto v = field(item, stripped(p, nullptr, true, true), env);
      if (!v) return v;
      several.push_back(case_sensitive ? *std::move(v) : fold(*v));
    }
    return make_tuple(std::move(several));
  }
};

struct Keyed {
  Value key, item;
};

tl::expected<std::vector<Keyed>, Fault> keyed(const Value& v, const Key& key) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  std::vector<Keyed> out;
  out.reserve(l->size());
  for (Value& item : *l) {
    auto k = key(item);
    if (!k) return tl::unexpected<Fault>(k.error());
    out.push_back({*std::move(k), std::move(item)});
  }
  return out;
}

std::optional<Fault> sort_keyed(std::vector<Keyed>& all, bool reverse) {
  // Keys that have no order are found before the sort: its comparison must be consistent.
  for (std::size_t i = 1; i < all.size(); ++i)
    if (const auto o = order(all[0].key, all[i].key); !o) return o.error();
  std::optional<Fault> bad;
  std::stable_sort(all.begin(), all.end(), [&](const Keyed& x, const Keyed& y) {
    const auto o = reverse ? order(y.key, x.key) : order(x.key, y.key);
    if (!o) bad = o.error();
    return o && *o < 0;
  });
  return bad;
}

List taken(std::vector<Keyed>&& all) {
  List out;
  out.reserve(all.size());
  for (Keyed& k : all) out.push_back(std::move(k.item));
  return out;
}

Outcome sort(const Value& v, const Args& a) {
  auto all = keyed(v, {a[2], a.flag(1, false), a.environment(), collated});
  if (!all) return tl::unexpected<Fault>(all.error());
  if (auto bad = sort_keyed(*all, a.flag(0, false))) return tl::unexpected<Fault>(*bad);
  return taken(*std::move(all));
}

Outcome dict_sort(const Value& v, const Args& a) {
  if (!v.is(Value::Kind::dict)) return refuse(Message("a mapping is due, not {}", v.type_name()));
  const std::string by = a.text(1, "key");
  if (by != "key" && by != "value") return refuse(Message("by is key or value, not {}", by));
  std::vector<Keyed> all;
  for (const auto& [k, item] : v.dict()) {
    Value key = by == "key" ? Value(k) : item;
    all.push_back({a.flag(0, false) ? key : collated(key), make_tuple({k, item})});
  }
  if (auto bad = sort_keyed(all, a.flag(2, false))) return tl::unexpected<Fault>(*bad);
  return taken(std::move(all));
}

Outcome unique(const Value& v, const Args& a) {
  auto all = keyed(v, {a[1], a.flag(0, false), a.environment()});
  if (!all) return tl::unexpected<Fault>(all.error());
  List out, seen;
  std::unordered_set<std::string> seen_scalars;  // texts and numbers, so that long lists stay quick
  for (Keyed& k : *all) {
    const std::string* s = string_of(k.key);
    if (s || k.key.is_number()) {
      if (!seen_scalars.insert(s ? "s" + *s : Value(k.key.number()).text()).second) continue;
    } else {
      const bool known = std::any_of(seen.begin(), seen.end(), [&](const Value& other) { return equal(other, k.key); });
      if (known) continue;
      seen.push_back(std::move(k.key));
    }
    out.push_back(std::move(k.item));
  }
  return out;
}

template <int Sign>
Outcome extreme(const Value& v, const Args& a) {
  auto all = keyed(v, {a[1], a.flag(0, false), a.environment()});
  if (!all) return tl::unexpected<Fault>(all.error());
  if (all->empty()) return Undefined{"the list is empty and an item of it"};
  const Keyed* best = &all->front();
  for (const Keyed& k : *all) {
    const auto o = order(k.key, best->key);
    if (!o) return tl::unexpected<Fault>(o.error());
    if (*o * Sign > 0) best = &k;
  }
  return best->item;
}

Outcome group_by(const Value& v, const Args& a) {
  const Value* otherwise = a[1];
  const Key key{a[0], a.flag(2, false), a.environment()};
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  std::vector<Keyed> all;
  for (Value& item : *l) {
    Value missing = otherwise ? path_of(item, a[0]->text()) : Value();
    auto k = otherwise && missing.is_undefined() ? Outcome(*otherwise) : key(item);
    if (!k) return tl::unexpected<Fault>(k.error());
    all.push_back({*std::move(k), std::move(item)});
  }
  if (auto bad = sort_keyed(all, false)) return tl::unexpected<Fault>(*bad);
  List groups;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    List members;
    while (end < all.size() && equal(all[end].key, all[i].key)) members.push_back(all[end++].item);
    Value name = path_of(all[i].item, a[0]->text());
    if (name.is_undefined() && otherwise) name = *otherwise;
    groups.push_back(make_object(
        std::make_shared<Tuple>(List{std::move(name), Value(std::move(members))}, words_of("grouper list"))));
    i = end;
  }
  return groups;
}

Outcome first(const Value& v, const Args&) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  return l->empty() ? Value(Undefined{"the list is empty and its first item"}) : std::move(l->front());
}

Outcome last(const Value& v, const Args&) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  return l->empty() ? Value(Undefined{"the list is empty and its last item"}) : std::move(l->back());
}

Outcome length(const Value& v, const Args&) {
  const auto n = length_of(v);
  if (n) return *n;
  return refuse(Message("a value of kind {} has no length", v.type_name()));
}

Outcome reverse(const Value& v, const Args&) {
  if (const std::string* s = string_of(v)) {
    std::u32string u = utf8::decode(*s);
    std::reverse(u.begin(), u.end());
    return utf8::encode(u);
  }
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  std::reverse(l->begin(), l->end());
  return *std::move(l);
}

Outcome join(const Value& v, const Args& a) {
  const auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  const std::string by = a.text(0);
  std::string out;
  bool start = true;
  for (const Value& item : *l) {
    if (!std::exchange(start, false)) out += by;
    if (a.has(1) && !a[1]->is_none()) {
      const auto f = field(item, *a[1], a.environment());
      if (!f) return f;
      out += f->text();
    } else {
      out += item.text();
    }
    if (out.size() > a.environment().limits.text) return refuse(Message("the result is too large"));
  }
  return out;
}

Outcome sum(const Value& v, const Args& a) {
  const auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  Value total = a.has(1) ? *a[1] : Value(0);
  for (const Value& item : *l) {
    auto f = a.has(0) && !a[0]->is_none() ? field(item, *a[0], a.environment()) : Outcome(item);
    if (!f) return f;
    auto next = arithmetic(Op::add, total, *f, a.environment().limits);
    if (!next) return next;
    total = *std::move(next);
  }
  return total;
}

Outcome batch(const Value& v, const Args& a) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  const auto n = whole(*a[0]);
  if (!n) return tl::unexpected<Fault>(n.error());
  if (*n <= 0 || *n > static_cast<std::int64_t>(a.environment().limits.range))
    return refuse(Message("the number of items must be positive and not too large"));
  List out, row;
  for (Value& item : *l) {
    if (static_cast<std::int64_t>(row.size()) == *n) out.emplace_back(std::exchange(row, {}));
    row.push_back(std::move(item));
  }
  if (row.empty()) return out;
  while (a.has(1) && !a[1]->is_none() && static_cast<std::int64_t>(row.size()) < *n) row.push_back(*a[1]);
  out.emplace_back(std::move(row));
  return out;
}

Outcome slice(const Value& v, const Args& a) {
  const auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  const auto n = whole(*a[0]);
  if (!n) return tl::unexpected<Fault>(n.error());
  if (*n <= 0 || *n > static_cast<std::int64_t>(a.environment().limits.range))
    return refuse(Message("the number of slices must be positive and not too large"));
  const auto slices = static_cast<std::size_t>(*n);
  const std::size_t each = l->size() / slices, longer = l->size() % slices;
  List out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < slices; ++i) {
    const std::size_t size = each + (i < longer ? 1 : 0);
    List part(l->begin() + static_cast<std::ptrdiff_t>(at), l->begin() + static_cast<std::ptrdiff_t>(at + size));
    at += size;
    if (a.has(1) && !a[1]->is_none() && i >= longer) part.push_back(*a[1]);
    out.emplace_back(std::move(part));
  }
  return out;
}

Outcome to_list(const Value& v, const Args&) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  return *std::move(l);
}

Outcome pairs(const Value& v, const Args&) {
  if (v.is_undefined()) return List{};
  if (!v.is(Value::Kind::dict)) return refuse(Message("a mapping is due, not {}", v.type_name()));
  List out;
  for (const auto& [k, item] : v.dict()) out.push_back(make_tuple({k, item}));
  return out;
}

/// map(attribute='x'), map('filter', …), and ours: map('field') where no filter has the name.
Outcome map(const Value& v, const Args& a) {
  const Environment& env = a.environment();
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  const Value* attribute = nullptr;
  const Value* otherwise = nullptr;
  std::vector<Named> named;
  for (const Named& n : a.named_rest()) {
    if (n.name == "attribute" && a.rest().empty())
      attribute = &n.value;
    else if (n.name == "default" && a.rest().empty())
      otherwise = &n.value;
    else
      named.push_back(n);
  }
  const Environment::Filter* filter = a.rest().empty() ? nullptr : env.find_filter(a.rest()[0].text());
  if (!a.rest().empty() && !filter) attribute = &a.rest()[0];
  if (!attribute && !filter) return refuse(Message("map needs a field (attribute=…) or a filter's name"));
  for (Value& item : *l) {
    Outcome made;
    if (filter) {
      const auto args = Args::bind(filter->signature, a.rest().subspan(1), named, env);
      if (!args) return tl::unexpected<Fault>(args.error());
      made = filter->function(item, *args);
    } else if (otherwise) {
      const Value found = path_of(item, attribute->text());
      made = found.is_undefined() ? *otherwise : found;
    } else {
      made = field(item, *attribute, env);
    }
    if (!made) return made;
    item = *std::move(made);
  }
  return *std::move(l);
}

/// select, reject and, with ByField, selectattr, rejectattr.
template <bool ByField, bool Keep>
Outcome choose(const Value& v, const Args& a) {
  const Environment& env = a.environment();
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  const auto given = a.rest();
  const Environment::Test* test = given.empty() ? nullptr : env.find_test(given[0].text());
  if (!given.empty() && !test) return refuse(Message("there is no test {}", given[0].text()));
  List out;
  for (Value& item : *l) {
    Value looked_at = item;
    if (ByField) {
      auto f = test && test->takes_undefined ? Outcome(path_of(item, env.field_path(a[0]->text())))
                                             : field(item, *a[0], env);
      if (!f) return f;
      looked_at = *std::move(f);
    }
    bool yes = looked_at.truthy();
    if (test) {
      const auto args = Args::bind(test->signature, given.subspan(1), a.named_rest(), env);
      if (!args) return tl::unexpected<Fault>(args.error());
      const auto answer = test->function(looked_at, *args);
      if (!answer) return tl::unexpected<Fault>(answer.error());
      yes = *answer;
    }
    if (yes == Keep) out.push_back(std::move(item));
  }
  return out;
}

/// Ours: whether every item (all) or at least one (any), or its field, is true. An empty list: all yes, any no.
template <bool All>
Outcome quantified(const Value& v, const Args& a) {
  auto l = items(v);
  if (!l) return tl::unexpected<Fault>(l.error());
  for (const Value& item : *l) {
    // A list of lists counts as one list: pairs | map('members') | all('signed').
    if (const List* inner = list_of(item); inner && a.has(0)) {
      const auto yes = quantified<All>(item, a);
      if (!yes) return yes;
      if (yes->boolean() != All) return !All;
      continue;
    }
    const auto f = a.has(0) ? field(item, *a[0], a.environment()) : Outcome(item);
    if (!f) return f;
    if (f->truthy() != All) return !All;
  }
  return All;
}

}  // namespace

void add_list_filters(Environment& env) {
  env.filter("all", "attribute?", quantified<true>);
  env.filter("any", "attribute?", quantified<false>);
  env.filter("attr", "name", [](const Value& v, const Args& a) -> Outcome { return field_of(v, a.text(0)); });
  env.filter("batch", "linecount fill_with?", batch);
  env.filter("dictsort", "case_sensitive? by? reverse?", dict_sort);
  env.filter("first", "", first);
  env.filter("groupby", "attribute default? case_sensitive?", group_by);
  env.filter("items", "", pairs);
  env.filter("join", "d? attribute?", join);
  env.filter("last", "", last);
  env.filter("length", "", length);
  env.alias("count", "length");
  env.filter("list", "", to_list);
  env.filter("map", "* **", map);
  env.filter("max", "case_sensitive? attribute?", extreme<1>);
  env.filter("min", "case_sensitive? attribute?", extreme<-1>);
  env.filter("reject", "* **", choose<false, false>);
  env.filter("rejectattr", "attribute * **", choose<true, false>);
  env.filter("reverse", "", reverse);
  env.filter("select", "* **", choose<false, true>);
  env.filter("selectattr", "attribute * **", choose<true, true>);
  env.filter("slice", "slices fill_with?", slice);
  env.filter("sort", "reverse? case_sensitive? attribute?", sort);
  env.filter("sum", "attribute? start?", sum);
  env.filter("unique", "case_sensitive? attribute?", unique);
}

}  // namespace prikaz::tpl
