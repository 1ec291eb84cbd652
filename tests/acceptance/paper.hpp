// A produced paper as its reader sees it: lines of text, and tables as rows of cells.
#pragma once
#include <string>
#include <vector>

#include "core/bytes.hpp"

namespace prikaz::acceptance {

using Grid = std::vector<std::vector<std::string>>;

struct Paper {
  std::string raw;   ///< one line a paragraph with its number; a row of a table is one line, cells divided by " | ",
                     ///< their paragraphs by " ⏎ "
  std::string text;  ///< the same with plain spaces and hyphens
  std::vector<Grid> tables;  ///< a cell that continues the one above holds that one's text; plain spaces

  bool has(std::string_view what) const { return text.find(what) != std::string::npos; }
  /// The first line that holds `what`, or "".
  std::string line(std::string_view what) const;
  std::size_t count(std::string_view what) const;
  /// The first table with a cell of its first row that holds `head`; empty when there is none.
  Grid table(std::string_view head) const;
};

/// Throws when the bytes are no document: a test that reads it then fails.
Paper read_docx(ByteView docx, const std::string& name);
/// The first sheet, or the one named; empty cells are "".
Grid read_sheet(ByteView xlsx, const std::string& name, const std::string& sheet = {});

/// No-break spaces and hyphens as plain ones.
std::string plain(std::string text);

}  // namespace prikaz::acceptance
