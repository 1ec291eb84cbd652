// A proofreader over every produced paper of every sample: nothing may need correcting by hand.
#include <catch2/catch.hpp>
#include <set>

#include "acceptance/workspace.hpp"
#include "core/utf8.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

constexpr char32_t nbsp = U'\u00A0';

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool upper(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }
bool lower(char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё'; }
bool cyrillic(char32_t c) { return upper(c) || lower(c); }
bool latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool space(char32_t c) { return c == U' ' || c == nbsp; }
bool mark(char32_t c) { return std::u32string_view(U",.;:!?").find(c) != std::u32string_view::npos; }

/// A line with a look around each character; beyond the ends stands U+0000.
class Line {
 public:
  explicit Line(std::u32string text) : text_(std::move(text)) {}
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : 0; }
  bool has(std::size_t i, std::u32string_view what) const { return text_.compare(i, what.size(), what) == 0; }
  std::size_t size() const { return text_.size(); }
  /// Boxes to tick stand apart.
  bool is_form() const { return text_.find(U'□') != text_.npos; }
  /// Quotes and brackets that open are closed; "1)" needs no opening one.
  bool paired() const {
    int quotes = 0, brackets = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      quotes += (at(i) == U'«') - (at(i) == U'»');
      if (at(i) == U')' && brackets == 0 && i > 0 && (digit(at(i - 1)) || i == 1)) continue;
      brackets += (at(i) == U'(') - (at(i) == U')');
      if (quotes < 0 || brackets < 0) return false;
    }
    return quotes == 0 && brackets == 0;
  }
  /// The number is part of a name or a document that stands as it was entered: СОШ №1, свидетельство II-ПН № 612345.
  bool of_a_name(std::size_t sign) const {
    std::size_t end = sign;
    while (end > 0 && space(text_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && cyrillic(text_[begin - 1])) --begin;
    const std::string word = utf8::to_lower(utf8::encode(text_.substr(begin, end - begin)));
    for (const char* name : {"сош", "сш", "оош", "маоу", "лице", "школ", "учреждени", "гимнази", "пн"})
      if (word.starts_with(name)) return true;
    return false;
  }

 private:
  std::u32string text_;
};

/// The fault that begins at a character, or nothing.
const char* fault(const Line& l, std::size_t i) {
  const char32_t before = i ? l.at(i - 1) : 0, c = l.at(i), next = l.at(i + 1), third = l.at(i + 2);
  for (const char32_t* tag : {U"{{", U"}}", U"{%", U"%}", U"{#"})
    if (l.has(i, tag)) return "a tag is left";
  for (const char32_t* word : {U"None", U"True", U"False", U"undefined", U"['", U"{'"})
    if (l.has(i, word)) return "a value of the program";
  if (space(c) && space(next) && before && third && !l.is_form()) return "two spaces";
  if (space(c) && mark(next) && before && !(next == U'.' && third == U'.')) return "a space before a mark";
  if ((c == U'«' && next == U'»') || (c == U'(' && next == U')') || (c == U'"' && next == U'"'))
    return "empty quotes or brackets";
  if ((c == U'(' || c == U'«') && space(next)) return "a space behind an opening bracket or quote";
  if (space(c) && (next == U')' || next == U'»')) return "a space before a closing bracket or quote";
  if (std::u32string_view(U",;:").find(c) != std::u32string_view::npos && mark(next)) return "two marks";
  if (c == U'.' && next == U'.' && before != U'.' && third != U'.') return "two full stops";
  if (c == U'.' && (next == U';' || next == U':'))
    return i > 1 && cyrillic(before) && !space(l.at(i - 2)) && !upper(before) ? "two marks" : nullptr;
  if (l.has(i, U"г.г.") || (l.has(i, U"г. г.") && !upper(l.at(i + 6)))) return "the year's mark twice";
  if (c == U'№' && next && next != nbsp && !l.of_a_name(i) && !l.has(i, U"№ п/п")) return "№ parted from its number";
  if (upper(c) && next == U'.' && upper(third) && l.at(i + 3) == U'.' && l.at(i + 4) == U' ' && upper(l.at(i + 5)) &&
      lower(l.at(i + 6)))
    return "initials parted from the surname";
  if (digit(before) && c == U' ' && l.has(i + 1, U"г.")) return "a year parted from its mark";
  if (cyrillic(before) && latin(c) && cyrillic(next)) return "a Latin letter in a Russian word";
  if ((c == U',' || c == U';') && cyrillic(next)) return "no space behind a mark";
  if (lower(before) && l.has(i, U" - ") && lower(l.at(i + 3))) return "a hyphen for a dash";
  return nullptr;
}

/// Paragraphs outside and inside of cells.
std::vector<std::string> paragraphs(const std::string& raw) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= raw.size(); ++i) {
    const std::size_t cut = raw.compare(i, 3, " | ") == 0 ? 3 : raw.compare(i, 5, " ⏎ ") == 0 ? 5 : 1;
    if (i < raw.size() && raw[i] != '\n' && cut == 1) continue;
    out.push_back(raw.substr(begin, i - begin));
    begin = i + cut;
    i += cut - 1;
  }
  return out;
}

/// Faults of one paper, each paragraph once in the whole run.
void proofread(const std::string& paper, const std::string& raw, std::set<std::string>& said) {
  for (const std::string& text : paragraphs(raw)) {
    if (!said.insert(text).second) continue;
    const Line l(utf8::decode(text));
    const char* found = l.paired() ? nullptr : "quotes or brackets that do not pair";
    for (std::size_t i = 0; i < l.size() && !found; ++i) found = fault(l, i);
    if (found) FAIL_CHECK(found << ": " << paper << ": " << text);
  }
}

}  // namespace

TEST_CASE("no produced paper of any sample needs correcting by hand") {
  std::set<std::string> said;
  for (const std::string& name : samples()) {
    const Workspace& w = made(name);
    std::map<std::string, int> seen;  // forty schools owe the same papers: some of a kind are read
    for (const batch::Entry& e : w.manifest().entries)
      if (e.status == batch::Entry::Status::made && ++seen[e.document] <= 8)
        proofread(name + ", " + e.document + " " + e.item, w.read(e).raw, said);
  }
}
