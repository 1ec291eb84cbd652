#include "docx/adoption.hpp"

#include <algorithm>
#include <cstring>

#include "core/utf8.hpp"
#include "docx/parts.hpp"

namespace prikaz::docx {

namespace {

constexpr const char* relation_root = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* part_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::unique_ptr<xml::Document> parse_part(const opc::Package& package, const std::string& name) {
  const opc::Part* part = package.find(name);
  if (!part) return nullptr;
  auto doc = xml::parse(part->bytes, name);
  return doc ? std::move(*doc) : nullptr;
}

std::string style_name(xml::Node style) { return utf8::to_lower(style.child("w:name").attribute("w:val").value()); }

xml::Node by_id(const std::unique_ptr<xml::Document>& doc, const char* element, const char* attribute, const char* id) {
  if (!doc) return {};
  return doc->document_element().find_child([&](xml::Node n) {
    return std::strcmp(n.name(), element) == 0 && std::strcmp(n.attribute(attribute).value(), id) == 0;
  });
}

void prefixes_of(xml::Node node, std::set<std::string>& out) {
  const auto note = [&](std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) out.emplace(name.substr(0, colon));
  };
  note(node.name());
  for (const xml::Attribute a : node.attributes()) note(a.name());
  for (const xml::Node child : node.children()) prefixes_of(child, out);
}

/// XML of a node that leaves its document: the namespaces that `root` declared go with it.
std::string serialised(xml::Node node, xml::Node root) {
  std::set<std::string> used;
  prefixes_of(node, used);
  for (const std::string& prefix : used) {
    const std::string name = "xmlns:" + prefix;
    const xml::Attribute declared = root.attribute(name.c_str());
    if (prefix != "w" && prefix != "xml" && prefix != "xmlns" && declared && !node.attribute(name.c_str()))
      node.append_attribute(name.c_str()) = declared.value();
  }
  std::string out;
  xml::write(node, out);
  return out;
}

bool is_dropped(std::string_view name) {
  return name == "w:bookmarkStart" || name == "w:bookmarkEnd" || name == "w:commentRangeStart" ||
         name == "w:commentRangeEnd" || name == "w:commentReference" || name == "w:proofErr";
}

}  // namespace

Result<std::shared_ptr<const Guest>> Guest::read(ByteView docx, const std::string& name) {
  auto package = opc::Package::read(docx, name);
  if (!package) return fail(std::move(package.error()));
  auto parts = template_parts(*package);
  if (!parts) return fail(std::move(parts.error()));
  auto guest = std::make_shared<Guest>();
  guest->package = std::move(*package);
  guest->body_part = parts->front();
  auto body = xml::parse(guest->package.find(guest->body_part)->bytes, name + "/" + guest->body_part);
  if (!body) return fail(std::move(body.error()));
  guest->body = std::move(*body);
  auto relations = ooxml::relationships(guest->package, guest->body_part);
  if (!relations) return fail(std::move(relations.error()));
  guest->relations = std::move(*relations);
  for (const ooxml::Relationship& r : guest->relations) {
    if (r.is("/styles")) guest->styles = parse_part(guest->package, r.target);
    if (r.is("/numbering")) guest->numbering = parse_part(guest->package, r.target);
    if (r.is("/footnotes")) guest->footnotes = parse_part(guest->package, r.target);
    if (r.is("/endnotes")) guest->endnotes = parse_part(guest->package, r.target);
  }
  return std::shared_ptr<const Guest>(std::move(guest));
}

