// What Prepared holds: internal to this room.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/serial.hpp"
#include "flow/names.hpp"
#include "flow/numbering.hpp"
#include "flow/styles.hpp"
#include "flow/theme.hpp"
#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

/// Kinds of media as their first bytes show; only PNG and JPEG are drawn.
enum class Media : std::uint8_t { png, jpeg, other };

/// w:footnotePr, w:endnotePr (§17.11.11, §17.11.4).
struct NoteNumbering {
  NumberStyle style = NumberStyle::decimal;
  std::int32_t start = 1;
  bool restart_each_section = false, restart_each_page = false;
};

struct PreparedData {
  const std::uint64_t serial = next_serial();
  std::string file, main_part, numbering_part, footnotes_part, endnotes_part;
  Bytes main_bytes;
  std::optional<Diagnostics> main_fault;  ///< why they could not be read
  Names names;
  Theme theme;
  Styles styles;
  Numbering numbering;
  Settings settings;
  NoteNumbering footnotes, endnotes{NumberStyle::roman_lower, 1, false, false};
  std::string title, author, subject, keywords;
  std::map<std::string, std::string, std::less<>> properties;  ///< by lower-case name, for fields
  /// Relationships of every part that has text.
  std::map<std::string, std::vector<ooxml::Relationship>, std::less<>> relationships;
  /// Headers, footers and notes as the package has them.
  std::map<std::string, std::unique_ptr<xml::Document>, std::less<>> documents;
  std::map<std::string, Media, std::less<>> media;
  Diagnostics warnings;
};

/// Documents made by other programs may bind WordprocessingML to another prefix or use Strict's namespaces: renames
/// what the rest of the room looks for. False: the document has the usual prefixes and stays as it is.
bool use_usual_prefixes(xml::Document& doc);

/// PRK-W001.
Diagnostic no_text_document(const std::string& file);

NoteNumbering read_note_numbering(xml::Node pr, NoteNumbering otherwise);

}  // namespace prikaz::flow
