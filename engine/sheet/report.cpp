#include "sheet/report.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "sheet/number_format.hpp"
#include "sheet/report_check.hpp"

namespace prikaz::sheet {

namespace {

char* c_str(const std::string& s) { return const_cast<char*>(s.c_str()); }  // the library takes char* and only reads
lxw_row_t row(int n) { return static_cast<lxw_row_t>(n); }
lxw_col_t col(int n) { return static_cast<lxw_col_t>(n); }

Diagnostic broken(const std::string& reason) {
  return {"PRK-S024",
          Severity::error,
          {},
          Message("the workbook could not be written: {}", reason),
          "check that the disk for temporary files is not full"};
}

/// An unnamed file in memory: this version of the library writes to paths only.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("workbook", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (fd_ >= 0) close(fd_);
  }
  bool ok() const { return fd_ >= 0; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  Bytes bytes() const {
    Bytes out(static_cast<std::size_t>(std::max<off_t>(lseek(fd_, 0, SEEK_END), 0)), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
      const auto n = pread(fd_, out.data() + done, out.size() - done, static_cast<off_t>(done));
      if (n <= 0) return {};
      done += static_cast<std::size_t>(n);
    }
    return out;
  }

 private:
  int fd_;
};

class Writer {
 public:
  Writer(const Report& report, lxw_workbook* book) : report_(report), book_(book) {}

  void all() {
    lxw_doc_properties properties{};
    properties.title = c_str(report_.title);
    properties.author = c_str(report_.author);
    properties.created = static_cast<time_t>(report_.created.days()) * 86'400;
    workbook_set_properties(book_, &properties);
    for (const ReportSheet& s : report_.sheets) sheets_.push_back(workbook_add_worksheet(book_, s.name.c_str()));
    for (std::size_t i = 0; i < sheets_.size(); ++i) sheet(report_.sheets[i], sheets_[i]);
  }

