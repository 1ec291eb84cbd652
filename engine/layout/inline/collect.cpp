#include "layout/inline/collect.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::layout {
namespace {

// Line classes after Word: a line ends after spaces, after hyphens and dashes inside a word, around ideographs.
bool is_break_dash(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014; }
bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool never_starts_line(char32_t c) {
  switch (c) {
    case '!':
    case '%':
    case ')':
    case ',':
    case '.':
    case ':':
    case ';':
    case '?':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0x00BB:
    case 0x2019:
    case 0x201D:
    case 0x2026:
    case 0x2030:
    case 0x00B0:
    case 0x3001:
    case 0x3002:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0xFF01:
    case 0xFF09:
    case 0xFF0C:
    case 0xFF0E:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF1F:
      return true;
    default:
      return false;
  }
}
bool never_ends_line(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x00AB || c == 0x201C || c == 0x300C || c == 0x300E || c == 0x3010 ||
         c == 0xFF08;
}

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

class TextCollector {
 public:
  TextCollector(Context& context, std::uint16_t style, std::uint32_t link, bool label, std::vector<Atom>& out)
      : context_(context), styles_(context.scratch.styles), base_(style), link_(link), label_(label), out_(out) {}

  void run(std::string_view text) {
    const auto& props = *styles_[base_].props;
    const bool own_code = styles_[base_].own_code;
    const bool caps = props.caps, small_caps = props.small_caps && !caps;
    join_previous(text);
    for (std::size_t i = 0; i < text.size();) {
      const auto byte = static_cast<unsigned char>(text[i]);
      char32_t c = byte;
      if (byte < 0x80) {
        ++i;
      } else {
        c = utf8::next(text, i);
      }
      if (own_code || (c >= 0xF000 && c <= 0xF0FF)) c = styles_.library().unicode(props.font, c);
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

 private:
  void add(char32_t c, bool small) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') return space();
    if (c < 0x20 || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF) return;
    if (c == 0x200B) return close(true);
    if (c == 0x00AD) return soft_hyphen();
    if (open_ && atom_.kind == Atom::Kind::space) close(false);
    break_before(c);
    put(c, small);
    after_dash_ = is_break_dash(c) && length_ > 1;
    after_ideograph_ = is_ideograph(c);
    previous_ = c;
  }

  // A dash that ended the run before this one lets the line end as well.
  void join_previous(std::string_view text) {
    if (text.empty() || out_.empty() || out_.back().kind != Atom::Kind::word || out_.back().count < 2) return;
    std::size_t at = 0;
    const char32_t c = utf8::next(text, at);
    const auto& last = out_.back();
    const char32_t before = context_.frames.glyphs[last.first + last.count - 1].character;
    if (is_break_dash(before) && !is_break_dash(c) && !never_starts_line(c)) out_.back().break_after = true;
  }

  void break_before(char32_t c) {
    if (length_ == 0) return;
    const bool wanted = after_dash_ || after_ideograph_ || is_ideograph(c);
    if (wanted && !never_starts_line(c) && !never_ends_line(previous_) && !(after_dash_ && is_break_dash(c))) {
      close(true);
    }
  }

  void put(char32_t c, bool small) {
    const std::uint16_t sized = small ? styles_.variant(base_, *styles_[base_].face, true) : base_;
    const font::Face* face = styles_[sized].face;
    font::GlyphId g = face->glyph(c);
    std::uint16_t style = sized;
    if (g == 0) g = find_elsewhere(c, sized, style);
    if (open_ && style != atom_.style) close_atom(false);
    if (!open_) start(Atom::Kind::word, style);
    units_ += styles_[style].face->advance(g);
    ++atom_.count;
    ++length_;
    context_.frames.glyphs.push_back({g, c});
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

  void close_atom(bool break_after) {
    if (!open_) return;
    atom_.break_after = break_after || atom_.kind == Atom::Kind::space;
    atom_.width = styles_[atom_.style].width(units_, atom_.count);
    out_.push_back(atom_);
    open_ = false;
  }

  void close(bool break_after) {
    close_atom(break_after);
    length_ = 0;
    after_dash_ = after_ideograph_ = false;
  }

  Context& context_;
  Styles& styles_;
  const std::uint16_t base_;
  const std::uint32_t link_;
  const bool label_;
  std::vector<Atom>& out_;
  Atom atom_;
  std::int64_t units_ = 0;
  std::uint32_t length_ = 0;  ///< characters since the last break opportunity
  char32_t previous_ = 0;
  bool open_ = false, after_dash_ = false, after_ideograph_ = false;
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
  for (std::uint32_t k = 0; k < atom.count; ++k) utf8::append(out, context.frames.glyphs[atom.first + k].character);
}

void collect_atoms(Context& context, ParagraphBox& box) {
  using Kind = flow::Inline::Kind;
  const auto& doc = context.doc;
  const auto& p = *box.paragraph;
  box.atoms.clear();
  if (p.label != 0 && p.label <= doc.labels.size()) append_label(context, doc.labels[p.label - 1], box);
  std::uint32_t link = 0;
  const std::size_t end = std::min<std::size_t>(doc.inlines.size(), std::size_t{p.first} + p.count);
  for (std::size_t i = p.first; i < end; ++i) {
    const auto& in = doc.inlines[i];
    const auto number = static_cast<std::uint32_t>(i + 1);
    const std::uint16_t style = context.scratch.styles.of(in.props);
    const bool hidden = context.scratch.styles[style].props->hidden;
    if (hidden && in.kind != Kind::bookmark && in.kind != Kind::link_start && in.kind != Kind::link_end) continue;
    const auto plain = [&](Atom::Kind kind) { box.atoms.push_back(plain_atom(kind, style, number, link)); };
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
      case Kind::endnote: {
        plain(Atom::Kind::mark);
        const auto& notes = in.kind == Kind::footnote ? doc.footnotes : doc.endnotes;
        if (in.index < notes.size()) append_text(context, notes[in.index].label, style, link, false, box.atoms);
        break;
      }
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
