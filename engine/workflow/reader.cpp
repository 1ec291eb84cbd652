#include "workflow/reader.hpp"

#include <algorithm>
#include <charconv>

#include "core/utf8.hpp"

namespace prikaz::workflow {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : ", ") + w;
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const auto near = utf8::near_names(word, candidates);
  return near.empty() ? std::string() : near.front();
}

void Reader::error(const char* id, const yaml::Node& at, Message text, Message hint) {
  diagnostics_.add({id, Severity::error, place(at), std::move(text), std::move(hint)});
}

void Reader::warn(const char* id, const Place& at, Message text, Message hint) {
  diagnostics_.add({id, Severity::warning, at, std::move(text), std::move(hint)});
}

bool Reader::mapping(const yaml::Node& n, std::string_view what, std::initializer_list<std::string_view> keys) {
  if (!n.is_mapping()) {
    error("PRK-K003", n, Message("{} must be a mapping (key: value)", std::string(what)),
          "write its keys one per line, indented, or in braces");
    return false;
  }
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (const auto& [key, value] : n.pairs) {
    if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
    const std::string near = nearest(key.scalar, known);
    error(
        "PRK-K001", key, Message("{} has no key \"{}\"", std::string(what), key.scalar),
        near.empty() ? Message("keys that may stand here: {}", joined(known)) : Message("did you mean \"{}\"?", near));
  }
  return true;
}

const yaml::Node* Reader::by_id(const yaml::Node& in, std::string_view key) {
  const yaml::Node* n = in.find(key);
  if (!n || n->is_null()) return nullptr;
  if (n->is_mapping()) return n;
  error("PRK-K003", *n, Message("\"{}\" must be a mapping (key: value)", std::string(key)),
        "write one id per line, each followed by a colon");
  return nullptr;
}

std::string Reader::text(const yaml::Node& in, std::string_view key, bool required) {
  const yaml::Node* n = in.find(key);
  if (!n || n->is_null()) {
    if (required)
      error("PRK-K002", in, Message("the key \"{}\" is missing", std::string(key)),
            Message("add \"{}: …\" here", std::string(key)));
    return {};
  }
  if (n->is_scalar()) return n->scalar;
  error("PRK-K003", *n, Message("\"{}\" must be a text", std::string(key)), "write one value after the colon");
  return {};
}

bool Reader::flag(const yaml::Node& in, std::string_view key, bool otherwise) {
  const std::string s = text(in, key);
  if (s.empty()) return otherwise;
  if (s == "true" || s == "false") return s == "true";
  error("PRK-K003", *in.find(key), Message("\"{}\" must be true or false, not \"{}\"", std::string(key), s),
        "write true or false");
  return otherwise;
}

int Reader::integer(const yaml::Node& in, std::string_view key, int otherwise) {
  const std::string s = text(in, key);
  if (s.empty()) return otherwise;
  int n = 0;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), n);
  if (r.ec == std::errc() && r.ptr == s.data() + s.size()) return n;
  error("PRK-K003", *in.find(key), Message("\"{}\" must be a whole number, not \"{}\"", std::string(key), s),
        "write digits only");
  return otherwise;
}

std::vector<std::string> Reader::texts(const yaml::Node& in, std::string_view key) {
  const yaml::Node* n = in.find(key);
  if (!n || n->is_null()) return {};
  if (n->is_scalar()) return {n->scalar};
  std::vector<std::string> out;
  const bool flat = n->is_sequence() && std::all_of(n->items.begin(), n->items.end(),
                                                    [](const yaml::Node& item) { return item.is_scalar(); });
  if (!flat) {
    error("PRK-K003", *n, Message("\"{}\" must be a text or a list of texts", std::string(key)), "write [one, two]");
    return {};
  }
  for (const yaml::Node& item : n->items) out.push_back(item.scalar);
  return out;
}

Date Reader::date(const yaml::Node& in, std::string_view key, bool required) {
  const std::string s = text(in, key, required);
  if (s.empty()) return {};
  if (const auto d = parse_iso_date(s)) return *d;
  error("PRK-K003", *in.find(key), Message("\"{}\" is not a date: \"{}\"", std::string(key), s),
        "write year-month-day: 2020-06-10");
  return {};
}

int Reader::word(const yaml::Node& in, std::string_view key, const std::vector<std::string>& words, int otherwise) {
  const std::string s = text(in, key);
  if (s.empty()) return otherwise;
  const auto it = std::find(words.begin(), words.end(), s);
  if (it != words.end()) return static_cast<int>(it - words.begin());
  const std::string near = nearest(s, words);
  error("PRK-K003", *in.find(key), Message("\"{}\" cannot be \"{}\"", std::string(key), s),
        near.empty() ? Message("it is one of: {}", joined(words)) : Message("did you mean \"{}\"?", near));
  return otherwise;
}

const yaml::Node* Reader::list(const yaml::Node& in, std::string_view key, bool required) {
  const yaml::Node* n = in.find(key);
  if (!n || n->is_null()) {
    if (required)
      error("PRK-K002", in, Message("the key \"{}\" is missing", std::string(key)),
            Message("add \"{}: …\" here", std::string(key)));
    return nullptr;
  }
  if (n->is_sequence()) return n;
  error("PRK-K003", *n, Message("\"{}\" must be a list", std::string(key)), "begin every item with a dash");
  return nullptr;
}

}  // namespace prikaz::workflow