 private:
  lxw_format* format_of(const Style& style) {
    for (const auto& [known, format] : formats_)
      if (known == style) return format;
    lxw_format* f = workbook_add_format(book_);
    format_set_font_name(f, report_.font.c_str());
    format_set_font_size(f, style.size > 0 ? style.size : report_.size);
    dress(f, style);
    if (!style.format.empty()) format_set_num_format(f, style.format.c_str());
    if (style.wrap) format_set_text_wrap(f);
    if (style.border) format_set_border(f, LXW_BORDER_THIN);
    format_set_align(f, style.middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (style.align == Align::left) format_set_align(f, LXW_ALIGN_LEFT);
    if (style.align == Align::centre) format_set_align(f, LXW_ALIGN_CENTER);
    if (style.align == Align::right) format_set_align(f, LXW_ALIGN_RIGHT);
    formats_.emplace_back(style, f);
    return f;
  }

  static void dress(lxw_format* f, const Style& style) {
    if (style.bold) format_set_bold(f);
    if (style.italic) format_set_italic(f);
    if (style.colour) format_set_font_color(f, static_cast<lxw_color_t>(*style.colour));
    if (style.fill) {
      format_set_pattern(f, LXW_PATTERN_SOLID);
      format_set_fg_color(f, static_cast<lxw_color_t>(*style.fill));
    }
  }

  void sheet(const ReportSheet& s, lxw_worksheet* w) {
    for (std::size_t i = 0; i < s.columns.size(); ++i) {
      const ReportColumn& c = s.columns[i];
      lxw_row_col_options options{};
      options.hidden = c.hidden;
      worksheet_set_column_opt(w, col(static_cast<int>(i)), col(static_cast<int>(i)),
                               c.width > 0 ? c.width : LXW_DEF_COL_WIDTH, format_of(c.style), &options);
    }
    for (std::size_t i = 0; i < s.heights.size(); ++i)
      if (s.heights[i] > 0) worksheet_set_row(w, row(static_cast<int>(i)), s.heights[i], nullptr);
    for (const Merge& m : s.merges) merge(s, m, w);
    for (const ReportCell& c : s.cells) cell(c, w);
    for (const DropDown& d : s.lists) drop_down(d, w);
    for (const Condition& c : s.conditions) condition(c, w);
    for (const Chart& c : s.charts) chart(s, c, w);
    view(s, w);
  }

  void merge(const ReportSheet& s, const Merge& m, lxw_worksheet* w) {
    Style style;
    for (const ReportCell& c : s.cells)
      if (c.at == m.area.first) style = c.style;
    worksheet_merge_range(w, row(m.area.first.row), col(m.area.first.column), row(m.area.last.row),
                          col(m.area.last.column), "", format_of(style));
  }

  void cell(const ReportCell& c, lxw_worksheet* w) {
    lxw_format* f = format_of(c.style);
    const auto r = row(c.at.row);
    const auto k = col(c.at.column);
    if (!c.formula.empty()) {
      if (c.value.is_number())
        worksheet_write_formula_num(w, r, k, c.formula.c_str(), f, c.value.number());
      else
        worksheet_write_formula_str(w, r, k, c.formula.c_str(), f, text(c.value).c_str());
    } else if (c.value.is(Value::Kind::integer) || c.value.is(Value::Kind::real)) {
      worksheet_write_number(w, r, k, c.value.number(), f);
    } else if (c.value.is(Value::Kind::date)) {
      worksheet_write_number(w, r, k, serial_from_date(c.value.date()), f);
    } else if (const std::string s = text(c.value); !s.empty()) {
      worksheet_write_string(w, r, k, s.c_str(), f);
    } else {
      worksheet_write_blank(w, r, k, f);
    }
    if (!c.note.empty()) {
      lxw_comment_options options{};
      options.width = 260;  // pixels; the library's own box cuts a sentence in the middle
      options.height = static_cast<std::uint16_t>(40 + 16 * (utf8::length(c.note) / 36));
      worksheet_write_comment_opt(w, r, k, c.note.c_str(), &options);
    }
  }

  void drop_down(const DropDown& d, lxw_worksheet* w) {
    lxw_data_validation v{};
    std::vector<const char*> items;
    for (const std::string& s : d.items) items.push_back(s.c_str());
    items.push_back(nullptr);
    if (d.source.empty()) {
      v.validate = LXW_VALIDATION_TYPE_LIST;
      v.value_list = const_cast<char**>(items.data());
    } else {
      v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      v.value_formula = c_str(d.source);
    }
    v.error_type = d.strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
    if (!d.prompt_title.empty()) v.input_title = c_str(d.prompt_title);
    if (!d.prompt.empty()) v.input_message = c_str(d.prompt);
    worksheet_data_validation_range(w, row(d.area.first.row), col(d.area.first.column), row(d.area.last.row),
                                    col(d.area.last.column), &v);
  }

  void condition(const Condition& c, lxw_worksheet* w) {
    // A differential format lists only what changes, so it cannot share the cells' formats.
    lxw_format* f = workbook_add_format(book_);
    if (c.style.bold) format_set_bold(f);
    if (c.style.italic) format_set_italic(f);
    if (c.style.colour) format_set_font_color(f, static_cast<lxw_color_t>(*c.style.colour));
    if (c.style.fill) format_set_bg_color(f, static_cast<lxw_color_t>(*c.style.fill));
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = c_str(c.formula);
    rule.format = f;
    worksheet_conditional_format_range(w, row(c.area.first.row), col(c.area.first.column), row(c.area.last.row),
                                       col(c.area.last.column), &rule);
  }

  void chart(const ReportSheet& s, const Chart& c, lxw_worksheet* w) {
    static constexpr lxw_chart_type kinds[] = {LXW_CHART_COLUMN, LXW_CHART_BAR, LXW_CHART_LINE, LXW_CHART_PIE};
    lxw_chart* drawn = workbook_add_chart(book_, static_cast<std::uint8_t>(kinds[static_cast<int>(c.kind)]));
    const auto reference = [&](const Area& a) {
      return prikaz::format("='{}'!{}:{}", s.name, absolute(a.first), absolute(a.last));
    };
    for (const Series& series : c.series) {
      lxw_chart_series* made =
          chart_add_series(drawn, reference(series.categories).c_str(), reference(series.values).c_str());
      if (!series.name.empty()) chart_series_set_name(made, series.name.c_str());
    }
    if (c.title.empty())
      chart_title_off(drawn);
    else
      chart_title_set_name(drawn, c.title.c_str());
    lxw_chart_options options{};
    options.x_scale = c.width / 480;  // the library's own size in pixels
    options.y_scale = c.height / 288;
    worksheet_insert_chart_opt(w, row(c.at.row), col(c.at.column), drawn, &options);
  }

  void view(const ReportSheet& s, lxw_worksheet* w) {
    if (s.hidden) worksheet_hide(w);
    if (s.freeze) worksheet_freeze_panes(w, row(s.freeze->row), col(s.freeze->column));
    if (s.autofilter)
      worksheet_autofilter(w, row(s.autofilter->first.row), col(s.autofilter->first.column),
                           row(s.autofilter->last.row), col(s.autofilter->last.column));
    worksheet_set_paper(w, 9);  // A4
    if (s.print.landscape) worksheet_set_landscape(w);
    if (s.print.fit_width) worksheet_fit_to_pages(w, 1, 0);
    if (s.print.repeat_rows) worksheet_repeat_rows(w, 0, row(*s.print.repeat_rows - 1));
    if (s.print.area)
      worksheet_print_area(w, row(s.print.area->first.row), col(s.print.area->first.column),
                           row(s.print.area->last.row), col(s.print.area->last.column));
    if (!s.print.footer.empty()) worksheet_set_footer(w, s.print.footer.c_str());
  }

  const Report& report_;
  lxw_workbook* book_;
  std::vector<lxw_worksheet*> sheets_;
  std::vector<std::pair<Style, lxw_format*>> formats_;
};

}  // namespace

Result<Bytes> write(const Report& report) {
  if (Diagnostics mistakes = check(report); !mistakes.empty()) return fail(std::move(mistakes));
  const MemoryFile file;
  if (!file.ok()) return fail(broken("no memory file"));
  const std::string path = file.path();
  std::string folder = "/dev/shm";  // each sheet passes through a temporary file
  lxw_workbook_options options{};
  if (std::error_code error; std::filesystem::is_directory(folder, error)) options.tmpdir = folder.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (!book) return fail(broken("no memory"));
  Writer(report, book).all();
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) return fail(broken(lxw_strerror(error)));
  Bytes bytes = file.bytes();
  if (bytes.empty()) return fail(broken("nothing was written"));
  return bytes;
}

}  // namespace prikaz::sheet
