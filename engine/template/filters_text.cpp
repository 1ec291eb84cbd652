// The standard filters on text.
#include <algorithm>

#include "core/utf8.hpp"
#include "template/builtins.hpp"
#include "template/format_percent.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"
#include "template/text_tools.hpp"
#include "template/text_wrap.hpp"

namespace prikaz::tpl {
namespace {

Value markup(std::string s) { return make_object(std::make_shared<Markup>(std::move(s))); }

tl::expected<std::int64_t, Fault> whole(const Args& a, std::size_t i, std::int64_t otherwise) {
  if (!a.has(i) || a[i]->is_none()) return otherwise;
  const auto n = integer_of(*a[i]);
  if (!n) return refuse(Message("a whole number is due, not {}", a[i]->type_name()));
  return *n;
}

Outcome escape(const Value& v, const Args&) { return v.as<Markup>() ? v : markup(escaped(v.text())); }
Outcome force_escape(const Value& v, const Args&) { return markup(escaped(v.text())); }
Outcome safe(const Value& v, const Args&) { return v.as<Markup>() ? v : markup(v.text()); }

// Words begin after white space, a hyphen or an opening bracket.
Outcome title(const Value& v, const Args&) {
  const std::string s = v.text();
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    const bool gap = utf8::is_space(c) || c == '-' || c == '(' || c == '{' || c == '[' || c == '<';
    utf8::append(out, gap ? c : start ? utf8::upper(c) : utf8::lower(c));
    start = gap;
  }
  return out;
}

Outcome centre(const Value& v, const Args& a) {
  const auto width = whole(a, 0, 80);
  if (!width) return tl::unexpected<Fault>(width.error());
  if (*width > 100'000) return refuse(Message("the width is too large"));
  return padded(v.text(), *width, Align::centre);
}

Outcome format(const Value& v, const Args& a) {
  const Limits& limits = a.environment().limits;
  if (!a.named_rest().empty()) {
    Dict values;
    for (const Named& n : a.named_rest()) values[n.name] = n.value;
    return format_percent(v.text(), values, limits);
  }
  return format_percent(v.text(), make_tuple(List(a.rest().begin(), a.rest().end())), limits);
}

Outcome indent(const Value& v, const Args& a) {
  std::string margin = "    ";
  if (a.has(0) && string_of(*a[0])) {
    margin = *string_of(*a[0]);
  } else if (a.has(0)) {
    const auto width = whole(a, 0, 4);
    if (!width) return tl::unexpected<Fault>(width.error());
    if (*width > 10'000) return refuse(Message("the width is too large"));
    margin.assign(static_cast<std::size_t>(std::max<std::int64_t>(*width, 0)), ' ');
  }
  std::string out = a.flag(1, false) ? margin : "";
  const std::vector<std::string> lines = lines_of(v.text() + "\n");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += (a.flag(2, false) || !lines[i].empty()) ? "\n" + margin : "\n";
    out += lines[i];
    if (out.size() > a.environment().limits.text) return refuse(Message("the result is too large"));
  }
  return out;
}

Outcome replace(const Value& v, const Args& a) {
  const auto times = whole(a, 2, -1);
  if (!times) return tl::unexpected<Fault>(times.error());
  const std::size_t limit = a.environment().limits.text;
  std::string out = replaced(v.text(), a.text(0), a.text(1), *times, limit);
  if (out.size() > limit) return refuse(Message("the result is too large"));
  return out;
}

Outcome truncate(const Value& v, const Args& a) {
  const auto length = whole(a, 0, 255), leeway = whole(a, 3, 5);
  if (!length) return tl::unexpected<Fault>(length.error());
  if (!leeway) return tl::unexpected<Fault>(leeway.error());
  const std::string s = v.text(), end = a.text(2, "...");
  const auto end_length = static_cast<std::int64_t>(utf8::length(end));
  if (*length < end_length) return refuse(Message("the length must be at least {}", std::to_string(end_length)));
  if (*leeway < 0) return refuse(Message("the leeway cannot be negative"));
  const auto size = static_cast<std::int64_t>(utf8::length(s));
  if (size <= *length || size - *length <= *leeway) return s;
  std::string kept = part(s, 0, static_cast<std::size_t>(*length - end_length));
  if (!a.flag(1, false))
    if (const std::size_t space = kept.rfind(' '); space != kept.npos) kept.resize(space);
  return kept + end;
}

Outcome word_count(const Value& v, const Args&) {
  const std::string s = v.text();
  std::int64_t n = 0;
  bool inside = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    const bool word = c == '_' || (c >= '0' && c <= '9') || utf8::is_letter(c);
    n += word && !inside;
    inside = word;
  }
  return n;
}

Outcome word_wrap(const Value& v, const Args& a) {
  const auto width = whole(a, 0, 79);
  if (!width) return tl::unexpected<Fault>(width.error());
  if (*width <= 0) return refuse(Message("the width must be positive"));
  std::string out;
  for (const std::string& line : lines_of(v.text())) {
    if (!out.empty()) out += a.text(2, "\n");
    bool first = true;
    for (const std::string& l : wrapped(line, static_cast<std::size_t>(*width), a.flag(1, true), a.flag(3, true))) {
      if (!std::exchange(first, false)) out += a.text(2, "\n");
      out += l;
    }
  }
  return out;
}

// Comments and tags go, entities become characters, white space collapses.
Outcome strip_tags(const Value& v, const Args&) {
  std::string s = v.text(), out;
  for (std::size_t i = s.find("<!--"); i != s.npos; i = s.find("<!--", i)) {
    const std::size_t end = s.find("-->", i);
    if (end == s.npos) break;
    s.erase(i, end + 3 - i);
  }
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::size_t end = s[i] == '<' ? s.find('>', i) : s.npos;
    if (end != s.npos)
      i = end;
    else
      out += s[i];
  }
  static constexpr std::pair<std::string_view, std::string_view> entities[] = {
      {"&lt;", "<"},  {"&gt;", ">"},        {"&quot;", "\""}, {"&#34;", "\""},
      {"&#39;", "'"}, {"&nbsp;", "\u00A0"}, {"&amp;", "&"}};
  for (const auto& [entity, sign] : entities) out = replaced(out, entity, sign, -1, out.size() + 1);
  std::string tidy;
  for (const std::string& word : split(out, nullptr, -1)) tidy += (tidy.empty() ? "" : " ") + word;
  return tidy;
}

