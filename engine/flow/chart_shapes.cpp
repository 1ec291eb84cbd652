// A chart as lines, rectangles, sectors and captions: layout needs to know nothing about charts.
#include <algorithm>
#include <cmath>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "flow/builder.hpp"
#include "flow/chart.hpp"

namespace prikaz::flow {
namespace {

constexpr Rgb grid_ink = 0xD9D9D9, axis_ink = 0xB3B3B3;
constexpr Twips hair = 10;
constexpr double full_circle = 6.283185307179586;

/// Where things stand inside the room.
struct Plot {
  Twips left, top, width, height;
};

/// Estimated width of a caption: half an em a character.
Twips text_width(std::string_view s, std::uint16_t half_points) {
  return static_cast<Twips>(utf8::length(s)) * half_points * 11 / 2;
}
Twips line_height(std::uint16_t half_points) { return half_points * 13; }

Picture rectangle(Twips x, Twips y, Twips width, Twips height, Rgb fill) {
  Picture out;
  out.x = width < 0 ? x + width : x, out.y = height < 0 ? y + height : y;
  out.width = std::abs(width), out.height = std::abs(height);
  out.fill = fill;
  return out;
}

Picture line(Twips x1, Twips y1, Twips x2, Twips y2, Rgb ink, Twips width) {
  Picture out;
  out.line_shape = true;
  out.x = std::min(x1, x2), out.y = std::min(y1, y2);
  out.width = std::abs(x2 - x1), out.height = std::abs(y2 - y1);
  out.flip = (x1 < x2) != (y1 < y2) && out.width > 0 && out.height > 0;
  out.stroke = ink, out.stroke_width = width;
  return out;
}

Picture sector(const Plot& plot, double from, double to, Rgb fill) {
  const Twips radius = std::min(plot.width, plot.height) / 2;
  const Twips cx = plot.width / 2, cy = plot.height / 2;
  Picture out = rectangle(plot.left, plot.top, plot.width, plot.height, fill);
  out.polygon.emplace_back(cx, cy);
  const int steps = std::max(1, static_cast<int>((to - from) * 72));
  for (int i = 0; i <= steps; ++i) {
    const double angle = (from + (to - from) * i / steps) * full_circle;
    out.polygon.emplace_back(cx + static_cast<Twips>(std::lround(radius * std::sin(angle))),
                             cy - static_cast<Twips>(std::lround(radius * std::cos(angle))));
  }
  return out;
}

std::string number_text(double value, bool percent, bool comma) {
  std::string out =
      percent ? format("{:g} %", std::round(value * 1000) / 10) : format("{:g}", std::round(value * 1e9) / 1e9);
  if (comma) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

double share(double value, const Scale& scale) {
  return std::clamp((value - scale.from) / (scale.to - scale.from), 0.0, 1.0);
}

std::size_t points_of(const Chart& chart) {
  std::size_t out = chart.categories.size();
  for (const ChartSeries& s : chart.series) out = std::max(out, s.values.size());
  return std::max<std::size_t>(out, 1);
}

struct Entry {
  std::string text;
  Rgb colour;
};

std::vector<Entry> legend_entries(const Chart& chart) {
  std::vector<Entry> out;
  if (chart.kind == Chart::Kind::pie && !chart.series.empty()) {
    const ChartSeries& s = chart.series[0];
    for (std::size_t i = 0; i < s.points.size(); ++i)
      out.push_back({i < chart.categories.size() ? chart.categories[i] : std::to_string(i + 1), s.points[i]});
  } else {
    for (const ChartSeries& s : chart.series) out.push_back({s.name, s.colour});
  }
  return out;
}

/// Bars of one series over all categories. `below` sums the stacked ones.
void bars(const Chart& chart, std::size_t number, const Scale& scale, const Plot& plot, std::vector<double>& below,
          std::vector<Picture>& out) {
  const ChartSeries& series = chart.series[number];
  const std::size_t beside = chart.stacked ? 1 : chart.series.size();
  const double slot = (chart.horizontal ? plot.height : plot.width) / static_cast<double>(points_of(chart));
  const double bar = slot / (static_cast<double>(beside) + chart.gap / 100.0);
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    double total = 0;
    for (const ChartSeries& s : chart.series) total += i < s.values.size() ? std::abs(s.values[i]) : 0;
    const double value = chart.percent && total > 0 ? series.values[i] / total : series.values[i];
    const double start = chart.stacked ? below[i] : 0;
    const double a = share(start, scale), b = share(start + value, scale);
    if (chart.stacked) below[i] += value;
    const double at = slot * static_cast<double>(i) + bar * chart.gap / 200.0 +
                      (chart.stacked ? 0 : bar * static_cast<double>(number));
    if (chart.horizontal)
      out.push_back(rectangle(plot.left + static_cast<Twips>(a * plot.width),
                              plot.top + plot.height - static_cast<Twips>(at + bar),
                              static_cast<Twips>((b - a) * plot.width), static_cast<Twips>(bar), series.points[i]));
    else
      out.push_back(rectangle(plot.left + static_cast<Twips>(at),
                              plot.top + plot.height - static_cast<Twips>(a * plot.height), static_cast<Twips>(bar),
                              -static_cast<Twips>((b - a) * plot.height), series.points[i]));
  }
}

void polyline(const Chart& chart, const ChartSeries& series, const Scale& scale, const Plot& plot,
              std::vector<double>& below, std::vector<Picture>& out) {
  const double slot = plot.width / static_cast<double>(points_of(chart));
  Twips x0 = 0, y0 = 0;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    const double value = chart.stacked ? below[i] += series.values[i] : series.values[i];
    const Twips x = plot.left + static_cast<Twips>(slot * (static_cast<double>(i) + 0.5));
    const Twips y = plot.top + plot.height - static_cast<Twips>(share(value, scale) * plot.height);
    if (i > 0) out.push_back(line(x0, y0, x, y, series.colour, 40));
    x0 = x, y0 = y;
  }
}

}  // namespace

