#include "papers/check_layout.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>

#include "core/format.hpp"
#include "core/units.hpp"
#include "core/utf8.hpp"
#include "flow/build.hpp"
#include "papers/spacing.hpp"

namespace prikaz::papers {

namespace {

using flow::Block;
using flow::ParaProps;

constexpr Twips a4_width = 11906, a4_height = 16838, slack = 6;  // 0.1 mm: files round to twips
constexpr std::size_t long_text = 160;  // characters: from here on a paragraph is running text, not a requisite
constexpr std::size_t grif_lines = 4;   // below the word

/// Limits of the profile; a key it does not have is not checked.
class Limits {
 public:
  explicit Limits(const Value& profile) : profile_(profile) {}

  Value at(std::initializer_list<const char*> path) const {
    Value v = profile_;
    for (const char* key : path) {
      if (!v.is(Value::Kind::dict)) return {};
      v = v.get(key);
    }
    return v.is_undefined() ? Value() : v;
  }
  double number(std::initializer_list<const char*> path, double otherwise) const {
    const Value v = at(path);
    return v.is_number() ? v.number() : otherwise;
  }
  Twips mm(std::initializer_list<const char*> path) const { return twips_from_mm(number(path, 0)); }
  std::vector<Value> list(std::initializer_list<const char*> path) const {
    const Value v = at(path);
    return v.is(Value::Kind::list) ? v.list() : std::vector<Value>();
  }

 private:
  const Value& profile_;
};

/// What a reader will see of a text with tags: statements leave nothing, a value leaves a word.
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool value = text.substr(i, 2) == "{{", statement = text.substr(i, 2) == "{%";
    if (!value && !statement) {
      out += text[i++];
      continue;
    }
    const std::size_t end = text.find(value ? "}}" : "%}", i);
    if (value) out += "{}";
    i = end == text.npos ? text.size() : end + 2;
  }
  return out;
}

std::string millimetres(Twips t) { return format("{}", std::lround(t * 25.4 / twips_per_inch)); }

class Checker {
 public:
  Checker(const flow::FlowDoc& doc, const Value& profile, bool permanent, const std::string& file, Diagnostics& found)
      : doc_(doc), limits_(profile), permanent_(permanent), file_(file), found_(found) {}

  void run() {
    for (std::size_t i = 0; i < doc_.sections.size(); ++i) page(doc_.sections[i], i == 0);
    blocks(doc_.body, false);
    tables_named();
  }

 private:
  void tell(const char* id, const std::string& where, Message text, Message hint) {
    found_.add({id, Severity::warning, {file_, 0, 0, where}, std::move(text), std::move(hint)});
  }

  void page(const flow::Section& s, bool first) {
    const bool landscape = s.width > s.height;
    const Twips width = landscape ? s.height : s.width, height = landscape ? s.width : s.height;
    if (std::abs(width - a4_width) > slack || std::abs(height - a4_height) > slack)
      tell("PRK-A030", {}, Message("the page is {} by {} mm", millimetres(s.width), millimetres(s.height)),
           "set the page to A4, 210 by 297 mm");
    const bool wide = permanent_ && !landscape;
    margin("the left margin is {} mm", s.left + s.gutter,
           wide ? limits_.mm({"page", "left_permanent"}) : limits_.mm({"page", "margins", "left"}));
    margin("the right margin is {} mm", s.right, limits_.mm({"page", "margins", "right"}));
    margin("the upper margin is {} mm", s.top, limits_.mm({"page", "margins", "top"}));
    // Turned sheets of annexes are bound along their upper edge: the lower margin is the sheet's right one.
    margin("the lower margin is {} mm", s.bottom,
           landscape ? limits_.mm({"page", "margins", "right"}) : limits_.mm({"page", "margins", "bottom"}));
    numbers(s, first);
  }

  void margin(const char* said, Twips is, Twips least) {
    if (is + slack >= least) return;
    tell("PRK-A030", {}, Message(said, millimetres(is)), Message("make it {} mm or wider", millimetres(least)));
  }

