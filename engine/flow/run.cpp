// Inside a paragraph (§17.3.2, §17.3.3, §17.16): runs, text, fields, links, notes.
#include <algorithm>
#include <utility>

#include "core/utf8.hpp"
#include "flow/builder.hpp"
#include "flow/skipped.hpp"
#include "flow/symbols.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

/// Characters for which a run's eastAsia font is used (§17.3.2.26), as far as office papers meet them.
bool is_asian(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

Cascade::Script script_of(char32_t c) {
  return c < 0x80 ? Cascade::Script::ascii : is_asian(c) ? Cascade::Script::asia : Cascade::Script::hansi;
}

/// May hold a character of is_asian: such ones begin with these bytes in UTF-8.
bool maybe_asian(std::string_view s) {
  for (const char c : s)
    if (static_cast<unsigned char>(c) >= 0xE2) return true;
  return false;
}

/// Does the text hold bytes that need a closer look: control characters, or what comes after the Cyrillic block?
struct Unusual {
  bool control = false, beyond_cyrillic = false;
  explicit Unusual(std::string_view s) {
    for (const char c : s) {
      control |= static_cast<unsigned char>(c) < 0x20;
      beyond_cyrillic |= static_cast<unsigned char>(c) >= 0xD6;
    }
  }
};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

/// A page number as a stored result: digits, Roman numerals, a dash between ("2-3"). An absent node counts as one.
bool is_number(xml::Node node) {
  if (!node) return true;
  if (tag_of(node.name()) != Tag::t) return false;
  const std::string_view s = trimmed(node.text().get());
  return s.size() < 12 && s.find_first_not_of("0123456789ivxlcIVXLC-") == s.npos;
}

char32_t hex(std::string_view s) {
  char32_t out = 0;
  for (const char c : s.substr(0, 6)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return 0;
    out = out * 16 + static_cast<char32_t>(digit);
  }
  return out;
}

/// What stands in a line without anything elsewhere in the document.
bool is_text_alone(Inline::Kind kind) {
  using K = Inline::Kind;
  return kind == K::text || kind == K::tab || kind == K::line_break || kind == K::page_break ||
         kind == K::column_break || kind == K::soft_hyphen || kind == K::no_break_hyphen || kind == K::bookmark ||
         kind == K::position_tab;
}

std::uint32_t position_tab_code(xml::Node node) {
  const std::string_view align = node.attribute("w:alignment").value(), leader = node.attribute("w:leader").value();
  const TabStop::Kind kind = align == "center"  ? TabStop::Kind::centre
                             : align == "right" ? TabStop::Kind::right
                                                : TabStop::Kind::left;
  const TabStop::Leader dots = leader == "dot"          ? TabStop::Leader::dot
                               : leader == "hyphen"     ? TabStop::Leader::hyphen
                               : leader == "underscore" ? TabStop::Leader::underscore
                               : leader == "middleDot"  ? TabStop::Leader::middle_dot
                                                        : TabStop::Leader::none;
  return static_cast<std::uint32_t>(kind) + 8 * static_cast<std::uint32_t>(dots);
}

/// Chosen entry of a drop-down form field (§17.16.9).
std::string_view drop_down_entry(xml::Node list) {
  int wanted = integer(val(list.child("w:result")), integer(val(list.child("w:default"))));
  for (xml::Node entry : list.children("w:listEntry"))
    if (wanted-- <= 0) return val(entry);
  return {};
}

}  // namespace

void Builder::inline_content(xml::Node parent, Para& para) {
  for (xml::Node node = parent.first_child(); node; node = node.next_sibling()) {
    const Tag tag = tag_of(node.name());
    if (tag == Tag::r)
      text_run(node, para);
    else if (tag != Tag::other && tag != Tag::pPr)
      inline_node(node, tag, para);
    else if (tag == Tag::other && !shows_nothing(node.name()))
      tell_skipped(node.name(), para.story);
  }
}

void Builder::inline_node(xml::Node node, Tag tag, Para& para) {
  switch (tag) {
    case Tag::hyperlink:
      return hyperlink(node, para);
    case Tag::fldSimple:
      return simple_field(node, para);
    case Tag::sdt:
      return inline_content(node.child("w:sdtContent"), para);
    case Tag::smartTag:
    case Tag::customXml:
    case Tag::ins:
    case Tag::moveTo:
    case Tag::dir:
    case Tag::bdo:
      return inline_content(node, para);
    case Tag::alternate:
      return inline_content(chosen(node), para);
    case Tag::oMath:
    case Tag::oMathPara:
      return equation(node, para);
    case Tag::subDoc:
      return warn("PRK-W015", para.story, "a document to be imported here is left out",
                  "paste its text into the document");
    case Tag::bookmarkStart:
      if (const char* name = node.attribute("w:name").value(); *name && std::string_view(name) != "_GoBack")
        put(Inline::Kind::bookmark, 0, para, name);
      return;
    default:
      return;
  }
}

