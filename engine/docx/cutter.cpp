#include "docx/cutter.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "docx/blocks.hpp"
#include "docx/bookmarks.hpp"
#include "docx/nesting.hpp"
#include "docx/restarts.hpp"

namespace prikaz::docx {

namespace {

bool needs_paragraph(std::string_view name) {
  return name == "w:tc" || name == "w:txbxContent" || name == "w:hdr" || name == "w:ftr" || name == "w:footnote" ||
         name == "w:endnote" || name == "w:comment";
}

bool has_marker_child(xml::Node node) {
  for (const xml::Node child : node.children())
    if (marker_of(child) != std::string::npos) return true;
  return false;
}

bool is_bookmark(std::string_view name) { return name == "w:bookmarkStart" || name == "w:bookmarkEnd"; }

Level level_of(xml::Node parent) {
  const std::string_view name = parent.name();
  if (name == "w:t" || name == "a:t" || name == "m:t" || name == "w:instrText") return Level::text;
  if (name == "w:r" || name == "a:r") return Level::run;
  if (name == "w:tbl") return Level::row;
  if (name == "w:tr") return Level::cell;
  if (name == "w:body" || needs_paragraph(name)) return Level::block;
  if (name == "w:p" || name == "w:hyperlink") return Level::inline_content;
  if (name == "w:sdtContent")
    return parent.child("w:p") || parent.child("w:tbl") ? Level::block : Level::inline_content;
  return Level::plain;
}

void start_tag(xml::Node node, std::string& out) {
  out += '<';
  out += node.name();
  for (const xml::Attribute a : node.attributes()) {
    out += ' ';
    out += a.name();
    out += "=\"";
    xml::escape(a.value(), out, true);
    out += '"';
  }
  out += '>';
}

}  // namespace

struct Cutter::Impl {
  Impl(Spans& s, const std::string& file, Diagnostics& found) : spans(s), nesting(s.tags, file, found) {
    // Tags come nearly in order: slots take their place while the tree gives up its own.
    spans.slots.reserve(s.tags.size());
  }

  // --- spans -------------------------------------------------------------------------------------------------------

  void push(Span span) {
    spans.pieces.push_back(
        {tpl::Piece::Kind::literal, {}, static_cast<std::uint32_t>(spans.tags.size() + spans.spans.size())});
    spans.spans.push_back(std::move(span));
  }

  void cut() {
    if (text.empty()) return;
    Span span;
    span.level = level;
    span.xml.assign(text);  // exactly as long as it must be, and the buffer stays
    text.clear();
    push(std::move(span));
  }

  void special(Span::Kind kind, std::uint32_t number = 0) {
    cut();
    Span span;
    span.kind = kind;
    span.number = number;
    span.level = level_of(path.empty() ? xml::Node() : path.back());
    push(std::move(span));
    level = spans.spans.back().level;
  }

  // --- elements ----------------------------------------------------------------------------------------------------

  void element(xml::Node node) {
    const std::string_view name = node.name();
    if (nesting.repeating() && is_bookmark(name)) return bookmark(node);
    std::optional<std::uint32_t> turn;
    if (nesting.repeating() && (name == "w:headerReference" || name == "w:footerReference")) turn = turn_part(node);
    const Mending mending = name == "w:tbl" ? mending_of(node) : Mending::none;
    if (mending != Mending::none) special(Span::Kind::table_begin, mending == Mending::rows);
    text += '<';
    text += name;
    if (name == "w:numId" && list_of.count(node.attribute("w:val").value()))
      list_id(list_of[node.attribute("w:val").value()]);
    else if (turn)
      turn_reference(node, *turn);
    else
      attributes(node, name == "wp:docPr");
    if (!node.first_child()) {
      text += "/>";
    } else {
      text += '>';
      path.push_back(node);
      children(node);
      if (needs_paragraph(name) && has_marker_child(node)) special(Span::Kind::block_end);
      path.pop_back();
      text += "</";
      text += name;
      text += '>';
    }
    if (mending != Mending::none) special(Span::Kind::table_end);
  }

  void list_id(std::uint32_t list) {
    text += " w:val=\"";
    special(Span::Kind::list_id, list);
    text += '"';
  }

  /// One that every turn of its loop renames; others are dropped, for a name can stand only once.
  void bookmark(xml::Node node) {
    const bool start = std::strcmp(node.name(), "w:bookmarkStart") == 0;
    const std::string id = node.attribute("w:id").value();
    const std::vector<std::uint32_t>& in_turn = nesting.bookmarks();
    const auto it = std::find_if(in_turn.begin(), in_turn.end(),
                                 [&](std::uint32_t number) { return spans.bookmarks[number].id == id; });
    if (it == in_turn.end()) return;
    const std::uint32_t number = *it;
    text.append("<").append(node.name()).append(" w:id=\"");
    special(Span::Kind::bookmark_id, number);
    if (start) {
      text += "\" w:name=\"";
      special(Span::Kind::bookmark_name, number);
    }
    text += "\"/>";
  }

