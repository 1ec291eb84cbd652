// Everything in a workbook that speaks of rows, made to speak of where they went. Inside the room.
#pragma once
#include <string>
#include <vector>

#include "core/result.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"
#include "sheet/row_map.hpp"
#include "sheet/spreadsheet.hpp"

namespace prikaz::sheet {

struct MovedSheet {
  std::string name, part;
  RowMap map;
};

class Movement {
 public:
  explicit Movement(const std::vector<MovedSheet>& sheets) : sheets_(sheets) {}

  /// A formula of sheet `own` (-1: of none, as in names and charts). Rows that are gone read `gone`.
  std::string formula(std::string_view text, int own, const std::optional<RowMap::From>& from, const char* gone) const;
  /// Areas divided by spaces; "" when nothing is left.
  std::string areas(std::string_view sqref, int own) const;

  /// All of a worksheet but its rows: merged cells, formats, lists, links, filters, breaks, extensions.
  void worksheet(xml::Node root, int own) const;
  /// Parts beside it: tables, drawings, comments.
  Status beside(opc::Package& package, int own, const std::string& file) const;
  /// Names, the order to compute anew, and no list of computed cells; charts.
  Status workbook(opc::Package& package, WorkbookPart& book, const std::string& file) const;

 private:
  void walk(xml::Node node, int own, std::optional<RowMap::From> base) const;
  void repeat(xml::Node list, int own) const;

  const std::vector<MovedSheet>& sheets_;
};

}  // namespace prikaz::sheet
