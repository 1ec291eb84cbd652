#include "sheet/csv.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/utf8.hpp"

namespace prikaz::sheet {

namespace {

// Windows-1251, upper half below 0xC0 (0xC0… is the alphabet in order).
constexpr std::array<char16_t, 64> cp1251 = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

std::string from_cp1251(ByteView bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    if (b < 0x80)
      out += byte;
    else
      utf8::append(out, b < 0xC0 ? cp1251[b - 0x80] : static_cast<char32_t>(0x0410 + b - 0xC0));
  }
  return out;
}

std::string from_utf16(ByteView bytes, bool big_endian) {
  std::string out;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    utf8::append(out, c);
  }
  return out;
}

std::string to_utf8(ByteView bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  return utf8::valid(bytes) ? std::string(bytes) : from_cp1251(bytes);
}

// The divider that splits the first lines into columns most evenly: lines that agree on a count, times that count.
char divider_of(std::string_view text) {
  constexpr int lines_looked_at = 12;
  char best = ';';
  int best_score = 0;
  for (const char divider : {';', '\t', ','}) {
    std::map<int, int> lines_by_count;
    int count = 0, lines = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= text.size() && lines < lines_looked_at; ++i) {
      const char c = i < text.size() ? text[i] : '\n';
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == divider) ++count;
      if (c == '\n') {
        ++lines_by_count[count];
        count = 0;
        ++lines;
      }
    }
    for (const auto& [columns, agreeing] : lines_by_count)
      if (columns * agreeing > best_score) best = divider, best_score = columns * agreeing;
  }
  return best;
}

std::string stem(std::string_view file) {
  const auto slash = file.find_last_of("/\\");
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  return std::string(file.substr(0, file.find_last_of('.')));
}

}  // namespace

Result<Workbook> read_csv(ByteView bytes, const std::string& file, std::size_t max_cells) {
  const std::string text = to_utf8(bytes);
  if (text.find('\0') != std::string::npos)
    return fail(
        {"PRK-S011", Severity::error, {file, 0, 0, {}}, "the file is not text", "save the table as XLSX or CSV"});
  const char divider = divider_of(text);
  Workbook book{file, {Sheet{stem(file), false, {}, {}}}};
  std::vector<Row>& rows = book.sheets[0].rows;
  Row row;
  std::string cell;
  std::size_t cells = 0;
  int column = 0, line = 1, quote_line = 0;
  bool quoted = false, was_quoted = false;
  const auto end_cell = [&] {
    std::string value = was_quoted ? cell : utf8::trim(cell);
    if (!value.empty()) row.cells.push_back({column, Value(std::move(value)), false, false}), ++cells;
    cell.clear();
    was_quoted = false;
    ++column;
  };
  const auto end_row = [&] {
    end_cell();
    if (!row.cells.empty()) rows.push_back(std::move(row));
    row = Row{row.index + 1, false, {}};
    column = 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += '"', ++i;
      else
        quoted = false;
    } else if (c == '"' && utf8::trim(cell).empty()) {
      cell.clear();
      quoted = was_quoted = true;
      quote_line = line;
    } else if (c == divider) {
      end_cell();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
    if (cells > max_cells)
      return fail({"PRK-S004",
                   Severity::error,
                   {file, line, 0, {}},
                   "the table has too many cells",
                   "divide it into several files"});
  }
  if (quoted)
    return fail({"PRK-S010",
                 Severity::error,
                 {file, quote_line, 0, {}},
                 "a quotation mark opened here is never closed",
                 "close it, or double it where it is part of the text"});
  if (!cell.empty() || !row.cells.empty()) end_row();
  return book;
}

}  // namespace prikaz::sheet
