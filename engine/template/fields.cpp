#include "template/fields.hpp"

#include <algorithm>

namespace prikaz::tpl {

FieldTree::Node FieldTree::child(Node of, const std::string& name, std::uint32_t piece) {
  if (of == none) return none;
  if (of != root) use(of, Field::Kind::group);
  const auto note = [&](Node n) {
    auto& pieces = nodes_[static_cast<std::size_t>(n)].pieces;
    const auto at = std::lower_bound(pieces.begin(), pieces.end(), piece);
    if (at == pieces.end() || *at != piece) pieces.insert(at, piece);
    return n;
  };
  for (const Node n : nodes_[static_cast<std::size_t>(of)].children)
    if (nodes_[static_cast<std::size_t>(n)].name == name) return note(n);
  const Node made = static_cast<Node>(nodes_.size());
  nodes_.emplace_back().name = name;
  nodes_[static_cast<std::size_t>(of)].children.push_back(made);
  return note(made);
}

FieldTree::Node FieldTree::path(Node of, std::string_view dotted, std::uint32_t piece) {
  while (of != none && !dotted.empty()) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    of = child(of, std::string(dotted.substr(0, dot)), piece);
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return of;
}

void FieldTree::use(Node n, Field::Kind kind) {
  if (n == none || n == root) return;
  Field::Kind& known = nodes_[static_cast<std::size_t>(n)].kind;
  known = std::max(known, kind);
}

void FieldTree::guard(Node n) {
  if (n != none) nodes_[static_cast<std::size_t>(n)].guarded = true;
}

std::vector<Field> FieldTree::fields_of(Node n) const {
  std::vector<Field> out;
  for (const Node c : nodes_[static_cast<std::size_t>(n)].children) {
    const Entry& e = nodes_[static_cast<std::size_t>(c)];
    out.push_back({e.name, e.kind, fields_of(c), e.pieces, e.guarded});
  }
  return out;
}

}  // namespace prikaz::tpl