void Builder::text_run(xml::Node node, Para& para) {
  const xml::Node properties = node.child("w:rPr");
  bool others = false;
  const RunDelta direct = read_run_delta(properties, names_, data_.theme, &others);
  const std::uint32_t run = cascade_.run(para.base, direct);
  if (others) tell_effects(properties, para.story);
  const bool hidden = (cascade_.run_at(run).full.toggles_on & RunDelta::hidden) != 0;
  for (xml::Node child = node.first_child(); child; child = child.next_sibling()) {
    const Tag tag = tag_of(child.name());
    if (tag == Tag::rPr) continue;
    if (tag == Tag::other) {
      if (!shows_nothing(child.name())) tell_skipped(child.name(), para.story);
      continue;
    }
    if (hidden && tag != Tag::fldChar && tag != Tag::instrText) continue;
    run_content(child, tag, direct, run, para);
  }
}

void Builder::run_content(xml::Node node, Tag tag, const RunDelta& direct, std::uint32_t run, Para& para) {
  if (tag == Tag::fldChar) return field_char(node, direct, para);
  if (tag == Tag::instrText) {
    if (!para.story.fields.empty() && !para.story.fields.back().separated)
      para.story.fields.back().instruction += node.text().get();
    return;
  }
  if (!para.story.fields.empty() && field_hides(para, run, node)) return;
  const auto props = [&] { return cascade_.props(run, Cascade::Script::ascii); };
  switch (tag) {
    case Tag::t: {
      const std::string_view s = node.text().get();
      const bool keeps = std::string_view(node.attribute("xml:space").value()) == "preserve";
      return text(keeps ? s : trimmed(s), run, para);
    }
    case Tag::tab:
      return put(Inline::Kind::tab, props(), para);
    case Tag::cr:
      return put(Inline::Kind::line_break, props(), para);
    case Tag::br: {
      const std::string_view type = node.attribute("w:type").value();
      return put(type == "page"     ? Inline::Kind::page_break
                 : type == "column" ? Inline::Kind::column_break
                                    : Inline::Kind::line_break,
                 props(), para);
    }
    case Tag::noBreakHyphen:
      return put(Inline::Kind::no_break_hyphen, props(), para);
    case Tag::softHyphen:
      return put(Inline::Kind::soft_hyphen, props(), para);
    case Tag::ptab:
      return put(Inline::Kind::position_tab, props(), para, {}, position_tab_code(node));
    case Tag::sym:
      return symbol(node.attribute("w:font").value(), hex(node.attribute("w:char").value()), run, para);
    case Tag::pgNum:
      return put(Inline::Kind::page_number, props(), para);
    case Tag::footnoteReference:
      return note_reference(node, true, run, para);
    case Tag::endnoteReference:
      return note_reference(node, false, run, para);
    case Tag::footnoteRef:
    case Tag::endnoteRef:
      plain_ = false;
      if (para.story.page_note) return put(Inline::Kind::note_number, props(), para, {}, para.story.page_note - 1);
      return text(para.story.note_label, run, para);
    case Tag::drawing:
      drawing(node, run, para);
      plain_ = false;
      return;
    case Tag::pict:
    case Tag::object:
      vml(node, run, para);
      plain_ = false;
      return;
    case Tag::ruby:
      return inline_content(node.child("w:rubyBase"), para);
    case Tag::alternate: {
      for (xml::Node child : chosen(node).children()) run_content(child, tag_of(child.name()), direct, run, para);
      return;
    }
    default:
      return;
  }
}

