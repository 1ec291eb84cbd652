#include "layout/inline/collect.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "layout/inline/breakclass.hpp"

namespace prikaz::layout {
namespace {

// Characters a face may lack but another of its glyphs draws as well.
char32_t stand_in(char32_t c) {
  switch (c) {
    case 0x00A0:
    case 0x202F:
    case 0x2007:
    case 0x2009:
      return ' ';
    case 0x2010:
    case 0x2011:
    case 0x00AD:
      return '-';
    case 0x2015:
    case 0x2012:
      return 0x2014;
    default:
      return c;
  }
}

bool kerns(const Style& s) { return s.props->kern_from != 0 && s.half_points >= s.props->kern_from; }

class TextCollector {
 public:
  TextCollector(Context& context, std::uint16_t style, std::uint32_t link, bool label, std::vector<Atom>& out)
      : context_(context), styles_(context.scratch.styles), base_(style), link_(link), label_(label), out_(out) {}

  void run(std::string_view text) {
    const Style& style = styles_[base_];
    const bool after_space = !out_.empty() && out_.back().kind == Atom::Kind::space;
    const bool plain = !style.props->caps && !style.props->small_caps && !kerns(style);
    if (!plain || text.size() < worth_remembering || context_.last_class != BreakClass::none || after_space)
      return cut(text);
    const TextLook look{style.face->serial, style.em, style.props->spacing};
    const TextMemory::Found found = context_.scratch.texts.find(text, look);
    if (found.value) return repeat(*found.value);
    const std::size_t atoms = out_.size(), glyphs = context_.frames.glyphs.size();
    cut(text);
    if (found.again) remember(found, text, look, atoms, glyphs);
  }

 private:
  static constexpr std::size_t worth_remembering = 32;  ///< bytes: a few words

  void repeat(const CutText& known) {
    auto& glyphs = context_.frames.glyphs;
    const auto first = static_cast<std::uint32_t>(glyphs.size());
    glyphs.insert(glyphs.end(), known.glyphs.begin(), known.glyphs.end());
    for (Atom atom : known.atoms) {
      atom.first += first;
      atom.style = base_;
      atom.link = link_;
      atom.label = label_;
      out_.push_back(atom);
    }
    context_.last_class = known.last;
  }

  /// `atoms`, `glyphs`: how many there were before the run.
  void remember(const TextMemory::Found& found, std::string_view text, const TextLook& look, std::size_t atoms,
                std::size_t glyphs) {
    CutText cut;
    const auto& all = context_.frames.glyphs;
    cut.atoms.assign(out_.begin() + static_cast<std::ptrdiff_t>(atoms), out_.end());
    cut.glyphs.assign(all.begin() + static_cast<std::ptrdiff_t>(glyphs), all.end());
    cut.last = context_.last_class;
    for (Atom& atom : cut.atoms) {
      if (atom.style != base_) return;  // a character came from another face
      atom.first -= static_cast<std::uint32_t>(glyphs);
    }
    for (const Glyph& g : cut.glyphs)
      if (g.id == 0) return;  // to be told as missing in every document
    context_.scratch.texts.keep(found, text, look, std::move(cut));
  }

  void cut(std::string_view text) {
    const auto& props = *styles_[base_].props;
    const bool caps = props.caps, small_caps = props.small_caps && !caps;
    const bool plain = !caps && !small_caps && !kerns(styles_[base_]);
    for (std::size_t i = 0; i < text.size();) {
      if (plain && in_word()) {
        i += letters(text.substr(i));
        if (i >= text.size()) break;
      }
      const auto byte = static_cast<unsigned char>(text[i]);
      char32_t c = byte;
      if (byte < 0x80) {
        ++i;
      } else {
        c = utf8::next(text, i);
      }
      bool small = false;
      if (caps || small_caps) {
        const char32_t up = utf8::upper(c);
        small = small_caps && up != c;
        c = up;
      }
      add(c, small);
    }
    close(false);
  }

  bool in_word() const {
    return open_ && atom_.kind == Atom::Kind::word && atom_.style == base_ && context_.last_class == BreakClass::letter;
  }

