#include "markup.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "core/format.hpp"
#include "opc/package.hpp"

namespace prikaz::maker {

namespace {

constexpr std::string_view w_ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view r_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

int twips(double mm) { return static_cast<int>(std::lround(mm * 1440.0 / 25.4)); }

std::string escaped(std::string_view s) {
  std::string out;
  for (char c : s) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

struct Page {
  bool landscape = false;
  double left = 30, right = 15, top = 20, bottom = 20;
};

class Writer {
 public:
  explicit Writer(const std::function<std::string(std::string_view)>& read) : source_(read) {}

  std::string run(std::string_view text) {
    lines(text);
    if (table_) wrong("a table without end");
    return std::move(body_) + section(page_);
  }
  int points() const { return points_; }
  int leading() const { return leading_; }

 private:
  void lines(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      ++line_;
      read(text.substr(at, end - at));
      at = end + 1;
    }
  }

  [[noreturn]] void wrong(std::string_view what) const { throw std::runtime_error(format("line {}: {}", line_, what)); }

  void read(std::string_view line) {
    if (line.empty() || line[0] == '#') return;
    if (line.starts_with("size "))
      points_ = std::stoi(std::string(line.substr(5)));
    else if (line.starts_with("leading "))
      leading_ = std::stoi(std::string(line.substr(8)));
    else if (line.starts_with("include "))
      lines(source_(line.substr(8)));
    else if (line.starts_with("page "))
      new_page(line.substr(5));
    else if (line.starts_with("table "))
      open_table(line.substr(6));
    else if (line == "end")
      close_table();
    else if (line.starts_with("row"))
      row(line.find("header") != line.npos, line.find("keep") != line.npos);
    else if (line.starts_with("tr: "))
      tag_row(line.substr(4));
    else if (line[0] == '|')
      cell(line.substr(1));
    else if (line.starts_with("+ "))
      cell_ += styled(line.substr(2));
    else if (line.starts_with("%: "))
      paragraph("Normal", line.substr(3));
    else
      add(styled(line));
  }

  std::string styled(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos) wrong("no style before the text");
    const std::string_view id = style_id(line.substr(0, colon));
    if (id.empty()) wrong("unknown style");
    std::string_view text = line.substr(colon + 1);
    if (text.starts_with(' ')) text.remove_prefix(1);
    return make(id, text, {});
  }

  void paragraph(std::string_view id, std::string_view text) { add(make(id, text, {})); }

  void add(std::string xml) {
    if (table_) wrong("a paragraph outside a cell");
    body_ += xml;
    after_table_ = false;
  }

  std::string make(std::string_view id, std::string_view text, std::string_view section) const {
    std::string out = "<w:p><w:pPr>";
    if (id != "Normal") out += format(R"(<w:pStyle w:val="{}"/>)", id);
    if (keep_row_) out += "<w:keepNext/>";
    out += section;
    out += "</w:pPr>" + runs(text) + "</w:p>";
    return out;
  }

  static std::string runs(std::string_view text) {
    std::string out, piece;
    bool bold = false;
    const auto flush = [&] {
      if (piece.empty()) return;
      out += bold ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>";
      out += R"(<w:t xml:space="preserve">)" + escaped(piece) + "</w:t></w:r>";
      piece.clear();
    };
    int braces = 0;  // inside a tag every character is the tag's own
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view rest = text.substr(i);
      if (rest.starts_with("{{") || rest.starts_with("{%")) ++braces;
      if (rest.starts_with("}}") || rest.starts_with("%}")) --braces;
      if (braces > 0) {
        piece += text[i];
      } else if (rest.starts_with("**")) {
        flush();
        bold = !bold;
        ++i;
      } else if (rest.starts_with("\\n") || rest.starts_with("\\t")) {
        flush();
        out += rest[1] == 'n' ? "<w:r><w:br/></w:r>" : "<w:r><w:tab/></w:r>";
        ++i;
      } else if (text[i] == '~') {
        piece += "\xC2\xA0";
      } else {
        piece += text[i];
      }
    }
    flush();
    return out;
  }

  void new_page(std::string_view options) {
    const auto number = [&](std::string_view key, double& out) {
      const std::size_t at = options.find(key);
      if (at != options.npos) out = std::stod(std::string(options.substr(at + key.size())));
    };
    const Page old = page_;
    page_.landscape = options.starts_with("landscape");
    number("left=", page_.left);
    number("right=", page_.right);
    number("top=", page_.top);
    number("bottom=", page_.bottom);
    if (body_.empty()) return;
    // A paragraph of its own must not need a page of its own when a table has filled the last one.
    const std::string low = R"(<w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>)";
    body_ += make("Normal", "", low + section(old));
    first_section_ = false;
  }

  /// Page numbers stand centred in the top margin from page 2 on (L-13): only the first section has a title page.
  std::string section(const Page& p) const {
    const int width = p.landscape ? 16838 : 11906, height = p.landscape ? 11906 : 16838;
    std::string out = R"(<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>)";
    if (first_section_) out += R"(<w:headerReference w:type="first" r:id="rId4"/>)";
    out += format(R"(<w:pgSz w:w="{}" w:h="{}"{}/>)", width, height, p.landscape ? R"( w:orient="landscape")" : "");
    out += format(
        R"(<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="567" w:gutter="0"/>)",
        twips(p.top), twips(p.right), twips(p.bottom), twips(p.left), 567);
    if (first_section_) out += "<w:titlePg/>";
    return out + "</w:sectPr>";
  }

