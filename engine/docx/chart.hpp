// A chart whose numbers come from the data: {{ chart }} in text makes a new one; a chart that was drawn in the template
// and whose alternative text, title or name is {{ chart }} takes the value's numbers and keeps its look.
//
// Mistakes: PRK-D112 a value that no chart can show.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "docx/content.hpp"

namespace prikaz::docx {

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values;  ///< by category; nullopt leaves a gap
};

struct ChartData {
  std::string title;
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;

  /// {categories: […], series: [{name: …, values: […]}] or {name: […]}, title: …}, or {values: {label: number}}, or
  /// {label: number} itself.
  static tl::expected<ChartData, ContentFault> from(const Value& value);
};

/// A workbook that holds the numbers as the chart's formulas expect them: the sheet "Sheet1", names of the series in
/// its first row from B on, categories in its first column. What "Edit data" in Word opens.
using ChartBook = std::function<Result<Bytes>(const ChartData&)>;

class Chart : public Content {
 public:
  enum class Kind { column, bar, line, pie };
  /// Size in millimetres; 0 means 150 × 80.
  Chart(Kind kind, ChartData data, double width_mm, double height_mm);
  /// "column", "bar", "line", "pie".
  static std::optional<Kind> kind_named(std::string_view name);

  std::string_view type() const override { return "chart"; }
  std::string text() const override { return data_.title; }
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;
  const ChartData& data() const { return data_; }

 private:
  Kind kind_;
  ChartData data_;
  long long width_, height_;  ///< EMU
};

/// Into a chart of the template: the id of its relationship.
Refusal write_chart(const Value& value, const Slot& slot, Placement& place, Bytes& out);

}  // namespace prikaz::docx