void Builder::text(std::string_view s, std::uint32_t run, Para& para) {
  if (s.empty()) return;
  const Unusual unusual(s);
  const bool right_to_left = unusual.beyond_cyrillic && has_right_to_left(s);
  if (right_to_left) plain_ = false;
  if (right_to_left && std::find(told_.begin(), told_.end(), "right-to-left") == told_.end()) {
    told_.emplace_back("right-to-left");
    warn("PRK-W010", para.story, "text written from right to left is laid out from left to right",
         "paste it as a picture (PNG)");
  }
  if (unusual.control) {
    // A line end inside w:t is white space; a tab character is a tab.
    std::string plain;
    for (const char c : s) {
      if (c == '\t') {
        text(plain, run, para);
        plain.clear();
        put(Inline::Kind::tab, cascade_.props(run, Cascade::Script::ascii), para);
      } else {
        plain += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      }
    }
    return text(plain, run, para);
  }
  const RunDelta full = cascade_.run_at(run).full;
  const std::string& font = names_[full.hansi];
  if (is_symbol_font(font) || is_symbol_font(names_[full.ascii])) {
    for (std::size_t i = 0; i < s.size();) symbol(font, utf8::next(s, i), run, para);
    return;
  }
  const bool one_font =
      full.ascii == full.hansi && (full.asia == full.ascii || !unusual.beyond_cyrillic || !maybe_asian(s));
  if (one_font) return text_piece(s, cascade_.props(run, Cascade::Script::hansi), para);
  std::size_t from = 0, i = 0;
  Cascade::Script current = Cascade::Script::ascii;
  while (i < s.size()) {
    const std::size_t at = i;
    const char32_t c = utf8::next(s, i);
    // White space and signs between words of another script stay with what is around them: one piece is one shape.
    const Cascade::Script script = c == U' ' && at > from ? current : script_of(c);
    if (at > from && script != current) {
      text_piece(s.substr(from, at - from), cascade_.props(run, current), para);
      from = at;
    }
    current = script;
  }
  text_piece(s.substr(from), cascade_.props(run, current), para);
}

void Builder::text_piece(std::string_view s, std::uint32_t props, Para& para) {
  if (!para.inlines.empty()) {
    Inline& last = para.inlines.back();
    if (last.kind == Inline::Kind::text && last.props == props) {
      last.text += s;
      return;
    }
  }
  put(Inline::Kind::text, props, para, std::string(s));
}

void Builder::symbol(std::string_view font, char32_t code, std::uint32_t run, Para& para) {
  if (code < 0x20) return;
  std::string s;
  utf8::append(s, symbol_to_unicode(font, code));
  RunDelta full = cascade_.run_at(run).full;
  // The symbol font itself would show something else at the Unicode place: the paragraph's font stands in.
  const std::uint16_t below = cascade_[para.base].run.hansi;
  const std::uint16_t face = is_symbol_font(font) ? (is_symbol_font(names_[below]) ? std::uint16_t{0} : below)
                             : font.empty()       ? full.hansi
                                                  : names_.intern(font);
  text_piece(s, cascade_.props(full, face), para);
}

void Builder::put(Inline::Kind kind, std::uint32_t props, Para& para, std::string s, std::uint32_t index) {
  plain_ = plain_ && is_text_alone(kind);
  para.inlines.push_back({kind, props, std::move(s), index});
}

void Builder::hyperlink(xml::Node node, Para& para) {
  plain_ = false;
  std::string target;
  if (const xml::Attribute id = node.attribute("r:id"); id && para.story.relationships)
    if (const ooxml::Relationship* r = ooxml::find(*para.story.relationships, id.value())) target = r->target;
  if (const char* anchor = node.attribute("w:anchor").value(); *anchor) target += "#" + std::string(anchor);
  if (!target.empty()) put(Inline::Kind::link_start, 0, para, target);
  inline_content(node, para);
  if (!target.empty()) put(Inline::Kind::link_end, 0, para);
}

bool Builder::field_hides(Para& para, std::uint32_t run, xml::Node content) {
  for (Field& field : para.story.fields) {
    if (!field.separated) return true;
    if (field.meaning.kind == FieldKind::live && field.meaning.live == Inline::Kind::page_ref && !is_number(content))
      continue;  // LibreOffice puts a whole entry of the table of contents into the field
    const bool first = !field.shown;
    field.shown = true;
    if (field.meaning.kind == FieldKind::live) {
      if (first)
        put(field.meaning.live, cascade_.props(run, Cascade::Script::ascii), para, field.meaning.text,
            field.meaning.number_format);
      return true;
    }
    if (field.meaning.kind == FieldKind::symbol) {
      if (first) text(field.meaning.text, run, para);
      return true;
    }
    if (field.meaning.kind == FieldKind::checkbox) return true;
  }
  return false;
}

void Builder::field_char(xml::Node node, const RunDelta& direct, Para& para) {
  plain_ = false;
  std::vector<Field>& fields = para.story.fields;
  const std::string_view type = node.attribute("w:fldCharType").value();
  constexpr std::size_t most = 64;
  if (type == "begin") {
    if (fields.size() >= most) return;
    Field field;
    field.direct = direct;
    field.form = node.child("w:ffData");
    fields.push_back(std::move(field));
  } else if (type == "separate" && !fields.empty() && !fields.back().separated) {
    begin_result(fields.back(), para);
  } else if (type == "end" && !fields.empty()) {
    Field field = std::move(fields.back());
    fields.pop_back();
    if (!field.separated) begin_result(field, para);
    end_field(field, para);
  }
}

