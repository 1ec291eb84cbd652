// Writes the marked tree of a part as pieces: spans of XML, expressions, statements; and proves on the way that every
// block repeats or drops whole elements, so that any filling is well-formed.
//
// Mistakes: PRK-D005 a block that begins and ends in different structures (both places named), PRK-D014 (warning) one
// that begins and ends in different cells.
#pragma once
#include <string>

#include "core/diagnostic.hpp"
#include "docx/spans.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// Tags of all parts must be known: spans are numbered after them.
class Cutter {
 public:
  Cutter(Spans& spans, const std::string& file, Diagnostics& found);
  ~Cutter();
  /// Appends the pieces of one part.
  void part(const std::string& name, xml::Node root);
  /// After the last part: blocks that begin in one part and end in another.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace prikaz::docx
