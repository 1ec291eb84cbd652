#include "docx/rich_text.hpp"

#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

void put(std::string& out, const char* name, const std::string& value) {
  if (value.empty()) return;
  out.append("<").append(name).append(" w:val=\"");
  xml::escape(value, out, true);
  out += "\"/>";
}

void put_flag(std::string& out, const char* name, bool on) {
  if (on) out.append("<").append(name).append("/>");
}

std::string fonts(const std::string& font, const std::string& far_east) {
  std::string name, east, out;
  xml::escape(font, name, true);
  xml::escape(far_east, east, true);
  if (!name.empty()) out += " w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\" w:cs=\"" + name + "\"";
  if (!east.empty()) out += " w:eastAsia=\"" + east + "\"";
  return out.empty() ? out : "<w:rFonts" + out + "/>";
}

std::string without_hash(const std::string& colour) { return colour.starts_with('#') ? colour.substr(1) : colour; }

}  // namespace

std::string Look::properties() const {
  std::string out;
  put(out, "w:rStyle", style);
  out += fonts(font, far_east_font);
  put_flag(out, "w:b", bold);
  put_flag(out, "w:i", italic);
  put_flag(out, "w:caps", caps);
  put_flag(out, "w:smallCaps", small_caps);
  put_flag(out, "w:strike", strike);
  put(out, "w:color", without_hash(colour));
  put(out, "w:sz", size > 0 ? std::to_string(size) : "");
  put(out, "w:szCs", size > 0 ? std::to_string(size) : "");
  put(out, "w:highlight", without_hash(highlight));
  put(out, "w:u", underline);
  put(out, "w:vertAlign", superscript ? "superscript" : subscript ? "subscript" : "");
  return out.empty() ? out : "<w:rPr>" + out + "</w:rPr>";
}

std::string RichText::text() const {
  std::string out;
  for (const RichRun& r : runs_) out += r.text;
  return out;
}

Refusal RichText::write_into(const Frame& frame, Placement& place, Bytes& out) const {
  Slot slot;
  slot.where = Slot::Where::run;
  for (const RichRun& run : runs_) {
    auto own = std::make_shared<Frame>(frame);
    own->run_properties = run.look.properties();
    own->run_begin = "<w:r>" + own->run_properties + "<w:t xml:space=\"preserve\">";
    own->run_end = "</w:t></w:r>";
    if (!run.look.link.empty()) {
      own->splittable = false;
      out += "<w:hyperlink r:id=\"" + place.link(run.look.link) + "\" w:history=\"1\">";
    }
    slot.frame = own;
    if (Refusal refusal = write_text(run.text, slot, out)) return refusal;
    if (!run.look.link.empty()) out += "</w:hyperlink>";
  }
  return std::nullopt;
}

Refusal RichText::write(const Slot& slot, Placement& place, Bytes& out) const {
  if (!slot.frame) return write_text(text(), slot, out);
  Bytes runs;
  if (Refusal refusal = write_into(*slot.frame, place, runs)) return refusal;
  return write_runs(runs, slot, out);
}

std::string RichParagraphs::text() const {
  std::string out;
  for (const RichParagraph& p : paragraphs_) out += (out.empty() ? "" : "\n") + p.text.text();
  return out;
}

Refusal RichParagraphs::write(const Slot& slot, Placement& place, Bytes& out) const {
  if (!slot.frame) return write_text(text(), slot, out);
  Bytes blocks;
  for (const RichParagraph& p : paragraphs_) {
    Frame frame;
    frame.splittable = true;
    frame.break_end = "</w:p>";
    if (!p.style.empty()) put(frame.paragraph_properties, "w:pStyle", p.style);
    if (!p.style.empty()) frame.paragraph_properties = "<w:pPr>" + frame.paragraph_properties + "</w:pPr>";
    frame.break_begin = "<w:p>" + frame.paragraph_properties;
    blocks += frame.break_begin;
    if (Refusal refusal = p.text.write_into(frame, place, blocks)) return refusal;
    blocks += frame.break_end;
  }
  return write_blocks(blocks, slot, out);
}

}  // namespace prikaz::docx
