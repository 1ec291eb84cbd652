#include "sheet/read.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "core/utf8.hpp"
#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"
#include "sheet/csv.hpp"
#include "sheet/number_format.hpp"

namespace prikaz::sheet {

namespace {

// Some writers prefix every element ("x:row"), so names are compared without the prefix.
std::string_view local(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
bool named(xml::Node node, std::string_view name) { return local(node.name()) == name; }
xml::Node child(xml::Node node, std::string_view name) {
  for (xml::Node c : node.children())
    if (named(c, name)) return c;
  return {};
}

Diagnostic mistake(const char* id, const std::string& file, std::string detail, Message text, Message hint) {
  return {id, Severity::error, {file, 0, 0, std::move(detail)}, std::move(text), std::move(hint)};
}

std::optional<double> number(std::string_view s) {
  double d = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), d);
  return error == std::errc() && end == s.data() + s.size() ? std::optional(d) : std::nullopt;
}

// _x000D_ stands for a character XML cannot hold (§22.9.2.19).
std::string unescaped(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    unsigned code = 0;
    if (s[i] == '_' && i + 6 < s.size() && s[i + 1] == 'x' && s[i + 6] == '_' &&
        std::from_chars(s.data() + i + 2, s.data() + i + 6, code, 16).ptr == s.data() + i + 6) {
      if (code != '\r') utf8::append(out, code);
      i += 6;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::string text_of(xml::Node t) {
  std::string out;
  for (xml::Node c : t.children()) out += c.value();
  return out.find("_x") == std::string::npos ? out : unescaped(out);
}

// CT_Rst: plain text or runs; phonetic runs are how to say it, not what it says.
std::string rich_text(xml::Node item) {
  std::string out;
  for (xml::Node c : item.children()) {
    if (named(c, "t")) out += text_of(c);
    if (named(c, "r")) out += text_of(child(c, "t"));
  }
  return out;
}

class Reader {
 public:
  Reader(const opc::Package& package, const std::string& file, const ReadLimits& limits)
      : package_(package), file_(file), limits_(limits) {}

  Result<Workbook> read() {
    const auto main = ooxml::main_part(package_);
    if (!main) return fail(not_a_workbook("this package holds no office document"));
    auto book = part(*main);
    if (!book) return fail(std::move(book.error()));
    const xml::Node root = (*book)->document_element();
    if (!named(root, "workbook"))
      return fail(not_a_workbook(named(root, "document") ? "this is a text document, not a workbook"
                                                         : "this is not a workbook"));
    system_1904_ = child(root, "workbookPr").attribute("date1904").as_bool();
    auto relations = ooxml::relationships(package_, *main);
    if (!relations) return fail(std::move(relations.error()));
    if (auto status = shared(*relations); !status) return fail(std::move(status.error()));
    Workbook out{file_, {}};
    for (xml::Node node : child(root, "sheets").children())
      if (named(node, "sheet"))
        if (auto status = sheet(node, *relations, out); !status) return fail(std::move(status.error()));
    if (!mistakes_.empty()) return fail(std::move(mistakes_));
    return out;
  }

 private:
  Diagnostic not_a_workbook(const char* what) {
    return mistake("PRK-S002", file_, {}, what, "give a workbook saved as .xlsx, or a .csv file");
  }

  Result<std::unique_ptr<xml::Document>> part(const std::string& name) {
    const opc::Part* found = package_.find(name);
    if (!found)
      return fail(mistake("PRK-S003", file_, name, Message("the workbook names the part {}, which is missing", name),
                          "open the file in the office program and save it again"));
    auto document = xml::parse(found->bytes, name);
    if (!document)
      for (Diagnostic& d : document.error()) d.place.file = file_ + "!" + name;
    return document;
  }

  Status shared(const std::vector<ooxml::Relationship>& relations) {
    for (const ooxml::Relationship& r : relations) {
      if (!r.is("/sharedStrings") && !r.is("/styles")) continue;
      auto document = part(r.target);
      if (!document) return fail(std::move(document.error()));
      if (r.is("/styles"))
        styles((*document)->document_element());
      else
        for (xml::Node item : (*document)->document_element().children())
          if (named(item, "si")) strings_.push_back(rich_text(item));
    }
    return {};
  }

  void styles(xml::Node root) {
    std::map<int, bool> custom;
    for (xml::Node f : child(root, "numFmts").children())
      custom[f.attribute("numFmtId").as_int()] = is_date_format(std::string_view(f.attribute("formatCode").value()));
    for (xml::Node xf : child(root, "cellXfs").children()) {
      const int id = xf.attribute("numFmtId").as_int();
      const auto it = custom.find(id);
      date_style_.push_back(it != custom.end() ? it->second : is_date_format(id));
    }
  }

  Status sheet(xml::Node node, const std::vector<ooxml::Relationship>& relations, Workbook& out) {
    Sheet result;
    result.name = node.attribute("name").value();
    result.hidden = std::string_view(node.attribute("state").value()).find("idden") != std::string_view::npos;
    std::string id;
    for (xml::Attribute a : node.attributes())
      if (local(a.name()) == "id" && a.name() != local(a.name())) id = a.value();
    const ooxml::Relationship* relation = ooxml::find(relations, id);
    if (relation && !relation->is("/worksheet")) return {};  // a chart or a dialogue sheet has no cells
    auto document = part(relation ? relation->target : "sheet " + result.name);
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

bool has_utf16(ByteView bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide += c, wide += '\0';
  return bytes.find(wide) != ByteView::npos;
}

// An OLE container is an old .xls, or a newer workbook wrapped into encryption.
Diagnostic old_binary(ByteView bytes, const std::string& file) {
  if (has_utf16(bytes, "EncryptedPackage"))
    return mistake("PRK-S006", file, {}, "the workbook is protected by a password",
                   "open it, remove the password and save it again");
  return mistake("PRK-S001", file, {}, "this is an old binary workbook (.xls)",
                 "open it and save it as «Книга Excel (.xlsx)» or as CSV");
}

bool is_zip(ByteView bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }
bool is_ole(ByteView bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }
bool is_markup(ByteView bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != ByteView::npos && bytes[start] == '<';
}
Diagnostic page_as_xls(const std::string& file) {
  return mistake("PRK-S001", file, {}, "this is a web page or XML saved under a workbook's name",
                 "open it in the office program and save it as «Книга Excel (.xlsx)»");
}

}  // namespace

Result<Workbook> read_xlsx(ByteView bytes, const std::string& file, const ReadLimits& limits) {
  if (is_ole(bytes)) return fail(old_binary(bytes, file));
  if (is_markup(bytes)) return fail(page_as_xls(file));
  auto package = opc::Package::read(bytes, file);
  if (!package) return fail(std::move(package.error()));
  return Reader(*package, file, limits).read();
}

Result<Workbook> read(ByteView bytes, const std::string& file, const ReadLimits& limits) {
  if (is_ole(bytes)) return fail(old_binary(bytes, file));
  if (is_zip(bytes)) return read_xlsx(bytes, file, limits);
  if (is_markup(bytes)) return fail(page_as_xls(file));
  if (bytes.starts_with("%PDF"))
    return fail(mistake("PRK-S002", file, {}, "this is a PDF, not a workbook",
                        "give a workbook saved as .xlsx, or a .csv file"));
  return read_csv(bytes, file, limits.max_cells);
}

}  // namespace prikaz::sheet
