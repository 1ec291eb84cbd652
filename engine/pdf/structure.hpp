// Logical structure (ISO 32000-1 §14.7, §14.8): who reads the page aloud follows this tree, not the drawing order.
#pragma once
#include <cstdint>
#include <vector>

#include "layout/frame.hpp"
#include "pdf/object_sink.hpp"

namespace prikaz::pdf {

/// The standard structure type of an element: "P", "H2", "TD" …
const char* structure_type(const layout::StructElement& element) noexcept;

/// Collects which element owns which marked content while pages are drawn, then writes the tree.
class StructureTree {
 public:
  explicit StructureTree(const layout::Frames& frames);

  /// Marked-content id of the element's next piece on the page.
  int mark(std::uint32_t page, layout::StructId element);
  /// The annotation belongs to the element; the result is its /StructParent.
  int own(std::uint32_t page, layout::StructId element, Ref annotation);

  /// The /StructTreeRoot.
  Ref write(ObjectSink& sink, const std::vector<Ref>& page_refs);

 private:
  struct Kid {
    enum Kind : std::uint8_t { element, content, object } kind;
    std::uint32_t number;  ///< element id, MCID or annotation
    std::uint32_t page;
    std::uint32_t next;  ///< 1 + place of the next kid in kids_; 0 = the last one
  };
  struct Node {
    std::uint32_t first = 0, last = 0;  ///< 1 + place in kids_
    bool attached = false;
    Ref ref = 0;
  };

  void attach(layout::StructId element);
  void add_kid(layout::StructId element, Kid::Kind kind, std::uint32_t number, std::uint32_t page);
  /// Elements without content of their own are read in the order of their ids.
  void sort_kids(const Node& node);
  void append_element(std::string& out, layout::StructId id, Ref parent, const std::vector<Ref>& page_refs) const;
  std::string parent_tree() const;
  std::string notes() const;  ///< identifiers and elements, for the tree of names

  const std::vector<layout::StructElement>& elements_;
  std::vector<Node> nodes_;
  std::vector<Kid> kids_;                               ///< of all nodes, each node's in a chain
  std::vector<std::vector<layout::StructId>> by_page_;  ///< element by MCID
  std::vector<layout::StructId> by_annotation_;
};

}  // namespace prikaz::pdf
