#include "sheet/template_rows.hpp"

#include <algorithm>
#include <charconv>

#include "sheet/cell.hpp"
#include "sheet/spreadsheet.hpp"

namespace prikaz::sheet {

namespace {

using tpl::Piece;

std::string_view first_word(std::string_view s) {
  const auto start = s.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  const auto end = s.find_first_of(" \t\r\n(", start);
  return s.substr(start, end == std::string_view::npos ? s.size() - start : end - start);
}

bool blank(std::string_view s) { return s.find_first_not_of(" \t\r\n") == std::string_view::npos; }
bool middle(std::string_view word) { return word == "else" || word == "elif"; }
bool closer(std::string_view word) { return word.starts_with("end"); }
bool opener(const Piece& p) {
  const auto word = first_word(p.text);
  for (const std::string_view w : {"for", "if", "with", "macro", "call", "filter"})
    if (word == w) return true;
  return word == "set" && p.text.find('=') == std::string::npos;
}

/// A cell with tags, its pieces still in its own order.
struct Tagged {
  int column = 0;
  std::vector<Piece> pieces;
};

class Cutter {
 public:
  Cutter(const opc::Package& package, const std::string& file) : package_(package), file_(file) {}

  Result<CutTemplate> run() {
    auto book = workbook_part(package_, file_);
    if (!book) return fail(std::move(book.error()));
    auto strings = shared_strings(package_, *book, file_);
    if (!strings) return fail(std::move(strings.error()));
    strings_ = std::move(*strings);
    for (xml::Node node : child(book->document->document_element(), "sheets").children()) {
      const ooxml::Relationship* relation = ooxml::find(book->relations, relation_id(node));
      if (!named(node, "sheet") || !relation || !relation->is("/worksheet")) continue;
      auto document = xml_part(package_, relation->target, file_);
      if (!document) return fail(std::move(document.error()));
      out_.sheets.push_back({node.attribute("name").value(), relation->target, {}});
      sheet((*document)->document_element());
    }
    if (found_.has_errors()) return fail(std::move(found_));
    return std::move(out_);
  }

 private:
  TemplateSheet& current() { return out_.sheets.back(); }

  void sheet(xml::Node root) {
    int next = 0;
    for (xml::Node r : child(root, "sheetData").children()) {
      if (!named(r, "row")) continue;
      const int index = r.attribute("r").as_int(next + 1) - 1;
      if (index > next) {
        opaque({Event::Kind::row, sheet_index(), static_cast<int>(current().rows.size()), 0});
        current().rows.push_back({next, index - next});
      }
      row(r, index);
      next = index + 1;
    }
  }

  int sheet_index() const { return static_cast<int>(out_.sheets.size()) - 1; }

  std::uint32_t id(const std::string& place) {
    out_.places.push_back(place);
    return static_cast<std::uint32_t>(out_.places.size() - 1);
  }
  void opaque(const Event& event) {
    Piece p;
    p.id = id(current().name);
    out_.events.emplace(p.id, event);
    out_.pieces.push_back(std::move(p));
  }

  std::string cell_text(xml::Node c) const {
    const std::string_view type = c.attribute("t").value();
    if (child(c, "f")) return {};
    if (type == "inlineStr") return rich_text(child(c, "is"));
    if (type != "s") return {};
    const std::string v = text_of(child(c, "v"));
    std::size_t i = 0;
    std::from_chars(v.data(), v.data() + v.size(), i);
    return i < strings_.size() ? strings_[i] : std::string();
  }

  void row(xml::Node node, int index) {
    std::vector<Tagged> cells;
    bool other_content = false;
    int column = 0;
    for (xml::Node c : node.children()) {
      if (!named(c, "c")) continue;
      if (const auto at = parse_a1(c.attribute("r").value())) column = at->column;
      const std::string text = cell_text(c);
      const bool has_tags =
          text.find("{{") != text.npos || text.find("{%") != text.npos || text.find("{#") != text.npos;
      if (has_tags)
        cell(text, index, column, cells);
      else
        other_content |=
            static_cast<bool>(child(c, "v")) || static_cast<bool>(child(c, "is")) || static_cast<bool>(child(c, "f"));
      ++column;
    }
    lay_out(index, cells, other_content);
  }

  void cell(const std::string& text, int index, int column, std::vector<Tagged>& cells) {
    const std::string place = current().name + "!" + a1(Ref{index, column});
    const auto first = static_cast<std::uint32_t>(out_.places.size());
    auto source = tpl::pieces_from_text(text, place, first);
    if (!source) {
      for (Diagnostic& d : source.error()) d.place = {file_, 0, 0, place}, found_.add(d);
      return;
    }
    for (std::size_t i = 0; i < source->pieces.size(); ++i) id(place);
    cells.push_back({column, std::move(source->pieces)});
  }