void percent_encode(std::string_view s, bool plus, std::string& out) {
  constexpr char hex[] = "0123456789ABCDEF";
  for (const char c : s) {
    const auto b = static_cast<unsigned char>(c);
    const bool plain = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || c == '_' ||
                       c == '.' || c == '-' || c == '~' || (c == '/' && !plus);
    if (plain)
      out += c;
    else if (c == ' ' && plus)
      out += '+';
    else
      (out += '%', out += hex[b >> 4], out += hex[b & 15]);
  }
}

Outcome url_encode(const Value& v, const Args&) {
  std::string out;
  const auto pair = [&](const std::string& k, const Value& item) {
    if (!out.empty()) out += '&';
    percent_encode(k, true, out);
    out += '=';
    percent_encode(item.text(), true, out);
  };
  if (v.is(Value::Kind::dict)) {
    for (const auto& [k, item] : v.dict()) pair(k, item);
  } else if (const List* l = list_of(v)) {
    for (const Value& p : *l) {
      const List* two = list_of(p);
      if (!two || two->size() != 2) return refuse(Message("a list of pairs is due"));
      pair((*two)[0].text(), (*two)[1]);
    }
  } else {
    percent_encode(v.text(), false, out);
  }
  return out;
}

Outcome xml_attributes(const Value& v, const Args& a) {
  if (!v.is(Value::Kind::dict)) return refuse(Message("a mapping is due, not {}", v.type_name()));
  std::string out;
  for (const auto& [k, item] : v.dict()) {
    if (item.is_none() || item.is_undefined()) continue;
    if (k.find_first_of(" \t\n/>=") != k.npos) return refuse(Message("{} cannot be the name of an attribute", k));
    out += (out.empty() ? "" : " ") + escaped(k) + "=\"" + escaped(item.text()) + "\"";
  }
  if (!out.empty() && a.flag(0, true)) out.insert(0, " ");
  return markup(std::move(out));
}

Outcome url_links(const Value& v, const Args& a) {
  const auto limit = whole(a, 0, -1);
  if (!limit) return tl::unexpected<Fault>(limit.error());
  std::string out, word;
  const std::string s = v.text() + " ";
  const auto flush = [&] {
    const bool full = word.starts_with("http://") || word.starts_with("https://");
    if (full || word.starts_with("www.")) {
      const std::size_t end = word.find_last_not_of(".,;:!?)");
      const std::string tail = word.substr(end + 1);
      word.resize(end + 1);
      std::string shown = word;
      if (*limit >= 0 && utf8::length(shown) > static_cast<std::size_t>(*limit))
        shown = part(shown, 0, static_cast<std::size_t>(*limit)) + "...";
      out += "<a href=\"" + escaped((full ? "" : "https://") + word) + "\" rel=\"noopener\">" + escaped(shown) +
             "</a>" + escaped(tail);
    } else {
      out += escaped(word);
    }
    word.clear();
  };
  for (const char c : s) {
    if (c == ' ' || c == '\n' || c == '\t')
      flush(), out += c;
    else
      word += c;
  }
  out.pop_back();
  return markup(std::move(out));
}

