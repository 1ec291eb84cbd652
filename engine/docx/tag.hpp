// A tag of a template and the place where a person finds it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// Where in the document: counted from 1 in document order, 0 where it does not apply.
struct Spot {
  std::shared_ptr<const std::string> part;     ///< "word/header1.xml"
  std::shared_ptr<const std::string> heading;  ///< the nearest heading above, shortened; null: there is none
  int paragraph = 0, table = 0, row = 0, cell = 0;
  bool box = false;  ///< in a text box
};

/// "header1.xml, paragraph 3, table 1, row 2, cell 4"; the body is not named.
std::string describe(const Spot& spot);

/// What a few tags take the place of, as XML.
struct Replaced {
  /// Picture, chart: the relationship that stays when the value is none; borders: what the cell has.
  std::string original;
  std::string paragraph_properties, run_properties;  ///< of a {{p or {{r tag
};

/// A large document has tens of thousands of them.
struct Tag {
  enum class Kind : std::uint8_t { expression, statement, comment };
  /// What a prefix makes the tag act on: {%p the paragraph, {%tr the row, {%tc the cell, {%r and {{r the run.
  enum class Scope : std::uint8_t { inline_text, run, paragraph, cell, row };
  /// Where the value goes, which decides how it is written.
  enum class Context : std::uint8_t { text, field_code, attribute, plain, colour, span, borders, picture, chart };

  Kind kind = Kind::expression;
  Scope scope = Scope::inline_text;
  Context context = Context::text;
  bool trim_left = false, trim_right = false;
  bool verbatim = false;  ///< typography leaves the value alone
  bool dead = false;      ///< removed with the paragraph or row around it
  std::string text;       ///< between the braces, without prefix and dashes, quotes made straight
  std::string keyword;    ///< of a statement: its first word
  std::string shown;      ///< as it stands in the document
  std::size_t lead = 0;   ///< characters of `shown` before `text`
  Spot spot;
  xml::Node node;  ///< its marker: a text node of its own, or null when the marker stands in an attribute

  const Replaced& replaced() const;
  Replaced& replace();

 private:
  std::shared_ptr<Replaced> replaced_;
};

/// "{{ name }}", column 4 → the Place of a message about it.
Place place_of(const Tag& tag, const std::string& file, std::size_t offset);

/// A marker is text no document can hold (XML forbids these characters), so that a tree can carry tags anywhere.
constexpr char marker_begin = '\x01', marker_end = '\x02';
std::string marker(std::size_t tag);
/// The tag of a text node, or npos when the node is not a marker.
std::size_t marker_of(xml::Node node);

xml::Node ancestor(xml::Node node, std::string_view name);
/// The paragraph's properties as XML, without a section break.
std::string paragraph_look(xml::Node paragraph);

/// What the steps over one part share: its own tags are [first, tags.size()).
struct PartTags {
  const std::string& file;
  std::size_t first;
  std::vector<Tag>& tags;
  Diagnostics& found;
};

}  // namespace prikaz::docx
