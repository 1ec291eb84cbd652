#include "language/typography.hpp"

#include <array>
#include <vector>

#include "core/utf8.hpp"
#include "language/letters.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

constexpr char32_t nbsp = 0x00A0;
constexpr char32_t em_dash = 0x2014;
constexpr char32_t en_dash = 0x2013;
constexpr char32_t number_sign = 0x2116;

PRIKAZ_WORD_SET(short_words,
                "а без бы в во да до же за и из или к ко ли на над не ни но о об от по под при про с со у");
// Abbreviations that stand before a number, and units that stand after one.
PRIKAZ_WORD_SET(before_number,
                "абз. ауд. гл. д. каб. кв. кл. корп. п. подп. пп. разд. рис. с. ст. стр. т. табл. тел. ч.");
// What names a place stands before its name: г. Камышин, ул. Школьная.
PRIKAZ_WORD_SET(
    before_name,
    "аул бул. г. гор. дер. им. мкр. наб. обл. п. пгт пер. пл. пос. пр. просп. р-н р.п. рп с. ст-ца ул. х. ш.");
PRIKAZ_WORD_SET(after_number,
                "% в. вв. г г. гг. год года годах годов году годы кг класс класса классе классы км коп. копеек л л. "
                "лет м мин мин. мл млн млрд мм руб. рублей рубль рубля с сек см тыс. ч ч. чел чел. шт шт. экз. "
                "₽");

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return utf8::is_letter(c); }
bool is_capital(char32_t c) { return is_letter(c) && utf8::lower(c) != c; }

class Typesetter {
 public:
  Typesetter(std::string_view text, const TypographyRules& rules) : rules_(rules) {
    for (std::size_t i = 0; i < text.size();) {
      places_.push_back(i);
      in_ += utf8::next(text, i);
    }
    places_.push_back(text.size());
  }

  TextEdits run() {
    TextEdits edits;
    out_.reserve(in_.size());
    for (at_ = 0; at_ < in_.size(); ++at_) {
      const std::size_t before = out_.size();
      step(in_[at_]);
      const auto made = std::u32string_view(out_).substr(before);
      if (made.size() != 1 || made[0] != in_[at_])
        edits.push_back({places_[at_], places_[at_ + 1] - places_[at_], utf8::encode(made)});
    }
    return edits;
  }

 private:
  char32_t previous() const { return out_.empty() ? U'\n' : out_.back(); }
  char32_t next(std::size_t n = 1) const { return at_ + n < in_.size() ? in_[at_ + n] : U'\n'; }

  void step(char32_t c) {
    if (rules_.quotes && (c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB)) {
      return quote(c);
    }
    if (rules_.number_gap && previous() == number_sign && c != ' ' && c != nbsp && is_digit(c)) out_ += nbsp;
    if (c == ' ') return space();
    if (rules_.dashes && c == '-' && is_year_range()) c = en_dash;
    if (dash_next_ && c == '-') c = em_dash;  // a dash that somebody chose stays
    dash_next_ = false;
    out_ += c;
  }

  /// Marks already of the right kind count the depth; straight ones open before a letter and close after one.
  void quote(char32_t c) {
    const char32_t before = previous();
    const bool may_open = before == '\n' || before == ' ' || before == nbsp || before == '(' || before == 0x00AB ||
                          before == 0x201E || before == '\t' || before == em_dash;
    const bool opens = c == 0x00AB || c == 0x201E ||
                       ((c == '"' || c == 0x201C || c == 0x201D) && may_open && !(c == 0x201C && depth_ == 2));
    if (opens) {
      out_ += depth_ == 0 ? U'\u00AB' : U'\u201E';
      if (depth_ < 2) ++depth_;
      return;
    }
    if (depth_ == 0) {
      out_ += c;
      return;
    }
    out_ += depth_ == 1 ? U'\u00BB' : U'\u201C';
    --depth_;
  }

  /// 2025-2026: four digits on both sides.
  bool is_year_range() const {
    if (out_.size() < 4 || at_ + 4 >= in_.size()) return false;
    for (std::size_t i = 1; i <= 4; ++i) {
      if (!is_digit(out_[out_.size() - i]) || !is_digit(in_[at_ + i])) return false;
    }
    const bool longer = (out_.size() > 4 && (is_digit(out_[out_.size() - 5]) || out_[out_.size() - 5] == '-')) ||
                        is_digit(next(5)) || next(5) == '-';
    return !longer;
  }

  void space() {
    const char32_t after = next();
    if (rules_.dashes && (after == '-' || after == em_dash || after == en_dash) && next(2) == ' ' &&
        !is_digit(next(3))) {
      out_ += nbsp;
      dash_next_ = true;
      return;
    }
    out_ += keeps_together() ? nbsp : U' ';
  }

  bool keeps_together() const {
    if (rules_.number_sign && previous() == number_sign) return true;
    if (rules_.initials && (after_initial() || before_initial())) return true;
    if (rules_.units && (unit_here() || place_here())) return true;
    return rules_.short_words && short_words.contains(utf8::to_lower(word_before()));
  }

  /// "И." just written and a capital follows.
  bool after_initial() const {
    return out_.size() >= 2 && out_.back() == '.' && is_capital(out_[out_.size() - 2]) &&
           (out_.size() == 2 || !is_letter(out_[out_.size() - 3])) && is_capital(next());
  }
  /// A word in front and "И." behind the space.
  bool before_initial() const {
    return is_letter(previous()) && is_capital(next()) && next(2) == '.' && previous_is_name();
  }
  bool previous_is_name() const {
    const std::string word = word_before();
    return !word.empty() && Lowered(word).starts_capital();
  }

