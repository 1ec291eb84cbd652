#include <algorithm>
#include <set>

#include "papers/form.hpp"
#include "papers/form_height.hpp"
#include "template/program.hpp"

namespace prikaz::papers {

namespace {

constexpr int title_rows = 3;  // title, subtitle, a blank

class Filler {
 public:
  Filler(const Form& form, const Dict& context, const tpl::Environment& env)
      : form_(form), scope_(context), env_(env) {}

  Result<FilledForm> fill() {
    auto items = form_.expressions[form_.rows].evaluate(Value(scope_));
    if (!items) return fail_with(std::move(items.error()));
    List rows = items->is(Value::Kind::list) ? items->list() : List{};
    if (form_.where != FormColumn::npos) std::erase_if(rows, [&](const Value& item) { return !wanted(item); });
    scaffold();
    const int first = title_rows + form_.head_rows;
    for (const Value& item : rows)
      row(first + static_cast<int>(out_.report.sheets[0].heights.size()) - first_height_, item);
    totals(first, first + static_cast<int>(rows.size()) - 1);
    decorate(first, first + static_cast<int>(rows.size()));
    if (found_.has_errors()) return fail_with(std::move(found_));
    return std::move(out_);
  }

 private:
  static tl::unexpected<Diagnostics> fail_with(Diagnostics d) { return fail(std::move(d)); }
  sheet::ReportSheet& sheet() { return out_.report.sheets[0]; }
  int columns() const { return static_cast<int>(form_.columns.size()); }

  std::string render(const std::string& text) {
    auto r = tpl::render_text(text, Value(scope_), env_, form_.file);
    if (!r) return found_.add(std::move(r.error())), std::string();
    return *r;
  }

  sheet::Style style(const FormColumn& c, bool bold = false) const {
    sheet::Style s;
    s.border = s.middle = s.wrap = true;
    s.bold = bold;
    s.format = c.format;
    if (c.format == "0") s.align = sheet::Align::centre;  // whole numbers, as printed forms have them
    return s;
  }

  void scaffold() {
    out_.report.title = form_.title;
    out_.report.sheets.resize(1);
    sheet().name = render(form_.sheet);
    for (const FormColumn& c : form_.columns) sheet().columns.push_back({c.width, {}, false});
    sheet::Style title;
    title.bold = title.wrap = title.middle = true;
    title.align = sheet::Align::centre;
    for (int i = 0; i < 2; ++i) {
      title.bold = i == 0;
      sheet().cells.push_back({{i, 0}, i == 0 ? render(form_.title) : render(form_.subtitle), title, {}, {}});
      if (columns() > 1) sheet().merges.push_back({{{i, 0}, {i, columns() - 1}}});
    }
    sheet().heights.assign(static_cast<std::size_t>(title_rows + form_.head_rows), 0);
    first_height_ = static_cast<int>(sheet().heights.size());
    heads();
  }

  /// Equal neighbours on one level share one cell; a column with fewer levels has its last head over the rest.
  void heads() {
    sheet::Style s;
    s.border = s.middle = s.wrap = s.bold = true;
    s.align = sheet::Align::centre;
    const auto text = [&](int column, int level) {
      const auto& head = form_.columns[static_cast<std::size_t>(column)].head;
      return level < static_cast<int>(head.size()) ? head[static_cast<std::size_t>(level)] : std::string();
    };
    const auto same = [&](int a, int b, int level) {
      for (int l = 0; l <= level; ++l)
        if (text(a, l) != text(b, l)) return false;
      return level + 1 < form_.head_rows;
    };
    for (int level = 0; level < form_.head_rows; ++level)
      for (int c = 0; c < columns();) {
        int end = c + 1;
        while (end < columns() && same(c, end, level) && !text(c, level).empty()) ++end;
        const auto levels = static_cast<int>(form_.columns[static_cast<std::size_t>(c)].head.size());
        const int last_row = level + 1 == levels ? form_.head_rows - 1 : level;
        const sheet::Area area{{title_rows + level, c}, {title_rows + last_row, end - 1}};
        if (level < levels) {
          sheet().cells.push_back({area.first, text(c, level), s, {}, {}});
          grow(area, text(c, level));
          if (!(area.first == area.last)) sheet().merges.push_back({area});
        }
        c = end;
      }
  }

  /// A head gets its height in the last of its rows, where the rows above have not given it already.
  void grow(const sheet::Area& area, const std::string& text) {
    double width = 0;
    for (int c = area.first.column; c <= area.last.column; ++c)
      width += sheet().columns[static_cast<std::size_t>(c)].width;
    double need = row_height(text, width, true);
    for (int row = area.first.row; row < area.last.row; ++row) need -= sheet().heights[static_cast<std::size_t>(row)];
    double& last = sheet().heights[static_cast<std::size_t>(area.last.row)];
    last = std::max(last, need);
  }

  std::string formula(const std::string& pattern, int at_row) const {
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
      if (pattern[i] != '{') {
        out += pattern[i++];
        continue;
      }
      const std::size_t close = pattern.find('}', i);
      const std::string id = pattern.substr(i + 1, close - i - 1);
      for (int c = 0; c < columns(); ++c)
        if (form_.columns[static_cast<std::size_t>(c)].id == id) out += sheet::a1(sheet::Ref{at_row, c});
      i = close + 1;
    }
    return out;
  }

