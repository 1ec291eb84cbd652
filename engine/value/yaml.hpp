// YAML with a place for every node (yaml-cpp stands behind this door only).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "value/value.hpp"

namespace prikaz::yaml {

/// A node of the tree. Scalars keep their text and whether they were quoted; reading as a type is the reader's act.
struct Node {
  enum class Kind { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  int line = 0, column = 0;  ///< 1-based
  std::string scalar;
  bool quoted = false;
  std::vector<Node> items;                   ///< of a sequence
  std::vector<std::pair<Node, Node>> pairs;  ///< of a mapping, in file order; keys are scalars

  // Out of line: a pair of Nodes inside a Node is not complete yet where these would be made (clang 14 looks).
  Node();
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;
  ~Node();

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }
  /// The mapping's value under a key, or null.
  const Node* find(std::string_view key) const;
  Place place(const std::string& file) const { return {file, line, column, {}}; }
  /// Plain values by YAML 1.2's core schema (null, true/false, numbers); ISO dates become dates; the rest strings.
  Value value() const;
};

/// Limits: 8 MB, depth 100, no aliases that grow the tree past 1,000,000 nodes.
/// Errors: PRK-V001 not YAML (line, column, reason), PRK-V002 a key twice, PRK-V003 too large or too deep.
Result<Node> parse(std::string_view text, const std::string& file);

}  // namespace prikaz::yaml
