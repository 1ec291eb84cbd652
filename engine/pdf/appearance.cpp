#include "pdf/appearance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "pdf/syntax.hpp"
#include "pdf/text_measure.hpp"

namespace prikaz::pdf {
namespace {

constexpr double inset = 2;  ///< between the border and the text, as readers draw it
constexpr double largest = 12, smallest = 4;

struct Family {
  std::string_view part, name;
};
/// The fourteen standard fonts by the names that forms give them.
constexpr Family families[] = {{"Ti", "Times New Roman"}, {"Co", "Courier New"}, {"Serif", "Times New Roman"}};

void append_number(std::string& out, double points) {
  append_hundredths(out, std::lround(points * 100));
  out += ' ';
}

double width_of(std::u32string_view text, const font::Face& face, double size) {
  return static_cast<double>(width_units(text, face)) * size / face.units_per_em;
}

double line_height(const font::Face& face, double size) {
  return size * (face.ascent + face.descent) / face.units_per_em;
}

std::vector<std::u32string> break_lines(const FieldLook& look, std::u32string_view text, const font::Face& face,
                                        double size) {
  if (!look.multiline) return {std::u32string(text)};
  return wrap(text, face, static_cast<long>((look.width - 2 * inset) * face.units_per_em / size));
}

double fitting_size(const FieldLook& look, std::u32string_view text, const font::Face& face) {
  for (double size = largest; size > smallest; size -= 0.5) {
    const auto lines = break_lines(look, text, face, size);
    const bool high =
        line_height(face, size) * static_cast<double>(lines.size()) > look.height - (look.multiline ? 2 * inset : 0);
    const bool wide = !look.multiline && look.cells == 0 && width_of(text, face, size) > look.width - 2 * inset;
    if (!high && !wide) return size;
  }
  return smallest;
}

void show(std::string& out, double x, double y, std::u32string_view text, const font::Face& face) {
  out += "1 0 0 1 ";
  append_number(out, x);
  append_number(out, y);
  out += "Tm\n";
  std::string glyphs;
  for (const char32_t c : text) {
    const font::GlyphId g = face.glyph(c);
    glyphs += static_cast<char>(g >> 8);
    glyphs += static_cast<char>(g & 0xFF);
  }
  append_literal(out, glyphs);
  out += "Tj\n";
}

}  // namespace

void read_default_appearance(std::string_view text, FieldLook& look) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& t = tokens[i];
    if (t == "Tf" && i >= 2) {
      look.size = std::clamp(std::atof(tokens[i - 1].c_str()), 0.0, 200.0);
      for (const Family& f : families)
        if (tokens[i - 2].find(f.part) != std::string::npos) look.family = f.name;
    }
    const std::size_t operands = t == "g" ? 1 : t == "rg" ? 3 : t == "k" ? 4 : 0;
    if (operands == 0 || i < operands) continue;
    look.colour.clear();
    for (std::size_t k = i - operands; k < i; ++k)
      append_number(look.colour, std::clamp(std::atof(tokens[k].c_str()), 0.0, 1.0));
    look.colour += t;
  }
}

std::string draw_field(const FieldLook& look, std::u32string_view text, const font::Face& face) {
  const double size = look.size > 0 ? look.size : fitting_size(look, text, face);
  const auto lines = break_lines(look, text, face, size);
  const double height = line_height(face, size), descent = size * face.descent / face.units_per_em;
  std::string out = "/Tx BMC\nq\n";
  append_number(out, 1);
  append_number(out, 1);
  append_number(out, look.width - 2);
  append_number(out, look.height - 2);
  out += "re W n\nBT\n" + look.colour + "\n/F0 ";
  append_number(out, size);
  out += "Tf\n";
  double y = look.multiline ? look.height - inset - height + descent : (look.height - height) / 2 + descent;
  if (look.cells > 0) {
    const double cell = look.width / look.cells;
    for (std::size_t i = 0; i < text.size() && i < static_cast<std::size_t>(look.cells); ++i) {
      const auto c = text.substr(i, 1);
      show(out, cell * static_cast<double>(i) + (cell - width_of(c, face, size)) / 2, y, c, face);
    }
  } else {
    for (const auto& line : lines) {
      const double room = look.width - 2 * inset - width_of(line, face, size);
      show(out, inset + (look.alignment == 1 ? room / 2 : look.alignment == 2 ? room : 0), y, line, face);
      y -= height;
    }
  }
  return out + "ET\nQ\nEMC\n";
}

}  // namespace prikaz::pdf
