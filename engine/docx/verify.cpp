#include "docx/verify.hpp"

#include <algorithm>
#include <cstring>
#include <set>
#include <string>

#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

constexpr const char* remedy = "this is a fault of the values or of the template; nothing was written";

bool is_mark(std::string_view name) {
  return name == "w:bookmarkStart" || name == "w:bookmarkEnd" || name == "w:commentRangeStart" ||
         name == "w:commentRangeEnd" || name == "w:proofErr" || name == "w:permStart" || name == "w:permEnd";
}

std::string_view last_block(xml::Node node) {
  xml::Node n = node.last_child();
  while (n && (n.type() != pugi::node_element || is_mark(n.name()))) n = n.previous_sibling();
  return n.name();
}

bool has_child(xml::Node node, const char* name) {
  for (const xml::Node child : node.children())
    if (std::strcmp(child.name(), name) == 0 ||
        (std::strcmp(child.name(), "w:sdt") == 0 && has_child(child.child("w:sdtContent"), name)))
      return true;
  return false;
}

/// The elements that have rules here.
enum class Kind : std::uint8_t { other, p, r, t, tbl, tr, tc, body, drawing };

Kind kind_of(const char* name) {
  if (name[0] != 'w') return Kind::other;
  if (name[1] == 'p') return std::strcmp(name, "wp:docPr") == 0 ? Kind::drawing : Kind::other;
  if (name[1] != ':') return Kind::other;
  const std::string_view local = name + 2;
  if (local.size() == 1) return local == "p" ? Kind::p : local == "r" ? Kind::r : local == "t" ? Kind::t : Kind::other;
  if (local.size() == 2) return local == "tc" ? Kind::tc : local == "tr" ? Kind::tr : Kind::other;
  return local == "tbl" ? Kind::tbl : local == "body" ? Kind::body : Kind::other;
}

bool may_stand_in(Kind parent, Kind child) {
  switch (parent) {
    case Kind::t:
      return false;
    case Kind::p:
      return child != Kind::p && child != Kind::tbl && child != Kind::tr && child != Kind::tc;
    case Kind::r:
      return may_stand_in(Kind::p, child) && child != Kind::r;
    case Kind::tbl:
      return child != Kind::p && child != Kind::tc && child != Kind::r;
    case Kind::tr:
      return child != Kind::p && child != Kind::tr && child != Kind::r;
    case Kind::tc:
    case Kind::body:
      return child != Kind::r && child != Kind::tr && child != Kind::tc;
    default:
      return true;
  }
}

class PartCheck {
 public:
  PartCheck(const std::string& file, const opc::Part& part, Diagnostics& found, RightParagraphs* known)
      : file_(file), part_(part.name), bytes_(part.bytes), found_(found), known_(known) {}

  void run(xml::Node root, const std::vector<ooxml::Relationship>& relations) {
    relations_ = &relations;
    visit(root, kind_of(root.name()));
  }

  void add(const char* id, Message text) {
    if (++count_ > 20) return;
    std::string where = part_;
    if (paragraph_ > 0) where += ", after paragraph " + std::to_string(paragraph_);
    found_.add({id, Severity::error, {file_, 0, 0, where}, std::move(text), remedy});
  }

 private:
  void visit(xml::Node node, Kind kind) {
    for (xml::Node child = node.first_child(); child; child = child.next_sibling()) {
      const char* name = child.name();
      if (*name == '\0') continue;  // text
      const Kind own = kind_of(name);
      if (!may_stand_in(kind, own) && child.type() == pugi::node_element)
        add("PRK-D208", Message("<{}> stands in <{}>", name, node.name()));
      own == Kind::p ? paragraph(child) : element(child, own);
    }
  }

  void element(xml::Node node, Kind kind) {
    if (kind != Kind::other) structure(node, kind);
    references(node);
    visit(node, kind);
  }

  void paragraph(xml::Node node) {
    const ByteView source = known_ ? xml::source_of(node, bytes_) : ByteView();
    RightParagraphs::Found found;
    if (!source.empty()) found = known_->find(source, {});
    const int before = ++paragraph_, faults = count_, marks = marks_;
    if (found.value) return;
    element(node, Kind::p);
    // Ids and references are right or wrong by what else the document holds.
    if (found.again && paragraph_ == before && count_ == faults && marks_ == marks) known_->keep(found, source, {}, {});
  }

