// Changes of whole documents for libFuzzer: the input is a package, one part of which is taken out, changed as a tree
// and put back, or the XML that the target puts a package around. Bytes of a ZIP changed at random rarely open.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "ooxml/xml.hpp"
#include "opc/package.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

using namespace prikaz;

namespace {

using Random = std::minstd_rand;

constexpr const char* values[] = {"0",
                                  "-1",
                                  "1",
                                  "2",
                                  "9",
                                  "240",
                                  "9000",
                                  "32767",
                                  "65535",
                                  "-32768",
                                  "99999",
                                  "-99999",
                                  "12345678901234567890",
                                  "2147483647",
                                  "-2147483648",
                                  "100%",
                                  "1.5",
                                  "",
                                  "auto",
                                  "none",
                                  "both",
                                  "right",
                                  "continuous",
                                  "exact",
                                  "pct",
                                  "dxa",
                                  "page",
                                  "FF0000",
                                  "restart"};
constexpr const char* texts[] = {"",
                                 " ",
                                 "a",
                                 "слово",
                                 "PAGE",
                                 "TOC \\o \"1-9\" \\h",
                                 "PAGEREF m",
                                 "\xF0\x9F\x98\x80",
                                 "\xD7\x90\xD7\x91",
                                 "\xCC\x81",
                                 "\xC2\xA0\xC2\xAD",
                                 "оченьдлинноесловобезпробеловкотороенепомещаетсянастрокудажеоченьширокойстраницы",
                                 "{{ s }}",
                                 "{% for x in l %}",
                                 "{% endfor %}",
                                 "{%p if n %}",
                                 "{%tr endfor %}"};

template <class T>
const T& one_of(const std::vector<T>& all, Random& random) {
  return all[random() % all.size()];
}
template <class T, std::size_t n>
T one_of(const T (&all)[n], Random& random) {
  return all[random() % n];
}

void collect(xml::Node node, std::vector<xml::Node>& out) {
  for (const xml::Node child : node.children()) {
    if (child.type() == pugi::node_element) out.push_back(child);
    collect(child, out);
  }
}

xml::Attribute some_attribute(xml::Node node, Random& random) {
  const auto all = node.attributes();
  const auto count = std::distance(all.begin(), all.end());
  return count == 0 ? xml::Attribute() : *std::next(all.begin(), static_cast<std::ptrdiff_t>(random()) % count);
}

/// One change of the tree; `donors` are elements to copy from, of this document or another.
void change(const std::vector<xml::Node>& own, const std::vector<xml::Node>& donors, Random& random) {
  xml::Node target = one_of(own, random);
  const xml::Node donor = one_of(donors, random);
  switch (random() % 9) {
    case 0:
      target.parent().insert_copy_after(donor, target);
      break;
    case 1:
      target.parent().insert_copy_before(donor, target);
      break;
    case 2:
      target.append_copy(donor);
      break;
    case 3:
      target.prepend_copy(donor);
      break;
    case 4:
      target.parent().remove_child(target);
      break;
    case 5:
      target.set_name(donor.name());
      break;
    case 6:
      for (std::size_t i = random() % 40; i > 0; --i) target.parent().insert_copy_after(target, target);
      break;
    case 7:
      if (xml::Attribute a = some_attribute(target, random)) {
        const xml::Attribute other = some_attribute(donor, random);
        a.set_value(other && random() % 3 == 0 ? other.value() : one_of(values, random));
      } else if (const xml::Attribute other = some_attribute(donor, random)) {
        target.append_copy(other);
      }
      break;
    case 8:
      target.text().set(one_of(texts, random));
      break;
  }
}

struct Tree {
  pugi::xml_document document;
  std::vector<xml::Node> elements;

  /// A fragment may have several roots.
  explicit Tree(std::string_view text) {
    document.load_buffer(text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata | pugi::parse_fragment);
    collect(document, elements);
  }
  std::string text() const {
    Bytes out;
    for (const xml::Node child : document.children()) xml::write(child, out);
    return out;
  }
};

std::string changed_text(const std::string& text, const std::string* other, Random& random) {
  Tree tree(text);
  if (tree.elements.empty() || random() % 12 == 0) {
    std::string out = text;
    out.resize(text.size() + 64);
    out.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(out.data()), text.size(), out.size()));
    return out;
  }
  const Tree donors(other ? *other : text);
  change(tree.elements, donors.elements.empty() ? tree.elements : donors.elements, random);
  for (int more = static_cast<int>(random() % 3); more > 0; --more) {
    tree.elements.clear();
    collect(tree.document, tree.elements);
    if (tree.elements.empty()) break;
    change(tree.elements, tree.elements, random);
  }
  return tree.text();
}

/// Most changes are of the largest part with text: the document, the sheet.
const opc::Part* some_part(const opc::Package& package, Random& random) {
  std::vector<const opc::Part*> parts;
  for (const opc::Part& p : package.parts())
    if (p.name.ends_with(".xml") || p.name.ends_with(".rels")) parts.push_back(&p);
  if (parts.empty()) return nullptr;
  if (random() % 3 == 0) return one_of(parts, random);
  return *std::max_element(parts.begin(), parts.end(),
                           [](const auto* a, const auto* b) { return a->bytes.size() < b->bytes.size(); });
}

/// The changed input; empty when it would be too large.
std::string changed(const std::string& input, const std::string* other, std::size_t max_size, Random& random) {
  const auto package = opc::Package::read(input, "input");
  if (!package) {
    std::string out = changed_text(input, other, random);
    return out.size() <= max_size ? out : std::string();
  }
  opc::Package out = *package;
  const opc::Part* part = some_part(out, random);
  if (!part) return {};
  std::string donor;
  if (other) {
    const auto lender = opc::Package::read(*other, "other");
    const opc::Part* lent = lender ? some_part(*lender, random) : nullptr;
    donor = lent ? lent->bytes : *other;
  }
  out.put(part->name, changed_text(part->bytes, other ? &donor : nullptr, random));
  const Bytes bytes = out.write();
  return bytes.size() <= max_size ? bytes : std::string();
}

std::size_t answer(const std::string& made, std::uint8_t* out, std::size_t otherwise) {
  if (made.empty()) return otherwise;
  std::memcpy(out, made.data(), made.size());
  return made.size();
}

std::string text(const std::uint8_t* data, std::size_t size) {
  return std::string(reinterpret_cast<const char*>(data), size);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  Random random(seed);
  const std::string made = changed(text(data, size), nullptr, max_size, random);
  return made.empty() ? LLVMFuzzerMutate(data, size, max_size) : answer(made, data, size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* a, std::size_t a_size, const std::uint8_t* b,
                                                 std::size_t b_size, std::uint8_t* out, std::size_t max_size,
                                                 unsigned seed) {
  Random random(seed);
  const std::string other = text(b, b_size);
  return answer(changed(text(a, a_size), &other, max_size, random), out, 0);
}