  /// Text in which names of this turn's bookmarks may stand.
  void escape_names(std::string_view value, bool attribute) {
    const std::vector<std::uint32_t>& in_turn = nesting.bookmarks();
    std::size_t from = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::size_t end = word_end(value, i);
      if (end == 0) continue;
      const auto it = std::find_if(in_turn.begin(), in_turn.end(), [&](std::uint32_t number) {
        return value.substr(i, end - i) == spans.bookmarks[number].name;
      });
      if (it != in_turn.end()) {
        xml::escape(value.substr(from, i - from), text, attribute);
        special(Span::Kind::bookmark_name, *it);
        from = end;
      }
      i = end - 1;
    }
    xml::escape(value.substr(from), text, attribute);
  }

  void attributes(xml::Node node, bool drawing) {
    for (const xml::Attribute a : node.attributes()) {
      // Word's paragraph ids must be unique, and nothing here refers to them.
      if (nesting.repeating() && (std::strcmp(a.name(), "w14:paraId") == 0 || std::strcmp(a.name(), "w14:textId") == 0))
        continue;
      text += ' ';
      text += a.name();
      text += "=\"";
      if (drawing && std::strcmp(a.name(), "id") == 0)
        special(Span::Kind::drawing_id);
      else
        attribute_value(node, a);
      text += '"';
    }
  }

  void attribute_value(xml::Node node, xml::Attribute a) {
    std::string_view value = a.value();
    const bool names = !nesting.bookmarks().empty() && names_bookmarks(node.name(), a.name());
    while (!value.empty()) {
      const std::size_t at = value.find(marker_begin);
      if (names)
        escape_names(value.substr(0, at), true);
      else
        xml::escape(value.substr(0, at), text, true);
      if (at == std::string_view::npos) return;
      const std::size_t end = value.find(marker_end, at);
      const std::size_t id = std::strtoul(value.data() + at + 1, nullptr, 10);
      path.push_back(node);
      tag(id, a.internal_object());
      path.pop_back();
      value.remove_prefix(end + 1);
    }
  }