  /// The rest of an ordinary word, Cyrillic or Latin: most of every document. Returns its bytes; stops at whatever
  /// needs a closer look.
  std::size_t letters(std::string_view text) {
    const font::Face& face = *styles_[base_].face;
    auto& glyphs = context_.frames.glyphs;
    std::size_t i = 0;
    while (i < text.size()) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
      const bool latin = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      const bool cyrillic = byte >= 0xD0 && byte <= 0xD3 && (next & 0xC0) == 0x80;
      if (!latin && !cyrillic) break;
      const char32_t c = latin ? char32_t{byte} : char32_t{(byte & 0x1Fu) << 6 | (next & 0x3Fu)};
      const font::GlyphId g = face.glyph(c);
      if (g == 0) break;
      units_ += face.advance(g);
      ++atom_.count;
      glyphs.push_back({g, c});
      i += latin ? 1 : 2;
    }
    return i;
  }

  void add(char32_t c, bool small) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') return space();
    if (c < 0x20 || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF) return;
    if (c == 0x200B) {
      close(true);
      context_.last_class = BreakClass::none;
      return;
    }
    if (c == 0x00AD) return soft_hyphen();
    break_before(break_class(c));
    put(c, small);
  }

  /// What stood before this character, in this run or the one before, decides whether a line may end between them.
  void break_before(BreakClass now) {
    if (open_ && atom_.kind == Atom::Kind::space) close(true);
    const bool after_space = !open_ && !out_.empty() && out_.back().kind == Atom::Kind::space;
    if (after_space) {
      // Where the properties change after a space, LibreOffice ends a line even inside brackets (measured).
      const bool allowed = out_.back().style != base_ || break_after_spaces(context_.last_class, now);
      for (std::size_t k = out_.size(); k-- > 0 && out_[k].kind == Atom::Kind::space;) out_[k].break_after = allowed;
    } else if (break_between(context_.last_class, now)) {
      if (open_) {
        close(true);
      } else if (!out_.empty() && (out_.back().kind == Atom::Kind::word || out_.back().kind == Atom::Kind::mark)) {
        out_.back().break_after = true;
      }
    }
    context_.last_class = now;
  }

  void put(char32_t c, bool small) {
    const std::uint16_t sized = small ? styles_.variant(base_, *styles_[base_].face, true) : base_;
    const font::Face* face = styles_[sized].face;
    font::GlyphId g = face->glyph(c);
    std::uint16_t style = sized;
    if (g == 0) g = find_elsewhere(c, sized, style);
    if (open_ && style != atom_.style) close(false);
    kern_before(c, style);
    if (!open_) start(Atom::Kind::word, style);
    units_ += styles_[style].face->advance(g);
    ++atom_.count;
    context_.frames.glyphs.push_back({g, c});
  }

  /// Between this character and the one before it in the same style, where w:kern asks (ISO 29500-1 §17.3.2.19).
  void kern_before(char32_t c, std::uint16_t style) {
    const Style& s = styles_[style];
    if (!kerns(s) || context_.frames.glyphs.empty()) return;
    if (open_ ? atom_.count == 0 : out_.empty()) return;
    Atom& before = open_ ? atom_ : out_.back();
    if (before.style != style || before.first + before.count != context_.frames.glyphs.size()) return;
    const int units = s.face->kerning(context_.frames.glyphs.back().character(), c);
    if (units == 0) return;
    before.kerned = true;
    if (open_) {
      units_ += units;
      close(false);
    } else {
      before.width += s.width(units, 0);
    }
  }

  font::GlyphId find_elsewhere(char32_t c, std::uint16_t sized, std::uint16_t& style) {
    const font::Face& face = *styles_[sized].face;
    if (const char32_t other = stand_in(c); other != c) {
      if (const font::GlyphId g = face.glyph(other); g != 0) return g;
    }
    if (const font::Face* f = styles_.library().fallback(c, face)) {
      style = styles_.variant(sized, *f, styles_[sized].small);
      return f->glyph(c);
    }
    report_missing(c, face);
    return 0;
  }

