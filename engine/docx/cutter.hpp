// Writes the marked tree of a part as pieces: spans of XML, expressions, statements; and lets Nesting prove on the way
// that every block repeats or drops whole elements. Mistakes: of nesting.hpp.
#pragma once
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "docx/spans.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// A header or footer that the body refers to.
struct Header {
  TurnPart part;
  xml::Node root;
};

/// Tags of all parts must be known: spans are numbered after them.
class Cutter {
 public:
  Cutter(Spans& spans, const std::string& file, Diagnostics& found);
  ~Cutter();
  /// Headers and footers with tags, by the id of their relationship to the body. Call before part().
  void headers(std::vector<Header> headers);
  /// Appends the pieces of one part. A header that names a variable of a loop around its section is cut there, to be
  /// filled at every turn.
  void part(const std::string& name, xml::Node root);
  /// The pieces of a fragment, whose body is `root`; it may be included at every turn of a loop.
  std::vector<tpl::Piece> fragment(xml::Node root);
  /// Was this header cut within the body?
  bool took(const std::string& name) const;
  /// After the last part: blocks that begin in one part and end in another.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace prikaz::docx