  void add(const char* id, std::uint32_t piece, Message text, Message hint) {
    found_.add({id, Severity::error, {file_, 0, 0, out_.places[piece]}, std::move(text), std::move(hint)});
  }

  void lay_out(int index, std::vector<Tagged>& cells, bool other_content) {
    std::vector<Piece> before, after;
    bool row_tags = row_tagged(cells, before, after);
    across_cells(cells, before, after);
    const bool nothing_left = std::all_of(cells.begin(), cells.end(), [](const Tagged& t) {
      return std::all_of(t.pieces.begin(), t.pieces.end(), [](const Piece& p) {
        return p.kind == Piece::Kind::comment || (p.kind == Piece::Kind::literal && blank(p.text));
      });
    });
    TemplateRow row{index, 1};
    row.dropped = row_tags && nothing_left && !other_content;
    move_to_pieces(before);
    if (!row.dropped) {
      const int number = static_cast<int>(current().rows.size());
      opaque({Event::Kind::row, sheet_index(), number, 0});
      for (Tagged& t : cells) {
        row.cells.push_back(t.column);
        opaque({Event::Kind::cell, sheet_index(), number, t.column});
        move_to_pieces(t.pieces);
        opaque({Event::Kind::cell_end, sheet_index(), number, t.column});
      }
    }
    current().rows.push_back(std::move(row));
    move_to_pieces(after);
  }

  void move_to_pieces(std::vector<Piece>& from) {
    for (Piece& p : from) out_.pieces.push_back(std::move(p));
    from.clear();
  }

  /// {%tr …%}: what opens goes before the row, what closes after it; in a row of tags alone all stay in their order.
  bool row_tagged(std::vector<Tagged>& cells, std::vector<Piece>& before, std::vector<Piece>& after) {
    bool any = false;
    for (Tagged& t : cells)
      for (auto it = t.pieces.begin(); it != t.pieces.end();) {
        const bool statement = it->kind == Piece::Kind::statement;
        if (statement && it->text.starts_with("tc "))
          add("PRK-S032", it->id, "tags of columns do not work in workbooks",
              "lay the table out by rows, with {%tr for %}");
        if (!statement || !it->text.starts_with("tr ")) {
          ++it;
          continue;
        }
        any = true;
        it->text.erase(0, 3);
        (closer(first_word(it->text)) ? after : before).push_back(std::move(*it));
        it = t.pieces.erase(it);
      }
    return any;
  }

  /// A tag opened in one cell and closed in another is the row's.
  void across_cells(std::vector<Tagged>& cells, std::vector<Piece>& before, std::vector<Piece>& after) {
    struct Open {
      std::size_t cell, piece;
    };
    std::vector<Open> open;
    std::vector<std::pair<std::size_t, std::size_t>> rows_own;
    for (std::size_t c = 0; c < cells.size(); ++c)
      for (std::size_t p = 0; p < cells[c].pieces.size(); ++p) {
        const Piece& piece = cells[c].pieces[p];
        if (piece.kind != Piece::Kind::statement) continue;
        const auto word = first_word(piece.text);
        if (opener(piece)) open.push_back({c, p});
        if (middle(word) && !open.empty() && open.back().cell != c)
          add("PRK-S031", piece.id, Message("{} stands in another cell than what it belongs to", std::string(word)),
              "write the whole of it in one cell, or in rows of its own with {%tr %}");
        if (!closer(word)) continue;
        if (open.empty()) {
          not_in_this_row(piece);
          continue;
        }
        if (open.back().cell != c) {
          rows_own.emplace_back(open.back().cell, open.back().piece);
          rows_own.emplace_back(c, p);
        }
        open.pop_back();
      }
    for (const Open& o : open) not_in_this_row(cells[o.cell].pieces[o.piece]);
    std::sort(rows_own.begin(), rows_own.end());
    for (const auto& [c, p] : rows_own) {
      Piece& piece = cells[c].pieces[p];
      (closer(first_word(piece.text)) ? after : before).push_back(piece);
      piece = Piece{Piece::Kind::comment, {}, piece.id};
    }
  }

  void not_in_this_row(const Piece& piece) {
    add("PRK-S030", piece.id, Message("{} is opened and closed in different rows", std::string(first_word(piece.text))),
        "put each of the two into a row of its own, as {%tr … %}");
  }

  const opc::Package& package_;
  const std::string& file_;
  std::vector<std::string> strings_;
  CutTemplate out_;
  Diagnostics found_;
};

}  // namespace

Result<CutTemplate> cut(const opc::Package& package, const std::string& file) { return Cutter(package, file).run(); }

}  // namespace prikaz::sheet
