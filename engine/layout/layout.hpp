// FlowDoc → Frames: page layout by Word's rules, in integer twips.
//   inline/  runs of a paragraph → atoms (words, spaces, tabs) → lines
//   table/   grid → column widths → rows → borders
//   page/    blocks → strips (a line or a table row) → columns → pages → headers, footers, fields
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "flow/flow_doc.hpp"
#include "font/font.hpp"
#include "layout/frame.hpp"

namespace prikaz::layout {

/// Places (in bytes of `word`) where a word of `language` may be hyphenated, ascending. Asked only when the document's
/// settings want hyphenation.
using Hyphenate =
    std::function<void(std::string_view word, std::string_view language, std::vector<std::uint32_t>& places)>;

/// Memory of one worker, reused from document to document; not shared between threads.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

  Hyphenate hyphenate;  ///< none: words are never broken at syllables

  struct Impl;
  std::unique_ptr<Impl> impl;
};

/// Lays the document out. Always returns at least one page; what cannot be laid out as asked is named in `diagnostics`
/// (PRK-Y…). `Frames::images` name package parts; their bytes are filled by who holds the package.
/// The faces of `library` must outlive the frames.
Frames layout(const flow::FlowDoc& doc, const font::Library& library, Scratch& scratch, Diagnostics& diagnostics);

}  // namespace prikaz::layout
