#include "sheet/report_check.hpp"

#include <algorithm>
#include <set>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz::sheet {

namespace {

constexpr std::size_t max_name = 31, max_text = 32'767, max_formula = 8'192, max_list = 255, max_prompt = 255,
                      max_prompt_title = 32;

class Check {
 public:
  Diagnostics run(const Report& report) {
    std::set<std::string> seen;
    if (report.sheets.empty()) add("PRK-S020", {}, "a workbook needs a sheet", "add one");
    for (const ReportSheet& s : report.sheets) {
      sheet_ = s.name;
      name(s.name);
      if (!seen.insert(utf8::to_lower(s.name)).second)
        add("PRK-S020", {}, Message("two sheets are called «{}»", s.name), "rename one of them");
      for (const ReportCell& c : s.cells) cell(c);
      merges(s);
      for (const DropDown& d : s.lists) list(d);
      for (const Condition& c : s.conditions) {
        area(c.area);
        if (utf8::length(c.formula) > max_formula)
          add("PRK-S021", a1(c.area.first), "the condition's formula is longer than 8192 characters", "shorten it");
      }
    }
    return std::move(found_);
  }

 private:
  void add(const char* id, const std::string& at, Message text, Message hint) {
    found_.add(
        {id, Severity::error, {{}, 0, 0, at.empty() ? sheet_ : sheet_ + "!" + at}, std::move(text), std::move(hint)});
  }

  void name(const std::string& s) {
    if (s.empty() || utf8::length(s) > max_name || s.find_first_of("[]:*?/\\") != std::string::npos ||
        s.front() == '\'' || s.back() == '\'' || !utf8::valid(s))
      add("PRK-S020", {}, Message("«{}» cannot be a sheet's name", s),
          "use 1 to 31 characters without []:*?/\\ and without an apostrophe at an end");
  }

  static bool inside(Ref r) { return r.row >= 0 && r.row < max_rows && r.column >= 0 && r.column < max_columns; }

  bool area(const Area& a) {
    const bool good = inside(a.first) && inside(a.last) && a.first.row <= a.last.row && a.first.column <= a.last.column;
    if (!good)
      add("PRK-S021", {}, "an area lies outside the sheet or is turned round", "give its upper left cell first");
    return good;
  }

  void cell(const ReportCell& c) {
    if (!inside(c.at))
      return add("PRK-S021", {}, "a cell lies outside the sheet", "a sheet has 1048576 rows and 16384 columns");
    if (c.value.is(Value::Kind::string) && utf8::length(c.value.string()) > max_text)
      add("PRK-S021", a1(c.at), "the text is longer than 32767 characters", "shorten it or divide it between cells");
    if (utf8::length(c.formula) > max_formula)
      add("PRK-S021", a1(c.at), "the formula is longer than 8192 characters", "divide it between cells");
    if (utf8::length(c.note) > max_text)
      add("PRK-S021", a1(c.at), "the note is longer than 32767 characters", "shorten it");
  }

  void merges(const ReportSheet& s) {
    for (std::size_t i = 0; i < s.merges.size(); ++i) {
      const Area& a = s.merges[i].area;
      if (!area(a)) continue;
      if (a.first == a.last) add("PRK-S022", a1(a.first), "one cell cannot be merged", "leave out the merge");
      for (std::size_t k = 0; k < i; ++k) {
        const Area& b = s.merges[k].area;
        if (a.first.row <= b.last.row && b.first.row <= a.last.row && a.first.column <= b.last.column &&
            b.first.column <= a.last.column)
          add("PRK-S022", a1(a.first), Message("merged areas {} and {} overlap", a1(b), a1(a)), "keep them apart");
      }
    }
  }

  void list(const DropDown& d) {
    area(d.area);
    std::size_t total = d.items.empty() ? 0 : d.items.size() - 1;
    for (const std::string& item : d.items) {
      total += utf8::length(item);
      if (item.find(',') != std::string::npos)
        add("PRK-S023", a1(d.area.first), Message("«{}» holds a comma, which divides the items of a list", item),
            "put the items into cells and give the list their area");
    }
    if (d.items.empty() == d.source.empty())
      add("PRK-S023", a1(d.area.first), "a list needs items or an area that holds them", "give one of the two");
    if (total > max_list)
      add("PRK-S023", a1(d.area.first), "the items of a list are longer than 255 characters together",
          "put them into cells and give the list their area");
    if (utf8::length(d.prompt) > max_prompt || utf8::length(d.prompt_title) > max_prompt_title)
      add("PRK-S023", a1(d.area.first), "the prompt is longer than 255 characters or its title than 32", "shorten it");
  }

  std::string sheet_;
  Diagnostics found_;
};

}  // namespace

Diagnostics check(const Report& report) { return Check().run(report); }

}  // namespace prikaz::sheet
