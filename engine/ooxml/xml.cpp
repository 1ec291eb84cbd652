#include "ooxml/xml.hpp"

#include <algorithm>
#include <cstring>

#include "core/utf8.hpp"

namespace prikaz::xml {

namespace {

constexpr int max_depth = 500;
constexpr unsigned parse_options =
    pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration | pugi::parse_doctype | pugi::parse_pi;

struct Appender : pugi::xml_writer {
  explicit Appender(Bytes& target) : out(target) {}
  void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
  Bytes& out;
};

Place place_of(ByteView bytes, std::size_t offset, const std::string& part) {
  const ByteView before = bytes.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == ByteView::npos ? 0 : before.rfind('\n') + 1;
  return {part,
          static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(before.size() - line_start) + 1,
          {}};
}

/// How many bytes from `i` on are whole characters of the common kinds, eight bytes at a time: ASCII, or four letters
/// of the Cyrillic block (lead bytes D0 to DF).
std::size_t plain_bytes(ByteView s, std::size_t i) {
  constexpr unsigned char lead_bits[8] = {0xF0, 0xC0, 0xF0, 0xC0, 0xF0, 0xC0, 0xF0, 0xC0};
  constexpr unsigned char lead_values[8] = {0xD0, 0x80, 0xD0, 0x80, 0xD0, 0x80, 0xD0, 0x80};
  std::uint64_t bits = 0, values = 0, eight = 0;
  std::memcpy(&bits, lead_bits, 8);
  std::memcpy(&values, lead_values, 8);
  const std::size_t from = i;
  for (; i + 8 <= s.size(); i += 8) {
    std::memcpy(&eight, s.data() + i, 8);
    if ((eight & 0x8080808080808080u) != 0 && (eight & bits) != values) break;
  }
  return i - from;
}

/// Where the text stops being UTF-8, or npos. UTF-16 is told by its first bytes and left to the parser.
std::size_t broken_utf8(ByteView s) {
  if (s.starts_with("\xFF\xFE") || s.starts_with("\xFE\xFF")) return ByteView::npos;
  for (std::size_t i = 0;;) {
    i += plain_bytes(s, i);
    // Up to where eight bytes may again be of one kind.
    for (const std::size_t stop = i + 8; i < s.size() && i < stop;) {
      const auto byte = static_cast<unsigned char>(s[i]);
      if (byte < 0x80) {
        ++i;
      } else if (byte >= 0xD0 && byte <= 0xDF && i + 1 < s.size() && (s[i + 1] & 0xC0) == 0x80) {
        i += 2;
      } else {
        const std::size_t start = i;
        if (utf8::next(s, i) == utf8::replacement && i == start + 1) return start;
      }
    }
    if (i >= s.size()) return ByteView::npos;
  }
}

/// pugixml recurses when it destroys or walks; depth is checked on the text before it builds anything.
int depth_of(ByteView s) {
  int depth = 0, deepest = 0;
  for (std::size_t i = s.find('<'); i != ByteView::npos && i + 1 < s.size(); i = s.find('<', i + 1)) {
    if (s[i + 1] == '/') {
      --depth;
    } else if (s[i + 1] != '!' && s[i + 1] != '?') {
      const std::size_t close = s.find('>', i);
      if (close == ByteView::npos) break;
      if (s[close - 1] != '/') deepest = std::max(deepest, ++depth);
      i = close;
    }
  }
  return deepest;
}

/// Is there a DOCTYPE among what may stand before the root element: declarations and comments?
bool has_doctype(ByteView s) {
  for (std::size_t i = s.find('<'); i != ByteView::npos; i = s.find('<', i)) {
    const ByteView rest = s.substr(i);
    if (rest.starts_with("<!DOCTYPE")) return true;
    const ByteView end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : "";
    if (end.empty()) return false;
    i = s.find(end, i + end.size());
  }
  return false;
}

Diagnostic doctype(const std::string& part) {
  return {"PRK-X002",
          Severity::error,
          {part, 0, 0, {}},
          "the XML has a DOCTYPE, which office documents never have",
          "this file is not a normal document; ask for a clean copy"};
}

/// `load` fills the document from `bytes`, which may be spoilt by it.
template <class Load>
Result<std::unique_ptr<Document>> parse_with(ByteView bytes, const std::string& part, Load load) {
  if (has_doctype(bytes)) return fail(doctype(part));
  if (depth_of(bytes) > max_depth)
    return fail({"PRK-X003",
                 Severity::error,
                 {part, 0, 0, {}},
                 "the XML is nested deeper than 500 levels",
                 "this file is not a normal document; ask for a clean copy"});
  if (const std::size_t at = broken_utf8(bytes); at != ByteView::npos)
    return fail({"PRK-X004", Severity::error, place_of(bytes, at, part), "the XML holds bytes that are not UTF-8 text",
                 "open the document in the office program and save it again"});
  auto doc = std::make_unique<Document>();
  const pugi::xml_parse_result r = load(*doc);
  if (!r)
    return fail({"PRK-X001", Severity::error,
                 place_of(bytes, static_cast<std::size_t>(std::max<std::ptrdiff_t>(r.offset, 0)), part),
                 Message("the XML is not well-formed: {}", r.description()),
                 "open the document in the office program and save it again"});
  for (const Node n : doc->children())
    if (n.type() == pugi::node_doctype) return fail(doctype(part));
  return doc;
}

}  // namespace

Status refuse_doctype(ByteView bytes, const std::string& part) {
  if (!has_doctype(bytes)) return {};
  return fail(doctype(part));
}

Result<std::unique_ptr<Document>> parse(ByteView bytes, const std::string& part) {
  return parse_with(bytes, part,
                    [&](Document& doc) { return doc.load_buffer(bytes.data(), bytes.size(), parse_options); });
}

Result<std::unique_ptr<Document>> parse_in_place(Bytes& bytes, const std::string& part) {
  return parse_with(bytes, part,
                    [&](Document& doc) { return doc.load_buffer_inplace(bytes.data(), bytes.size(), parse_options); });
}

ByteView source_of(Node node, ByteView bytes) {
  Node after = node;
  while (after && !after.next_sibling()) after = after.parent();
  after = after.next_sibling();
  // Both count from the name, a byte after the bracket.
  const std::ptrdiff_t from = node.offset_debug();
  const std::ptrdiff_t to = after ? after.offset_debug() : static_cast<std::ptrdiff_t>(bytes.size()) + 1;
  if (from < 1 || to <= from || static_cast<std::size_t>(to) > bytes.size() + 1) return {};
  const ByteView source = bytes.substr(static_cast<std::size_t>(from) - 1, static_cast<std::size_t>(to - from));
  const bool whole = !after || bytes[static_cast<std::size_t>(to) - 1] == '<';
  return whole && source.starts_with('<') && source.substr(1).starts_with(node.name()) ? source : ByteView();
}

Bytes write(const Document& doc) {
  Bytes out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  for (const Node n : doc.children())
    if (n.type() == pugi::node_element) write(n, out);
  return out;
}

void write(Node node, Bytes& out) {
  Appender appender(out);
  node.print(appender, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
}

void escape(std::string_view text, Bytes& out, bool attribute) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += attribute ? "&quot;" : "\"";
        break;
      case '\n':
      case '\r':
      case '\t':
        if (attribute)
          out += c == '\n' ? "&#10;" : c == '\r' ? "&#13;" : "&#9;";
        else
          out += c;
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
}

}  // namespace prikaz::xml