  void children(xml::Node node) {
    const bool body = std::string_view(node.name()) == "w:body";
    for (xml::Node child = node.first_child(), next; child; child = next) {
      next = child.next_sibling();
      if (child.type() == pugi::node_element) {
        const std::size_t before = nesting.met();
        element(child);
        // What is cut is not looked at again, unless a block's other tag is to be compared with one in it.
        if (body && nesting.met() == before) node.remove_child(child);
      } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        const std::size_t id = marker_of(child);
        if (id != std::string::npos)
          tag(id, nullptr);
        else if (!nesting.bookmarks().empty() && std::strcmp(node.name(), "w:instrText") == 0)
          escape_names(child.value(), false);
        else
          xml::escape(child.value(), text);
      }
    }
  }

  enum class Mending { none, rows, columns };

  /// A table all of whose rows hang on tags may end up empty; loops over cells and spans by value change its columns.
  Mending mending_of(xml::Node table) const {
    bool safe_row = false;
    int depth = 0;
    for (const xml::Node child : table.children()) {
      const std::size_t id = marker_of(child);
      if (id != std::string::npos) {
        const BlockRole role = block_role(spans.tags[id]);
        depth += role == BlockRole::open ? 1 : role == BlockRole::close ? -1 : 0;
        continue;
      }
      if (std::string_view(child.name()) != "w:tr") continue;
      if (depth == 0) safe_row = true;
      if (has_marker_child(child)) return Mending::columns;
      for (const xml::Node cell : child.children("w:tc")) {
        const xml::Attribute span = cell.child("w:tcPr").child("w:gridSpan").attribute("w:val");
        if (span && *span.value() == marker_begin) return Mending::columns;
      }
    }
    return safe_row ? Mending::none : Mending::rows;
  }

  // --- headers of sections in loops --------------------------------------------------------------------------------

  /// The number of the turn part that a reference leads to, once it is cut; nullopt: it is the same at every turn.
  std::optional<std::uint32_t> turn_part(xml::Node reference) {
    const char* id = reference.attribute("r:id").value();
    const auto header =
        std::find_if(headers.begin(), headers.end(), [&](const Header& h) { return h.part.relation == id; });
    if (header == headers.end() || !reads_loop(header->part.name)) return std::nullopt;
    const auto known = std::find_if(spans.turns.begin(), spans.turns.end(),
                                    [&](const TurnPart& t) { return t.name == header->part.name; });
    const auto number = static_cast<std::uint32_t>(known - spans.turns.begin());
    if (known == spans.turns.end()) spans.turns.push_back(header->part);
    special(Span::Kind::turn_begin, number);
    cut_within(header->root);
    special(Span::Kind::turn_end);
    return number;
  }

  void turn_reference(xml::Node node, std::uint32_t number) {
    for (const xml::Attribute a : node.attributes()) {
      text.append(" ").append(a.name()).append("=\"");
      if (std::strcmp(a.name(), "r:id") == 0)
        special(Span::Kind::turn_id, number);
      else
        xml::escape(a.value(), text, true);
      text += '"';
    }
  }

  /// Does a tag of the part name a variable that only the loops now open know?
  bool reads_loop(const std::string& part) const {
    return std::any_of(spans.tags.begin(), spans.tags.end(), [&](const Tag& t) {
      if (*t.spot.part != part || t.kind == Tag::Kind::comment) return false;
      const std::vector<std::string> names = names_in(t.text);
      return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return nesting.brings(n); });
    });
  }

  void cut_within(xml::Node root) {
    std::vector<xml::Node> outer_path;
    path.swap(outer_path);
    const auto outer_restarts = std::exchange(restarts, {});
    const auto outer_bookmarks = std::exchange(bookmarks, {});
    Nesting::Outer outer = nesting.enter();
    whole(root);
    nesting.leave(std::move(outer));
    bookmarks = outer_bookmarks;
    restarts = outer_restarts;
    path = outer_path;
  }

  /// What loops must bring anew at every turn.
  void look_ahead(xml::Node root) {
    list_of.clear();
    restarts = find_restarts(root, spans.tags);
    for (const auto& [loop, lists] : restarts)
      for (const std::string& list : lists) {
        list_of[list] = static_cast<std::uint32_t>(spans.lists.size());
        spans.lists.push_back(list);
      }
    bookmarks = find_bookmarks(root, spans.tags);
    spans.free_bookmark_id = std::max(spans.free_bookmark_id, largest_bookmark_id(root) + 1);
  }

  void whole(xml::Node root) {
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    level = Level::plain;
    element(root);
    cut();
    nesting.end_part();
  }

  // --- tags --------------------------------------------------------------------------------------------------------

  void tag(std::size_t id, const void* attribute) {
    const Tag& t = spans.tags[id];
    if (t.dead || t.kind == Tag::Kind::comment) return;
    cut();
    level = attribute ? Level::attribute : level_of(path.back());
    const auto kind = t.kind == Tag::Kind::expression ? tpl::Piece::Kind::expression : tpl::Piece::Kind::statement;
    spans.pieces.push_back({kind, t.text, static_cast<std::uint32_t>(id)});
    if (t.kind == Tag::Kind::expression) {
      if (id >= spans.slots.size()) spans.slots.resize(id + 1);
      spans.slots[id] = slot(t);
      return;
    }
    nesting.statement(id, path, attribute);
    if (const auto lists = restarts.find(id); lists != restarts.end())
      for (const std::string& list : lists->second) special(Span::Kind::list_restart, list_of[list]);
    if (const auto own = bookmarks.find(id); own != bookmarks.end())
      for (const Bookmark& b : own->second) {
        const auto number = static_cast<std::uint32_t>(spans.bookmarks.size());
        nesting.renew(number);
        spans.bookmarks.push_back(b);
        special(Span::Kind::bookmark_turn, number);
      }
  }

  Slot slot(const Tag& t) {
    Slot s;
    s.verbatim = t.verbatim;
    switch (t.context) {
      case Tag::Context::attribute:
        s.where = Slot::Where::attribute;
        return s;
      case Tag::Context::colour:
        s.where = Slot::Where::colour;
        return s;
      case Tag::Context::span:
        s.where = Slot::Where::span;
        return s;
      case Tag::Context::borders:
        s.where = Slot::Where::borders;
        s.original = t.replaced().original;
        return s;
      case Tag::Context::picture:
      case Tag::Context::chart:
        s.where = t.context == Tag::Context::chart ? Slot::Where::chart : Slot::Where::picture;
        s.original = t.replaced().original;
        return s;
      case Tag::Context::plain:
      case Tag::Context::field_code:
        s.where = Slot::Where::plain;
        return s;
      case Tag::Context::text:
        break;
    }
    if (t.scope == Tag::Scope::inline_text) {
      const std::string_view parent = path.back().name();
      s.where = parent == "w:t" ? Slot::Where::text : Slot::Where::drawing_text;
      if (s.where == Slot::Where::text) s.frame = frame(path.back());
      return s;
    }
    s.where = t.scope == Tag::Scope::run         ? Slot::Where::run
              : t.scope == Tag::Scope::paragraph ? Slot::Where::block
              : t.scope == Tag::Scope::row       ? Slot::Where::row
                                                 : Slot::Where::cell;
    s.frame = frame(t);
    return s;
  }

  /// Of a tag that replaced its run or paragraph.
  std::shared_ptr<const Frame> frame(const Tag& t) {
    auto f = std::make_shared<Frame>();
    f->run_properties = t.replaced().run_properties;
    f->run_end = "</w:t></w:r>";
    f->run_begin = "<w:r>" + f->run_properties + "<w:t xml:space=\"preserve\">";
    if (t.scope == Tag::Scope::run) {
      leave_paragraph(path.size(), *f);
    } else {
      f->splittable = true;
      f->paragraph_properties = t.replaced().paragraph_properties;
      f->break_end = "</w:p>";
      f->break_begin = "<w:p>" + f->paragraph_properties;
    }
    return shared(std::move(f));
  }

  /// Of a tag within <w:t>, the last of the path.
  std::shared_ptr<const Frame> frame(xml::Node t) {
    if (t == frame_of && last_frame) return last_frame;
    auto f = std::make_shared<Frame>();
    const xml::Node run = t.parent();
    if (const xml::Node look = run.child("w:rPr")) xml::write(look, f->run_properties);
    f->run_end = "</w:t></w:r>";
    f->run_begin = "<w:r>" + f->run_properties + "<w:t xml:space=\"preserve\">";
    if (std::string_view(run.name()) == "w:r") leave_paragraph(path.size() - 2, *f);
    frame_of = t;
    last_frame = shared(std::move(f));
    return last_frame;
  }

  /// Most slots of a document stand in paragraphs of few looks: one frame for all that are alike.
  std::shared_ptr<const Frame> shared(std::shared_ptr<Frame> f) {
    const std::string key = f->run_begin + f->break_end + f->break_begin + (f->splittable ? "" : "!");
    return frames.emplace(key, std::move(f)).first->second;
  }

  /// The way from a run, whose ancestors are path[0, depth), out of its paragraph and into a like one.
  void leave_paragraph(std::size_t depth, Frame& f) const {
    std::size_t p = depth;
    while (p > 0 && std::string_view(path[p - 1].name()) != "w:p") --p;
    if (p == 0) return;
    f.splittable = true;
    f.paragraph_properties = paragraph_look(path[p - 1]);
    f.break_begin = "<w:p>" + f.paragraph_properties;
    for (std::size_t i = p; i < depth; ++i) {
      f.splittable = f.splittable && std::string_view(path[i].name()) == "w:hyperlink";
      start_tag(path[i], f.break_begin);
      f.break_end = std::string("</") + path[i].name() + ">" + f.break_end;
    }
    f.break_end += "</w:p>";
  }

  Spans& spans;
  Nesting nesting;
  std::string text;
  Level level = Level::block;
  std::vector<xml::Node> path;
  xml::Node frame_of;
  std::shared_ptr<const Frame> last_frame;
  std::map<std::string, std::shared_ptr<const Frame>> frames;
  std::map<std::size_t, std::vector<std::string>> restarts;
  std::vector<Header> headers;
  LoopBookmarks bookmarks;
  std::map<std::string, std::uint32_t> list_of;  ///< number of a list that loops begin anew
};

