#include <memory>

#include "template/faults.hpp"
#include "template/piece.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {
namespace {

/// Lines and columns (in bytes' code points) of a text, found by its pieces' byte offsets.
class TextPlaces {
 public:
  TextPlaces(std::string file, std::string text, std::uint32_t first_id)
      : file_(std::move(file)), text_(std::move(text)), first_id_(first_id) {}

  void add(std::size_t offset) { starts_.push_back(offset); }
  Place at(std::size_t offset) const {
    Place p{file_, 1, 1, {}};
    for (std::size_t i = 0; i < offset && i < text_.size(); ++i) {
      if (text_[i] == '\n')
        ++p.line, p.column = 1;
      else if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80)
        ++p.column;
    }
    return p;
  }
  Place of(std::uint32_t id, std::size_t offset) const {
    const std::size_t i = id - first_id_;
    return at(i < starts_.size() ? starts_[i] + offset : 0);
  }
  std::string_view text() const { return text_; }

 private:
  std::string file_, text_;
  std::uint32_t first_id_;
  std::vector<std::size_t> starts_;
};

constexpr std::string_view spaces = " \t\r\n\f\v";

class Cutter {
 public:
  Cutter(TextPlaces& places, std::uint32_t first_id) : places_(places), text_(places.text()), id_(first_id) {}

  Result<std::vector<Piece>> run() {
    while (at_ < text_.size()) {
      const std::size_t open = next_tag(at_);
      literal(at_, open == text_.npos ? text_.size() : open, open != text_.npos && mark(open + 2) == '-');
      if (open == text_.npos) break;
      tag(open);
    }
    if (report_.errors() > 0) return fail(report_.take_errors());
    return std::move(out_);
  }

 private:
  std::size_t next_tag(std::size_t from) const {
    for (std::size_t i = text_.find('{', from); i != text_.npos; i = text_.find('{', i + 1))
      if (i + 1 < text_.size() && (text_[i + 1] == '{' || text_[i + 1] == '%' || text_[i + 1] == '#')) return i;
    return text_.npos;
  }

  char mark(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  void literal(std::size_t begin, std::size_t end, bool trim_end) {
    if (trim_start_) begin = std::min(end, text_.find_first_not_of(spaces, begin));
    trim_start_ = false;
    std::string_view s = text_.substr(begin, end - begin);
    if (trim_end) {
      const std::size_t last = s.find_last_not_of(spaces);
      s = s.substr(0, last == s.npos ? 0 : last + 1);
    }
    if (!s.empty()) add(Piece::Kind::literal, std::string(s), begin);
  }

  void add(Piece::Kind kind, std::string text, std::size_t offset) {
    out_.push_back({kind, std::move(text), id_++});
    places_.add(offset);
  }

  void error(const char* id, std::size_t at, Message text, Message hint) {
    report_.error(
        id, [this](std::uint32_t, std::size_t offset) { return places_.at(offset); }, 0, at, std::move(text),
        std::move(hint));
  }

  void tag(std::size_t open) {
    const char kind = text_[open + 1];
    if (kind == '#') return comment(open);
    const std::size_t close = closing(open + 2, kind == '{');
    if (close == text_.npos) {
      error(id::tag_open, open, Message("the tag has no end: {}", text_.substr(open, 40)),
            Message(kind == '{' ? "close it with }}" : "close it with %}"));
      at_ = open + 2;
      trim_start_ = false;
      return;
    }
    std::size_t begin = open + 2, end = close;
    if (mark(begin) == '-' || mark(begin) == '+') ++begin;
    trim_start_ = end > begin && text_[end - 1] == '-';
    if (end > begin && (text_[end - 1] == '-' || text_[end - 1] == '+')) --end;
    const std::string_view inner = text_.substr(begin, end - begin);
    at_ = close + 2;
    if (kind == '%' && word(inner) == "raw") return raw(open);
    add(kind == '{' ? Piece::Kind::expression : Piece::Kind::statement, std::string(inner), begin);
  }

  static std::string_view word(std::string_view s) {
    const std::size_t a = s.find_first_not_of(spaces);
    if (a == s.npos) return {};
    return s.substr(a, s.find_last_not_of(spaces) + 1 - a);
  }

  // The tag's end outside of quotes and of the braces of a dict.
  std::size_t closing(std::size_t i, bool expression) const {
    int braces = 0;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '"' || c == '\'') {
        const std::size_t end = quoted_end(i);
        if (end == text_.npos) continue;
        i = end;
      } else if (expression && c == '{') {
        ++braces;
      } else if (expression && c == '}' && braces > 0) {
        --braces;
      } else if (c == (expression ? '}' : '%') && mark(i + 1) == '}') {
        return i;
      }
    }
    return text_.npos;
  }

  std::size_t quoted_end(std::size_t open) const {
    for (std::size_t i = open + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == text_[open])
        return i;
    }
    return text_.npos;
  }

  void comment(std::size_t open) {
    const std::size_t close = text_.find("#}", open + 2);
    if (close == text_.npos) {
      error(id::raw_open, open, Message("the comment has no end"), Message("close it with #}"));
      at_ = text_.size();
      return;
    }
    trim_start_ = text_[close - 1] == '-' && close > open + 2;
    at_ = close + 2;
  }

  void raw(std::size_t open) {
    const bool trim = trim_start_;
    for (std::size_t i = text_.find("{%", at_); i != text_.npos; i = text_.find("{%", i + 2)) {
      const std::size_t close = text_.find("%}", i);
      if (close == text_.npos) break;
      std::size_t begin = i + 2, end = close;
      const bool trim_before = mark(begin) == '-';
      if (mark(begin) == '-' || mark(begin) == '+') ++begin;
      const bool trim_after = end > begin && text_[end - 1] == '-';
      if (end > begin && (text_[end - 1] == '-' || text_[end - 1] == '+')) --end;
      if (word(text_.substr(begin, end - begin)) != "endraw") continue;
      trim_start_ = trim;
      literal(at_, i, trim_before);
      trim_start_ = trim_after;
      at_ = close + 2;
      return;
    }
    error(id::raw_open, open, Message("raw has no end"), Message("close it with {% endraw %}"));
    at_ = text_.size();
  }

  TextPlaces& places_;
  std::string_view text_;
  std::uint32_t id_;
  std::size_t at_ = 0;
  bool trim_start_ = false;
  Report report_;
  std::vector<Piece> out_;
};

}  // namespace

Result<Source> pieces_from_text(std::string_view text, std::string file, std::uint32_t first_id) {
  if (!text.empty() && text.back() == '\n')
    text.remove_suffix(text.size() > 1 && text[text.size() - 2] == '\r' ? 2 : 1);
  auto places = std::make_shared<TextPlaces>(std::move(file), std::string(text), first_id);
  auto pieces = Cutter(*places, first_id).run();
  if (!pieces) return fail(std::move(pieces.error()));
  return Source{*std::move(pieces), [places](std::uint32_t id, std::size_t offset) { return places->of(id, offset); }};
}

}  // namespace prikaz::tpl
