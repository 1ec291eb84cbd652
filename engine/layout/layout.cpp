#include "layout/layout.hpp"

#include <algorithm>

#include "layout/context.hpp"
#include "layout/page/run.hpp"

namespace prikaz::layout {
namespace {

constexpr int most_passes = 4;  ///< a page number may move text that moves the page number

std::size_t text_bytes(const flow::FlowDoc& doc) {
  std::size_t n = 64;
  for (const auto& in : doc.inlines) n += in.text.size();
  return n;
}

Frames blank_frames(const flow::FlowDoc& doc) {
  Frames f;
  f.language = doc.settings.language.empty() ? f.language : doc.settings.language;
  f.title = doc.title;
  f.author = doc.author;
  f.subject = doc.subject;
  f.keywords = doc.keywords;
  return f;
}

void clear_pages(Frames& f) {
  f.pages.clear();
  f.glyphs.clear();
  f.images.clear();
  f.bookmarks.clear();
  f.outlines.clear();
  f.structure.resize(1);
}

/// Adds what the finished pages tell to what was noted while they were filled.
void read_pages(const flow::FlowDoc& doc, const Frames& frames, const std::vector<Sheet>& sheets, FieldValues& v) {
  v.page_count = static_cast<int>(sheets.size());
  v.section_pages.assign(std::max<std::size_t>(1, doc.sections.size()), 0);
  for (const auto& s : sheets) {
    if (s.section < v.section_pages.size()) ++v.section_pages[s.section];
  }
  for (const auto& b : frames.bookmarks) {
    const Sheet& s = sheets[b.page];
    v.page_of.emplace(b.name, format_page_number(s.number, section_of(doc, s.section).number_format));
  }
}

void warn_about_fonts(const flow::FlowDoc& doc, const font::Library& library, Diagnostics& diagnostics) {
  std::set<std::string> named;
  for (const auto& p : doc.run_props) {
    const auto choice = choose_face(library, p);
    if (!choice.substituted || choice.face == nullptr || !named.insert(p.font).second) continue;
    diagnostics.add(library.family_substituted(p.font, *choice.face, {}));
  }
}

}  // namespace

Scratch::Scratch() : impl(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Frames layout(const flow::FlowDoc& doc, const font::Library& library, Scratch& scratch, Diagnostics& diagnostics) {
  Scratch::Impl& s = *scratch.impl;
  Frames frames = blank_frames(doc);
  FieldValues fields;
  std::vector<Sheet> sheets;
  s.missing.clear();
  for (int pass = 0; pass < most_passes; ++pass) {
    clear_pages(frames);
    frames.glyphs.reserve(text_bytes(doc));
    s.styles.reset(doc.run_props, library);
    s.paragraphs.release_all();
    s.tables.release_all();
    sheets.clear();
    FieldValues found;
    Context context{doc, frames, diagnostics, s, scratch.hyphenate, fields, found};
    run_pages(context, sheets);
    read_pages(doc, frames, sheets, found);
    const bool settled = !context.uses_fields || found == fields;
    fields = std::move(found);
    if (!settled && pass + 1 < most_passes) continue;
    dress_pages(context, sheets);
    break;
  }
  warn_about_fonts(doc, library, diagnostics);
  return frames;
}

}  // namespace prikaz::layout
