#include "sheet/cell.hpp"

#include <algorithm>
#include <charconv>

#include "core/format.hpp"

namespace prikaz::sheet {

std::string column_name(int column) {
  std::string name;
  for (int n = column + 1; n > 0; n = (n - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  return name;
}

std::string a1(Ref ref) { return column_name(ref.column) + std::to_string(ref.row + 1); }

std::string a1(Area area) { return a1(area.first) + ":" + a1(area.last); }

std::string absolute(Ref ref) { return "$" + column_name(ref.column) + "$" + std::to_string(ref.row + 1); }

std::optional<Ref> parse_a1(std::string_view s) {
  std::size_t i = s.starts_with('$') ? 1 : 0;
  int column = 0;
  for (; i < s.size() && ((s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z'); ++i) {
    column = column * 26 + ((s[i] | 0x20) - 'a' + 1);
    if (column > max_columns) return std::nullopt;
  }
  if (i < s.size() && s[i] == '$') ++i;
  int row = 0;
  const auto [end, error] = std::from_chars(s.data() + i, s.data() + s.size(), row);
  if (column == 0 || error != std::errc() || end != s.data() + s.size() || row < 1 || row > max_rows)
    return std::nullopt;
  return Ref{row - 1, column - 1};
}

std::optional<Area> parse_area(std::string_view s) {
  const auto colon = s.find(':');
  const auto first = parse_a1(s.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_a1(s.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Area{*first, *last};
}

const Cell* Row::find(int column) const {
  const auto it = std::lower_bound(cells.begin(), cells.end(), column,
                                   [](const Cell& cell, int wanted) { return cell.column < wanted; });
  return it != cells.end() && it->column == column ? &*it : nullptr;
}

const Row* Sheet::find(int row) const {
  const auto it =
      std::lower_bound(rows.begin(), rows.end(), row, [](const Row& r, int wanted) { return r.index < wanted; });
  return it != rows.end() && it->index == row ? &*it : nullptr;
}

const Cell* Sheet::at(Ref ref) const {
  const Row* row = find(ref.row);
  return row ? row->find(ref.column) : nullptr;
}

const Sheet* Workbook::find(std::string_view name) const {
  for (const Sheet& sheet : sheets)
    if (sheet.name == name) return &sheet;
  return nullptr;
}

std::string text(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::none:
    case Value::Kind::undefined:
      return {};
    case Value::Kind::boolean:
      return value.boolean() ? "да" : "нет";
    case Value::Kind::date: {
      const Date d = value.date();
      return format("{:02}.{:02}.{:04}", d.day, d.month, d.year);
    }
    case Value::Kind::real: {
      char buffer[64];
      const auto end = std::to_chars(buffer, buffer + sizeof buffer, value.real());
      return {buffer, end.ptr};
    }
    default:
      return value.text();
  }
}

std::string dump(const Workbook& book) {
  std::string out;
  for (const Sheet& sheet : book.sheets) {
    out += format("[{}]{}\n", sheet.name, sheet.hidden ? " hidden" : "");
    for (const Area& area : sheet.merged) out += "merged " + a1(area) + "\n";
    for (const Row& row : sheet.rows)
      for (const Cell& cell : row.cells)
        out += format("{}  {}{}{}{}  {}\n", a1(Ref{row.index, cell.column}), cell.value.type_name(),
                      cell.formula ? " formula" : "", cell.error ? " error" : "", row.hidden ? " hidden" : "",
                      text(cell.value));
  }
  return out;
}

}  // namespace prikaz::sheet
