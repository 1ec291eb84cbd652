#include <cstring>
#include <map>

#include "flow/prepared_data.hpp"

namespace prikaz::flow {
namespace {

struct Namespace {
  std::string_view uri_end;
  const char* prefix;
};

/// Ends of namespace URIs: transitional and Strict share them.
constexpr Namespace usual[] = {
    {"/wordprocessingml/2006/main", "w"},
    {"/ooxml/wordprocessingml/main", "w"},
    {"/officeDocument/2006/relationships", "r"},
    {"/ooxml/officeDocument/relationships", "r"},
    {"/drawingml/2006/main", "a"},
    {"/ooxml/drawingml/main", "a"},
    {"/drawingml/2006/wordprocessingDrawing", "wp"},
    {"/drawingml/wordprocessingDrawing", "wp"},
    {"/drawingml/2006/picture", "pic"},
    {"/drawingml/picture", "pic"},
    {"/officeDocument/2006/math", "m"},
    {"/officeDocument/math", "m"},
    {"/markup-compatibility/2006", "mc"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"/wordprocessingShape", "wps"},
    {"/wordprocessingGroup", "wpg"},
    {"/drawingml/2006/chart", "c"},
    {"/drawingml/chart", "c"},
};

const char* usual_prefix(std::string_view uri) {
  for (const Namespace& known : usual)
    if (uri.ends_with(known.uri_end)) return known.prefix;
  return nullptr;
}

using Renames = std::map<std::string, std::string>;  ///< prefix in the document → the usual one

/// Collects declarations of one element that differ from the usual prefixes.
bool collect(xml::Node node, Renames& out) {
  bool any = false;
  for (xml::Attribute a : node.attributes()) {
    const std::string_view name = a.name();
    if (!name.starts_with("xmlns")) continue;
    const std::string prefix(name.size() > 6 ? name.substr(6) : std::string_view());
    const char* wanted = usual_prefix(a.value());
    if (!wanted || prefix == wanted) continue;
    out[prefix] = wanted;
    any = true;
  }
  return any;
}

std::string renamed(std::string_view name, const Renames& renames, bool attribute) {
  const auto colon = name.find(':');
  // An attribute without a prefix is in no namespace; VML and DrawingML rely on it.
  if (colon == name.npos && attribute) return {};
  const std::string prefix(colon == name.npos ? std::string_view() : name.substr(0, colon));
  const auto known = renames.find(prefix);
  if (known == renames.end()) return {};
  return known->second + ":" + std::string(colon == name.npos ? name : name.substr(colon + 1));
}

void rename(xml::Node node, const Renames& above) {
  Renames own = above;
  collect(node, own);
  if (const std::string name = renamed(node.name(), own, false); !name.empty()) node.set_name(name.c_str());
  for (xml::Attribute a : node.attributes())
    if (const std::string name = renamed(a.name(), own, true); !name.empty()) a.set_name(name.c_str());
  for (xml::Node child : node.children())
    if (child.type() == pugi::node_element) rename(child, own);
}

}  // namespace

bool use_usual_prefixes(xml::Document& doc) {
  const xml::Node root = doc.document_element();
  Renames renames;
  const bool unusual = collect(root, renames);
  if (!unusual && std::strchr(root.name(), ':') != nullptr) return false;
  rename(root, {});
  return true;
}

}  // namespace prikaz::flow
