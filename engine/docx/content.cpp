#include "docx/content.hpp"

#include <algorithm>
#include <array>

#include "core/format.hpp"
#include "core/utf8.hpp"

namespace prikaz::docx {

namespace {

constexpr std::string_view text_begin = "<w:t xml:space=\"preserve\">";
constexpr std::string_view text_end = "</w:t>";

enum Class : unsigned char { plain, amp, less, greater, quote, control, high };

constexpr std::array<Class, 256> classes() {
  std::array<Class, 256> out{};
  for (unsigned i = 0; i < 256; ++i) out[i] = i < 0x20 ? control : i >= 0x80 ? high : plain;
  out['&'] = amp;
  out['<'] = less;
  out['>'] = greater;
  out['"'] = quote;
  return out;
}
constexpr std::array<Class, 256> class_of = classes();

/// Bytes of the UTF-8 sequence at i, or 0 where it is broken, half of a surrogate pair, or U+FFFE and U+FFFF.
std::size_t sequence(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t k) { return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0u; };
  const auto tail = [&](std::size_t k) { return (at(k) & 0xC0) == 0x80; };
  const unsigned c = at(0);
  if (c >= 0xC2 && c < 0xE0) return tail(1) ? 2 : 0;
  if (c >= 0xE0 && c < 0xF0) {
    if (!tail(1) || !tail(2)) return 0;
    if ((c == 0xE0 && at(1) < 0xA0) || (c == 0xED && at(1) >= 0xA0)) return 0;
    if (c == 0xEF && at(1) == 0xBF && at(2) >= 0xBE) return 0;
    return 3;
  }
  if (c >= 0xF0 && c < 0xF5) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if ((c == 0xF0 && at(1) < 0x90) || (c == 0xF4 && at(1) >= 0x90)) return 0;
    return 4;
  }
  return 0;
}

Refusal forbidden(std::string_view s, std::size_t i) {
  const unsigned char c = static_cast<unsigned char>(s[i]);
  const bool last_two = c == 0xEF && s.substr(i, 2) == "\xEF\xBF";  // U+FFFE and U+FFFF
  const std::string what = c == 0xED  ? std::string("half of a surrogate pair")
                           : last_two ? format("U+FFF{}", s.substr(i, 3).ends_with('\xBE') ? 'E' : 'F')
                                      : format("byte 0x{:02X}", c);
  return ContentFault{
      "PRK-D101",
      Message("the value holds a character that no document can hold: {}, at byte {}", what, std::to_string(i + 1)),
      "clean the data; text must be valid UTF-8 without control characters"};
}

/// Copies text with escapes; `control_char(c)` writes a control character or says that it is not one for text.
template <class Control>
Refusal copy(std::string_view s, bool attribute, Bytes& out, Control control_char) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < s.size();) {
    const Class k = class_of[static_cast<unsigned char>(s[i])];
    if (k == plain || (k == quote && !attribute)) {
      ++i;
      continue;
    }
    if (k == high) {
      // Two bytes: nearly every Russian letter.
      const unsigned char lead = static_cast<unsigned char>(s[i]);
      if (lead >= 0xC2 && lead < 0xE0 && i + 1 < s.size() && (static_cast<unsigned char>(s[i + 1]) & 0xC0) == 0x80) {
        i += 2;
        continue;
      }
      const std::size_t n = sequence(s, i);
      if (n == 0) return forbidden(s, i);
      i += n;
      continue;
    }
    out.append(s.data() + from, i - from);
    if (k == amp)
      out += "&amp;";
    else if (k == less)
      out += "&lt;";
    else if (k == greater)
      out += "&gt;";
    else if (k == quote)
      out += "&quot;";
    else if (s[i] == '\r' && i + 1 < s.size() && s[i + 1] == '\n')
      ;  // the \n that follows says it
    else if (!control_char(s[i] == '\r' ? '\n' : s[i]))
      return forbidden(s, i);
    from = ++i;
  }
  out.append(s.data() + from, s.size() - from);
  return std::nullopt;
}

Refusal write_flat(std::string_view s, bool attribute, Bytes& out) {
  return copy(s, attribute, out, [&](char c) {
    if (c != '\n' && c != '\t' && c != '\a' && c != '\f') return false;
    out += ' ';
    return true;
  });
}

/// Inside <w:t> of a run.
Refusal write_in_text(std::string_view s, const Frame& frame, Bytes& out) {
  return copy(s, false, out, [&](char c) {
    const bool split = frame.splittable && (c == '\a' || c == '\f');
    if (split)
      out.append(frame.run_end)
          .append(frame.break_end)
          .append(c == '\f' ? "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" : "")
          .append(frame.break_begin)
          .append(frame.run_begin);
    else if (c == '\n' || c == '\a')
      out.append(text_end).append("<w:br/>").append(text_begin);
    else if (c == '\f')
      out.append(text_end).append("<w:br w:type=\"page\"/>").append(text_begin);
    else if (c == '\t')
      out.append(text_end).append("<w:tab/>").append(text_begin);
    else
      return false;
    return true;
  });
}

bool is_hex_colour(std::string_view s) {
  return s.size() == 6 && std::all_of(s.begin(), s.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

Refusal write_span(std::string_view s, Bytes& out) {
  const bool digits =
      !s.empty() && s.size() < 4 && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || s == "0")
    return ContentFault{"PRK-D103", Message("\"{}\" is not a number of columns a cell can span", s),
                        "give a whole number from 1 to 999"};
  out += s;
  return std::nullopt;
}

Refusal misplaced(const char* what) {
  return ContentFault{"PRK-D104", Message("{} cannot stand here", what),
                      "put the tag into the text of a paragraph, or use {{p … }} on a line of its own"};
}

}  // namespace

