#include "template/methods.hpp"

#include <algorithm>
#include <array>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "template/format_percent.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {
namespace {

using Call = Outcome (*)(const Value& on, const Args& args);
struct Method {
  std::string_view name;
  Signature signature;
  Call call;
};

// ── texts ──

const std::string& str(const Value& v) { return *string_of(v); }

tl::expected<std::int64_t, Fault> whole_number(const Args& a, std::size_t i, std::int64_t otherwise) {
  if (!a.has(i) || a[i]->is_none()) return otherwise;
  const auto n = integer_of(*a[i]);
  if (!n) return refuse(Message("a whole number is due, not {}", a[i]->type_name()));
  return *n;
}

const std::string* optional_text(const Args& a, std::size_t i) { return a.has(i) ? string_of(*a[i]) : nullptr; }

tl::expected<const std::string*, Fault> needed_text(const Args& a, std::size_t i) {
  if (const std::string* s = string_of(*a[i])) return s;
  return refuse(Message("a text is due, not {}", a[i]->type_name()));
}

Outcome texts(std::vector<std::string> parts) {
  List out;
  out.reserve(parts.size());
  for (std::string& p : parts) out.emplace_back(std::move(p));
  return out;
}

template <bool Right>
Outcome split_text(const Value& on, const Args& a) {
  const std::string* by = optional_text(a, 0);
  if (by && by->empty()) return refuse(Message("the separator is empty"));
  const auto times = whole_number(a, 1, -1);
  if (!times) return tl::unexpected<Fault>(times.error());
  return texts(Right ? split_right(str(on), by, *times) : split(str(on), by, *times));
}

template <bool Left, bool Right>
Outcome strip_text(const Value& on, const Args& a) {
  return stripped(str(on), optional_text(a, 0), Left, Right);
}

template <Align How>
Outcome pad_text(const Value& on, const Args& a) {
  const auto width = whole_number(a, 0, 0);
  if (!width) return tl::unexpected<Fault>(width.error());
  if (*width > 100'000) return refuse(Message("the width is too large"));
  const std::string fill = a.text(1, " ");
  if (utf8::length(fill) != 1) return refuse(Message("the filling is one character"));
  return padded(str(on), *width, How, fill);
}

/// Python's bounds of s[begin:end] in bytes.
struct Window {
  std::size_t begin, end;
};
tl::expected<Window, Fault> window(const std::string& s, const Args& a, std::size_t first) {
  const auto n = static_cast<std::int64_t>(utf8::length(s));
  const auto from = whole_number(a, first, 0), to = whole_number(a, first + 1, n);
  if (!from) return tl::unexpected<Fault>(from.error());
  if (!to) return tl::unexpected<Fault>(to.error());
  const auto clamp = [&](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? i + n : i, 0, n); };
  const auto bytes = [&](std::int64_t i) { return part(s, 0, static_cast<std::size_t>(i)).size(); };
  return Window{bytes(clamp(*from)), bytes(clamp(*to))};
}

template <bool Last, bool MustBe>
Outcome find_text(const Value& on, const Args& a) {
  const auto what = needed_text(a, 0);
  if (!what) return tl::unexpected<Fault>(what.error());
  const auto w = window(str(on), a, 1);
  if (!w) return tl::unexpected<Fault>(w.error());
  const std::string_view in = std::string_view(str(on)).substr(0, std::max(w->begin, w->end));
  std::size_t at = Last ? in.rfind(**what) : in.find(**what, w->begin);
  if (at != in.npos && at < w->begin) at = in.npos;
  if (at != in.npos) return utf8::length(in.substr(0, at));
  if (MustBe) return refuse(Message("{} is not in the text", **what));
  return -1;
}

template <bool End>
Outcome begins(const Value& on, const Args& a) {
  const std::string& s = str(on);
  const auto w = window(s, a, 1);
  if (!w) return tl::unexpected<Fault>(w.error());
  const std::string_view in = std::string_view(s).substr(w->begin, w->end > w->begin ? w->end - w->begin : 0);
  const auto one = [&](const Value& v) {
    const std::string* t = string_of(v);
    return t && (End ? in.ends_with(*t) : in.starts_with(*t));
  };
  if (const List* several = list_of(*a[0])) return std::any_of(several->begin(), several->end(), one);
  if (!string_of(*a[0])) return refuse(Message("a text is due, not {}", a[0]->type_name()));
  return one(*a[0]);
}

template <bool Right>
Outcome partition(const Value& on, const Args& a) {
  const auto by = needed_text(a, 0);
  if (!by) return tl::unexpected<Fault>(by.error());
  const std::string& s = str(on);
  const std::size_t at = (*by)->empty() ? s.npos : Right ? s.rfind(**by) : s.find(**by);
  if (at == s.npos) return make_tuple(Right ? List{"", "", s} : List{s, "", ""});
  return make_tuple({s.substr(0, at), **by, s.substr(at + (*by)->size())});
}

template <char32_t (*Change)(char32_t)>
Outcome each(const Value& on, const Args&) {
  std::string out;
  for (std::size_t i = 0; i < str(on).size();) utf8::append(out, Change(utf8::next(str(on), i)));
  return out;
}
char32_t swapped(char32_t c) { return utf8::lower(c) != c ? utf8::lower(c) : utf8::upper(c); }
char32_t lowered(char32_t c) { return utf8::lower(c); }
char32_t uppered(char32_t c) { return utf8::upper(c); }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_alnum(char32_t c) { return is_digit(c) || utf8::is_letter(c); }
bool is_ascii(char32_t c) { return c < 0x80; }
template <bool (*Is)(char32_t), bool Empty>
Outcome all_are(const Value& on, const Args&) {
  const std::string& s = str(on);
  if (s.empty()) return Empty;
  for (std::size_t i = 0; i < s.size();)
    if (!Is(utf8::next(s, i))) return false;
  return true;
}

template <bool Upper>
Outcome is_case(const Value& on, const Args&) {
  bool any = false;
  for (std::size_t i = 0; i < str(on).size();) {
    const char32_t c = utf8::next(str(on), i);
    if (Upper ? utf8::lower(c) != c : utf8::upper(c) != c) any = true;
    if (Upper ? utf8::upper(c) != c : utf8::lower(c) != c) return false;
  }
  return any;
}

Outcome join_texts(const Value& on, const Args& a) {
  const auto items = items_of(*a[0]);
  if (!items) return refuse(Message("a list is due, not {}", a[0]->type_name()));
  std::string out;
  for (const Value& v : *items) {
    const std::string* s = string_of(v);
    if (!s) return refuse(Message("only texts can be joined, not {}", v.type_name()), Message("use the filter join"));
    if (&v != &items->front()) out += str(on);
    out += *s;
    if (out.size() > a.environment().limits.text) return refuse(Message("the result is too large"));
  }
  return out;
}

Outcome replace_text(const Value& on, const Args& a) {
  const auto what = needed_text(a, 0), by = needed_text(a, 1);
  if (!what) return tl::unexpected<Fault>(what.error());
  if (!by) return tl::unexpected<Fault>(by.error());
  const auto times = whole_number(a, 2, -1);
  if (!times) return tl::unexpected<Fault>(times.error());
  const std::size_t limit = a.environment().limits.text;
  std::string out = replaced(str(on), **what, **by, *times, limit);
  if (out.size() > limit) return refuse(Message("the result is too large"));
  return out;
}

Outcome zfill(const Value& on, const Args& a) {
  const auto width = whole_number(a, 0, 0);
  if (!width) return tl::unexpected<Fault>(width.error());
  if (*width > 100'000) return refuse(Message("the width is too large"));
  const std::string& s = str(on);
  const bool sign = !s.empty() && (s[0] == '-' || s[0] == '+');
  return s.substr(0, sign) + padded(s.substr(sign), *width - sign, Align::right, "0");
}

Outcome expand_tabs(const Value& on, const Args& a) {
  const auto size = whole_number(a, 0, 8);
  if (!size) return tl::unexpected<Fault>(size.error());
  std::string out;
  std::int64_t column = 0;
  for (const char c : str(on)) {
    if (c == '\t' && *size > 0 && *size < 1000) {
      const std::int64_t gap = *size - column % *size;
      out.append(static_cast<std::size_t>(gap), ' ');
      column += gap;
    } else if (c != '\t') {
      out += c;
      column = c == '\n' ? 0 : column + ((static_cast<unsigned char>(c) & 0xC0) != 0x80);
    }
  }
  return out;
}

Outcome without(const Value& on, const Args& a, bool front) {
  const auto what = needed_text(a, 0);
  if (!what) return tl::unexpected<Fault>(what.error());
  const std::string& s = str(on);
  if (front && s.starts_with(**what)) return s.substr((*what)->size());
  if (!front && s.ends_with(**what)) return s.substr(0, s.size() - (*what)->size());
  return s;
}

const Method text_methods[] = {
    {"capitalize", "", [](const Value& on, const Args&) -> Outcome { return capitalized(str(on)); }},
    {"casefold", "", each<lowered>},
    {"center", "width fill?", pad_text<Align::centre>},
    {"count", "what",
     [](const Value& on, const Args& a) -> Outcome {
       const auto what = needed_text(a, 0);
       if (!what) return tl::unexpected<Fault>(what.error());
       return count_of(str(on), **what);
     }},
    {"endswith", "what start? end?", begins<true>},
    {"expandtabs", "tabsize?", expand_tabs},
    {"find", "what start? end?", find_text<false, false>},
    {"format", "* **",
     [](const Value& on, const Args& a) -> Outcome {
       return format_braces(str(on), a.rest(), a.named_rest(), a.environment().limits);
     }},
    {"index", "what start? end?", find_text<false, true>},
    {"isalnum", "", all_are<is_alnum, false>},
    {"isalpha", "", all_are<utf8::is_letter, false>},
    {"isascii", "", all_are<is_ascii, true>},
    {"isdecimal", "", all_are<is_digit, false>},
    {"isdigit", "", all_are<is_digit, false>},
    {"islower", "", is_case<false>},
    {"isnumeric", "", all_are<is_digit, false>},
    {"isspace", "", all_are<utf8::is_space, false>},
    {"istitle", "",
     [](const Value& on, const Args&) -> Outcome {
       return titled(str(on)) == str(on) && utf8::to_upper(str(on)) != utf8::to_lower(str(on));
     }},
    {"isupper", "", is_case<true>},
    {"join", "items", join_texts},
    {"ljust", "width fill?", pad_text<Align::left>},
    {"lower", "", each<lowered>},
    {"lstrip", "marks?", strip_text<true, false>},
    {"partition", "by", partition<false>},
    {"removeprefix", "what", [](const Value& on, const Args& a) { return without(on, a, true); }},
    {"removesuffix", "what", [](const Value& on, const Args& a) { return without(on, a, false); }},
    {"replace", "old new count?", replace_text},
    {"rfind", "what start? end?", find_text<true, false>},
    {"rindex", "what start? end?", find_text<true, true>},
    {"rjust", "width fill?", pad_text<Align::right>},
    {"rpartition", "by", partition<true>},
    {"rsplit", "sep? maxsplit?", split_text<true>},
    {"rstrip", "marks?", strip_text<false, true>},
    {"split", "sep? maxsplit?", split_text<false>},
    {"splitlines", "keepends?",
     [](const Value& on, const Args& a) { return texts(lines_of(str(on), a.flag(0, false))); }},
    {"startswith", "what start? end?", begins<false>},
    {"strip", "marks?", strip_text<true, true>},
    {"swapcase", "", each<swapped>},
    {"title", "", [](const Value& on, const Args&) -> Outcome { return titled(str(on)); }},
    {"upper", "", each<uppered>},
    {"zfill", "width", zfill},
};

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
  if (string_of(on)) return text_methods;
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