void Builder::simple_field(xml::Node node, Para& para) {
  plain_ = false;
  Field field;
  field.instruction = node.attribute("w:instr").value();
  field.direct = read_run_delta(node.child("w:r").child("w:rPr"), names_, data_.theme);
  begin_result(field, para);
  para.story.fields.push_back(std::move(field));
  const std::size_t depth = para.story.fields.size();
  inline_content(node, para);
  // Unbalanced complex fields inside must not take this one away.
  while (para.story.fields.size() > depth) para.story.fields.pop_back();
  if (para.story.fields.size() < depth) return;
  field = std::move(para.story.fields.back());
  para.story.fields.pop_back();
  end_field(field, para);
}

void Builder::begin_result(Field& field, Para& para) {
  field.separated = true;
  field.meaning = meaning_of(parse_instruction(field.instruction));
  if (field.meaning.kind == FieldKind::link && !field.meaning.text.empty())
    put(Inline::Kind::link_start, 0, para, field.meaning.text);
}

void Builder::end_field(Field& field, Para& para) {
  const FieldMeaning& meaning = field.meaning;
  if (meaning.kind == FieldKind::link && !meaning.text.empty()) put(Inline::Kind::link_end, 0, para);
  if (field.shown) return;
  const std::uint32_t run = cascade_.run(para.base, field.direct);
  if (!para.story.fields.empty() && field_hides(para, run)) return;
  switch (meaning.kind) {
    case FieldKind::live:
      return put(meaning.live, cascade_.props(run, Cascade::Script::ascii), para, meaning.text, meaning.number_format);
    case FieldKind::symbol:
      return text(meaning.text, run, para);
    case FieldKind::property: {
      const auto known = data_.properties.find(meaning.text);
      if (known != data_.properties.end()) text(known->second, run, para);
      return;
    }
    case FieldKind::checkbox: {
      const xml::Node box = field.form.child("w:checkBox");
      const xml::Node state = box.child("w:checked") ? box.child("w:checked") : box.child("w:default");
      return text(state && on_off(state) ? "☒" : "☐", run, para);
    }
    case FieldKind::cached: {
      if (const xml::Node list = field.form.child("w:ddList")) return text(drop_down_entry(list), run, para);
      const Instruction in = parse_instruction(field.instruction);
      // These have nothing to show by nature.
      for (const std::string_view mute : {"", "TC", "XE", "RD", "SET", "ASK", "FORMTEXT", "ADVANCE", "PRIVATE"})
        if (in.name == mute) return;
      if (in.name == "MERGEFIELD" && !in.arguments.empty()) return text("«" + in.arguments[0] + "»", run, para);
      return warn("PRK-W016", para.story, Message("the field {} has no stored result, so nothing is shown", in.name),
                  "update the fields in the office program (F9) and save");
    }
    default:
      return;
  }
}

void Builder::note_reference(xml::Node node, bool foot, std::uint32_t run, Para& para) {
  const std::uint32_t props = cascade_.props(run, Cascade::Script::ascii);
  const std::string_view id = node.attribute("w:id").value();
  if (!notes_indexed_) {
    notes_indexed_ = true;
    for (xml::Node n : part_root(data_.footnotes_part).children("w:footnote"))
      footnote_nodes_[n.attribute("w:id").value()] = n;
    for (xml::Node n : part_root(data_.endnotes_part).children("w:endnote"))
      endnote_nodes_[n.attribute("w:id").value()] = n;
  }
  const auto& known = foot ? footnote_nodes_ : endnote_nodes_;
  const auto found = known.find(id);
  if (found == known.end() || para.story.in_note) {
    warn("PRK-W012", para.story, Message("the document refers to note {}, which it does not hold", id),
         "delete the reference and insert the note again");
    return;
  }
  Note out;
  if (!on_off(node.attribute("w:customMarkFollows"), false)) {
    const NoteNumbering& numbering = foot ? data_.footnotes : data_.endnotes;
    const std::int32_t number = numbering.start + (foot ? footnote_number_++ : endnote_number_++);
    out.label = format_number(number, numbering.style);
    if (foot && numbering.restart_each_page) doc_.page_note_labels.push_back(out.label);
  }
  std::vector<Note>& notes = foot ? doc_.footnotes : doc_.endnotes;
  const auto index = static_cast<std::uint32_t>(notes.size());
  put(foot ? Inline::Kind::footnote : Inline::Kind::endnote, props, para, out.label, index);
  notes.push_back(std::move(out));
  Note filled;
  filled.label = notes[index].label;
  Story story = story_of(foot ? data_.footnotes_part : data_.endnotes_part);
  if (foot && data_.footnotes.restart_each_page && !filled.label.empty()) story.page_note = index + 1;
  note(found->second, story, filled);
  (foot ? doc_.footnotes : doc_.endnotes)[index] = std::move(filled);
}

}  // namespace prikaz::flow