  void numbers(const flow::Section& s, bool first) {
    const Value place = limits_.at({"page_number", "place"});
    if (place != Value("top-centre")) return;
    const std::uint32_t header = s.headers[0];
    bool found = false;
    if (header != 0)
      for (const Block& b : doc_.headers_footers[header - 1].blocks)
        if (!b.table && props(b).align == ParaProps::Align::centre) found |= has_page_number(b.paragraph);
    const bool near_edge = s.header + slack < limits_.mm({"page_number", "edge"});
    const bool on_first = first && limits_.number({"page_number", "from"}, 1) > 1 && !s.title_page;
    if (!found || near_edge || on_first)
      tell("PRK-A034", {}, "pages must be numbered from the second on, centred above the text",
           "put a PAGE field centred into the header, and give the first page a header of its own");
  }

  bool has_page_number(const flow::Paragraph& p) const {
    for (std::uint32_t i = p.first; i < p.first + p.count; ++i)
      if (doc_.inlines[i].kind == flow::Inline::Kind::page_number) return true;
    return false;
  }

  const ParaProps& props(const Block& b) const { return doc_.para_props[b.paragraph.props]; }

  std::string text(const Block& b) const {
    std::string out;
    for (std::uint32_t i = b.paragraph.first; i < b.paragraph.first + b.paragraph.count; ++i)
      out += doc_.inlines[i].kind == flow::Inline::Kind::text ? doc_.inlines[i].text : " ";
    return out;
  }