  void open_table(std::string_view options) {
    if (table_) wrong("a table in a table");
    if (after_table_) body_ += make("Normal", "", {});  // two tables in a row would grow together
    table_ = true;
    const bool grid = options.starts_with("grid");
    options.remove_prefix(std::min(options.find(' '), options.size()));
    columns_.clear();
    int total = 0;
    for (std::size_t at = 0; (at = options.find_first_not_of(' ', at)) != options.npos;) {
      const std::size_t end = std::min(options.find(' ', at), options.size());
      columns_.push_back(twips(std::stod(std::string(options.substr(at, end - at)))));
      total += columns_.back();
      at = end;
    }
    body_ += format(R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/>)", total);
    if (!grid)
      cell_margins_ = R"(<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>)";
    if (grid) {
      cell_margins_ =
          R"(<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>)"
          R"(<w:right w:w="85" w:type="dxa"/></w:tblCellMar>)";
      body_ += "<w:tblBorders>";
      for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        body_ += format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>)", side);
      body_ += "</w:tblBorders>";
    }
    body_ += R"(<w:tblLayout w:type="fixed"/>)" + cell_margins_ + "</w:tblPr><w:tblGrid>";
    for (int c : columns_) body_ += format(R"(<w:gridCol w:w="{}"/>)", c);
    body_ += "</w:tblGrid>";
  }

  void close_cell() {
    if (cell_.empty()) return;
    body_ += cell_ + "</w:tc>";
    cell_.clear();
  }
  void close_row() {
    close_cell();
    if (in_row_ && column_ != columns_.size()) wrong("the row before this line does not fill the table");
    if (in_row_) body_ += "</w:tr>";
    in_row_ = keep_row_ = false;
  }

  void row(bool header, bool keep) {
    if (!table_) wrong("a row outside a table");
    close_row();
    keep_row_ = keep;
    body_ += header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    in_row_ = true;
    column_ = 0;
  }

  void tag_row(std::string_view tag) {
    row(false, false);
    cell(format("cell span={}| {}", columns_.size(), tag));
  }

  void cell(std::string_view line) {
    if (!in_row_) wrong("a cell outside a row");
    close_cell();
    const std::size_t bar = line.find('|');
    if (bar == line.npos) wrong("no second bar after the cell's style");
    const std::string_view head = line.substr(0, bar);
    const std::string_view id = style_id(head.substr(0, head.find(' ')));
    if (id.empty()) wrong("unknown style of a cell");
    std::size_t span = 1;
    if (const std::size_t at = head.find("span="); at != head.npos) span = std::stoul(std::string(head.substr(at + 5)));
    if (column_ + span > columns_.size()) wrong("too many cells");
    int width = 0;
    for (std::size_t i = 0; i < span; ++i) width += columns_[column_ + i];
    column_ += span;
    std::string_view text = line.substr(bar + 1);
    if (text.starts_with(' ')) text.remove_prefix(1);
    cell_ = format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>)", width);
    if (span > 1) cell_ += format(R"(<w:gridSpan w:val="{}"/>)", span);
    if (head.find("bottom") != head.npos) cell_ += R"(<w:vAlign w:val="bottom"/>)";
    cell_ += "</w:tcPr>" + make(id, text, {});
  }

  void close_table() {
    close_row();
    body_ += "</w:tbl>";
    table_ = false;
    after_table_ = true;
  }

  const std::function<std::string(std::string_view)>& source_;
  int line_ = 0, points_ = 14, leading_ = 240;
  Page page_;
  bool first_section_ = true, table_ = false, in_row_ = false, keep_row_ = false, after_table_ = false;
  std::string body_, cell_, cell_margins_;
  std::vector<int> columns_;
  std::size_t column_ = 0;
};

std::string header(std::string_view content) {
  return format(R"({}<w:hdr xmlns:w="{}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}</w:p></w:hdr>)", xml_head, w_ns,
                content);
}

constexpr std::string_view page_field =
    R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>)"
    R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>)";

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>)"
    R"(<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>)"
    R"(<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>)"
    R"(</Types>)";

std::string relationships(std::initializer_list<std::pair<const char*, const char*>> list) {
  std::string out =
      std::string(xml_head) + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  int n = 0;
  for (const auto& [type, target] : list)
    out += format(R"(<Relationship Id="rId{}" Type="{}/{}" Target="{}"/>)", ++n, r_ns, type, target);
  return out + "</Relationships>";
}

std::string settings() {
  return format(
      R"({}<w:settings xmlns:w="{}"><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" )"
      R"(w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)",
      xml_head, w_ns);
}

}  // namespace

std::string make_docx(std::string_view text, const std::function<std::string(std::string_view)>& read) {
  Writer writer(read);
  const std::string body = writer.run(text);
  std::string out;
  opc::ZipWriter zip(out);
  zip.add("[Content_Types].xml", std::string(xml_head) + std::string(content_types));
  zip.add("_rels/.rels", relationships({{"officeDocument", "word/document.xml"}}));
  zip.add("word/_rels/document.xml.rels", relationships({{"styles", "styles.xml"},
                                                         {"settings", "settings.xml"},
                                                         {"header", "header1.xml"},
                                                         {"header", "header2.xml"}}));
  zip.add("word/document.xml", format(R"({}<w:document xmlns:w="{}" xmlns:r="{}"><w:body>{}</w:body></w:document>)",
                                      xml_head, w_ns, r_ns, body));
  zip.add("word/styles.xml", styles_xml(writer.points(), writer.leading()));
  zip.add("word/settings.xml", settings());
  zip.add("word/header1.xml", header(page_field));
  zip.add("word/header2.xml", header(""));
  zip.finish();
  return out;
}

}  // namespace prikaz::maker
