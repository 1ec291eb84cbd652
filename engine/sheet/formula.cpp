#include "sheet/formula.hpp"

#include <algorithm>

namespace prikaz::sheet {

namespace {

/// One end of a reference: "$C$5", "C", "$5".
struct End {
  int row = -1, column = -1;
  bool row_fixed = false, column_fixed = false;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<End> end_of(std::string_view word) {
  End out;
  std::size_t i = 0;
  const bool dollar = i < word.size() && word[i] == '$';
  if (dollar) ++i;
  if (i < word.size() && is_letter(word[i])) {
    out.column_fixed = dollar;
    int n = 0;
    for (; i < word.size() && is_letter(word[i]); ++i) {
      n = n * 26 + ((word[i] | 0x20) - 'a' + 1);
      if (n > max_columns) return std::nullopt;
    }
    out.column = n - 1;
    if (i == word.size()) return out;
    out.row_fixed = word[i] == '$';
    if (out.row_fixed) ++i;
  } else {
    out.row_fixed = dollar;
  }
  int n = 0;
  const std::size_t digits = i;
  for (; i < word.size() && is_digit(word[i]) && n <= max_rows; ++i) n = n * 10 + (word[i] - '0');
  if (i == digits || i < word.size() || n < 1 || n > max_rows) return std::nullopt;
  out.row = n - 1;
  return out;
}

class Scanner {
 public:
  Scanner(std::string_view formula, const std::function<std::optional<std::string>(const Reference&)>& change)
      : s_(formula), change_(change) {}

  std::string run() {
    while (at_ < s_.size()) {
      const char c = s_[at_];
      if (c == '"')
        copy_to(closing(at_, '"'));
      else if (c == '\'')
        quoted_sheet();
      else if (c == '[')
        copy_to(bracket(at_));
      else if (is_word(c))
        word();
      else
        out_ += c, sheet_.clear(), ++at_;
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_ += s_.substr(at_, end - at_);
    at_ = end;
  }
  /// Past the closing mark; a doubled mark is part of the text.
  std::size_t closing(std::size_t from, char mark) const {
    for (std::size_t i = from + 1; i < s_.size(); ++i)
      if (s_[i] == mark) {
        if (i + 1 == s_.size() || s_[i + 1] != mark) return i + 1;
        ++i;
      }
    return s_.size();
  }
  std::size_t bracket(std::size_t from) const {
    int depth = 0;
    for (std::size_t i = from; i < s_.size(); ++i) {
      if (s_[i] == '[') ++depth;
      if (s_[i] == ']' && --depth == 0) return i + 1;
    }
    return s_.size();
  }
  std::size_t word_end(std::size_t from) const {
    while (from < s_.size() && is_word(s_[from])) ++from;
    return from;
  }

  void quoted_sheet() {
    const std::size_t end = closing(at_, '\'');
    sheet_.clear();
    for (std::size_t i = at_ + 1; i + 1 < end; ++i) {
      sheet_ += s_[i];
      if (s_[i] == '\'') ++i;
    }
    if (end < s_.size() && s_[end] == '!')
      copy_to(end + 1);
    else
      copy_to(end), sheet_.clear();
  }

  void word() {
    const std::size_t end = word_end(at_);
    if (end < s_.size() && s_[end] == '!') {
      sheet_ = s_.substr(at_, end - at_);
      return copy_to(end + 1);
    }
    if (end < s_.size() && (s_[end] == '(' || s_[end] == '[')) return name(end);
    const auto first = end_of(s_.substr(at_, end - at_));
    if (!first) return name(end);
    Reference r{Reference::Kind::cells,
                sheet_,
                {first->row, first->column},
                {first->row, first->column},
                false,
                first->row_fixed,
                first->column_fixed,
                first->row_fixed,
                first->column_fixed};
    std::size_t stop = end;
    if (end < s_.size() && s_[end] == ':') {
      const std::size_t second = word_end(end + 1);
      const auto last = end_of(s_.substr(end + 1, second - end - 1));
      const bool same_shape = last && (last->row < 0) == (first->row < 0) && (last->column < 0) == (first->column < 0);
      if (same_shape && !(second < s_.size() && s_[second] == '(')) {
        r.last = {last->row, last->column};
        r.range = true;
        r.last_row_fixed = last->row_fixed;
        r.last_column_fixed = last->column_fixed;
        stop = second;
      }
    }
    if (first->row < 0) r.kind = Reference::Kind::columns;
    if (first->column < 0) r.kind = Reference::Kind::rows;
    if (r.kind != Reference::Kind::cells && !r.range) return name(end);  // a number, or a name like "X"
    const auto changed = change_(r);
    out_ += changed ? *changed : std::string(s_.substr(at_, stop - at_));
    at_ = stop;
    sheet_.clear();
  }

  void name(std::size_t end) {
    copy_to(end);
    sheet_.clear();
  }

  std::string_view s_;
  const std::function<std::optional<std::string>(const Reference&)>& change_;
  std::string out_, sheet_;
  std::size_t at_ = 0;
};

std::string end_text(Reference::Kind kind, Ref at, bool row_fixed, bool column_fixed) {
  std::string out;
  if (kind != Reference::Kind::rows) out += (column_fixed ? "$" : "") + column_name(at.column);
  if (kind != Reference::Kind::columns) out += (row_fixed ? "$" : "") + std::to_string(at.row + 1);
  return out;
}

}  // namespace

std::string text(const Reference& r) {
  std::string out = end_text(r.kind, r.first, r.first_row_fixed, r.first_column_fixed);
  if (r.range) out += ":" + end_text(r.kind, r.last, r.last_row_fixed, r.last_column_fixed);
  return out;
}

std::string rewrite(std::string_view formula,
                    const std::function<std::optional<std::string>(const Reference&)>& change) {
  return Scanner(formula, change).run();
}

std::string shifted(std::string_view formula, int rows, int columns) {
  return rewrite(formula, [&](const Reference& r) -> std::optional<std::string> {
    Reference moved = r;
    if (!r.first_row_fixed) moved.first.row += rows;
    if (!r.last_row_fixed) moved.last.row += rows;
    if (!r.first_column_fixed) moved.first.column += columns;
    if (!r.last_column_fixed) moved.last.column += columns;
    const bool rows_count = r.kind != Reference::Kind::columns, columns_count = r.kind != Reference::Kind::rows;
    if ((rows_count && std::min(moved.first.row, moved.last.row) < 0) ||
        (columns_count && std::min(moved.first.column, moved.last.column) < 0))
      return "#REF!";
    return text(moved);
  });
}

}  // namespace prikaz::sheet