struct Adoption::Impl {
  Impl(const opc::Package& b, std::string m) : base(b), mark(std::move(m)) {
    auto parts = template_parts(base);
    body_part = parts ? parts->front() : "word/document.xml";
    if (auto relations = ooxml::relationships(base, body_part)) body_relations = *relations;
    styles_part = target("/styles", "word/styles.xml");
    numbering_part = target("/numbering", "word/numbering.xml");
    if (auto doc = parse_part(base, styles_part))
      for (const xml::Node s : doc->document_element().children("w:style")) {
        style_ids[style_name(s)] = s.attribute("w:styleId").value();
        taken_ids.insert(s.attribute("w:styleId").value());
      }
    if (auto doc = parse_part(base, numbering_part))
      for (const xml::Node n : doc->document_element().children()) {
        next_abstract = std::max(next_abstract, n.attribute("w:abstractNumId").as_int() + 1);
        next_num = std::max(next_num, n.attribute("w:numId").as_int() + 1);
      }
  }

  std::string target(std::string_view kind, const char* otherwise) const {
    for (const ooxml::Relationship& r : body_relations)
      if (r.is(kind)) return r.target;
    return otherwise;
  }

  // --- styles ------------------------------------------------------------------------------------------------------

  /// The base's id of a style of the guest; a style the base lacks comes over with those it is based on.
  std::string style(const Guest& guest, const std::string& id) {
    const xml::Node node = by_id(guest.styles, "w:style", "w:styleId", id.c_str());
    if (!node) return id;
    const std::string name = style_name(node);
    if (const auto known = style_ids.find(name); known != style_ids.end()) return known->second;
    std::string fresh = id;
    while (taken_ids.count(fresh)) fresh += "x";
    taken_ids.insert(fresh);
    style_ids[name] = fresh;
    xml::Document copy;
    xml::Node own = copy.append_copy(node);
    own.attribute("w:styleId") = fresh.c_str();
    own.remove_attribute("w:default");
    for (const char* link : {"w:basedOn", "w:link", "w:next"})
      if (xml::Attribute a = own.child(link).attribute("w:val")) a = style(guest, a.value()).c_str();
    if (xml::Attribute a = own.child("w:pPr").child("w:numPr").child("w:numId").attribute("w:val"))
      a = list(guest, a.value()).c_str();
    styles += serialised(own, guest.styles->document_element());
    return fresh;
  }

  // --- lists -------------------------------------------------------------------------------------------------------

  /// A list of the guest as a new list: its numbering begins anew.
  std::string list(const Guest& guest, const std::string& id) {
    if (id == "0") return id;
    const auto known = lists.find(id);
    if (known != lists.end()) return known->second;
    const xml::Node num = by_id(guest.numbering, "w:num", "w:numId", id.c_str());
    const xml::Node abstract = by_id(guest.numbering, "w:abstractNum", "w:abstractNumId",
                                     num.child("w:abstractNumId").attribute("w:val").value());
    if (!abstract) return lists[id] = "0";
    const std::string fresh = std::to_string(next_num++), kind = std::to_string(next_abstract++);
    lists[id] = fresh;
    xml::Document copy;
    xml::Node own = copy.append_copy(abstract);
    own.attribute("w:abstractNumId") = kind.c_str();
    own.remove_child("w:nsid");  // Word joins lists that share it
    for (xml::Node level : own.children("w:lvl"))
      if (xml::Attribute a = level.child("w:pStyle").attribute("w:val")) a = style(guest, a.value()).c_str();
    abstract_lists += serialised(own, guest.numbering->document_element());
    xml::Node instance = copy.append_copy(num);
    instance.attribute("w:numId") = fresh.c_str();
    instance.child("w:abstractNumId").attribute("w:val") = kind.c_str();
    list_instances += serialised(instance, guest.numbering->document_element());
    return fresh;
  }

  // --- notes -------------------------------------------------------------------------------------------------------

  struct Notes {
    int next = 0;
    std::string part, xml;
    bool whole = false;  ///< the base had no such part: the guest's root is used
  };

