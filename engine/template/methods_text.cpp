// Python's methods of texts.
#include <algorithm>

#include "core/utf8.hpp"
#include "template/format_percent.hpp"
#include "template/method_table.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"

namespace prikaz::tpl {

tl::expected<std::int64_t, Fault> whole_number(const Args& a, std::size_t i, std::int64_t otherwise) {
  if (!a.has(i) || a[i]->is_none()) return otherwise;
  const auto n = integer_of(*a[i]);
  if (!n) return refuse(Message("a whole number is due, not {}", a[i]->type_name()));
  return *n;
}

namespace {

const std::string& str(const Value& v) { return *string_of(v); }

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

const Method methods[] = {
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

}  // namespace

std::span<const Method> text_methods() { return methods; }

}  // namespace prikaz::tpl
