#include "pdf/navigation.hpp"

#include <algorithm>
#include <map>

#include "core/format.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

using layout::Frames;
using layout::LinkItem;

/// A URI is ASCII (§12.6.4.7); what is not goes percent-encoded (RFC 3986).
std::string ascii_uri(const std::string& url) {
  std::string out;
  for (const char c : url) {
    if (c > 0x20 && c < 0x7F)
      out += c;
    else
      out += format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string target(const Frames& frames, const LinkItem& link) {
  std::string out;
  if (!link.url.empty()) {
    out = "/A<</S/URI/URI";
    append_literal(out, ascii_uri(link.url));
    return out + ">>/Contents" + text_string(link.url);
  }
  const bool known = std::any_of(frames.bookmarks.begin(), frames.bookmarks.end(),
                                 [&](const auto& b) { return b.name == link.anchor; });
  if (!known) return {};
  out = "/Dest";
  append_literal(out, link.anchor);
  return out + "/Contents" + text_string(link.anchor);
}

std::string place(const Frames& frames, Ref page_ref, std::uint32_t page, const Twips* x, Twips y) {
  std::string out = "[" + ref(page_ref) + "/XYZ ";
  if (x)
    append_points(out, *x);
  else
    out += "null";
  out += ' ';
  append_points(out, frames.pages[page].height - y);
  return out + " null]";
}

Ref write_destinations(ObjectSink& sink, const Frames& frames, const std::vector<Ref>& page_refs) {
  // A name tree is sorted by bytes (§7.9.6); of two bookmarks of one name the first counts, as in Word.
  std::map<std::string, std::string> sorted;
  for (const auto& b : frames.bookmarks)
    if (b.page < page_refs.size()) sorted.emplace(b.name, place(frames, page_refs[b.page], b.page, &b.x, b.y));
  std::string out = "<</Names[";
  for (const auto& [name, where] : sorted) append_literal(out, name), out += where;
  return sink.add(out + "]>>");
}

struct OutlineNode {
  const layout::Outline* item;
  Ref self = 0, parent = 0, previous = 0, next = 0, first = 0, last = 0;
  int inside = 0;  ///< items below it, all open
};

Ref write_outlines(ObjectSink& sink, const Frames& frames, const std::vector<Ref>& page_refs) {
  std::vector<OutlineNode> nodes;
  nodes.reserve(frames.outlines.size() + 1);
  nodes.push_back({nullptr, sink.reserve()});
  std::vector<std::size_t> open{0};  // indexes of the chain of ancestors
  std::vector<std::size_t> last_child(frames.outlines.size() + 1, 0);
  for (const auto& item : frames.outlines) {
    if (item.page >= page_refs.size()) continue;
    while (open.size() > 1 && nodes[open.back()].item->level >= item.level) open.pop_back();
    const std::size_t parent = open.back(), index = nodes.size();
    nodes.push_back({&item, sink.reserve(), nodes[parent].self});
    if (const std::size_t elder = last_child[parent]) {
      nodes[index].previous = nodes[elder].self;
      nodes[elder].next = nodes[index].self;
    } else {
      nodes[parent].first = nodes[index].self;
    }
    nodes[parent].last = nodes[index].self;
    last_child[parent] = index;
    for (const std::size_t ancestor : open) ++nodes[ancestor].inside;
    open.push_back(index);
  }
  for (const OutlineNode& n : nodes) {
    std::string out = "<<";
    if (n.item)
      out += "/Title" + text_string(n.item->title) + "/Parent " + ref(n.parent) + "/Dest" +
             place(frames, page_refs[n.item->page], n.item->page, nullptr, n.item->y);
    else
      out += "/Type/Outlines";
    const std::pair<const char*, Ref> links[] = {
        {"/Prev ", n.previous}, {"/Next ", n.next}, {"/First ", n.first}, {"/Last ", n.last}};
    for (const auto& [key, value] : links)
      if (value != 0) out += key + ref(value);
    if (n.inside > 0) out += format("/Count {}", n.inside);
    sink.set(n.self, out + ">>");
  }
  return nodes[0].self;
}

}  // namespace

std::string write_links(ObjectSink& sink, const Frames& frames, std::uint32_t page, StructureTree* tree) {
  std::string refs;
  const layout::Page& p = frames.pages[page];
  for (const LinkItem& link : p.links) {
    const std::string action = target(frames, link);
    if (action.empty()) continue;
    const Ref annotation = sink.reserve();
    std::string out = "<</Type/Annot/Subtype/Link/Rect[";
    for (const Twips v : {link.x, p.height - link.y - link.height, link.x + link.width, p.height - link.y})
      append_points(out, v), out += ' ';
    out += "]/Border[0 0 0]/F 4" + action;
    if (tree && link.structure != 0) out += format("/StructParent {}", tree->own(page, link.structure, annotation));
    sink.set(annotation, out + ">>");
    refs += ref(annotation) + ' ';
  }
  return refs.empty() ? refs : "/Annots[" + refs + "]";
}

std::string write_navigation(ObjectSink& sink, const Frames& frames, const std::vector<Ref>& page_refs) {
  std::string out;
  if (!frames.bookmarks.empty()) out += "/Names<</Dests " + ref(write_destinations(sink, frames, page_refs)) + ">>";
  if (!frames.outlines.empty()) out += "/Outlines " + ref(write_outlines(sink, frames, page_refs));
  return out;
}

}  // namespace prikaz::pdf
