#include "acceptance/paper.hpp"

#include <stdexcept>

#include "flow/build.hpp"
#include "opc/package.hpp"
#include "sheet/read.hpp"

namespace prikaz::acceptance {

namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

class Reader {
 public:
  explicit Reader(const flow::FlowDoc& doc) : doc_(doc) {}

  Paper read() {
    for (const flow::Block& b : doc_.body) {
      if (b.table)
        table(*b.table);
      else
        paper_.raw += line_of(b.paragraph) + "\n";
    }
    paper_.text = plain(paper_.raw);
    return std::move(paper_);
  }

 private:
  std::string line_of(const flow::Paragraph& p) const {
    using K = flow::Inline::Kind;
    std::string out;
    if (p.label) out = doc_.labels.at(p.label - 1).text + " ";
    for (std::uint32_t i = 0; i < p.count; ++i) {
      const flow::Inline& piece = doc_.inlines.at(p.first + i);
      if (piece.kind == K::text) out += piece.text;
      if (piece.kind == K::tab) out += '\t';
      if (piece.kind == K::line_break) out += "\n";
      if (piece.kind == K::no_break_hyphen) out += "‑";
    }
    return out;
  }

  std::string cell(const flow::Cell& c) const {
    std::string out;
    for (const flow::Block& b : c.blocks)
      if (!b.table) out += (out.empty() ? "" : "\n") + line_of(b.paragraph);
    return out;
  }

  void table(const flow::Table& t) {
    Grid grid;
    for (const flow::Row& row : t.rows) {
      std::vector<std::string> cells;
      std::string shown;
      for (const flow::Cell& c : row.cells) {
        const std::string text = cell(c);
        shown += (cells.empty() ? "" : " | ") + text;
        const bool continues = c.vertical_merge == flow::Cell::Merge::keep && !grid.empty();
        const std::size_t column = cells.size();
        cells.push_back(continues && column < grid.back().size() ? grid.back()[column] : plain(text));
        for (int i = 1; i < c.column_span; ++i) cells.push_back(cells.back());
      }
      replace_all(shown, "\n", " ⏎ ");
      paper_.raw += shown + "\n";
      grid.push_back(std::move(cells));
    }
    paper_.tables.push_back(std::move(grid));
  }

  const flow::FlowDoc& doc_;
  Paper paper_;
};

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()[0]));
  return std::move(*result);
}

}  // namespace

std::string plain(std::string text) {
  replace_all(text, "\u00A0", " ");
  replace_all(text, "\u202F", " ");
  replace_all(text, "\u2011", "-");
  return text;
}

std::string Paper::line(std::string_view what) const {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', at) + 1, end = text.find('\n', at);
  return text.substr(begin, end - begin);
}

std::size_t Paper::count(std::string_view what) const {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

Grid Paper::table(std::string_view head) const {
  for (const Grid& t : tables)
    for (const std::string& cell : t.empty() ? std::vector<std::string>() : t[0])
      if (cell.find(head) != std::string::npos) return t;
  return {};
}

Paper read_docx(ByteView docx, const std::string& name) {
  const opc::Package package = must(opc::Package::read(docx, name));
  const flow::Prepared prepared = must(flow::prepare(package));
  flow::PartSource parts;
  for (const opc::Part& p : package.parts()) parts.parts.push_back({p.name, p.bytes, nullptr});
  Diagnostics found;
  return Reader(flow::build(prepared, parts, found)).read();
}

Grid read_sheet(ByteView xlsx, const std::string& name, const std::string& sheet) {
  const sheet::Workbook book = must(sheet::read_xlsx(xlsx, name));
  const sheet::Sheet* wanted = sheet.empty() ? &book.sheets.at(0) : book.find(sheet);
  if (!wanted) throw std::runtime_error(name + " has no sheet " + sheet);
  Grid out;
  for (const sheet::Row& row : wanted->rows) {
    out.resize(static_cast<std::size_t>(row.index) + 1);
    for (const sheet::Cell& c : row.cells) {
      if (out.back().size() <= static_cast<std::size_t>(c.column))
        out.back().resize(static_cast<std::size_t>(c.column) + 1);
      out.back()[static_cast<std::size_t>(c.column)] = plain(sheet::text(c.value));
    }
  }
  return out;
}

}  // namespace prikaz::acceptance