  std::string note(const Guest& guest, const char* kind, const char* id) {
    Notes& mine = notes[kind];
    const std::string plural = std::string(kind) + "s";
    if (mine.next == 0) {
      mine.part = target("/" + plural, "");
      mine.whole = mine.part.empty();
      if (mine.whole) mine.part = "word/" + plural + ".xml";
      mine.next = 1;
      if (auto doc = parse_part(base, mine.part))
        for (const xml::Node n : doc->document_element().children())
          mine.next = std::max(mine.next, n.attribute("w:id").as_int() + 1);
    }
    const auto& source = std::strcmp(kind, "footnote") == 0 ? guest.footnotes : guest.endnotes;
    const xml::Node node = by_id(source, ("w:" + std::string(kind)).c_str(), "w:id", id);
    if (!node) return id;
    xml::Document copy;
    xml::Node own = copy.append_copy(node);
    const std::string fresh = std::to_string(mine.next++);
    own.attribute("w:id") = fresh.c_str();
    std::vector<ooxml::Relationship> relations;
    for (const ooxml::Relationship& r : guest.relations)
      if (r.is("/" + plural))
        if (auto found = ooxml::relationships(guest.package, r.target)) relations = *found;
    adapt(guest, relations, mine.part, own);
    mine.xml += serialised(own, source->document_element());
    return fresh;
  }

  // --- parts and relationships -------------------------------------------------------------------------------------

  struct Relation {
    std::string id, type, target;
    bool external;
  };

  /// A part of the guest under a new name, with all it refers to.
  std::string part(const Guest& guest, const std::string& name) {
    const auto known = copied.find(name);
    if (known != copied.end()) return known->second;
    const opc::Part* source = guest.package.find(name);
    if (!source) return {};
    const std::size_t slash = name.rfind('/') + 1;
    const std::string fresh = name.substr(0, slash) + mark + std::to_string(++next_part) + name.substr(slash);
    copied[name] = fresh;
    files.push_back({fresh, source->bytes});
    types.emplace_back(fresh, content_type(guest, name));
    if (auto inner = ooxml::relationships(guest.package, name))
      for (const ooxml::Relationship& r : *inner)
        added[fresh].push_back({r.id, r.type, r.external ? r.target : "/" + part(guest, r.target), r.external});
    return fresh;
  }

  static std::string content_type(const Guest& guest, const std::string& name) {
    const auto doc = parse_part(guest.package, "[Content_Types].xml");
    if (!doc) return {};
    const xml::Node root = doc->document_element();
    if (const xml::Node own = root.find_child_by_attribute("Override", "PartName", ("/" + name).c_str()))
      return own.attribute("ContentType").value();
    const std::string extension = name.substr(name.rfind('.') + 1);
    return root.find_child_by_attribute("Default", "Extension", extension.c_str()).attribute("ContentType").value();
  }

  std::string relation(const Guest& guest, const std::vector<ooxml::Relationship>& from, const std::string& to_part,
                       const char* id) {
    const ooxml::Relationship* r = ooxml::find(from, id);
    if (!r) return {};
    const std::string target = r->external ? r->target : "/" + part(guest, r->target);
    if (target == "/") return {};
    for (const Relation& own : added[to_part])
      if (own.target == target && own.type == r->type) return own.id;
    added[to_part].push_back({mark + std::to_string(++next_relation), r->type, target, r->external});
    return added[to_part].back().id;
  }

  // --- the body ----------------------------------------------------------------------------------------------------

  void adapt(const Guest& guest, const std::vector<ooxml::Relationship>& from, const std::string& to_part,
             xml::Node node) {
    for (xml::Node child = node.first_child(), next; child; child = next) {
      next = child.next_sibling();
      const std::string_view name = child.name();
      const bool header = name == "w:headerReference" || name == "w:footerReference";
      if (is_dropped(name) || (header && !sections)) {
        node.remove_child(child);
        continue;
      }
      xml::Attribute val = child.attribute("w:val");
      if (name == "w:pStyle" || name == "w:rStyle" || name == "w:tblStyle")
        val = style(guest, val.value()).c_str();
      else if (name == "w:numId")
        val = list(guest, val.value()).c_str();
      else if (name == "w:footnoteReference" || name == "w:endnoteReference")
        child.attribute("w:id") =
            note(guest, name == "w:footnoteReference" ? "footnote" : "endnote", child.attribute("w:id").value())
                .c_str();
      else if (name == "wp:docPr")
        child.attribute("id") = (*drawing_id)().c_str();
      for (xml::Attribute a : child.attributes()) {
        const std::string_view key = a.name();
        const bool refers = (key.starts_with("r:") || key == "o:relid") && *a.value();
        if (refers) a = relation(guest, from, to_part, a.value()).c_str();
      }
      adapt(guest, from, to_part, child);
    }
  }

