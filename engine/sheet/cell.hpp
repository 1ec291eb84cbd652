// Cells as a workbook or a CSV file holds them, and A1 references (ISO 29500-1 §18.3.1.4).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.hpp"

namespace prikaz::sheet {

constexpr int max_rows = 1'048'576;
constexpr int max_columns = 16'384;

/// Zero-based; C14 is {13, 2}.
struct Ref {
  int row = 0, column = 0;
  bool operator==(const Ref&) const = default;
};
struct Area {
  Ref first, last;
  bool operator==(const Area&) const = default;
};

std::string column_name(int column);                 ///< 2 → "C"
std::string a1(Ref ref);                             ///< {13, 2} → "C14"
std::string a1(Area area);                           ///< "A1:C14"
std::string absolute(Ref ref);                       ///< "$C$14"
std::optional<Ref> parse_a1(std::string_view s);     ///< "C14", "$C$14"
std::optional<Area> parse_area(std::string_view s);  ///< "A1:C14" or "A1"

struct Cell {
  int column = 0;
  Value value;           ///< none, boolean, integer, real, string or date
  bool error = false;    ///< value is the error's text: "#REF!"
  bool formula = false;  ///< value is what the last program to save the file computed
};

struct Row {
  int index = 0;  ///< zero-based
  bool hidden = false;
  std::vector<Cell> cells;  ///< by column, only those that hold something

  const Cell* find(int column) const;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<Row> rows;     ///< by index, only those that hold something
  std::vector<Area> merged;  ///< the first cell of each holds the value

  const Row* find(int row) const;
  const Cell* at(Ref ref) const;
};

struct Workbook {
  std::string file;
  std::vector<Sheet> sheets;

  const Sheet* find(std::string_view name) const;
};

/// What a person sees in the cell: numbers without a needless ".0", dates as 31.12.2020, flags as да/нет; "" for none.
std::string text(const Value& value);

/// One line per cell: «Sheet!A1  string  value». For tests and for looking.
std::string dump(const Workbook& book);

}  // namespace prikaz::sheet