  void blocks(const std::vector<Block>& all, bool in_table) {
    const Block* before = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Block& b = all[i];
      if (b.table) {
        table(*b.table, before);
      } else {
        const std::string said = text(b), seen = visible(said);
        const std::string where(utf8::encode(utf8::decode(seen).substr(0, 40)));
        if (!in_table) running(b, seen, where);
        if (!in_table) angular(props(b), seen, where);
        number_sign(said, where);
        spacing(seen, where);
        grif(all, i, where);
        note_tables(seen, where);
        requisite(seen, i + 1 < all.size() && !all[i + 1].table ? visible(text(all[i + 1])) : std::string(), where);
        if (b.paragraph.section != 0) section_ = std::min<std::size_t>(b.paragraph.section, doc_.sections.size() - 1);
      }
      before = &b;
    }
  }

  void table(const flow::Table& t, const Block* before) {
    const bool ruled = t.inside_h.kind != flow::Border::Kind::none || t.top.kind != flow::Border::Kind::none;
    const bool split = std::any_of(t.rows.begin(), t.rows.end(), [](const flow::Row& r) { return !r.cant_split; });
    const bool headless = t.grid.size() > 2 && t.rows.size() > 2 && !t.rows.front().header;
    const std::string where = t.rows.empty() || t.rows.front().cells.empty() || t.rows.front().cells[0].blocks.empty()
                                  ? std::string()
                                  : visible(text(t.rows.front().cells[0].blocks[0]));
    if (ruled && (!t.fixed || split || headless))
      tell("PRK-A035", where, "a table may fall apart on the way to the next page",
           "fix its column widths, forbid rows to break, and repeat its head on every page");
    if (!ruled && before && !(before->table || props(*before).keep_next))
      tell("PRK-A036", where, "a signature may stand alone on a page",
           "let the paragraphs before it keep with the next one");
    for (const flow::Row& row : t.rows)
      for (const flow::Cell& cell : row.cells) blocks(cell.blocks, true);
  }

  void running(const Block& b, const std::string& seen, const std::string& where) {
    const ParaProps& p = props(b);
    if (p.align != ParaProps::Align::justify) {
      if (p.align == ParaProps::Align::left && utf8::decode(seen).size() > long_text)
        tell("PRK-A032", where, "running text is not justified", "justify it");
      return;
    }
    if (seen.empty()) return;
    const Twips indent = twips_from_mm(limits_.number({"paragraph", "indent"}, 0));
    if (p.indent_first != 0 && std::abs(p.indent_first - indent) > slack)
      tell("PRK-A032", where, Message("the first line is indented by {} mm", millimetres(p.indent_first)),
           Message("indent it by {} mm, or not at all", format("{}", limits_.number({"paragraph", "indent"}, 0))));
    if (const auto lines = limits_.list({"paragraph", "line"}); lines.size() == 2)
      if (p.line_rule == ParaProps::LineRule::multiple &&
          (p.line < 240 * lines[0].number() - 1 || p.line > 240 * lines[1].number() + 1))
        tell("PRK-A032", where, Message("the line spacing is {}", format("{:.2f}", p.line / 240.0)),
             Message("set it between {} and {}", lines[0].text(), lines[1].text()));
    letters(b, where);
  }

  void letters(const Block& b, const std::string& where) {
    const auto families = limits_.list({"font", "families"}), sizes = limits_.list({"font", "sizes"});
    for (std::uint32_t i = b.paragraph.first; i < b.paragraph.first + b.paragraph.count; ++i) {
      const flow::Inline& in = doc_.inlines[i];
      if (in.kind != flow::Inline::Kind::text) continue;
      const flow::RunProps& r = doc_.run_props[in.props];
      const auto is = [](const Value& want) { return [&want](const Value& v) { return v == want; }; };
      const Value face(r.font), size(static_cast<std::int64_t>(r.half_points / 2));
      const bool right_face = families.empty() || std::any_of(families.begin(), families.end(), is(face));
      const bool right_size =
          sizes.empty() || (r.half_points % 2 == 0 && std::any_of(sizes.begin(), sizes.end(), is(size)));
      if (right_face && right_size) continue;
      tell("PRK-A031", where, Message("the text is set in {}, {} points", r.font, format("{}", r.half_points / 2.0)),
           "use a face and a size that the profile names");
      return;
    }
  }

  /// Heads at the right and titles at the left: blocks pushed away from the other margin.
  void angular(const ParaProps& p, const std::string& seen, const std::string& where) {
    const Twips limit = limits_.mm({"angular", "width"});
    const flow::Section& s = doc_.sections[section_];
    const Twips room = s.width - s.left - s.right - s.gutter, line = room - p.indent_left - p.indent_right;
    const bool pushed = p.indent_left > room / 4 || p.indent_right > room / 4;
    if (limit == 0 || seen.empty() || p.align != ParaProps::Align::left || !pushed || line <= limit + slack) return;
    tell("PRK-A033", where, Message("a line of this requisite may grow to {} mm", millimetres(line)),
         Message("push it in so that {} mm remain", millimetres(limit)));
  }

  void number_sign(const std::string& said, const std::string& where) {
    constexpr std::string_view sign = "№";
    if (!limits_.at({"number_gap"}).truthy()) return;
    for (std::size_t at = said.find(sign); at != said.npos; at = said.find(sign, at + 1)) {
      const std::string_view rest = std::string_view(said).substr(at + sign.size());
      const auto number = [](std::string_view s) {
        return !s.empty() && (s[0] == '_' || s[0] == '{' || (s[0] >= '0' && s[0] <= '9'));
      };
      if (!number(rest) && !(rest.starts_with(' ') && number(rest.substr(1)))) continue;
      tell("PRK-A037", where, "the sign № may part from its number at the end of a line",
           "put a no-break space between them (Ctrl+Shift+Space)");
      return;
    }
  }

  void spacing(const std::string& seen, const std::string& where) {
    if (const auto found = spacing_fault(seen))
      tell("PRK-A041", where, Message("a space is missing or too many: {}", found->written),
           Message("write {}", found->right));
  }

  /// A grif and the lines below it, up to an empty one: ГОСТ Р 7.0.97 asks for a date, and for a number where a
  /// document approves.
  void grif(const std::vector<Block>& all, std::size_t i, const std::string& where) {
    if (!begins_grif(visible(text(all[i])))) return;
    std::string said = text(all[i]);
    if (const std::string seen = visible(said); seen.find(':') != seen.npos || seen.find("»") != seen.npos)
      tell("PRK-A038", where, "a grif has no colon and no quotes", "leave the word alone in its line");
    for (std::size_t n = i + 1; n < all.size() && n <= i + grif_lines && !all[n].table; ++n) {
      const std::string line = text(all[n]);
      if (utf8::trim(visible(line)).empty() || begins_grif(visible(line))) break;
      said += "\n" + line;
    }
    const std::string folded = utf8::fold(said);
    const auto has = [&](const char* word) { return folded.find(word) != folded.npos; };
    const bool by_document = has("утвержден") || has("рассмотрен") || has("приказ") || has("протокол");
    if (!has_date(folded))
      tell("PRK-A038", where, "the grif has no date", "write the date, or a blank for it: «___» __________ 20__ г.");
    if (by_document && !has("№") && !has("number"))
      tell("PRK-A038", where, "the grif does not name the document that approves, by number",
           "write the document: приказом школы от … № …");
  }

  static bool begins_grif(const std::string& seen) {
    const std::string folded = utf8::fold(seen);
    const std::string word = folded.substr(0, folded.find_first_of(" ,.:-\n"));
    for (const char* known : {"утверждаю", "утвержден", "утверждено", "утверждена", "утверждены", "согласовано",
                              "согласован", "согласована", "рассмотрено", "рассмотрен", "рассмотрена"})
      if (utf8::trim(word) == known) return utf8::length(seen) < long_text;
    return false;
  }

  /// A day in figures, a blank for the year, or a tag that prints a date.
  static bool has_date(const std::string& text) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (text.find("20__") != text.npos || text.find("date") != text.npos) return true;
    for (std::size_t i = 0; i + 3 < text.size(); ++i)
      if ((digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3))) return true;
    return false;
  }

  /// «… в таблице 2 …» speaks of a table; a paragraph that begins with «Таблица 2» is its title.
  void note_tables(const std::string& seen, const std::string& where) {
    constexpr std::string_view word = "таблиц";
    const std::string folded = utf8::fold(seen);
    for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
      std::size_t digits = at + word.size();
      utf8::next(folded, digits);  // the ending: таблица, таблице
      while (digits < folded.size() && (folded[digits] == ' ' || folded.compare(digits, 3, "№") == 0))
        digits += folded[digits] == ' ' ? 1 : 3;
      std::size_t end = digits;
      while (end < folded.size() && folded[end] >= '0' && folded[end] <= '9') ++end;
      if (end == digits) continue;
      const std::string number = folded.substr(digits, end - digits);
      if (at == 0)
        titled_.insert(number);
      else
        spoken_of_.try_emplace(number, where);
    }
  }

  void tables_named() {
    for (const auto& [number, where] : spoken_of_)
      if (!titled_.count(number))
        tell("PRK-A039", where, Message("the text refers to table {}, which is not there", number),
             "add the table under its title, or take the reference out");
  }

  /// " № 2", " 2 к приказу" → "2"; "" where the word is no head of an annex.
  static std::string annex_number(const std::string& rest) {
    const std::u32string all = utf8::decode(rest);
    const auto gap = [&](std::size_t i) {
      return i < all.size() && (all[i] == U' ' || all[i] == U'\u00A0' || all[i] == U'№');
    };
    std::size_t i = 0;
    while (gap(i)) ++i;
    std::string number;
    if (i > 0)
      for (; i < all.size() && all[i] >= U'0' && all[i] <= U'9'; ++i) number += static_cast<char>(all[i]);
    while (gap(i)) ++i;
    return i == all.size() || all.compare(i, 2, U"к ") == 0 ? number : std::string();
  }

  void requisite(const std::string& seen, const std::string& next, const std::string& where) {
    constexpr std::string_view word = "Приложение";
    if (!seen.starts_with(word)) return;
    const std::string rest = seen.substr(word.size());
    const bool head = rest.empty() || rest.starts_with(" №") || rest.starts_with("\u00A0№");
    if (const std::string number = annex_number(rest); !number.empty() && !annexes_.insert(number).second)
      tell("PRK-A040", where, Message("two annexes of one paper have the number {}", number),
           "number the annexes through; an annex of an annex names what it belongs to");
    if (head && !next.starts_with("к "))
      tell("PRK-A038", where, "the annex does not say what it belongs to",
           "write its order under the word: к приказу …, date, number");
  }

  const flow::FlowDoc& doc_;
  Limits limits_;
  bool permanent_;
  const std::string& file_;
  Diagnostics& found_;
  std::size_t section_ = 0;
  std::set<std::string> annexes_;                 ///< their numbers
  std::set<std::string> titled_;                  ///< numbers of tables
  std::map<std::string, std::string> spoken_of_;  ///< the same → where
};

}  // namespace

void check_layout(const opc::Package& package, const Value& profile, bool permanent, const std::string& file,
                  Diagnostics& found) {
  const auto prepared = flow::prepare(package);
  if (!prepared) return;  // told when the template was opened
  Diagnostics unread;
  const flow::FlowDoc doc = flow::build(*prepared, {}, unread);
  Checker(doc, profile, permanent, file, found).run();
}

}  // namespace prikaz::papers