  const opc::Package& base;
  const std::string mark;  ///< how new ids and parts are named
  std::string body_part, styles_part, numbering_part;
  std::vector<ooxml::Relationship> body_relations;
  std::map<std::string, std::string> style_ids;  ///< by name in lower case
  std::set<std::string> taken_ids;
  std::string styles, abstract_lists, list_instances;
  int next_abstract = 0, next_num = 1, next_part = 0, next_relation = 0;
  std::unique_ptr<xml::Document> own_numbering;
  std::map<std::string, std::string> lists, copied;  ///< of the guest now taken
  std::map<std::string, Notes> notes;
  std::map<std::string, std::vector<Relation>> added;  ///< relationships, by part
  std::vector<opc::Part> files;
  std::vector<std::pair<std::string, std::string>> types;
  const std::function<std::string()>* drawing_id = nullptr;
  bool sections = false;
};

Adoption::Adoption(const opc::Package& base, std::string mark) : impl_(std::make_unique<Impl>(base, std::move(mark))) {}
Adoption::~Adoption() = default;

void Adoption::share(const std::string& part, const std::string& other) {
  const auto taken = impl_->added.find(part);
  if (taken != impl_->added.end() && part != other) impl_->added[other] = taken->second;
}

std::string Adoption::restart_list(const std::string& id) {
  Impl& m = *impl_;
  if (!m.own_numbering) m.own_numbering = parse_part(m.base, m.numbering_part);
  const xml::Node num = by_id(m.own_numbering, "w:num", "w:numId", id.c_str());
  const char* kind = num.child("w:abstractNumId").attribute("w:val").value();
  const xml::Node abstract = by_id(m.own_numbering, "w:abstractNum", "w:abstractNumId", kind);
  if (!abstract) return id;
  const std::string fresh = std::to_string(m.next_num++);
  std::string levels;
  for (const xml::Node level : abstract.children("w:lvl")) {
    const std::string start = level.child("w:start").attribute("w:val").as_string("1");
    levels += std::string("<w:lvlOverride w:ilvl=\"") + level.attribute("w:ilvl").value() +
              "\"><w:startOverride w:val=\"" + start + "\"/></w:lvlOverride>";
  }
  m.list_instances +=
      "<w:num w:numId=\"" + fresh + "\"><w:abstractNumId w:val=\"" + kind + "\"/>" + levels + "</w:num>";
  return fresh;
}

void close_section(xml::Node body) {
  const xml::Node section = body.child("w:sectPr");
  if (!section) return;
  xml::Node paragraph = section.previous_sibling();
  const bool usable = std::strcmp(paragraph.name(), "w:p") == 0 && !paragraph.child("w:pPr").child("w:sectPr");
  if (!usable) paragraph = body.insert_child_before("w:p", section);
  xml::Node properties = paragraph.child("w:pPr");
  if (!properties) properties = paragraph.prepend_child("w:pPr");
  if (const xml::Node change = properties.child("w:pPrChange"))
    properties.insert_move_before(section, change);
  else
    properties.append_move(section);
}

std::string Adoption::take(const Guest& guest, const std::string& part, const std::function<std::string()>& drawing_id,
                           bool sections) {
  Impl& m = *impl_;
  m.lists.clear();
  m.copied.clear();
  m.drawing_id = &drawing_id;
  m.sections = sections;
  xml::Document copy;
  xml::Node body = copy.append_copy(guest.body->document_element().child("w:body"));
  m.adapt(guest, guest.relations, part, body);
  if (sections)
    close_section(body);
  else
    body.remove_child("w:sectPr");
  std::string out;
  for (const xml::Node child : body.children())
    if (child.type() == pugi::node_element) out += serialised(child, guest.body->document_element());
  return out;
}

