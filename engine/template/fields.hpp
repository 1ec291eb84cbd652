// What a template reads from its data, gathered while names are resolved.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "template/program.hpp"

namespace prikaz::tpl {

class FieldTree {
 public:
  /// A node's number; `none` is a value that does not come straight from the data.
  using Node = std::int32_t;
  static constexpr Node none = -1;
  static constexpr Node root = 0;

  FieldTree() : nodes_(1) {}
  Node child(Node of, const std::string& name, std::uint32_t piece);
  /// A dotted path below a list's items, as filters take it: "consent.signed".
  Node path(Node of, std::string_view dotted, std::uint32_t piece);
  /// The strongest use wins: list over group over text over flag.
  void use(Node n, Field::Kind kind);
  void guard(Node n);
  std::vector<Field> tree() const { return fields_of(root); }

 private:
  struct Entry {
    std::string name;
    Field::Kind kind = Field::Kind::unknown;
    bool guarded = false;
    std::vector<std::uint32_t> pieces;
    std::vector<Node> children;
  };
  std::vector<Field> fields_of(Node n) const;
  std::vector<Entry> nodes_;
};

}  // namespace prikaz::tpl