void Builder::caption(Picture& room, const Picture& box, std::string_view s, std::uint16_t half_points,
                      ParaProps::Align align) {
  ParaProps props;
  props.align = align;
  RunDelta look = data_.styles.run_defaults;
  look.set |= RunDelta::size;
  look.half_points = half_points;
  Inline text;
  text.props = cascade_.props(look, look.hansi);
  text.text = s;
  Block block;
  block.paragraph.props = cascade_.para(std::move(props));
  block.paragraph.mark_props = text.props;
  block.paragraph.first = static_cast<std::uint32_t>(doc_.inlines.size());
  block.paragraph.count = 1;
  doc_.inlines.push_back(std::move(text));
  doc_.text_boxes.emplace_back().push_back(std::move(block));
  Picture out = box;
  out.text_box = static_cast<std::uint32_t>(doc_.text_boxes.size());
  add_member(room, std::move(out));
}

bool Builder::chart(xml::Node node, Picture& room, const Story& story) {
  const ooxml::Relationship* r = ooxml::find(*story.relationships, node.attribute("r:id").value());
  const xml::Node space = r ? part_root(r->target) : xml::Node();
  const Chart chart = read_chart(space, data_.theme);
  if (chart.kind == Chart::Kind::other || chart.series.empty()) return false;
  const std::uint16_t size = chart.half_points;
  const Twips row = line_height(size), margin = 120;
  Plot plot{margin, margin, room.width - 2 * margin, room.height - 2 * margin};
  const auto words = [&](Twips x, Twips y, Twips width, std::string_view s, std::uint16_t half_points,
                         ParaProps::Align align) {
    caption(room, rectangle(x, y, width, line_height(half_points), no_colour), s, half_points, align);
  };

  if (!chart.title.empty()) {
    const auto large = static_cast<std::uint16_t>(size * 7 / 5);
    words(plot.left, plot.top, plot.width, chart.title, large, ParaProps::Align::centre);
    plot.top += line_height(large) + margin, plot.height -= line_height(large) + margin;
  }
  const std::vector<Entry> entries = legend_entries(chart);
  if (chart.legend == Chart::Legend::right || chart.legend == Chart::Legend::left) {
    Twips widest = 0;
    for (const Entry& e : entries) widest = std::max(widest, text_width(e.text, size));
    widest = std::min(widest + 300, plot.width / 2);
    const Twips x = chart.legend == Chart::Legend::right ? plot.left + plot.width - widest : plot.left;
    Twips y = plot.top + (plot.height - row * static_cast<Twips>(entries.size())) / 2;
    for (const Entry& e : entries) {
      add_member(room, rectangle(x, y + row / 4, row / 2, row / 2, e.colour));
      words(x + row * 3 / 4, y, widest - row * 3 / 4, e.text, size, ParaProps::Align::left);
      y += row;
    }
    plot.width -= widest + margin;
    if (chart.legend == Chart::Legend::left) plot.left += widest + margin;
  } else if (chart.legend != Chart::Legend::none && !entries.empty()) {
    const Twips each = plot.width / static_cast<Twips>(entries.size());
    const Twips y = chart.legend == Chart::Legend::bottom ? plot.top + plot.height - row : plot.top;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Twips used = std::min(each, text_width(entries[i].text, size) + row);
      const Twips x = plot.left + each * static_cast<Twips>(i) + (each - used) / 2;
      add_member(room, rectangle(x, y + row / 4, row / 2, row / 2, entries[i].colour));
      words(x + row * 3 / 4, y, used, entries[i].text, size, ParaProps::Align::left);
    }
    plot.height -= row + margin;
    if (chart.legend == Chart::Legend::top) plot.top += row + margin;
  }

  if (chart.kind == Chart::Kind::pie) {
    const ChartSeries& series = chart.series[0];
    double total = 0, from = 0;
    for (const double v : series.values) total += std::max(v, 0.0);
    for (std::size_t i = 0; i < series.values.size() && total > 0; ++i) {
      const double to = from + std::max(series.values[i], 0.0) / total;
      if (to > from) add_member(room, sector(plot, from, to, series.points[i]));
      from = to;
    }
    return true;
  }

  const Scale scale = scale_of(chart);
  const bool comma = doc_.settings.language.starts_with("ru");
  const int steps = std::clamp(static_cast<int>(std::lround((scale.to - scale.from) / scale.step)), 1, 50);
  Twips side = 0;  // room for captions left of the plot
  for (int i = 0; i <= steps && !chart.horizontal; ++i)
    side = std::max(side, text_width(number_text(scale.from + i * scale.step, chart.percent, comma), size));
  for (std::size_t i = 0; i < chart.categories.size() && chart.horizontal; ++i)
    side = std::max(side, text_width(chart.categories[i], size));
  side = std::min(side + 80, plot.width / 2);
  plot.left += side, plot.width -= side;
  plot.height -= row + 60;
  if (plot.width <= 0 || plot.height <= 0) return true;

  for (int i = 0; i <= steps; ++i) {
    const double value = scale.from + i * scale.step, at = share(value, scale);
    const std::string label = number_text(value, chart.percent, comma);
    const Rgb ink = i == 0 ? axis_ink : grid_ink;
    if (chart.horizontal) {
      const Twips x = plot.left + static_cast<Twips>(at * plot.width);
      if (chart.gridlines || i == 0) add_member(room, rectangle(x, plot.top, hair, plot.height, ink));
      words(x - 400, plot.top + plot.height + 60, 800, label, size, ParaProps::Align::centre);
    } else {
      const Twips y = plot.top + plot.height - static_cast<Twips>(at * plot.height);
      if (chart.gridlines || i == 0) add_member(room, rectangle(plot.left, y, plot.width, hair, ink));
      words(plot.left - side, y - row / 2, side - 80, label, size, ParaProps::Align::right);
    }
  }
  std::vector<Picture> shapes;
  std::vector<double> below(points_of(chart), 0.0);
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    chart.kind == Chart::Kind::bar ? bars(chart, s, scale, plot, below, shapes)
                                   : polyline(chart, chart.series[s], scale, plot, below, shapes);
  for (Picture& shape : shapes) add_member(room, std::move(shape));

  const double slot = (chart.horizontal ? plot.height : plot.width) / static_cast<double>(points_of(chart));
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const auto at = static_cast<Twips>(slot * static_cast<double>(i));
    if (chart.horizontal)
      words(plot.left - side, plot.top + plot.height - at - static_cast<Twips>(slot / 2) - row / 2, side - 80,
            chart.categories[i], size, ParaProps::Align::right);
    else
      words(plot.left + at, plot.top + plot.height + 60, static_cast<Twips>(slot), chart.categories[i], size,
            ParaProps::Align::centre);
  }
  return true;
}

}  // namespace prikaz::flow
