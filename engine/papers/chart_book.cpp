#include "papers/chart_book.hpp"

#include "sheet/report.hpp"

namespace prikaz::papers {

Result<Bytes> chart_book(const docx::ChartData& data) {
  sheet::Report book;
  book.font = "Calibri";
  sheet::ReportSheet& sheet = book.sheets.emplace_back();
  sheet.name = "Sheet1";
  sheet.columns = {{.width = 30}};
  const auto put = [&](int row, int column, Value value) {
    sheet.cells.push_back({.at = {row, column}, .value = std::move(value)});
  };
  for (std::size_t i = 0; i < data.categories.size(); ++i) put(static_cast<int>(i) + 1, 0, Value(data.categories[i]));
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    const int column = static_cast<int>(s) + 1;
    put(0, column, Value(data.series[s].name));
    for (std::size_t i = 0; i < data.series[s].values.size(); ++i)
      if (data.series[s].values[i]) put(static_cast<int>(i) + 1, column, Value(*data.series[s].values[i]));
  }
  return sheet::write(book);
}

}  // namespace prikaz::papers