  void structure(xml::Node node, Kind kind) {
    if (kind == Kind::tc) {
      const std::string_view last = last_block(node);
      if (last != "w:p" && last != "w:sdt") add("PRK-D202", "a table cell does not end in a paragraph");
    } else if (kind == Kind::tbl) {
      if (!has_child(node, "w:tr")) add("PRK-D203", "a table has no rows");
    } else if (kind == Kind::tr) {
      if (!has_child(node, "w:tc")) add("PRK-D203", "a table row has no cells");
    } else if (kind == Kind::drawing) {
      ++marks_;
      const std::string id = node.attribute("id").value();
      if (!ids_.insert(id).second) add("PRK-D204", Message("two drawings have the id {}", id));
    }
  }

  void references(xml::Node node) {
    for (xml::Attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      if (std::strncmp(a.name(), "r:", 2) != 0) continue;
      ++marks_;
      const std::string_view name = a.name();
      const bool reference = name == "r:id" || name == "r:embed" || name == "r:link";
      if (reference && *a.value() && !ooxml::find(*relations_, a.value()))
        add("PRK-D205", Message("the relationship {} of <{}> does not exist", a.value(), node.name()));
    }
  }

  const std::string& file_;
  const std::string& part_;
  const ByteView bytes_;
  Diagnostics& found_;
  RightParagraphs* const known_;
  const std::vector<ooxml::Relationship>* relations_ = nullptr;
  std::set<std::string> ids_;
  int paragraph_ = 0, count_ = 0;
  int marks_ = 0;  ///< ids and references met
};

const Bytes* bytes_of(const opc::Package& base, const Filled& filled, std::string_view name) {
  if (const Bytes* b = filled.find(name)) return b;
  const opc::Part* part = base.find(name);
  return part ? &part->bytes : nullptr;
}

/// Relationships of a part as they will be in the result.
std::vector<ooxml::Relationship> relations_of(const opc::Package& base, const Filled& filled, const std::string& part) {
  const std::string name = opc::relationships_part(part);
  opc::Package scope;
  if (const Bytes* b = bytes_of(base, filled, name)) scope.put(name, *b);
  auto relations = ooxml::relationships(scope, part);
  return relations ? *relations : std::vector<ooxml::Relationship>{};
}

/// Did the template itself name a part that it does not hold? Office programs pass over it.
bool dangled(const opc::Package& base, const std::string& part, const ooxml::Relationship& relation) {
  const auto own = ooxml::relationships(base, part);
  const ooxml::Relationship* same = own ? ooxml::find(*own, relation.id) : nullptr;
  return same && same->target == relation.target;
}

void check_types(const opc::Package& base, const Filled& filled, Diagnostics& found) {
  const Bytes* bytes = bytes_of(base, filled, "[Content_Types].xml");
  auto doc = xml::parse(bytes ? *bytes : Bytes(), "[Content_Types].xml");
  if (!doc) return found.add(std::move(doc.error()));
  const xml::Node root = (*doc)->document_element();
  for (const opc::Part& p : filled.parts) {
    if (p.name == "[Content_Types].xml") continue;
    const std::string extension = p.name.substr(p.name.rfind('.') + 1);
    const bool known = root.find_child_by_attribute("Default", "Extension", extension.c_str()) ||
                       root.find_child_by_attribute("Override", "PartName", ("/" + p.name).c_str());
    if (!known)
      found.add({"PRK-D207", Severity::error, {base.file(), 0, 0, p.name}, "the part has no content type", remedy});
  }
}

}  // namespace

Status verify(const opc::Package& base, Filled& filled, RightParagraphs* known) {
  Diagnostics found;
  filled.trees.clear();
  for (const opc::Part& p : filled.parts) {
    auto& tree = filled.trees.emplace_back();
    if (!p.name.ends_with(".xml") && !p.name.ends_with(".rels")) continue;
    PartCheck check(base.file(), p, found, known);
    auto doc = xml::parse(p.bytes, base.file() + "/" + p.name);
    if (!doc) {
      check.add("PRK-D201", Message("the filled part is not well-formed: {}", doc.error()[0].text.str()));
      continue;
    }
    tree = std::move(*doc);
    check.run(tree->document_element(), relations_of(base, filled, p.name));
    if (!p.name.ends_with(".rels")) continue;
    std::string owner = p.name.substr(0, p.name.size() - 5);
    owner.erase(owner.find("_rels/"), 6);
    for (const ooxml::Relationship& r : relations_of(base, filled, owner))
      if (!r.external && !bytes_of(base, filled, r.target) && !dangled(base, owner, r))
        check.add("PRK-D206", Message("a relationship names the part {}, which does not exist", r.target));
  }
  check_types(base, filled, found);
  if (found.has_errors()) return fail(std::move(found));
  return {};
}

}  // namespace prikaz::docx
