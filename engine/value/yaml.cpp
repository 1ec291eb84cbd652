#include "value/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <charconv>

namespace prikaz::yaml {

namespace {

constexpr std::size_t max_bytes = 8u << 20;
constexpr int max_depth = 100;
constexpr int max_nodes = 1'000'000;

struct Reader {
  const std::string& file;
  Diagnostics diagnostics;
  int nodes = 0;
  bool stopped = false;

  Node read(const YAML::Node& in, int depth) {
    Node out;
    out.line = in.Mark().line + 1;
    out.column = in.Mark().column + 1;
    if (depth > max_depth || ++nodes > max_nodes) {
      if (!stopped)
        diagnostics.add({"PRK-V003", Severity::error, out.place(file), "the file is nested too deep or grows too large",
                         "remove the aliases (*name) or split the file"});
      stopped = true;
      return out;
    }
    if (in.IsScalar()) {
      out.kind = Node::Kind::scalar;
      out.scalar = in.Scalar();
      out.quoted = in.Tag() == "!";
      const bool null = !out.quoted && (out.scalar.empty() || out.scalar == "~" || out.scalar == "null");
      if (null) out.kind = Node::Kind::null;
    } else if (in.IsSequence()) {
      out.kind = Node::Kind::sequence;
      for (const auto& item : in) {
        if (stopped) break;
        out.items.push_back(read(item, depth + 1));
      }
    } else if (in.IsMap()) {
      out.kind = Node::Kind::mapping;
      for (const auto& pair : in) {
        if (stopped) break;
        Node key = read(pair.first, depth + 1);
        if (out.find(key.scalar))
          diagnostics.add({"PRK-V002", Severity::error, key.place(file),
                           Message("the key \"{}\" stands twice", key.scalar), "keep one of them"});
        out.pairs.emplace_back(std::move(key), read(pair.second, depth + 1));
      }
    }
    return out;
  }
};

template <class T>
bool number(const std::string& s, T& out) {
  const char* first = s.data() + (s.size() > 1 && s[0] == '+');
  const auto r = std::from_chars(first, s.data() + s.size(), out);
  return r.ec == std::errc() && r.ptr == s.data() + s.size();
}

}  // namespace

Node::Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

const Node* Node::find(std::string_view key) const {
  for (const auto& [k, v] : pairs)
    if (k.scalar == key) return &v;
  return nullptr;
}

Value Node::value() const {
  switch (kind) {
    case Kind::null:
      return {};
    case Kind::sequence: {
      List list;
      for (const Node& n : items) list.push_back(n.value());
      return list;
    }
    case Kind::mapping: {
      Dict dict;
      for (const auto& [k, v] : pairs) dict[k.scalar] = v.value();
      return dict;
    }
    case Kind::scalar:
      break;
  }
  if (quoted) return scalar;
  if (scalar == "true" || scalar == "True") return true;
  if (scalar == "false" || scalar == "False") return false;
  std::int64_t whole = 0;
  if (number(scalar, whole)) return whole;
  double real = 0;
  if (number(scalar, real)) return real;
  if (const auto d = parse_iso_date(scalar)) return *d;
  return scalar;
}

Result<Node> parse(std::string_view text, const std::string& file) {
  if (text.size() > max_bytes)
    return fail({"PRK-V003",
                 Severity::error,
                 {file, 0, 0, {}},
                 "the file is nested too deep or grows too large",
                 "split the file"});
  try {
    const YAML::Node root = YAML::Load(std::string(text));
    Reader reader{file, {}, 0, false};
    Node node = reader.read(root, 0);
    if (reader.diagnostics.has_errors()) return fail(std::move(reader.diagnostics));
    return node;
  } catch (const YAML::Exception& e) {
    return fail({"PRK-V001",
                 Severity::error,
                 {file, e.mark.line + 1, e.mark.column + 1, {}},
                 Message("this is not valid YAML: {}", e.msg),
                 "check indentation, quotes and colons on this line"});
  }
}

}  // namespace prikaz::yaml
