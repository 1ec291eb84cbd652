// Formatted text as a value: runs within a paragraph ({{r x }}), or whole paragraphs ({{p x }}).
#pragma once
#include <string>
#include <vector>

#include "docx/content.hpp"

namespace prikaz::docx {

/// The look of a run; what is empty is inherited. Sizes in half-points, as w:sz has them.
struct Look {
  std::string style, colour, highlight, font, underline, link;
  std::string far_east_font;
  int size = 0;
  bool bold = false, italic = false, strike = false, subscript = false, superscript = false;
  bool caps = false, small_caps = false;

  /// <w:rPr> with children in the schema's order (ISO 29500-1 §17.3.2.28), or nothing.
  std::string properties() const;
};

struct RichRun {
  std::string text;
  Look look;
};

class RichText : public Content {
 public:
  explicit RichText(std::vector<RichRun> runs) : runs_(std::move(runs)) {}
  std::string_view type() const override { return "rich-text"; }
  std::string text() const override;
  bool truthy() const override { return !runs_.empty(); }
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;
  /// The runs as XML; `frame` tells how to break the paragraph.
  Refusal write_into(const Frame& frame, Placement& place, Bytes& out) const;

 private:
  std::vector<RichRun> runs_;
};

struct RichParagraph {
  std::string style;
  RichText text;
};

class RichParagraphs : public Content {
 public:
  explicit RichParagraphs(std::vector<RichParagraph> paragraphs) : paragraphs_(std::move(paragraphs)) {}
  std::string_view type() const override { return "rich-paragraphs"; }
  std::string text() const override;
  bool truthy() const override { return !paragraphs_.empty(); }
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;

 private:
  std::vector<RichParagraph> paragraphs_;
};

}  // namespace prikaz::docx
