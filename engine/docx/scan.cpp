#include "docx/scan.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "core/utf8.hpp"
#include "docx/lexer.hpp"

namespace prikaz::docx {

namespace {

/// A stretch of a paragraph's text: a text node, or an element that stands for one character (a tab, a line break).
struct Segment {
  xml::Node node;
  std::size_t begin = 0, size = 0;
  Tag::Context context = Tag::Context::text;
  bool element = false;
};

struct Paragraph {
  std::string text;
  std::vector<Segment> segments;
  std::vector<xml::Node> inner;  ///< text boxes: paragraphs of their own
};

bool has_brace(const char* s) { return std::strpbrk(s, "{}") != nullptr; }

bool has_forbidden(const char* s) {
  for (; *s; ++s)
    if (static_cast<unsigned char>(*s) < 0x20 && *s != '\t' && *s != '\n' && *s != '\r') return true;
  return false;
}

bool is_paragraph(std::string_view name) { return name == "w:p" || name == "a:p"; }

class Scanner {
 public:
  Scanner(const ScanInput& in, std::vector<Tag>& tags, Diagnostics& found) : in_(in), tags_(tags), found_(found) {
    spot_.part = std::make_shared<const std::string>(in.part);
  }

  void walk(xml::Node node) {
    for (xml::Node child = node.first_child(), next; child; child = next) {
      next = child.next_sibling();
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        plain_text(child);
      else if (child.type() == pugi::node_element)
        element(child);
    }
  }

  void finish() {
    if (open_) report_unclosed();
  }

 private:
  void element(xml::Node node) {
    const std::string_view name = node.name();
    if (is_paragraph(name)) return paragraph(node);
    if (name == "w:del" || name == "w:moveFrom") return;
    attributes(node);
    if (name == "w:tbl") return table(node);
    if (name == "w:tr") ++spot_.row, spot_.cell = 0;
    if (name == "w:tc") ++spot_.cell;
    walk(node);
  }

  void table(xml::Node node) {
    const Spot outer = spot_;
    spot_.table = ++tables_;
    spot_.row = spot_.cell = 0;
    walk(node);
    spot_.table = outer.table;
    spot_.row = outer.row;
    spot_.cell = outer.cell;
  }

  void attributes(xml::Node node) {
    for (xml::Attribute a : node.attributes()) {
      if (has_forbidden(a.value())) forbidden();
      if (!std::strchr(a.value(), '{')) continue;
      const std::string value = a.value();
      bool raw = false;
      const Lexed lexed = lex(value, raw);
      if (lexed.tags.empty()) continue;
      std::string replaced;
      std::size_t at = 0;
      for (const Lexed::Found& f : lexed.tags) {
        replaced += value.substr(at, f.begin - at);
        at = f.end;
        Tag tag = f.tag;
        tag.context = Tag::Context::attribute;
        tag.scope = Tag::Scope::inline_text;
        tag.spot = spot_;
        if (tag.kind != Tag::Kind::comment) replaced += marker(tags_.size());
        tags_.push_back(std::move(tag));
      }
      a.set_value((replaced + value.substr(at)).c_str());
    }
  }

  /// Text outside paragraphs: document properties, a chart's caption.
  void plain_text(xml::Node node) {
    if (has_forbidden(node.value())) return forbidden();
    if (!has_brace(node.value())) return;
    Paragraph p;
    p.text = node.value();
    p.segments.push_back({node, 0, p.text.size(), Tag::Context::plain, false});
    replace(p);
  }

  void paragraph(xml::Node node) {
    ++spot_.paragraph;
    Paragraph p;
    attributes(node);
    collect(node, p, Tag::Context::text);
    const bool braces = has_brace(p.text.c_str());
    if (braces) replace(p);
    remember_heading(node, p);
    const bool outer = spot_.box;
    for (const xml::Node inner : p.inner) {
      spot_.box = outer || std::string_view(inner.name()) == "w:txbxContent";
      walk(inner);
    }
    spot_.box = outer;
  }

  void collect(xml::Node node, Paragraph& p, Tag::Context context) {
    for (const xml::Node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        collect_text(child, p, context);
        continue;
      }
      if (child.type() != pugi::node_element) continue;
      const std::string_view name = child.name();
      if (name == "w:txbxContent" || is_paragraph(name)) {
        p.inner.push_back(is_paragraph(name) ? node : child);
        if (is_paragraph(name)) return;
        continue;
      }
      if (name == "w:del" || name == "w:moveFrom" || name == "w:rPr" || name == "w:pPr") continue;
      attributes(child);
      if (name == "w:tab" || name == "w:ptab")
        add_element(child, p, '\t');
      else if (name == "w:br" || name == "w:cr")
        add_element(child, p, '\n');
      else if (name == "w:noBreakHyphen")
        add_element(child, p, '-');
      else
        collect(child, p, name == "w:instrText" ? Tag::Context::field_code : Tag::Context::text);
    }
  }

