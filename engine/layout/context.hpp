// Everything a step of layout may touch: the document, the worker's memory, the frames being made.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/diagnostic.hpp"
#include "layout/box.hpp"
#include "layout/inline/breakclass.hpp"
#include "layout/inline/style.hpp"
#include "layout/inline/text_memory.hpp"
#include "layout/layout.hpp"
#include "layout/pool.hpp"

namespace prikaz::layout {

/// Values of fields that the pages decide. A document that shows them in its body is laid out again until they hold.
struct FieldValues {
  std::vector<int> section_pages;  ///< pages of each section
  int page_count = 1;
  std::unordered_map<std::string, std::string> page_of;    ///< bookmark → number of its page as printed
  std::unordered_map<std::uint32_t, std::string> printed;  ///< inline in the body → number of the page it stands on
  std::vector<std::uint32_t> note_on_page;                 ///< by footnote: numbered ones before it on its page
  bool operator==(const FieldValues&) const = default;
};

/// Where the text being laid out will stand: what PAGE, NUMPAGES, SECTIONPAGES print there.
struct Here {
  bool margin = false;  ///< header or footer: `page` is known
  std::string page;
  std::uint32_t section = 0;
};

struct Scratch::Impl {
  Styles styles;
  TextMemory texts{1 << 18};  ///< of all documents, not of this one alone
  Pool<ParagraphBox> paragraphs;
  Pool<TableBox> tables;
  std::set<char32_t> missing;  ///< characters already reported
  std::vector<std::uint32_t> places;
};

struct Context {
  const flow::FlowDoc& doc;
  Frames& frames;
  Diagnostics& diagnostics;
  Scratch::Impl& scratch;
  const Hyphenate& hyphenate;
  const FieldValues& fields;  ///< as the pass before found them
  FieldValues& found;         ///< in this pass
  Here here{};
  bool uses_fields = false;                  ///< a field of the body was met
  StructId parent = 0;                       ///< structure element that new ones join
  BreakClass last_class = BreakClass::none;  ///< of the last character collected
  StructId list = 0;                         ///< the list that a labelled paragraph of `list_parent` goes on with
  StructId list_parent = 0;
  std::unordered_map<std::uint32_t, StructId> links{};  ///< 1 + Inline of a link → its element
  int depth = 0;                                        ///< of text boxes in text boxes

  StructId add_structure(StructElement::Role role) {
    StructElement e;
    e.role = role;
    e.parent = parent;
    frames.structure.push_back(std::move(e));
    return static_cast<StructId>(frames.structure.size() - 1);
  }
};

/// Laying out only to measure: glyphs and structure made meanwhile are taken back.
class Trial {
 public:
  explicit Trial(Context& context)
      : context_(context),
        glyphs_(context.frames.glyphs.size()),
        elements_(context.frames.structure.size()),
        list_(context.list),
        list_parent_(context.list_parent) {}
  ~Trial() {
    context_.frames.glyphs.resize(glyphs_);
    context_.frames.structure.resize(elements_);
    context_.list = list_;
    context_.list_parent = list_parent_;
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

 private:
  Context& context_;
  const std::size_t glyphs_, elements_;
  const StructId list_, list_parent_;
};

constexpr int deepest_nesting = 32;  ///< tables in cells, boxes in notes …: deeper ones are left out (PRK-Y003)

/// The n-th page as a section prints it (ISO 29500-1 §17.18.59).
std::string format_page_number(int n, flow::Section::NumberFormat format);

}  // namespace prikaz::layout