  Value evaluate(std::size_t expression) {
    auto v = form_.expressions[expression].evaluate(Value(scope_));
    if (v) return *v;
    for (Diagnostic& d : v.error()) d.place.detail = describe(scope_["item"]);
    found_.add(std::move(v.error()));
    return {};
  }

  bool wanted(const Value& item) {
    scope_["item"] = item;
    return evaluate(form_.where).truthy();
  }

  void row(int at, const Value& item) {
    scope_["item"] = item;
    scope_["index"] = ++rows_;
    auto values = std::make_shared<Dict>();
    scope_["row"] = Value(values);
    double height = 0;
    for (int c = 0; c < columns(); ++c) {
      const FormColumn& column = form_.columns[static_cast<std::size_t>(c)];
      Value v = evaluate(column.value);
      if (v.is(Value::Kind::string)) height = std::max(height, row_height(v.string(), column.width, false));
      (*values)[column.id] = v;
      if (column.total == FormColumn::Total::sum) {
        Value& sum = totals_[column.id];
        sum = add(sum, v);
      }
      sheet().cells.push_back({{at, c}, v, style(column), formula(column.formula, at), {}});
      origin({at, c}, column, item);
    }
    sheet().heights.push_back(height);
  }

  static Value add(const Value& a, const Value& b) {
    if (a.is(Value::Kind::real) || b.is(Value::Kind::real)) return a.number() + b.number();
    return static_cast<std::int64_t>(a.number()) + static_cast<std::int64_t>(b.number());
  }

  static std::string describe(const Value& v) { return v.is(Value::Kind::object) ? v.object().text() : v.text(); }

  void origin(sheet::Ref at, const FormColumn& column, const Value& item) {
    FilledForm::Origin o{at, column.id, {}};
    const Value behind = column.trace == FormColumn::npos ? item : evaluate(column.trace);
    if (behind.is(Value::Kind::list))
      for (const Value& v : behind.list()) o.records.push_back(describe(v));
    else
      o.records.push_back(describe(behind));
    out_.origins.push_back(std::move(o));
  }

  /// What a total came from: the records behind the cells above it, each once.
  std::vector<std::string> behind(int column) const {
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (const FilledForm::Origin& o : out_.origins) {
      if (o.at.column != column) continue;
      for (const std::string& record : o.records)
        if (seen.insert(record).second) out.push_back(record);
    }
    return out;
  }

  void totals(int first, int last) {
    const bool any = std::any_of(form_.columns.begin(), form_.columns.end(),
                                 [](const FormColumn& c) { return c.total != FormColumn::Total::none; });
    if (!any) return;
    auto values = std::make_shared<Dict>(totals_);
    scope_["row"] = Value(values);
    for (int c = 0; c < columns(); ++c) {
      const FormColumn& column = form_.columns[static_cast<std::size_t>(c)];
      sheet::ReportCell cell{{last + 1, c}, {}, style(column, true), {}, {}};
      switch (column.total) {
        case FormColumn::Total::none:
          break;
        case FormColumn::Total::text:
          cell.value = column.total_text;
          break;
        case FormColumn::Total::sum:
          cell.value = totals_[column.id].is_none() ? Value(0) : totals_[column.id];
          if (last >= first) cell.formula = "SUM(" + sheet::a1(sheet::Area{{first, c}, {last, c}}) + ")";
          break;
        case FormColumn::Total::same:
          cell.value = evaluate(column.value);
          (*values)[column.id] = cell.value;
          cell.formula = formula(column.formula, last + 1);
          break;
      }
      sheet().cells.push_back(std::move(cell));
      out_.origins.push_back({{last + 1, c}, column.id, behind(c)});
    }
    sheet().heights.push_back(0);
  }

  void decorate(int first, int total_row) {
    for (const FormCondition& c : form_.conditions) {
      sheet::Style s;
      s.fill = c.fill;
      s.colour = c.colour;
      const int column = static_cast<int>(c.column);
      sheet().conditions.push_back({{{first, column}, {total_row, column}}, formula(c.when, first), s});
    }
    int at = total_row + 2;
    for (const std::string& note : form_.notes) sheet().cells.push_back({{at++, 0}, render(note), {}, {}, {}});
    sheet().freeze = sheet::Ref{first, 0};
    sheet().print.landscape = true;
    sheet().print.repeat_rows = first;
  }

  const Form& form_;
  Dict scope_;
  const tpl::Environment& env_;
  FilledForm out_;
  Diagnostics found_;
  Dict totals_;
  int rows_ = 0;
  int first_height_ = 0;
};

}  // namespace

const FilledForm::Origin* FilledForm::origin(sheet::Ref at) const {
  for (const Origin& o : origins)
    if (o.at == at) return &o;
  return nullptr;
}

Result<FilledForm> fill(const Form& form, const Dict& context, const tpl::Environment& env) {
  return Filler(form, context, env).fill();
}

}  // namespace prikaz::papers