  void collect_text(xml::Node node, Paragraph& p, Tag::Context context) {
    if (has_forbidden(node.value())) return forbidden();
    const std::string_view parent = node.parent().name();
    const bool carries = parent == "w:t" || parent == "a:t" || parent == "m:t" || parent == "w:instrText";
    if (!carries) return;
    const std::size_t size = std::strlen(node.value());
    p.segments.push_back({node, p.text.size(), size, context, false});
    p.text.append(node.value(), size);
  }

  static void add_element(xml::Node node, Paragraph& p, char c) {
    p.segments.push_back({node, p.text.size(), 1, Tag::Context::text, true});
    p.text += c;
  }

  void replace(Paragraph& p) {
    const Lexed lexed = lex(p.text, raw_);
    note_loose_ends(p, lexed);
    if (lexed.tags.empty() && lexed.escapes.empty()) return;
    std::vector<std::size_t> ids;
    for (const Lexed::Found& f : lexed.tags) {
      ids.push_back(tags_.size());
      Tag tag = f.tag;
      tag.spot = spot_;
      tags_.push_back(std::move(tag));
    }
    for (const Segment& s : p.segments) rebuild(s, lexed, ids);
  }

  /// Rewrites one segment: what belongs to tags goes, a marker comes where a tag begins.
  void rebuild(const Segment& s, const Lexed& lexed, const std::vector<std::size_t>& ids) {
    const std::size_t end = s.begin + s.size;
    const auto touches = [&](const Lexed::Found& f) { return f.begin < end && f.end > s.begin; };
    const bool escape = std::any_of(lexed.escapes.begin(), lexed.escapes.end(),
                                    [&](std::size_t at) { return at >= s.begin && at < end; });
    if (!escape && std::none_of(lexed.tags.begin(), lexed.tags.end(), touches)) return;
    xml::Node parent = s.node.parent();
    if (s.element) {
      parent.remove_child(s.node);
      return;
    }
    const std::string text = s.node.value();
    Pieces pieces{parent, s.node};
    std::size_t at = 0;
    for (std::size_t k = 0; k < lexed.tags.size(); ++k) {
      const Lexed::Found& f = lexed.tags[k];
      if (!touches(f)) continue;
      if (f.begin >= s.begin) {
        pieces.text(without_escapes(text.substr(at, f.begin - s.begin - at), s.begin + at, lexed));
        tags_[ids[k]].context = s.context;
        tags_[ids[k]].node = pieces.marker(ids[k]);
      } else if (tags_[ids[k]].context != s.context) {
        add("PRK-D004", tags_[ids[k]], "the tag stands half in a field's code and half in its text",
            "delete the tag and type it again in one place");
      }
      at = std::min(f.end, end) - s.begin;
    }
    pieces.text(without_escapes(text.substr(at), s.begin + at, lexed));
    if (!pieces.kept) parent.remove_child(s.node);
    if (std::string_view(parent.name()) == "w:t" && !parent.attribute("xml:space"))
      parent.append_attribute("xml:space") = "preserve";
  }

  /// What a text node becomes. The first piece of its text stays in it, where there is memory for it already.
  struct Pieces {
    xml::Node parent, node, last = node;
    bool first = true, kept = false;

    void text(const std::string& s) {
      if (std::exchange(first, false)) {
        kept = !s.empty();
        if (kept) node.set_value(s.c_str());
      } else if (!s.empty()) {
        add(s);
      }
    }
    xml::Node marker(std::size_t tag) { return add(docx::marker(tag)); }

   private:
    xml::Node add(const std::string& s) {
      last = parent.insert_child_after(pugi::node_pcdata, last);
      last.set_value(s.c_str());
      return last;
    }
  };

  static std::string without_escapes(std::string text, std::size_t offset, const Lexed& lexed) {
    for (auto it = lexed.escapes.rbegin(); it != lexed.escapes.rend(); ++it)
      if (*it >= offset && *it < offset + text.size()) text.erase(*it - offset, 1);
    return text;
  }

