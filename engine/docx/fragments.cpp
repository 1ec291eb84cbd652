#include "docx/fragments.hpp"

#include <algorithm>
#include <cstring>

#include "docx/adoption.hpp"
#include "docx/parts.hpp"
#include "docx/scan.hpp"

namespace prikaz::docx {

namespace {

constexpr std::size_t most = 200;  ///< fragments of one template
const std::string body_part = "word/document.xml";

/// The text in quotes that ends in .docx.
std::string document_of(const Tag& tag) {
  const bool statement = tag.kind == Tag::Kind::statement &&
                         (tag.keyword == "include" || tag.keyword == "import" || tag.keyword == "from");
  if (!statement) return {};
  const std::size_t begin = tag.text.find_first_of("\"'");
  if (begin == std::string::npos) return {};
  const std::size_t end = tag.text.find(tag.text[begin], begin + 1);
  const std::string name = end == std::string::npos ? "" : tag.text.substr(begin + 1, end - begin - 1);
  return name.ends_with(".docx") ? name : "";
}

bool leaves_folder(const std::string& name) {
  return name.front() == '/' || name.find("..") != std::string::npos || name.find('\\') != std::string::npos ||
         name.find(':') != std::string::npos;
}

/// Does the text, markup left out, speak of a document? A cheap look: most templates have no fragments.
bool may_name_document(ByteView bytes) {
  static constexpr std::string_view word = ".docx";
  std::size_t matched = 0;
  bool markup = false;
  for (const char c : bytes) {
    if (markup || c == '<') {
      markup = c != '>';
      continue;
    }
    matched = c == word[matched] ? matched + 1 : c == word[0] ? 1 : 0;
    if (matched == word.size()) return true;
  }
  return false;
}

class Loader {
 public:
  Loader(opc::Package& package, const FragmentReader& read, Diagnostics& found)
      : package_(package), read_(read), found_(found), adoption_(package, "part") {}

  /// A part of the template: what its fragments refer to becomes its own.
  void collect_part(xml::Node root, const std::string& part) {
    if (collect(root, part)) holders_.push_back(part);
  }

  std::vector<LoadedFragment> finish() {
    std::vector<opc::Part> changed;
    for (const std::string& holder : holders_) adoption_.share(body_part, holder);
    if (!fragments_.empty())
      if (Status s = adoption_.apply(changed); !s) found_.add(std::move(s.error()));
    for (opc::Part& p : changed) package_.put(p.name, std::move(p.bytes));
    return std::move(fragments_);
  }

 private:
  /// Are there fragments?
  bool collect(xml::Node root, const std::string& part) {
    bool any = false;
    std::vector<Tag> tags;
    Diagnostics later;  // told when the part is compiled
    scan(root, {package_.file(), part, nullptr}, tags, later);
    for (const Tag& tag : tags)
      if (const std::string name = document_of(tag); !name.empty()) {
        load(name, tag);
        any = true;
      }
    return any;
  }

  void load(const std::string& name, const Tag& tag) {
    const auto known = [&](const LoadedFragment& f) { return f.name == name; };
    if (std::any_of(fragments_.begin(), fragments_.end(), known)) return;
    if (leaves_folder(name))
      return add("PRK-D015", tag, Message("the name \"{}\" leaves the folder of the template", name),
                 "put the fragment beside the template, or into a folder there");
    if (fragments_.size() >= most)
      return add("PRK-D017", tag, Message("the template takes in more than {} documents", std::to_string(most)),
                 "join small fragments into one");
    auto bytes = read_(name);
    if (!bytes) return;  // the template engine says so, with the place
    auto guest = *bytes ? Guest::read(**bytes, name) : fail(std::move(bytes->error()));
    if (!guest) return found_.add(std::move(guest.error()));
    const std::string body = adoption_.take(**guest, body_part, [] { return std::string("0"); });
    LoadedFragment& own = fragments_.emplace_back();
    own.name = name;
    own.doc = std::make_unique<xml::Document>();
    own.doc->append_child("w:body").append_buffer(body.data(), body.size(),
                                                  pugi::parse_default | pugi::parse_ws_pcdata);
    xml::Document copy;  // looking for tags leaves marks
    copy.reset(*own.doc);
    collect(copy.document_element(), name);
  }

  void add(const char* id, const Tag& tag, Message text, Message hint) {
    found_.add({id, Severity::error, place_of(tag, package_.file(), 0), std::move(text), std::move(hint)});
  }

  opc::Package& package_;
  const FragmentReader& read_;
  Diagnostics& found_;
  Adoption adoption_;
  std::vector<LoadedFragment> fragments_;
  std::vector<std::string> holders_;
};

/// Has the paragraph nothing but this marker?
bool stands_alone(xml::Node node, std::size_t tag) {
  for (const xml::Node child : node.children()) {
    if (child.type() != pugi::node_pcdata) {
      const std::string_view name = child.name();
      if (name == "w:drawing" || name == "w:pict" || name == "w:object") return false;
      if (!stands_alone(child, tag)) return false;
    } else if (marker_of(child) != tag && std::strspn(child.value(), " \t\r\n") != std::strlen(child.value())) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool names_document(const Tag& tag) { return !document_of(tag).empty(); }

void lift_includes(const PartTags& part) {
  for (std::size_t i = part.first; i < part.tags.size(); ++i) {
    Tag& tag = part.tags[i];
    if (tag.keyword != "include" || !tag.node || !names_document(tag) || tag.scope == Tag::Scope::paragraph) continue;
    const xml::Node paragraph = ancestor(tag.node, "w:p");
    if (tag.scope == Tag::Scope::inline_text && paragraph && stands_alone(paragraph, i))
      tag.scope = Tag::Scope::paragraph;
    else
      part.found.add({"PRK-D016", Severity::error, place_of(tag, part.file, 0),
                      "a fragment is whole paragraphs, and its tag stands within one",
                      "give the tag a paragraph of its own"});
  }
}

std::vector<LoadedFragment> load_fragments(opc::Package& package, const FragmentReader& read, Diagnostics& found) {
  const auto names = template_parts(package);
  if (!read || !names) return {};
  std::optional<Loader> loader;
  for (const std::string& name : *names) {
    const Bytes& bytes = package.find(name)->bytes;
    if (name.ends_with(".rels") || !may_name_document(bytes)) continue;
    const auto doc = xml::parse(bytes, name);
    if (!doc) continue;
    if (!loader) loader.emplace(package, read, found);
    loader->collect_part((*doc)->document_element(), name);
  }
  return loader ? loader->finish() : std::vector<LoadedFragment>{};
}

}  // namespace prikaz::docx
