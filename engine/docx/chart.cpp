#include "docx/chart.hpp"

#include <algorithm>
#include <cmath>

#include "core/format.hpp"
#include "docx/chart_xml.hpp"

namespace prikaz::docx {

namespace {

constexpr std::size_t most_series = 255, most_categories = 32'000;  // what Excel can chart
constexpr double emu_per_mm = 36000, largest_mm = 550;

tl::unexpected<ContentFault> refuse(Message text) {
  return tl::unexpected<ContentFault>(ContentFault{
      "PRK-D112", std::move(text), "give {categories: […], series: [{name: …, values: […]}]}, or {label: number, …}"});
}

using Numbers = tl::expected<std::vector<std::optional<double>>, ContentFault>;

tl::expected<std::optional<double>, ContentFault> number(const Value& v) {
  if (v.is_none()) return std::optional<double>();
  if (!v.is_number() || !std::isfinite(v.number()))
    return refuse(Message("\"{}\" in a chart is not a number", v.text()));
  return std::optional<double>(v.number());
}

Numbers numbers(const Value* values) {
  if (!values || !values->is(Value::Kind::list)) return refuse("a series of a chart has no list of values");
  std::vector<std::optional<double>> out;
  for (const Value& v : values->list()) {
    auto one = number(v);
    if (!one) return tl::unexpected(one.error());
    out.push_back(*one);
  }
  return out;
}

tl::expected<ChartData, ContentFault> from_labels(const Dict& labels, std::string title) {
  ChartData out;
  out.series.push_back({title, {}});
  out.title = std::move(title);
  for (const auto& [label, value] : labels) {
    auto one = number(value);
    if (!one) return tl::unexpected(one.error());
    out.categories.push_back(label);
    out.series[0].values.push_back(*one);
  }
  return out;
}

Refusal add_series(ChartData& data, std::string name, const Value* values) {
  auto list = numbers(values);
  if (!list) return list.error();
  if (list->size() > data.categories.size())
    return refuse(Message("the series \"{}\" has more values than there are categories", name)).value();
  data.series.push_back({std::move(name), std::move(*list)});
  return std::nullopt;
}

Refusal add_all(ChartData& data, const Value& series) {
  if (series.is(Value::Kind::dict)) {
    for (const auto& [name, values] : series.dict())
      if (Refusal r = add_series(data, name, &values)) return r;
  } else if (series.is(Value::Kind::list)) {
    for (const Value& one : series.list()) {
      if (!one.is(Value::Kind::dict)) return refuse("a series of a chart has no list of values").value();
      const Value* name = one.dict().find("name");
      if (Refusal r = add_series(data, name ? name->text() : "", one.dict().find("values"))) return r;
    }
  }
  return std::nullopt;
}

}  // namespace

tl::expected<ChartData, ContentFault> ChartData::from(const Value& value) {
  if (const auto* chart = value.as<Chart>()) return chart->data();
  if (!value.is(Value::Kind::dict)) return refuse("the value is no chart");
  const Dict& d = value.dict();
  const Value* title = d.find("title");
  const std::string said = title && title->is(Value::Kind::string) ? title->string() : "";
  const Value *categories = d.find("categories"), *series = d.find("series"), *values = d.find("values");
  ChartData out;
  if (categories && categories->is(Value::Kind::list) && series) {
    out.title = said;
    for (const Value& c : categories->list()) out.categories.push_back(c.text());
    if (const Refusal r = add_all(out, *series)) return tl::unexpected(*r);
  } else if (auto labels =
                 values && values->is(Value::Kind::dict) ? from_labels(values->dict(), said) : from_labels(d, "")) {
    out = std::move(*labels);
  } else {
    return labels;
  }
  if (out.series.empty() || out.categories.empty()) return refuse("the chart has no values");
  if (out.series.size() > most_series || out.categories.size() > most_categories)
    return refuse(Message("a chart of {} series and {} categories is more than an office program shows",
                          std::to_string(out.series.size()), std::to_string(out.categories.size())));
  return out;
}

Chart::Chart(Kind kind, ChartData data, double width_mm, double height_mm) : kind_(kind), data_(std::move(data)) {
  const auto emu = [](double mm, double otherwise) {
    return std::llround((mm > 0 ? std::clamp(mm, 1.0, largest_mm) : otherwise) * emu_per_mm);
  };
  width_ = emu(width_mm, 150);
  height_ = emu(height_mm, 80);
}

std::optional<Chart::Kind> Chart::kind_named(std::string_view name) {
  static constexpr std::string_view names[] = {"column", "bar", "line", "pie"};
  const auto* it = std::find(std::begin(names), std::end(names), name);
  return it == std::end(names) ? std::nullopt : std::optional(static_cast<Kind>(it - std::begin(names)));
}

Refusal Chart::write(const Slot& slot, Placement& place, Bytes& out) const {
  if (!slot.frame) return write_text(data_.title, slot, out);
  const std::string id = place.drawing_id();
  std::string title;
  xml::escape(data_.title, title, true);
  const std::string run = format(
      "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
      "<wp:extent cx=\"{}\" cy=\"{}\"/><wp:docPr id=\"{}\" name=\"Chart {}\"{}/><wp:cNvGraphicFramePr/><a:graphic "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart "
      "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"{}\"/></a:graphicData>"
      "</a:graphic></wp:inline></w:drawing></w:r>",
      width_, height_, id, id, title.empty() ? "" : " descr=\"" + title + "\"",
      place.chart(data_, chart_template(kind_, data_), ""));
  return write_runs(run, slot, out);
}

Refusal write_chart(const Value& value, const Slot& slot, Placement& place, Bytes& out) {
  if (!value.truthy()) {
    out += slot.original;
    return std::nullopt;
  }
  const auto data = ChartData::from(value);
  if (!data) return data.error();
  out += place.chart(*data, {}, slot.original);
  return std::nullopt;
}

}  // namespace prikaz::docx
