#include "docx/additions.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

constexpr const char* relations_ns = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view types_part = "[Content_Types].xml";

const Bytes* current(const opc::Package& base, const std::vector<opc::Part>& changed, std::string_view name) {
  for (const opc::Part& p : changed)
    if (p.name == name) return &p.bytes;
  const opc::Part* part = base.find(name);
  return part ? &part->bytes : nullptr;
}

void put(std::vector<opc::Part>& changed, std::string name, Bytes bytes) {
  const auto it = std::find_if(changed.begin(), changed.end(), [&](const opc::Part& p) { return p.name == name; });
  if (it != changed.end())
    it->bytes = std::move(bytes);
  else
    changed.push_back({std::move(name), std::move(bytes)});
}

const char* content_type(std::string_view extension) {
  return extension == "jpeg" ? "image/jpeg" : extension == "gif" ? "image/gif" : "image/png";
}

/// "../media/a.png" as seen from the folder of `part`.
std::string relative(const std::string& part, const std::string& target) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return target.starts_with(folder) ? target.substr(folder.size()) : "/" + target;
}

}  // namespace

void Additions::clear() {
  relations_.clear();
  files_.clear();
  parts_.clear();
  likes_.clear();
  by_hash_.clear();
  next_id_ = 0;
}

std::string Additions::relate(const std::string& part, const std::string& type, std::string target, bool external) {
  std::vector<Relation>& all = relations_[part];
  for (const Relation& r : all)
    if (r.target == target && r.type == type) return r.id;
  all.push_back({"prikaz" + std::to_string(++next_id_), type, std::move(target), external});
  return all.back().id;
}

std::string Additions::picture(const std::string& part, const std::shared_ptr<const Bytes>& bytes,
                               std::string_view extension) {
  std::string& name = by_hash_[sha256(*bytes)];
  if (name.empty()) {
    name = "word/media/prikaz" + std::to_string(files_.size() + 1) + "." + std::string(extension);
    files_.push_back({name, std::string(extension), bytes});
  }
  return relate(part, relation_types + "image", relative(part, name), false);
}

std::string Additions::link(const std::string& part, std::string_view url) {
  return relate(part, relation_types + "hyperlink", std::string(url), true);
}

std::string Additions::relate_part(const std::string& part, std::string_view type, const std::string& name) {
  return relate_type(part, relation_types + std::string(type), name);
}

std::string Additions::relate_type(const std::string& part, const std::string& type, const std::string& name) {
  return relate(part, type, relative(part, name), false);
}

void Additions::add(std::string name, Bytes bytes, std::string content_type) {
  parts_.push_back({std::move(name), std::move(content_type), std::move(bytes)});
}

void Additions::like(std::string name, std::string model) { likes_.emplace_back(std::move(name), std::move(model)); }

Status Additions::apply(const opc::Package& base, std::vector<opc::Part>& changed) const {
  for (const auto& [name, model] : likes_)
    if (const Bytes* relations = current(base, changed, opc::relationships_part(model)))
      put(changed, opc::relationships_part(name), *relations);
  if (Status s = apply_relations(base, changed); !s) return s;
  return apply_types(base, changed);
}

Status Additions::apply_relations(const opc::Package& base, std::vector<opc::Part>& changed) const {
  for (const auto& [part, relations] : relations_) {
    const std::string name = opc::relationships_part(part);
    const Bytes* old = current(base, changed, name);
    auto doc = xml::parse(old ? *old : std::string("<Relationships xmlns=\"") + relations_ns + "\"/>", name);
    if (!doc) return fail(std::move(doc.error()));
    xml::Node root = (*doc)->document_element();
    for (const Relation& r : relations) {
      xml::Node node = root.append_child("Relationship");
      node.append_attribute("Id") = r.id.c_str();
      node.append_attribute("Type") = r.type.c_str();
      node.append_attribute("Target") = r.target.c_str();
      if (r.external) node.append_attribute("TargetMode") = "External";
    }
    put(changed, name, xml::write(**doc));
  }
  return {};
}

Status Additions::apply_types(const opc::Package& base, std::vector<opc::Part>& changed) const {
  if (files_.empty() && parts_.empty() && likes_.empty() && relations_.empty()) return {};
  const Bytes* old = current(base, changed, types_part);
  auto types = xml::parse(old ? *old : Bytes(), std::string(types_part));
  if (!types) return fail(std::move(types.error()));
  xml::Node root = (*types)->document_element();
  const auto default_type = [&](const std::string& extension, const char* type) {
    if (root.find_child_by_attribute("Default", "Extension", extension.c_str())) return;
    xml::Node node = root.prepend_child("Default");
    node.append_attribute("Extension") = extension.c_str();
    node.append_attribute("ContentType") = type;
  };
  default_type("rels", "application/vnd.openxmlformats-package.relationships+xml");
  for (const File& f : files_) {
    default_type(f.extension, content_type(f.extension));
    put(changed, f.name, *f.bytes);
  }
  const auto override_type = [&](const std::string& name, const char* type) {
    xml::Node node = root.append_child("Override");
    node.append_attribute("PartName") = ("/" + name).c_str();
    node.append_attribute("ContentType") = type;
  };
  for (const NewPart& p : parts_) {
    override_type(p.name, p.content_type.c_str());
    put(changed, p.name, p.bytes);
  }
  for (const auto& [name, model] : likes_)
    if (const xml::Node own = root.find_child_by_attribute("Override", "PartName", ("/" + model).c_str()))
      override_type(name, own.attribute("ContentType").value());
  put(changed, std::string(types_part), xml::write(**types));
  return {};
}

}  // namespace prikaz::docx
