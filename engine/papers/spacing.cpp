#include "papers/spacing.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace prikaz::papers {

namespace {

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool upper(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }
bool lower(char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё'; }
bool letter(char32_t c) { return upper(c) || lower(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool space(char32_t c) { return c == U' ' || c == U'\u00A0'; }

/// Abbreviations that a name follows.
constexpr std::array<std::u32string_view, 9> before_names = {U"п", U"г", U"с", U"д", U"ул", U"пос", U"им", U"пр", U"р"};

class Line {
 public:
  explicit Line(std::string_view text) : text_(utf8::decode(text)) {}

  std::optional<SpacingFault> find() const {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (year_mark(i)) return fault(i, i + 1, U" ");
      if (abbreviation(i) || initials(i)) return fault(i, i + 1, U" ");
      if (latin_number_sign(i)) return SpacingFault{piece(i, end_of(i + 1)), "№" + piece(i + 1, end_of(i + 1))};
      if (parted_suffix(i)) return fault(i, i + 2, U"");
    }
    return std::nullopt;
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : 0; }

  /// 2019г.; the value of a tag stands for its digits.
  bool year_mark(std::size_t i) const {
    return (digit(at(i)) || at(i) == U'}') && at(i + 1) == U'г' && (at(i + 2) == U'.' || at(i + 2) == 0);
  }
  /// The full stop of «п.Сосновка».
  bool abbreviation(std::size_t i) const {
    if (at(i) != U'.' || !upper(at(i + 1)) || !lower(at(i + 2))) return false;
    const std::size_t begin = word_before(i);
    const std::u32string_view word(text_.data() + begin, i - begin);
    return std::find(before_names.begin(), before_names.end(), word) != before_names.end();
  }
  /// The full stop of «И.И.Рынского» behind the last initial.
  bool initials(std::size_t i) const {
    return at(i) == U'.' && i > 0 && upper(at(i - 1)) && word_before(i) == i - 1 && upper(at(i + 1)) &&
           lower(at(i + 2));
  }
  bool latin_number_sign(std::size_t i) const {
    const bool alone = i == 0 || !letter(at(i - 1));
    return at(i) == U'N' && alone && (digit(at(i + 1)) || (space(at(i + 1)) && digit(at(i + 2))));
  }
  /// 7 -ФЗ
  bool parted_suffix(std::size_t i) const {
    return digit(at(i)) && space(at(i + 1)) && at(i + 2) == U'-' && upper(at(i + 3));
  }

  std::size_t word_before(std::size_t i) const {
    while (i > 0 && letter(text_[i - 1])) --i;
    return i;
  }
  std::size_t begin_of(std::size_t i) const {
    while (i > 0 && !space(text_[i - 1])) --i;
    return i;
  }
  std::size_t end_of(std::size_t i) const {
    while (i < text_.size() && space(text_[i])) ++i;
    while (i < text_.size() && !space(text_[i])) ++i;
    return i;
  }
  std::string piece(std::size_t from, std::size_t to) const { return utf8::encode(text_.substr(from, to - from)); }

  /// What stands between the characters i and next is wrong.
  SpacingFault fault(std::size_t i, std::size_t next, std::u32string_view right) const {
    const std::size_t begin = begin_of(i), end = end_of(next);
    return {piece(begin, end), piece(begin, i + 1) + utf8::encode(std::u32string(right)) + piece(next, end)};
  }

  std::u32string text_;
};

}  // namespace

std::optional<SpacingFault> spacing_fault(std::string_view text) { return Line(text).find(); }

}  // namespace prikaz::papers
