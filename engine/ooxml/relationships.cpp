#include "ooxml/relationships.hpp"

#include "ooxml/xml.hpp"

namespace prikaz::ooxml {

Result<std::vector<Relationship>> relationships(const opc::Package& package, std::string_view part) {
  std::vector<Relationship> out;
  const std::string name = opc::relationships_part(part);
  const opc::Part* rels = package.find(name);
  if (!rels) return out;
  auto doc = xml::parse(rels->bytes, package.file() + "/" + name);
  if (!doc) return fail(std::move(doc.error()));
  for (const xml::Node r : (*doc)->document_element().children()) {
    if (r.type() != pugi::node_element) continue;
    Relationship rel{r.attribute("Id").value(), r.attribute("Type").value(), r.attribute("Target").value(), false};
    rel.external = std::string_view(r.attribute("TargetMode").value()) == "External";
    if (!rel.external) rel.target = opc::resolve_target(part, rel.target);
    out.push_back(std::move(rel));
  }
  return out;
}

const Relationship* find(const std::vector<Relationship>& all, std::string_view id) {
  for (const Relationship& r : all)
    if (r.id == id) return &r;
  return nullptr;
}

Result<std::string> main_part(const opc::Package& package) {
  auto rels = relationships(package, "");
  if (!rels) return fail(std::move(rels.error()));
  for (const Relationship& r : *rels)
    if (r.is("/officeDocument") && package.find(r.target)) return r.target;
  return fail({"PRK-X010",
               Severity::error,
               {package.file(), 0, 0, {}},
               "the package holds no office document",
               "check that this is a .docx or .xlsx file"});
}

}  // namespace prikaz::ooxml
