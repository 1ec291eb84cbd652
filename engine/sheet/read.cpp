#include "sheet/read.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/utf8.hpp"
#include "opc/package.hpp"
#include "sheet/csv.hpp"
#include "sheet/number_format.hpp"
#include "sheet/spreadsheet.hpp"

namespace prikaz::sheet {

namespace {

Diagnostic mistake(const char* id, const std::string& file, std::string detail, Message text, Message hint) {
  return {id, Severity::error, {file, 0, 0, std::move(detail)}, std::move(text), std::move(hint)};
}

std::optional<double> number(std::string_view s) {
  double d = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), d);
  return error == std::errc() && end == s.data() + s.size() ? std::optional(d) : std::nullopt;
}

class Reader {
 public:
  Reader(const opc::Package& package, const std::string& file, const ReadLimits& limits)
      : package_(package), file_(file), limits_(limits) {}

  Result<Workbook> read() {
    auto book = workbook_part(package_, file_);
    if (!book) return fail(std::move(book.error()));
    const xml::Node root = book->document->document_element();
    system_1904_ = child(root, "workbookPr").attribute("date1904").as_bool();
    auto strings = shared_strings(package_, *book, file_);
    if (!strings) return fail(std::move(strings.error()));
    strings_ = std::move(*strings);
    auto styles = date_styles(package_, *book, file_);
    if (!styles) return fail(std::move(styles.error()));
    date_style_ = std::move(*styles);
    Workbook out{file_, {}};
    for (xml::Node node : child(root, "sheets").children())
      if (named(node, "sheet"))
        if (auto status = sheet(node, book->relations, out); !status) return fail(std::move(status.error()));
    if (!mistakes_.empty()) return fail(std::move(mistakes_));
    return out;
  }

 private:
  Status sheet(xml::Node node, const std::vector<ooxml::Relationship>& relations, Workbook& out) {
    Sheet result;
    result.name = node.attribute("name").value();
    result.hidden = std::string_view(node.attribute("state").value()).find("idden") != std::string_view::npos;
    const ooxml::Relationship* relation = ooxml::find(relations, relation_id(node));
    if (relation && !relation->is("/worksheet")) return {};  // a chart or a dialogue sheet has no cells
    auto document = xml_part(package_, relation ? relation->target : "sheet " + result.name, file_);
    if (!document) return fail(std::move(document.error()));
    const xml::Node root = (*document)->document_element();
    next_row_ = 0;
    for (xml::Node row_node : child(root, "sheetData").children())
      if (named(row_node, "row"))
        if (auto status = row(row_node, result); !status) return status;
    for (xml::Node merge : child(root, "mergeCells").children())
      if (const auto area = parse_area(merge.attribute("ref").value())) result.merged.push_back(*area);
    out.sheets.push_back(std::move(result));
    return {};
  }

  Status row(xml::Node node, Sheet& out) {
    Row result;
    result.index = node.attribute("r").as_int(next_row_ + 1) - 1;
    result.hidden = node.attribute("hidden").as_bool();
    if (result.index < next_row_ || result.index >= max_rows) {
      bad_cell(out, {std::max(result.index, 0), 0}, "rows are out of order");
      return {};
    }
    next_row_ = result.index + 1;
    int column = 0;
    for (xml::Node c : node.children()) {
      if (!named(c, "c")) continue;
      if (const char* at = c.attribute("r").value(); *at) {
        const auto ref = parse_a1(at);
        if (!ref || ref->column < column) {
          bad_cell(out, {result.index, column}, "its reference is wrong");
          continue;
        }
        column = ref->column;
      }
      if (auto read = cell(c, out, {result.index, column}); !read.value.is_none())
        result.cells.push_back(std::move(read));
      ++column;
      if (++cells_ > limits_.max_cells)
        return fail(mistake("PRK-S004", file_, out.name, "the workbook has too many cells",
                            "divide it, or delete the formatting of empty rows"));
    }
    if (!result.cells.empty()) out.rows.push_back(std::move(result));
    return {};
  }

  Cell cell(xml::Node c, const Sheet& sheet, Ref at) {
    Cell out;
    out.column = at.column;
    out.formula = static_cast<bool>(child(c, "f"));
    const std::string_view type = c.attribute("t").value();
    if (type == "inlineStr") {
      set_text(out, rich_text(child(c, "is")), sheet, at);
      return out;
    }
    const std::string v = text_of(child(c, "v"));
    if (v.empty()) return out;
    if (type == "s") {
      std::size_t index = 0;
      if (std::from_chars(v.data(), v.data() + v.size(), index).ec != std::errc() || index >= strings_.size())
        bad_cell(sheet, at, "it names a text that is not in the workbook");
      else
        set_text(out, strings_[index], sheet, at);
    } else if (type == "str") {
      set_text(out, v, sheet, at);
    } else if (type == "b") {
      out.value = Value(v == "1" || v == "true");
    } else if (type == "e") {
      out.value = Value(v);
      out.error = true;
    } else if (type == "d") {
      const auto date = parse_iso_date(std::string_view(v).substr(0, 10));
      out.value = date ? Value(*date) : Value(v);
    } else if (const auto n = number(v)) {
      out.value = numeric(*n, c.attribute("s").as_uint());
    } else {
      bad_cell(sheet, at, "its number cannot be read");
    }
    return out;
  }

  Value numeric(double n, unsigned style) const {
    if (style < date_style_.size() && date_style_[style])
      if (const auto date = date_from_serial(n, system_1904_)) return *date;
    if (std::abs(n) < 9e15 && n == std::floor(n)) return static_cast<std::int64_t>(n);
    return n;
  }

  void set_text(Cell& out, std::string s, const Sheet& sheet, Ref at) {
    if (s.empty()) return;
    if (s.size() > limits_.max_text && utf8::length(s) > limits_.max_text)
      bad_cell(sheet, at, "its text is longer than a cell may hold");
    else
      out.value = Value(std::move(s));
  }

  void bad_cell(const Sheet& sheet, Ref at, const char* why) {
    if (mistakes_.size() < 100)
      mistakes_.add(mistake("PRK-S005", file_, sheet.name + "!" + a1(at), Message("the cell cannot be read: {}", why),
                            "open the file in the office program and save it again"));
  }

  const opc::Package& package_;
  const std::string& file_;
  const ReadLimits& limits_;
  std::vector<std::string> strings_;
  std::vector<bool> date_style_;
  bool system_1904_ = false;
  std::size_t cells_ = 0;
  int next_row_ = 0;  ///< the least index the next row may have, and has when it does not say
  Diagnostics mistakes_;
};

bool is_zip(ByteView bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

}  // namespace

Result<Workbook> read_xlsx(ByteView bytes, const std::string& file, const ReadLimits& limits) {
  if (auto other = not_xlsx(bytes, file)) return fail(std::move(*other));
  auto package = opc::Package::read(bytes, file);
  if (!package) return fail(std::move(package.error()));
  return Reader(*package, file, limits).read();
}

Result<Workbook> read(ByteView bytes, const std::string& file, const ReadLimits& limits) {
  if (is_zip(bytes)) return read_xlsx(bytes, file, limits);
  if (auto other = not_xlsx(bytes, file)) return fail(std::move(*other));
  return read_csv(bytes, file, limits.max_cells);
}

}  // namespace prikaz::sheet