  void note_loose_ends(const Paragraph& p, const Lexed& lexed) {
    for (const std::size_t at : lexed.stray) {
      if (open_) {
        Tag tag = *open_;
        open_.reset();
        add("PRK-D003", tag, Message("the tag begins here and ends in {}", describe(spot_)),
            "write the tag within one paragraph");
        continue;
      }
      const std::size_t brace = half_opening(p.text, at);
      if (std::count(lexed.unclosed.begin(), lexed.unclosed.end(), brace - 1) > 0) continue;  // told as unclosed
      if (brace != std::string::npos)
        add("PRK-D010", snippet(p, brace), "the tag begins with one brace and is printed as text",
            Message("begin it with {}", p.text[at] == '%' ? "{%" : "{{"), Severity::warning);
      else
        add("PRK-D010", snippet(p, at), "braces close here and nothing was opened",
            "add the opening braces, or write }_} to print them", Severity::warning);
    }
    for (const std::size_t at : lexed.unclosed) {
      if (open_) report_unclosed();
      open_ = snippet(p, at);
    }
  }

  /// "{ name }}", where }} is at `at`: where the one brace is.
  static std::size_t half_opening(const std::string& text, std::size_t at) {
    const std::size_t brace = text.find_last_of("{}", at == 0 ? 0 : at - 1);
    return at > 0 && brace != std::string::npos && brace < at && text[brace] == '{' && at - brace < 200
               ? brace
               : std::string::npos;
  }

  Tag snippet(const Paragraph& p, std::size_t at) const {
    Tag tag;
    tag.spot = spot_;
    std::u32string wide = utf8::decode(std::string_view(p.text).substr(at));
    if (wide.size() > 40) wide = wide.substr(0, 39) + U'…';
    tag.shown = utf8::encode(wide);
    return tag;
  }

  void report_unclosed() {
    const std::string_view shown = open_->shown;
    const char* ends = shown.starts_with("{{") ? "}}" : shown.starts_with("{%") ? "%}" : "#}";
    // "{{ name }" and "{% if a }}": closed, but not as it was opened.
    const std::size_t brace = shown.find_first_of("{}", 2);
    const bool closed = brace != std::string_view::npos && shown[brace] == '}' && *ends != '#';
    const char* wrong = !closed                                 ? ""
                        : shown[brace - 1] == '%'               ? "%}"
                        : shown.substr(brace).starts_with("}}") ? "}}"
                                                                : "}";
    add("PRK-D002", *open_, Message("the tag has no end in its paragraph: {} is missing", ends),
        closed ? Message("close it with {} instead of {}", ends, wrong) : Message("add {}", ends));
    open_.reset();
  }

  void forbidden() {
    if (forbidden_) return;
    forbidden_ = true;
    Tag tag;
    tag.spot = spot_;
    add("PRK-D011", tag, "the document holds control characters, which XML forbids",
        "open it in the office program and save it again");
  }

  void add(const char* id, const Tag& tag, Message text, Message hint, Severity severity = Severity::error) {
    found_.add({id, severity, place_of(tag, in_.file, 0), std::move(text), std::move(hint)});
  }

  void remember_heading(xml::Node node, const Paragraph& p) {
    const xml::Node properties = node.child("w:pPr");
    if (!properties || !in_.headings) return;
    const char* style = properties.child("w:pStyle").attribute("w:val").value();
    if (!in_.headings->count(style) && !properties.child("w:outlineLvl")) return;
    std::u32string wide = utf8::decode(utf8::trim(p.text));
    if (wide.empty()) return;
    if (wide.size() > 40) wide = wide.substr(0, 39) + U'…';
    spot_.heading = std::make_shared<const std::string>(utf8::encode(wide));
  }

  const ScanInput& in_;
  std::vector<Tag>& tags_;
  Diagnostics& found_;
  Spot spot_;
  int tables_ = 0;
  bool raw_ = false, forbidden_ = false;
  std::optional<Tag> open_;  ///< a tag that was not closed in its paragraph
};

}  // namespace

std::set<std::string> heading_styles(xml::Node styles) {
  std::set<std::string> out;
  for (const xml::Node style : styles.children("w:style")) {
    const std::string name = utf8::to_lower(style.child("w:name").attribute("w:val").value());
    if (name.starts_with("heading ") || name == "title") out.insert(style.attribute("w:styleId").value());
  }
  return out;
}

void scan(xml::Node root, const ScanInput& input, std::vector<Tag>& tags, Diagnostics& found) {
  Scanner scanner(input, tags, found);
  scanner.walk(root);
  scanner.finish();
}

}  // namespace prikaz::docx