namespace {

class Changes {
 public:
  Changes(const opc::Package& base, std::vector<opc::Part>& changed) : base_(base), changed_(changed) {}

  /// The part as it stands now, or `otherwise`.
  Bytes get(const std::string& name, const Bytes& otherwise) const {
    for (const opc::Part& p : changed_)
      if (p.name == name) return p.bytes;
    const opc::Part* part = base_.find(name);
    return part ? part->bytes : otherwise;
  }

  void put(const std::string& name, Bytes bytes) {
    for (opc::Part& p : changed_)
      if (p.name == name) {
        p.bytes = std::move(bytes);
        return;
      }
    changed_.push_back({name, std::move(bytes)});
  }

  bool exists(const std::string& name) const { return !get(name, {}).empty(); }

  /// Adds XML just before the root's end tag.
  void append(const std::string& name, const Bytes& otherwise, const std::string& inside) {
    Bytes bytes = get(name, otherwise);
    bytes.insert(bytes.rfind("</"), inside);
    put(name, std::move(bytes));
  }

 private:
  const opc::Package& base_;
  std::vector<opc::Part>& changed_;
};

std::string empty_root(const char* name) {
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:") + name +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"></w:" +
         name + ">";
}

std::string escaped(const std::string& text) {
  std::string out;
  xml::escape(text, out, true);
  return out;
}

}  // namespace

Status Adoption::apply(std::vector<opc::Part>& changed) const {
  const Impl& m = *impl_;
  Changes changes(m.base, changed);
  auto relations = m.added;
  auto types = m.types;
  const auto need_part = [&](const std::string& name, const char* kind) {
    if (changes.exists(name)) return;
    relations[m.body_part].push_back(
        {m.mark + "-" + std::string(kind), relation_root + std::string(kind), "/" + name, false});
    types.emplace_back(name, part_type + std::string(kind) + "+xml");
  };
  if (!m.styles.empty()) {
    need_part(m.styles_part, "styles");
    changes.append(m.styles_part, empty_root("styles"), m.styles);
  }
  if (!m.list_instances.empty()) {
    need_part(m.numbering_part, "numbering");
    changes.append(m.numbering_part, empty_root("numbering"), m.list_instances);
    Bytes bytes = changes.get(m.numbering_part, {});
    bytes.insert(std::min(bytes.find("<w:num "), bytes.size()), m.abstract_lists);
    changes.put(m.numbering_part, std::move(bytes));
  }
  for (const auto& [kind, notes] : m.notes) {
    const std::string plural = kind + "s";
    need_part(notes.part, plural.c_str());
    changes.append(notes.part, empty_root(plural.c_str()), notes.xml);
  }
  for (const opc::Part& file : m.files) changes.put(file.name, file.bytes);
  for (const auto& [part, own] : relations) {
    std::string xml;
    for (const auto& r : own)
      xml += "<Relationship Id=\"" + r.id + "\" Type=\"" + escaped(r.type) + "\" Target=\"" + escaped(r.target) + "\"" +
             (r.external ? " TargetMode=\"External\"/>" : "/>");
    const std::string name = opc::relationships_part(part);
    const std::string empty =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    const Bytes present = changes.get(name, empty);
    if (present.find("</") == Bytes::npos) changes.put(name, empty);
    changes.append(name, empty, xml);
  }
  std::string overrides;
  for (const auto& [name, type] : types)
    overrides += "<Override PartName=\"/" + escaped(name) + "\" ContentType=\"" + escaped(type) + "\"/>";
  if (!overrides.empty()) changes.append("[Content_Types].xml", {}, overrides);
  return {};
}

}  // namespace prikaz::docx