  void report_missing(char32_t c, const font::Face& face) {
    if (!context_.scratch.missing.insert(c).second) return;
    context_.diagnostics.add(font::missing_character(c, face.family, {}));
  }

  void space() {
    const bool follows_space = open_ && atom_.kind == Atom::Kind::space;
    if (!follows_space) {
      close(false);
      start(Atom::Kind::space, base_);
    }
    const font::GlyphId g = styles_[base_].face->glyph(' ');
    units_ += styles_[base_].face->advance(g);
    ++atom_.count;
    context_.frames.glyphs.push_back({g, ' '});
  }

  void soft_hyphen() {
    close(false);
    Atom a;
    a.kind = Atom::Kind::soft_hyphen;
    a.style = base_;
    a.link = link_;
    a.label = label_;
    a.break_after = true;
    out_.push_back(a);
  }

  void start(Atom::Kind kind, std::uint16_t style) {
    if (open_) close(false);
    atom_ = Atom{};
    atom_.kind = kind;
    atom_.style = style;
    atom_.link = link_;
    atom_.label = label_;
    atom_.first = static_cast<std::uint32_t>(context_.frames.glyphs.size());
    units_ = 0;
    open_ = true;
  }

  void close(bool break_after) {
    if (!open_) return;
    atom_.break_after = break_after || atom_.kind == Atom::Kind::space;
    atom_.width = styles_[atom_.style].width(units_, atom_.count);
    out_.push_back(atom_);
    open_ = false;
  }

  Context& context_;
  Styles& styles_;
  const std::uint16_t base_;
  const std::uint32_t link_;
  const bool label_;
  std::vector<Atom>& out_;
  Atom atom_;
  std::int64_t units_ = 0;
  bool open_ = false;
};

Atom plain_atom(Atom::Kind kind, std::uint16_t style, std::uint32_t inline_number, std::uint32_t link) {
  Atom a;
  a.kind = kind;
  a.style = style;
  a.index = inline_number;
  a.link = link;
  return a;
}

std::string field_text(Context& context, const flow::Inline& in, std::uint32_t number) {
  using Kind = flow::Inline::Kind;
  const auto format = [&](int n) {
    return format_page_number(n, in.index == 0 ? flow::Section::NumberFormat::decimal
                                               : static_cast<flow::Section::NumberFormat>(in.index - 1));
  };
  if (!context.here.margin) context.uses_fields = true;
  const auto& f = context.fields;
  switch (in.kind) {
    case Kind::page_number: {
      if (context.here.margin) return context.here.page;
      const auto it = f.printed.find(number);
      return it == f.printed.end() ? "1" : it->second;
    }
    case Kind::page_count:
      return format(f.page_count);
    case Kind::section_pages:
      return format(context.here.section < f.section_pages.size() ? f.section_pages[context.here.section] : 1);
    default: {
      const auto it = f.page_of.find(in.text);
      return it == f.page_of.end() ? "1" : it->second;
    }
  }
}

/// Numbers that pages decide are taken from the pass before.
const std::string& note_label(Context& context, const flow::Inline& in) {
  static const std::string none;
  const auto& doc = context.doc;
  const auto& notes = in.kind == flow::Inline::Kind::endnote ? doc.endnotes : doc.footnotes;
  if (in.index >= notes.size()) return none;
  const auto& through = notes[in.index].label;
  if (in.kind == flow::Inline::Kind::endnote || through.empty() || doc.page_note_labels.empty()) return through;
  context.uses_fields = true;
  const auto& known = context.fields.note_on_page;
  const std::size_t at = in.index < known.size() ? known[in.index] : 0;
  return at < doc.page_note_labels.size() ? doc.page_note_labels[at] : through;
}

void append_label(Context& context, const flow::Label& label, ParagraphBox& box) {
  const std::uint16_t style = context.scratch.styles.of(label.props);
  append_text(context, label.text, style, 0, true, box.atoms);
  for (auto& a : box.atoms) a.break_after = false;  // a label is never broken
  if (label.suffix == flow::Label::Suffix::space) append_text(context, " ", style, 0, true, box.atoms);
  if (label.suffix == flow::Label::Suffix::tab) {
    Atom tab = plain_atom(Atom::Kind::tab, style, 0, 0);
    tab.label = true;
    box.atoms.push_back(tab);
  }
  for (auto& a : box.atoms) a.break_after = false;
}

}  // namespace

