// A template's sheets cut into pieces: which rows are copied, which cells are filled, where loops go round. Inside the
// room.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"
#include "template/piece.hpp"

namespace prikaz::sheet {

/// A row, or a run of rows without anything, as RowMap counts them.
struct TemplateRow {
  int first = 0, count = 1;
  bool dropped = false;         ///< it held tags only
  std::vector<int> cells = {};  ///< columns of the cells with tags, in order
};

struct TemplateSheet {
  std::string name, part;
  std::vector<TemplateRow> rows;
};

/// What an opaque literal piece stands for.
struct Event {
  enum class Kind { row, cell, cell_end } kind = Kind::row;
  int sheet = 0, row = 0;  ///< indexes into TemplateSheet
  int column = 0;
};

struct CutTemplate {
  std::vector<TemplateSheet> sheets;
  std::vector<tpl::Piece> pieces;
  std::map<std::uint32_t, Event> events;  ///< by piece
  std::vector<std::string> places;        ///< by piece: sheet!cell
};

Result<CutTemplate> cut(const opc::Package& package, const std::string& file);

}  // namespace prikaz::sheet