Cutter::Cutter(Spans& spans, const std::string& file, Diagnostics& found)
    : impl_(std::make_unique<Impl>(spans, file, found)) {}
Cutter::~Cutter() = default;

void Cutter::part(const std::string& name, xml::Node root) {
  Impl& m = *impl_;
  m.spans.parts.push_back(name);
  m.special(Span::Kind::part_begin, static_cast<std::uint32_t>(m.spans.parts.size() - 1));
  m.look_ahead(root);
  m.whole(root);
}

std::vector<tpl::Piece> Cutter::fragment(xml::Node root) {
  Impl& m = *impl_;
  std::vector<tpl::Piece> outer;
  outer.swap(m.spans.pieces);
  m.look_ahead(root);
  m.level = Level::block;
  m.path = {root};
  m.nesting.begin_fragment();
  m.children(root);
  m.cut();
  m.nesting.end_fragment();
  m.path.clear();
  m.nesting.end_part();
  outer.swap(m.spans.pieces);
  return outer;
}

void Cutter::headers(std::vector<Header> headers) { impl_->headers = std::move(headers); }

bool Cutter::took(const std::string& name) const {
  const std::vector<TurnPart>& turns = impl_->spans.turns;
  return std::any_of(turns.begin(), turns.end(), [&](const TurnPart& t) { return t.name == name; });
}

void Cutter::finish() { impl_->nesting.finish(); }

}  // namespace prikaz::docx
