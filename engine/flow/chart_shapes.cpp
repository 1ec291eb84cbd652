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

struct Caption {
  Picture box;
  std::string text;
  std::uint16_t half_points;
  ParaProps::Align align;
};

/// Shapes and captions of one chart, from the back to the front.
class Drawing {
 public:
  Drawing(const Chart& chart, Twips width, Twips height, bool decimal_comma)
      : chart_(chart),
        row_(line_height(chart.half_points)),
        comma_(decimal_comma),
        plot_{margin, margin, width - 2 * margin, height - 2 * margin} {}

  std::vector<Picture> shapes;
  std::vector<Caption> captions;

  void draw() {
    title();
    if (chart_.legend == Chart::Legend::right || chart_.legend == Chart::Legend::left)
      legend_beside();
    else if (chart_.legend != Chart::Legend::none)
      legend_across();
    if (chart_.kind == Chart::Kind::pie) return pie();
    const Scale scale = scale_of(chart_);
    const int steps = std::clamp(static_cast<int>(std::lround((scale.to - scale.from) / scale.step)), 1, 50);
    const Twips side = make_room(scale, steps);
    if (plot_.width <= 0 || plot_.height <= 0) return;
    value_axis(scale, steps, side);
    std::vector<double> below(points_of(chart_), 0.0);
    for (std::size_t s = 0; s < chart_.series.size(); ++s)
      chart_.kind == Chart::Kind::bar ? bars(chart_, s, scale, plot_, below, shapes)
                                      : polyline(chart_, chart_.series[s], scale, plot_, below, shapes);
    category_axis(side);
  }

 private:
  static constexpr Twips margin = 120;

  void words(Twips x, Twips y, Twips width, std::string text, ParaProps::Align align) {
    captions.push_back({rectangle(x, y, width, row_, no_colour), std::move(text), chart_.half_points, align});
  }

  void title() {
    if (chart_.title.empty()) return;
    const auto large = static_cast<std::uint16_t>(chart_.half_points * 7 / 5);
    const Twips height = line_height(large);
    captions.push_back({rectangle(plot_.left, plot_.top, plot_.width, height, no_colour), chart_.title, large,
                        ParaProps::Align::centre});
    plot_.top += height + margin, plot_.height -= height + margin;
  }

  void legend_entry(const Entry& entry, Twips x, Twips y, Twips width) {
    shapes.push_back(rectangle(x, y + row_ / 4, row_ / 2, row_ / 2, entry.colour));
    words(x + row_ * 3 / 4, y, width, entry.text, ParaProps::Align::left);
  }

  void legend_beside() {
    const std::vector<Entry> entries = legend_entries(chart_);
    Twips widest = 0;
    for (const Entry& e : entries) widest = std::max(widest, text_width(e.text, chart_.half_points));
    widest = std::min(widest + 300, plot_.width / 2);
    const bool right = chart_.legend == Chart::Legend::right;
    const Twips x = right ? plot_.left + plot_.width - widest : plot_.left;
    Twips y = plot_.top + (plot_.height - row_ * static_cast<Twips>(entries.size())) / 2;
    for (const Entry& e : entries) {
      legend_entry(e, x, y, widest - row_ * 3 / 4);
      y += row_;
    }
    plot_.width -= widest + margin;
    if (!right) plot_.left += widest + margin;
  }

  void legend_across() {
    const std::vector<Entry> entries = legend_entries(chart_);
    if (entries.empty()) return;
    const Twips each = plot_.width / static_cast<Twips>(entries.size());
    const bool bottom = chart_.legend == Chart::Legend::bottom;
    const Twips y = bottom ? plot_.top + plot_.height - row_ : plot_.top;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Twips used = std::min(each, text_width(entries[i].text, chart_.half_points) + row_);
      legend_entry(entries[i], plot_.left + each * static_cast<Twips>(i) + (each - used) / 2, y, used);
    }
    plot_.height -= row_ + margin;
    if (!bottom) plot_.top += row_ + margin;
  }

  void pie() {
    const ChartSeries& series = chart_.series[0];
    double total = 0, from = 0;
    for (const double v : series.values) total += std::max(v, 0.0);
    for (std::size_t i = 0; i < series.values.size() && total > 0; ++i) {
      const double to = from + std::max(series.values[i], 0.0) / total;
      if (to > from) shapes.push_back(sector(plot_, from, to, series.points[i]));
      from = to;
    }
  }

  /// Takes room for the captions of both axes off the plot; returns what the left ones have.
  Twips make_room(const Scale& scale, int steps) {
    Twips side = 0;
    const auto hold = [&](std::string_view s) { side = std::max(side, text_width(s, chart_.half_points)); };
    if (chart_.horizontal)
      for (const std::string& category : chart_.categories) hold(category);
    else
      for (int i = 0; i <= steps; ++i) hold(number_text(scale.from + i * scale.step, chart_.percent, comma_));
    side = std::min(side + 80, plot_.width / 2);
    plot_.left += side, plot_.width -= side;
    plot_.height -= row_ + 60;
    return side;
  }

  void value_axis(const Scale& scale, int steps, Twips side) {
    const Twips foot = plot_.top + plot_.height;
    for (int i = 0; i <= steps; ++i) {
      const double value = scale.from + i * scale.step, at = share(value, scale);
      std::string label = number_text(value, chart_.percent, comma_);
      const Rgb ink = i == 0 ? axis_ink : grid_ink;
      const bool drawn = chart_.gridlines || i == 0;
      if (chart_.horizontal) {
        const Twips x = plot_.left + static_cast<Twips>(at * plot_.width);
        if (drawn) shapes.push_back(rectangle(x, plot_.top, hair, plot_.height, ink));
        words(x - 400, foot + 60, 800, std::move(label), ParaProps::Align::centre);
      } else {
        const Twips y = foot - static_cast<Twips>(at * plot_.height);
        if (drawn) shapes.push_back(rectangle(plot_.left, y, plot_.width, hair, ink));
        words(plot_.left - side, y - row_ / 2, side - 80, std::move(label), ParaProps::Align::right);
      }
    }
  }

  void category_axis(Twips side) {
    const Twips foot = plot_.top + plot_.height;
    const double slot = (chart_.horizontal ? plot_.height : plot_.width) / static_cast<double>(points_of(chart_));
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const auto at = static_cast<Twips>(slot * static_cast<double>(i)), width = static_cast<Twips>(slot);
      if (chart_.horizontal)
        words(plot_.left - side, foot - at - width / 2 - row_ / 2, side - 80, chart_.categories[i],
              ParaProps::Align::right);
      else
        words(plot_.left + at, foot + 60, width, chart_.categories[i], ParaProps::Align::centre);
    }
  }

  const Chart& chart_;
  Twips row_;
  bool comma_;
  Plot plot_;
};

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
  Drawing drawing(chart, room.width, room.height, doc_.settings.language.starts_with("ru"));
  drawing.draw();
  for (Picture& shape : drawing.shapes) add_member(room, std::move(shape));
  for (const Caption& c : drawing.captions) caption(room, c.box, c.text, c.half_points, c.align);
  return true;
}

}  // namespace prikaz::flow
