#include "flow/build.hpp"

#include <cstring>

#include "core/format.hpp"
#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {

Builder::Builder(const PreparedData& data, const PartSource& parts, Diagnostics& diagnostics, FlowDoc& doc,
                 ParagraphMemory* memory)
    : data_(data),
      parts_(parts),
      diagnostics_(diagnostics),
      doc_(doc),
      names_(&data.names),
      cascade_(data, names_, doc),
      counters_(data.numbering),
      memory_(memory) {}

/// The root of a part: the filled bytes when there are some, else the package's.
xml::Node Builder::part_root(const std::string& name) {
  if (name.empty()) return {};
  if (const auto done = filled_.find(name); done != filled_.end())
    return done->second ? done->second->document_element() : xml::Node();
  const ChangedPart* changed = parts_.find(name);
  const auto packaged = data_.documents.find(name);
  if (!changed && packaged != data_.documents.end()) return packaged->second->document_element();
  if (!changed && name != data_.main_part) return {};
  if (!changed && data_.main_fault) return damaged(name, *data_.main_fault);
  if (changed && changed->tree) {
    if (use_usual_prefixes(*changed->tree)) renamed_.insert(name);
    return changed->tree->document_element();
  }
  Result<std::unique_ptr<xml::Document>> doc =
      xml::parse(changed ? changed->bytes : std::string_view(data_.main_bytes), name);
  if (!doc) return damaged(name, doc.error());
  use_usual_prefixes(**doc);
  return filled_.emplace(name, std::move(*doc)).first->second->document_element();
}

struct Scratch::Impl {
  ParagraphMemory paragraphs{1 << 20};
};

xml::Node Builder::damaged(const std::string& name, const Diagnostics& why) {
  diagnostics_.add(
      {"PRK-W002",
       name == data_.main_part ? Severity::error : Severity::warning,
       {data_.file, 0, 0, name},
       Message("the part is damaged and was left out: {}", why.empty() ? std::string() : why[0].text.str()),
       "open the document in the office program and save it again"});
  filled_.emplace(name, nullptr);
  return {};
}

std::string_view Builder::source_of(const std::string& part) const {
  const ChangedPart* changed = parts_.find(part);
  const bool whole = changed && changed->tree && !changed->spent && !renamed_.count(part);
  return whole ? changed->bytes : std::string_view();
}

Builder::Story Builder::story_of(const std::string& part) {
  static const std::vector<ooxml::Relationship> none;
  Story story;
  story.part = &part;
  const auto known = data_.relationships.find(part);
  story.relationships = known == data_.relationships.end() ? &none : &known->second;
  story.paragraphs = &paragraph_counts_[part];
  return story;
}

void Builder::note(xml::Node node, Story& story, Note& out) {
  story.in_note = true;
  story.note_label = out.label;
  Flow flow{story, 0, out.blocks, {}, {}, {}, false};
  blocks(node, flow);
  close_flow(flow);
}

void Builder::warn(const char* id, const Story& story, Message text, Message hint) {
  plain_ = false;
  constexpr std::size_t most = 1000;  // a hostile document must not fill memory with complaints
  if (diagnostics_.size() >= most) return;
  diagnostics_.add({id,
                    Severity::warning,
                    {data_.file, 0, 0, format("{}, paragraph {}", *story.part, *story.paragraphs)},
                    std::move(text),
                    std::move(hint)});
}

void Builder::run() {
  doc_.settings = data_.settings;
  doc_.title = data_.title, doc_.author = data_.author;
  doc_.subject = data_.subject, doc_.keywords = data_.keywords;
  // Index 0 exists for inlines whose look does not matter: bookmarks, links, anchors.
  cascade_.props(data_.styles.run_defaults, data_.styles.run_defaults.hansi);
  Story story = story_of(data_.main_part);
  const xml::Node root = part_root(data_.main_part), body = root.child("w:body");
  if (root && std::strcmp(root.name(), "w:document") != 0) diagnostics_.add(no_text_document(data_.file));
  story.source = source_of(data_.main_part);
  Flow flow{story, 0, doc_.body, {}, {}, {}, true};
  const ChangedPart* changed = parts_.find(data_.main_part);
  changed && changed->spent ? spend(body, flow) : blocks(body, flow);
  close_flow(flow);
  // A last paragraph with a section of its own closes the body; otherwise the body's sectPr does.
  const bool closed = !doc_.body.empty() && !doc_.body.back().table && doc_.body.back().paragraph.section != 0;
  if (body.child("w:sectPr") || !closed) section(body.child("w:sectPr"), story);
}

FlowDoc build_once(Prepared prepared, Diagnostics& diagnostics) {
  PreparedData& data = prepared.own();
  auto tree = xml::parse_in_place(data.main_bytes, data.main_part);
  if (!tree) {
    data.main_fault = std::move(tree.error());
    return build(prepared, {}, diagnostics);
  }
  PartSource parts;
  parts.parts.push_back({data.main_part, data.main_bytes, tree->get(), true});
  return build(prepared, parts, diagnostics);
}

Scratch::Scratch() : impl(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

FlowDoc build(const Prepared& prepared, const PartSource& parts, Diagnostics& diagnostics, Scratch* scratch) {
  FlowDoc doc;
  Builder(prepared.data(), parts, diagnostics, doc, scratch ? &scratch->impl->paragraphs : nullptr).run();
  return doc;
}

}  // namespace prikaz::flow