Refusal write_colour(std::string_view s, Bytes& out) {
  if (s.starts_with('#')) s.remove_prefix(1);
  if (s.empty() || s == "auto" || s == "None") {
    out += "auto";
    return std::nullopt;
  }
  if (!is_hex_colour(s))
    return ContentFault{"PRK-D102", Message("\"{}\" is not a colour", s), "give six hexadecimal digits, as in FFCC00"};
  out += s;
  return std::nullopt;
}

Refusal escape_text(std::string_view text, Bytes& out) {
  return copy(text, false, out, [&](char c) {
    if (c != '\n' && c != '\t' && c != '\a' && c != '\f') return false;
    out += c;
    return true;
  });
}

Refusal write_text(std::string_view s, const Slot& slot, Bytes& out) {
  switch (slot.where) {
    case Slot::Where::text:
      return write_in_text(s, *slot.frame, out);
    case Slot::Where::attribute:
    case Slot::Where::plain:
    case Slot::Where::drawing_text:
      return write_flat(s, true, out);
    case Slot::Where::colour:
      return write_colour(s, out);
    case Slot::Where::span:
      return write_span(s, out);
    case Slot::Where::run: {
      out += slot.frame->run_begin;
      Refusal refusal = write_in_text(s, *slot.frame, out);
      out += slot.frame->run_end;
      return refusal;
    }
    case Slot::Where::block: {
      out.append(slot.frame->break_begin).append(slot.frame->run_begin);
      Refusal refusal = write_in_text(s, *slot.frame, out);
      out.append(slot.frame->run_end).append(slot.frame->break_end);
      return refusal;
    }
    case Slot::Where::picture:
    case Slot::Where::chart:
      out += slot.original;
      return std::nullopt;
    case Slot::Where::row:
    case Slot::Where::cell:
    case Slot::Where::borders:
      break;
  }
  return misplaced("text");
}

Refusal write_runs(std::string_view runs, const Slot& slot, Bytes& out) {
  switch (slot.where) {
    case Slot::Where::text:
      out.append(slot.frame->run_end).append(runs).append(slot.frame->run_begin);
      return std::nullopt;
    case Slot::Where::run:
      out += runs;
      return std::nullopt;
    case Slot::Where::block:
      out.append("<w:p>").append(slot.frame->paragraph_properties).append(runs).append("</w:p>");
      return std::nullopt;
    default:
      return misplaced("formatted text");
  }
}

Refusal write_blocks(std::string_view blocks, const Slot& slot, Bytes& out) {
  if (slot.where == Slot::Where::block) {
    out += blocks;
    return std::nullopt;
  }
  if (slot.where != Slot::Where::text || !slot.frame->splittable) return misplaced("a value of whole paragraphs");
  const Frame& frame = *slot.frame;
  out.append(frame.run_end).append(frame.break_end).append(blocks).append(frame.break_begin).append(frame.run_begin);
  return std::nullopt;
}

Refusal Fragment::write(const Slot& slot, Placement& place, Bytes& out) const {
  std::string xml = xml_;
  for (std::size_t at = xml.find(id_mark); at != std::string::npos; at = xml.find(id_mark, at))
    xml.replace(at, 1, place.drawing_id());
  const Frame* frame = slot.frame.get();
  switch (level_) {
    case Level::text:
      if (slot.where == Slot::Where::text)
        out += xml;
      else if (slot.where == Slot::Where::run)
        out.append(frame->run_begin).append(xml).append(frame->run_end);
      else if (slot.where == Slot::Where::block)
        out.append(frame->break_begin + frame->run_begin).append(xml).append(frame->run_end + frame->break_end);
      else
        return write_text(text(), slot, out);
      return std::nullopt;
    case Level::run:
      return write_runs("<w:r>" + (frame ? frame->run_properties : "") + xml + "</w:r>", slot, out);
    case Level::inline_content:
      return write_runs(xml, slot, out);
    case Level::block:
      return write_blocks(xml, slot, out);
    case Level::row:
    case Level::cell:
      if (slot.where != (level_ == Level::row ? Slot::Where::row : Slot::Where::cell)) break;
      out += xml;
      return std::nullopt;
    case Level::plain:
    case Level::attribute:
      return write_text(text(), slot, out);
  }
  return misplaced("a fragment of table rows or cells");
}

std::string Fragment::text() const { return text_of(xml_); }

std::string text_of(std::string_view xml) {
  static constexpr std::pair<std::string_view, char> entities[] = {{"&amp;", '&'},  {"&lt;", '<'},  {"&gt;", '>'},
                                                                   {"&quot;", '"'}, {"&#34;", '"'}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t i = 0; i < xml.size();) {
    if (xml[i] == '<') {
      const std::string_view rest = xml.substr(i);
      if (rest.starts_with("<w:br")) out += '\n';
      if (rest.starts_with("<w:tab/>")) out += '\t';
      if (rest.starts_with("</w:p>")) out += '\n';
      i = std::min(xml.size(), xml.find('>', i) + 1);
      continue;
    }
    const auto* entity = std::find_if(std::begin(entities), std::end(entities),
                                      [&](const auto& e) { return xml.substr(i).starts_with(e.first); });
    if (entity != std::end(entities)) {
      out += entity->second;
      i += entity->first.size();
    } else {
      out += xml[i++];
    }
  }
  return out;
}

}  // namespace prikaz::docx
