#include "docx/borders.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace prikaz::docx {

namespace {

/// Kinds of lines that office programs draw (ISO 29500-1 §17.18.2), by the name in the file.
constexpr std::array<std::string_view, 14> kinds = {"none",       "nil",    "single",       "thick",  "double",
                                                    "dotted",     "dashed", "dotDash",      "triple", "wave",
                                                    "doubleWave", "inset",  "dashSmallGap", "outset"};

/// A side as people name it, and the elements it stands for.
struct Side {
  std::string_view name;
  std::vector<std::string_view> elements;
};
const std::vector<Side> sides = {{"all", {"w:top", "w:left", "w:bottom", "w:right"}},
                                 {"top", {"w:top"}},
                                 {"left", {"w:left"}},
                                 {"bottom", {"w:bottom"}},
                                 {"right", {"w:right"}},
                                 {"down", {"w:tl2br"}},
                                 {"up", {"w:tr2bl"}}};

struct Line {
  std::string_view kind = "single";
  int eighths = 4;  ///< of a point, as w:sz has them
  std::string colour = "auto";
};

using Lines = std::map<std::string_view, Line>;  ///< by element

ContentFault not_a_border(std::string_view text) {
  return {
      "PRK-D105", Message("\"{}\" is not a border", text),
      "name a line, its width in points and its colour, as in \"double 1.5 FF0000\" or \"top: single; bottom: none\""};
}

std::string_view trimmed(std::string_view s) {
  const std::size_t begin = std::min(s.find_first_not_of(" \t"), s.size());
  return s.substr(begin, s.find_last_not_of(" \t") + 1 - begin);
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(at), text.size());
    if (const std::string_view piece = trimmed(text.substr(0, end)); !piece.empty()) out.push_back(piece);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

bool set_width(std::string_view word, Line& line) {
  double points = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), points);
  const std::string_view unit(end, static_cast<std::size_t>(word.data() + word.size() - end));
  if (error != std::errc() || (!unit.empty() && unit != "pt") || !(points >= 0 && points <= 12)) return false;
  line.eighths = static_cast<int>(std::lround(points * 8));
  return true;
}

Refusal read_line(std::string_view text, Line& line) {
  for (const std::string_view word : split(text, " \t")) {
    const auto kind = std::find(kinds.begin(), kinds.end(), word);
    if (kind != kinds.end())
      line.kind = *kind;
    else if (word == "auto" || word.front() == '#' ||
             (word.size() == 6 && word.find_first_not_of("0123456789abcdefABCDEF") == word.npos)) {
      line.colour.clear();
      if (Refusal refusal = write_colour(word, line.colour)) return refusal;
    } else if (!set_width(word, line))
      return not_a_border(text);
  }
  return std::nullopt;
}

Refusal set_side(std::string_view name, std::string_view text, Lines& lines) {
  const auto side = std::find_if(sides.begin(), sides.end(), [&](const Side& s) { return s.name == name; });
  if (side == sides.end()) return not_a_border(name);
  Line line;
  if (Refusal refusal = read_line(text, line)) return refusal;
  for (const std::string_view element : side->elements) lines[element] = line;
  return std::nullopt;
}

Refusal read(const Value& value, Lines& lines) {
  if (!value.truthy()) return std::nullopt;
  if (value.is(Value::Kind::dict)) {
    for (const auto& [name, line] : value.dict())
      if (Refusal refusal = set_side(name, line.text(), lines)) return refusal;
    return std::nullopt;
  }
  const std::string text = value.text();
  for (const std::string_view one : split(text, ";")) {
    const std::size_t colon = one.find(':');
    const bool named = colon != std::string_view::npos;
    if (Refusal refusal =
            set_side(named ? trimmed(one.substr(0, colon)) : "all", named ? one.substr(colon + 1) : one, lines))
      return refusal;
  }
  return std::nullopt;
}

/// The template's own element of this name.
std::string_view own(std::string_view original, std::string_view name) {
  const std::size_t at = original.find("<" + std::string(name) + " ");
  return at == std::string_view::npos ? "" : original.substr(at, original.find('>', at) + 1 - at);
}

}  // namespace

Refusal write_borders(const Value& value, const Slot& slot, Bytes& out) {
  Lines lines;
  if (Refusal refusal = read(value, lines)) return refusal;
  static constexpr std::string_view order[] = {"w:top",   "w:start",   "w:left",    "w:bottom", "w:end",
                                               "w:right", "w:insideH", "w:insideV", "w:tl2br",  "w:tr2bl"};
  for (const std::string_view name : order) {
    const bool replaced =
        (name == "w:start" && lines.count("w:left") > 0) || (name == "w:end" && lines.count("w:right") > 0);
    if (replaced) continue;
    const auto line = lines.find(name);
    if (line == lines.end()) {
      out += own(slot.original, name);
      continue;
    }
    out.append("<").append(name).append(" w:val=\"").append(line->second.kind);
    out.append("\" w:sz=\"" + std::to_string(line->second.eighths) + "\" w:space=\"0\" w:color=\"");
    out.append(line->second.colour + "\"/>");
  }
  return std::nullopt;
}

}  // namespace prikaz::docx
