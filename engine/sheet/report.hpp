// A workbook to be written: what exports and forms are made of. Written by libxlsxwriter; same model → same bytes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "sheet/cell.hpp"
#include "value/date.hpp"
#include "value/value.hpp"

namespace prikaz::sheet {

enum class Align { standard, left, centre, right };

/// Look of a cell. Equal styles become one format.
struct Style {
  std::string format = {};  ///< number format code: "0", "0.0%", "dd.mm.yyyy", "@"; empty = general
  bool bold = false, italic = false, wrap = false;
  bool border = false;  ///< thin, all sides
  bool middle = false;  ///< vertical centre; else top
  Align align = Align::standard;
  std::optional<int> fill = {};    ///< 0xRRGGBB
  std::optional<int> colour = {};  ///< of the text
  double size = 0;                 ///< points; 0 = the report's
  bool operator==(const Style&) const = default;
};

struct ReportCell {
  Ref at = {};
  Value value = {};  ///< of a formula: the computed result that viewers without a calculator show
  Style style = {};
  std::string formula = {};  ///< with or without "="; empty = a plain value. Text that begins with "=" stays text
  std::string note = {};     ///< a comment on the cell
};

/// Cells drawn as one; the value and style of the cell at `area.first` are used.
struct Merge {
  Area area = {};
};

/// A drop-down list over an area.
struct DropDown {
  Area area = {};
  std::vector<std::string> items = {};  ///< short lists (255 characters together)
  std::string source = {};              ///< or a reference: "=Lists!$A$1:$A$20"
  std::string prompt_title = {}, prompt = {};
  bool strict = true;  ///< refuse other values
};

/// Cells of `area` for which `formula` (relative to the area's first cell) holds look like `style` (bold, italic, fill,
/// colour).
struct Condition {
  Area area = {};
  std::string formula = {};
  Style style = {};
};

struct Series {
  std::string name = {};
  Area categories = {}, values = {};
};
struct Chart {
  enum class Kind { column, bar, line, pie } kind = Kind::column;
  std::string title = {};
  std::vector<Series> series = {};  ///< areas of the same sheet
  Ref at = {};
  double width = 480, height = 288;  ///< pixels at 96 dpi
};

struct ReportColumn {
  double width = 0;  ///< in characters of the standard font; 0 = standard
  Style style = {};  ///< of the column's empty cells
  bool hidden = false;
};

struct Print {
  bool landscape = false;
  bool fit_width = true;                ///< one page wide, as many high as needed
  std::optional<int> repeat_rows = {};  ///< the first n rows on every page
  std::optional<Area> area = {};
  std::string footer = {};  ///< Excel's codes: "&C&P / &N"
};

struct ReportSheet {
  std::string name = {};  ///< at most 31 characters, none of []:*?/\, not empty, not quoted at an end
  bool hidden = false;
  std::vector<ReportColumn> columns = {};
  std::vector<double> heights = {};  ///< points, by row; 0 = standard
  std::vector<ReportCell> cells = {};
  std::vector<Merge> merges = {};
  std::vector<DropDown> lists = {};
  std::vector<Condition> conditions = {};
  std::vector<Chart> charts = {};
  std::optional<Ref> freeze = {};  ///< first cell that scrolls
  std::optional<Area> autofilter = {};
  Print print = {};
};

struct Report {
  std::string title = {}, author = {};
  Date created{1980, 1, 1};  ///< the only date that goes into the file
  std::string font = "Times New Roman";
  double size = 11;
  std::vector<ReportSheet> sheets = {};
};

/// Errors: PRK-S020 a sheet's name, PRK-S021 a cell, text or formula beyond the format's limits, PRK-S022 merged areas
/// that overlap or are one cell, PRK-S023 a bad drop-down list, PRK-S024 the writing library failed.
Result<Bytes> write(const Report& report);

}  // namespace prikaz::sheet