  bool unit_here() const {
    if (is_digit(next()) && before_number.contains(utf8::to_lower(word_before()))) return true;
    const std::string after = word_after();
    if (is_digit(previous()) && after_number.contains(utf8::to_lower(after))) return true;
    // 10 апреля: the day stays with its month
    static constexpr std::string_view months[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                  "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
    if (!is_digit(previous()) && previous() != 0x00BB) return false;
    for (const std::string_view month : months) {
      if (after == month) return true;
    }
    return false;
  }

  /// The mark of a year is no town: «в 2022 г. Директор» may part.
  bool place_here() const {
    const char32_t name = next() == 0x00AB ? next(2) : next();
    if (!is_capital(name)) return false;
    const std::string mark = utf8::to_lower(word_before());
    if (!before_name.contains(mark)) return false;
    const std::size_t length = utf8::decode(mark).size();
    return length + 1 >= out_.size() || !is_digit(out_[out_.size() - length - 2]);
  }

  std::string word_before() const {
    std::size_t start = out_.size();
    while (start > 0 && out_[start - 1] != ' ' && out_[start - 1] != nbsp && out_[start - 1] != '(' &&
           out_[start - 1] != '\n') {
      --start;
    }
    return utf8::encode(std::u32string_view(out_).substr(start));
  }
  std::string word_after() const {
    std::size_t end = at_ + 1;
    while (end < in_.size() && in_[end] != ' ' && in_[end] != nbsp && in_[end] != ',' && in_[end] != ';' &&
           in_[end] != ')' && in_[end] != '\n') {
      ++end;
    }
    return utf8::encode(std::u32string_view(in_).substr(at_ + 1, end - at_ - 1));
  }

  std::u32string in_;
  std::vector<std::size_t> places_;  ///< of the characters in the text, and its end
  TypographyRules rules_;
  std::u32string out_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool dash_next_ = false;  ///< the character that follows is a hyphen or a dash between spaces
};

struct Preposition {
  std::string_view base, full;
};
constexpr std::array<Preposition, 8> widened{{{"в", "во"},
                                              {"с", "со"},
                                              {"к", "ко"},
                                              {"из", "изо"},
                                              {"от", "ото"},
                                              {"под", "подо"},
                                              {"над", "надо"},
                                              {"без", "безо"}}};

// Words before which a consonant preposition takes its vowel.
PRIKAZ_WORD_SET(widening,
                "благо весь все всего всем всеми всему всех всю вся всякий всякого всяком всякому дворе зле "
                "избежание имя исполнение лба лбом лбу льва льве львом льву льда льду льна льном мне многими многих "
                "многом множестве множество мной мною рва рвом рву рта рту славу сне спасение");

}  // namespace

TextEdits typography_edits(std::string_view text, const TypographyRules& rules) {
  const bool spaces_alone = !rules.quotes && !rules.dashes && !rules.number_gap;
  if (spaces_alone && text.find(' ') == std::string_view::npos) return {};
  return Typesetter(text, rules).run();
}

std::string typeset(std::string_view text, const TypographyRules& rules) {
  return edited(text, typography_edits(text, rules));
}

std::string_view preposition(std::string_view base, std::string_view next_word) {
  const std::size_t start = next_word.find_first_not_of("«\"„( ");
  const Lowered lowered(start == std::string_view::npos ? next_word : next_word.substr(start));
  const std::string_view low = lowered.view().substr(0, lowered.view().find_first_of(" -,"));
  if (low.size() < letter_bytes) return base;
  const std::string_view first = low.substr(0, letter_bytes);
  const std::string_view second = low.size() >= 2 * letter_bytes ? low.substr(letter_bytes, letter_bytes) : "";
  const bool cluster = is_consonant(first) && is_consonant(second);
  if (base == "о" || base == "об" || base == "обо") {
    if (low == "мне" || low == "всем" || low == "всех" || low == "всей" || low == "что" || low == "всеми") return "обо";
    return one_of(first, "аиоуэ") ? "об" : "о";  // е ё ю я begin with й: о ели
  }
  for (const Preposition& pair : widened) {
    if (base != pair.base && base != pair.full) continue;
    if (widening.contains(low)) {
      // the bare purposes take в only: во исполнение, but с исполнением
      const bool purpose = low == "исполнение" || low == "избежание" || low == "имя" || low == "спасение" ||
                           low == "славу" || low == "благо";
      return !purpose || pair.base == "в" ? pair.full : pair.base;
    }
    if (!cluster) return first == "щ" && pair.base == "с" ? pair.full : pair.base;
    if (pair.base == "в" && one_of(first, "вф")) return pair.full;
    if (pair.base == "с" && (one_of(first, "сзшж") || (first == "м" && second == "н"))) return pair.full;
    if (pair.base == "к" && first == "к" && one_of(second, "т")) return pair.full;
    return pair.base;
  }
  return base;
}

std::string with_preposition(std::string_view base, std::string_view next_words) {
  std::string out(preposition(base, next_words));
  out += ' ';
  out.append(next_words);
  return out;
}

}  // namespace prikaz::language