void ascii_json(const Value& v, int indent, int depth, std::string& out);

void ascii_text(std::string_view s, std::string& out) {
  out += '"';
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    const auto unit = [&](unsigned u) {
      constexpr char hex[] = "0123456789abcdef";
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += hex[(u >> shift) & 15];
    };
    if (c == '"' || c == '\\')
      (out += '\\', out += static_cast<char>(c));
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c >= 0x10000)
      unit(0xD800 + ((static_cast<unsigned>(c) - 0x10000) >> 10)), unit(0xDC00 + (c & 0x3FF));
    else if (c < 0x20 || c > 0x7E || c == '<' || c == '>' || c == '&' || c == '\'')
      unit(static_cast<unsigned>(c));
    else
      out += static_cast<char>(c);
  }
  out += '"';
}

template <class Items, class Put>
void bracketed(char open, char close, const Items& items, int indent, int depth, std::string& out, Put put) {
  out += open;
  bool first = true;
  const auto line = [&](int d) {
    if (indent >= 0) out += "\n" + std::string(static_cast<std::size_t>(std::min(indent, 20) * d), ' ');
  };
  for (const auto& item : items) {
    if (!std::exchange(first, false)) out += indent >= 0 ? "," : ", ";
    line(depth + 1);
    put(item);
  }
  if (!first) line(depth);
  out += close;
}

// As Python's json.dumps with sorted keys, safe inside HTML.
void ascii_json(const Value& v, int indent, int depth, std::string& out) {
  if (const List* l = list_of(v))
    return bracketed('[', ']', *l, indent, depth, out, [&](const Value& i) { ascii_json(i, indent, depth + 1, out); });
  switch (v.kind()) {
    case Value::Kind::none:
    case Value::Kind::undefined:
      out += "null";
      return;
    case Value::Kind::boolean:
      out += v.boolean() ? "true" : "false";
      return;
    case Value::Kind::integer:
    case Value::Kind::real:
      out += v.text();
      return;
    case Value::Kind::dict: {
      std::vector<std::pair<std::string, Value>> sorted(v.dict().begin(), v.dict().end());
      std::sort(sorted.begin(), sorted.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
      return bracketed('{', '}', sorted, indent, depth, out, [&](const auto& pair) {
        ascii_text(pair.first, out);
        out += ": ";
        ascii_json(pair.second, indent, depth + 1, out);
      });
    }
    default:
      ascii_text(v.text(), out);
  }
}

Outcome to_json(const Value& v, const Args& a) {
  const auto indent_by = whole(a, 0, -1);
  if (!indent_by) return tl::unexpected<Fault>(indent_by.error());
  std::string out;
  ascii_json(v, static_cast<int>(std::clamp<std::int64_t>(*indent_by, -1, 20)), 0, out);
  return markup(std::move(out));
}

Outcome printed(const Value& v, const Args&) {
  const std::string s = Value(List{v}).text();
  return s.substr(1, s.size() - 2);
}

}  // namespace

void add_text_filters(Environment& env) {
  env.filter("capitalize", "", [](const Value& v, const Args&) -> Outcome { return capitalized(v.text()); });
  env.filter("center", "width?", centre);
  env.filter("escape", "", escape);
  env.alias("e", "escape");
  env.filter("forceescape", "", force_escape);
  env.filter("format", "* **", format);
  env.filter("indent", "width? first? blank?", indent);
  env.filter("lower", "", [](const Value& v, const Args&) -> Outcome { return utf8::to_lower(v.text()); });
  env.filter("upper", "", [](const Value& v, const Args&) -> Outcome { return utf8::to_upper(v.text()); });
  env.filter("pprint", "", printed);
  env.filter("replace", "old new count?", replace);
  env.filter("safe", "", safe);
  env.filter("string", "", [](const Value& v, const Args&) -> Outcome { return v.as<Markup>() ? v : Value(v.text()); });
  env.filter("striptags", "", strip_tags);
  env.filter("title", "", title);
  env.filter("tojson", "indent?", to_json);
  env.filter("trim", "chars?", [](const Value& v, const Args& a) -> Outcome {
    return stripped(v.text(), a.has(0) ? string_of(*a[0]) : nullptr, true, true);
  });
  env.filter("truncate", "length? killwords? end? leeway?", truncate);
  env.filter("urlencode", "", url_encode);
  env.filter("urlize", "trim_url_limit?", url_links);
  env.filter("wordcount", "", word_count);
  env.filter("wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", word_wrap);
  env.filter("xmlattr", "autospace?", xml_attributes);
}

}  // namespace prikaz::tpl
