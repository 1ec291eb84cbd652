#include "pdf/structure.hpp"

#include <algorithm>

#include "pdf/syntax.hpp"

namespace prikaz::pdf {

using Role = layout::StructElement::Role;
using layout::StructElement;
using layout::StructId;

namespace {

constexpr const char* types[] = {"Document", "P",  "H",  "L",  "LI",     "Lbl",  "LBody",
                                 "Table",    "TR", "TH", "TD", "Figure", "Note", "Link"};
constexpr const char* headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

bool is_cell(const StructElement& e) { return e.role == Role::cell || e.role == Role::header_cell; }

/// Table attributes that differ from the defaults (§14.8.5.7).
std::string table_attributes(const StructElement& e) {
  if (!is_cell(e)) return {};
  std::string out;
  if (e.role == Role::header_cell) out += "/Scope/Column";
  if (e.column_span > 1) out += "/ColSpan ", append_int(out, e.column_span);
  if (e.row_span > 1) out += "/RowSpan ", append_int(out, e.row_span);
  return out.empty() ? out : "/A<</O/Table" + out + ">>";
}

/// Of a note, whose identifier ISO 14289-1 §7.9 wants; of one length, so that their order as text is that of ids.
std::string identifier(StructId id) {
  std::string number = std::to_string(id);
  return "(N" + std::string(10 - number.size(), '0') + number + ")";
}

}  // namespace

const char* structure_type(const StructElement& e) noexcept {
  if (e.role == Role::heading) return headings[std::clamp<int>(e.level, 1, 6) - 1];
  return types[static_cast<std::size_t>(e.role)];
}

StructureTree::StructureTree(const layout::Frames& frames)
    : elements_(frames.structure), nodes_(frames.structure.size()), by_page_(frames.pages.size()) {
  nodes_[0].attached = true;
}

void StructureTree::attach(StructId element) {
  while (!nodes_[element].attached) {
    nodes_[element].attached = true;
    const StructId parent = elements_[element].parent;
    add_kid(parent, Kid::element, element, 0);
    element = parent;
  }
}

void StructureTree::add_kid(StructId element, Kid::Kind kind, std::uint32_t number, std::uint32_t page) {
  kids_.push_back({kind, number, page, 0});
  const auto place = static_cast<std::uint32_t>(kids_.size());
  Node& n = nodes_[element];
  (n.last ? kids_[n.last - 1].next : n.first) = place;
  n.last = place;
}

void StructureTree::sort_kids(const Node& node) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t k = node.first; k != 0; k = kids_[k - 1].next) {
    if (kids_[k - 1].kind != Kid::element) return;
    numbers.push_back(kids_[k - 1].number);
  }
  if (std::is_sorted(numbers.begin(), numbers.end())) return;
  std::sort(numbers.begin(), numbers.end());
  auto number = numbers.begin();
  for (std::uint32_t k = node.first; k != 0; k = kids_[k - 1].next) kids_[k - 1].number = *number++;
}

int StructureTree::mark(std::uint32_t page, StructId element) {
  attach(element);
  const auto mcid = static_cast<std::uint32_t>(by_page_[page].size());
  by_page_[page].push_back(element);
  add_kid(element, Kid::content, mcid, page);
  return static_cast<int>(mcid);
}

int StructureTree::own(std::uint32_t page, StructId element, Ref annotation) {
  attach(element);
  add_kid(element, Kid::object, annotation, page);
  by_annotation_.push_back(element);
  return static_cast<int>(by_page_.size() + by_annotation_.size() - 1);
}

Ref StructureTree::write(ObjectSink& sink, const std::vector<Ref>& page_refs) {
  // A cell without text still holds its place in the row; any other element without content is nothing to read.
  for (StructId id = 1; id < elements_.size(); ++id)
    if (is_cell(elements_[id])) attach(id);
  const Ref root = sink.reserve();
  for (Node& n : nodes_) {
    if (!n.attached) continue;
    n.ref = sink.reserve();
    sort_kids(n);
  }
  std::string text;
  for (StructId id = 0; id < nodes_.size(); ++id) {
    if (!nodes_[id].attached) continue;
    text.clear();
    append_element(text, id, id == 0 ? root : nodes_[elements_[id].parent].ref, page_refs);
    sink.set(nodes_[id].ref, text);
  }
  std::string out = "<</Type/StructTreeRoot/K " + ref(nodes_[0].ref) + "/ParentTree " + ref(sink.add(parent_tree()));
  out += "/ParentTreeNextKey ";
  append_int(out, static_cast<long>(by_page_.size() + by_annotation_.size()));
  if (const std::string names = notes(); !names.empty()) out += "/IDTree<</Names[" + names + "]>>";
  sink.set(root, out + ">>");
  return root;
}

void StructureTree::append_element(std::string& out, StructId id, Ref parent, const std::vector<Ref>& page_refs) const {
  const StructElement& e = elements_[id];
  const Node& n = nodes_[id];
  out += "<</Type/StructElem/S/";
  out += structure_type(e);
  out += "/P ";
  append_ref(out, parent);
  std::uint32_t own = n.first;
  while (own != 0 && kids_[own - 1].kind == Kid::element) own = kids_[own - 1].next;
  const std::uint32_t page = own == 0 ? 0 : kids_[own - 1].page;
  if (own != 0) {
    out += "/Pg ";
    append_ref(out, page_refs[page]);
  }
  out += "/K[";
  for (std::uint32_t at = n.first; at != 0; at = kids_[at - 1].next) {
    const Kid& k = kids_[at - 1];
    if (at != n.first) out += ' ';
    if (k.kind == Kid::element) {
      append_ref(out, nodes_[k.number].ref);
    } else if (k.kind == Kid::content && k.page == page) {
      append_int(out, k.number);
    } else {
      const bool content = k.kind == Kid::content;
      out += content ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ";
      append_ref(out, page_refs[k.page]);
      out += content ? "/MCID " : "/Obj ";
      content ? append_int(out, k.number) : append_ref(out, k.number);
      out += ">>";
    }
  }
  out += ']';
  if (!e.alternative.empty()) out += "/Alt" + text_string(e.alternative);
  if (e.role == Role::note) out += "/ID" + identifier(id);
  out += table_attributes(e);
  out += ">>";
}

std::string StructureTree::notes() const {
  std::string out;
  for (StructId id = 0; id < nodes_.size(); ++id)
    if (nodes_[id].attached && elements_[id].role == Role::note) out += identifier(id), append_ref(out, nodes_[id].ref);
  return out;
}

std::string StructureTree::parent_tree() const {
  std::string out = "<</Nums[";
  for (std::size_t page = 0; page < by_page_.size(); ++page) {
    append_int(out, static_cast<long>(page));
    out += '[';
    for (const StructId id : by_page_[page]) append_ref(out, nodes_[id].ref), out += ' ';
    out += ']';
  }
  for (std::size_t i = 0; i < by_annotation_.size(); ++i) {
    append_int(out, static_cast<long>(by_page_.size() + i));
    out += ' ' + ref(nodes_[by_annotation_[i]].ref) + ' ';
  }
  return out + "]>>";
}

}  // namespace prikaz::pdf