void append_text(Context& context, std::string_view text, std::uint16_t style, std::uint32_t link, bool label,
                 std::vector<Atom>& out) {
  TextCollector(context, style, link, label, out).run(text);
}

void append_characters(const Context& context, const Atom& atom, std::string& out) {
  for (std::uint32_t k = 0; k < atom.count; ++k) utf8::append(out, context.frames.glyphs[atom.first + k].character());
}

void collect_atoms(Context& context, ParagraphBox& box) {
  using Kind = flow::Inline::Kind;
  const auto& doc = context.doc;
  const auto& p = *box.paragraph;
  box.atoms.clear();
  context.last_class = BreakClass::none;
  if (p.label != 0 && p.label <= doc.labels.size()) append_label(context, doc.labels[p.label - 1], box);
  context.last_class = BreakClass::none;
  std::uint32_t link = 0;
  const std::size_t end = std::min<std::size_t>(doc.inlines.size(), std::size_t{p.first} + p.count);
  for (std::size_t i = p.first; i < end; ++i) {
    const auto& in = doc.inlines[i];
    const auto number = static_cast<std::uint32_t>(i + 1);
    const std::uint16_t style = context.scratch.styles.of(in.props);
    const bool hidden = context.scratch.styles[style].props->hidden;
    if (hidden && in.kind != Kind::bookmark && in.kind != Kind::link_start && in.kind != Kind::link_end) continue;
    const auto plain = [&](Atom::Kind kind) {
      if (kind != Atom::Kind::mark) context.last_class = BreakClass::none;
      if (kind == Atom::Kind::picture && !box.atoms.empty() && box.atoms.back().kind == Atom::Kind::word) {
        box.atoms.back().break_after = true;
      }
      box.atoms.push_back(plain_atom(kind, style, number, link));
    };
    switch (in.kind) {
      case Kind::text:
        append_text(context, in.text, style, link, false, box.atoms);
        break;
      case Kind::no_break_hyphen:
        append_text(context, "\xE2\x80\x91", style, link, false, box.atoms);
        break;
      case Kind::soft_hyphen:
        append_text(context, "\xC2\xAD", style, link, false, box.atoms);
        break;
      case Kind::tab:
      case Kind::position_tab:
        plain(Atom::Kind::tab);
        box.atoms.back().break_after = true;
        break;
      case Kind::line_break:
        plain(Atom::Kind::line_break);
        break;
      case Kind::page_break:
        plain(Atom::Kind::page_break);
        break;
      case Kind::column_break:
        plain(Atom::Kind::column_break);
        break;
      case Kind::page_number:
      case Kind::page_count:
      case Kind::section_pages:
      case Kind::page_ref: {
        if (in.kind == Kind::page_number && !context.here.margin) plain(Atom::Kind::mark);
        append_text(context, field_text(context, in, number), style, link, false, box.atoms);
        break;
      }
      case Kind::picture:
      case Kind::shape: {
        const bool anchored = in.index < doc.pictures.size() && doc.pictures[in.index].anchored;
        plain(anchored || in.index >= doc.pictures.size() ? Atom::Kind::mark : Atom::Kind::picture);
        if (box.atoms.back().kind == Atom::Kind::picture) {
          box.atoms.back().width = fine(std::max(0, doc.pictures[in.index].width));
          box.atoms.back().break_after = true;
        }
        break;
      }
      case Kind::footnote:
      case Kind::endnote:
        plain(Atom::Kind::mark);
        append_text(context, note_label(context, in), style, link, false, box.atoms);
        break;
      case Kind::note_number:
        append_text(context, note_label(context, in), style, link, false, box.atoms);
        break;
      case Kind::bookmark:
        plain(Atom::Kind::mark);
        break;
      case Kind::link_start:
        link = number;
        break;
      case Kind::link_end:
        link = 0;
        break;
    }
  }
}

}  // namespace prikaz::layout
