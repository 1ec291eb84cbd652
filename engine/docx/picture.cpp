#include "docx/picture.hpp"

#include <algorithm>
#include <cmath>

#include "core/format.hpp"
#include "docx/svg.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

constexpr double emu_per_inch = 914400, emu_per_mm = 36000;
constexpr int most_pixels = 32'000;        // office programs draw nothing beyond
constexpr long long largest = 20'000'000;  // 55 cm: what Word lets a drawing be (22 inches)

unsigned byte_at(ByteView b, std::size_t i) { return i < b.size() ? static_cast<unsigned char>(b[i]) : 0u; }
unsigned big16(ByteView b, std::size_t i) { return byte_at(b, i) << 8 | byte_at(b, i + 1); }
unsigned big32(ByteView b, std::size_t i) { return big16(b, i) << 16 | big16(b, i + 2); }

bool read_png(ByteView b, PictureInfo& info) {
  if (b.size() < 33 || !b.starts_with("\x89PNG\r\n\x1a\n") || b.substr(12, 4) != "IHDR") return false;
  info.extension = "png";
  info.width = static_cast<int>(std::min(big32(b, 16), 1u << 24));
  info.height = static_cast<int>(std::min(big32(b, 20), 1u << 24));
  for (std::size_t i = 8; i + 12 <= b.size();) {
    const std::size_t size = big32(b, i);
    const ByteView kind = b.substr(i + 4, 4);
    if (kind == "IDAT") break;
    if (kind == "pHYs" && byte_at(b, i + 16) == 1) {
      if (const unsigned x = big32(b, i + 8)) info.dpi_x = x * 0.0254;
      if (const unsigned y = big32(b, i + 12)) info.dpi_y = y * 0.0254;
    }
    i += size + 12;
  }
  return true;
}

/// Frame headers SOF0–SOF15 but the tables DHT, JPG and DAC (ITU T.81 table B.1).
bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool read_jpeg(ByteView b, PictureInfo& info) {
  if (!b.starts_with("\xFF\xD8")) return false;
  info.extension = "jpeg";
  for (std::size_t i = 2; i + 9 < b.size() && byte_at(b, i) == 0xFF;) {
    const unsigned marker = byte_at(b, i + 1);
    const std::size_t size = big16(b, i + 2);
    if (marker == 0xE0 && b.substr(i + 4, 4) == "JFIF") {
      const double unit = byte_at(b, i + 11) == 1 ? 1 : byte_at(b, i + 11) == 2 ? 2.54 : 0;
      if (unit > 0 && big16(b, i + 12) > 0 && big16(b, i + 14) > 0) {
        info.dpi_x = big16(b, i + 12) * unit;
        info.dpi_y = big16(b, i + 14) * unit;
      }
    }
    if (is_frame(marker)) {
      info.height = static_cast<int>(big16(b, i + 5));
      info.width = static_cast<int>(big16(b, i + 7));
      return true;
    }
    i += size + 2;
  }
  return false;
}

}  // namespace

Result<PictureInfo> read_picture(ByteView bytes, const std::string& file) {
  PictureInfo info;
  if ((read_png(bytes, info) || read_jpeg(bytes, info)) && info.width > 0 && info.height > 0) return info;
  return fail({"PRK-D110",
               Severity::error,
               {file, 0, 0, {}},
               "this is neither a PNG, a JPEG nor an SVG picture",
               "save the picture as PNG"});
}

Result<Value> Picture::make(Bytes bytes, const std::string& file, double width_mm, double height_mm,
                            std::string description) {
  double own_w = 0, own_h = 0;  // EMU
  if (is_svg(bytes)) {
    auto drawn = draw_svg(bytes, file, width_mm, height_mm);
    if (!drawn) return fail(std::move(drawn.error()));
    bytes = std::move(drawn->png);
    own_w = drawn->width_mm * emu_per_mm, own_h = drawn->height_mm * emu_per_mm;
  }
  auto info = read_picture(bytes, file);
  if (!info) return fail(std::move(info.error()));
  if (std::max(info->width, info->height) > most_pixels)
    return fail({"PRK-D111",
                 Severity::error,
                 {file, 0, 0, {}},
                 Message("the picture has {} by {} pixels", std::to_string(info->width), std::to_string(info->height)),
                 Message("save it with {} pixels a side at most", std::to_string(most_pixels))});
  if (own_w <= 0) {
    own_w = info->width / info->dpi_x * emu_per_inch;
    own_h = info->height / info->dpi_y * emu_per_inch;
  }
  double w = width_mm * emu_per_mm, h = height_mm * emu_per_mm;
  if (w == 0 && h == 0) w = own_w, h = own_h;
  if (w == 0) w = own_w * h / own_h;
  if (h == 0) h = own_h * w / own_w;
  if (!(w >= 1 && h >= 1 && w <= largest && h <= largest))
    return fail({"PRK-D111",
                 Severity::error,
                 {file, 0, 0, {}},
                 Message("the picture would be {} mm wide and {} mm high", format("{:.0f}", w / emu_per_mm),
                         format("{:.0f}", h / emu_per_mm)),
                 "give a width or height between 1 and 550 mm"});
  auto picture = std::make_shared<Picture>();
  picture->bytes_ = std::make_shared<const Bytes>(std::move(bytes));
  picture->info_ = std::move(*info);
  picture->width_ = std::llround(w);
  picture->height_ = std::llround(h);
  picture->description_ = std::move(description);
  return Value(std::shared_ptr<const Object>(std::move(picture)));
}

Refusal Picture::write(const Slot& slot, Placement& place, Bytes& out) const {
  if (slot.where == Slot::Where::picture) {
    out += place.picture(bytes_, info_.extension);
    return std::nullopt;
  }
  if (!slot.frame) return write_text(description_, slot, out);
  const std::string id = place.drawing_id();
  std::string description;
  xml::escape(description_, description, true);
  const std::string extent = format("cx=\"{}\" cy=\"{}\"", width_, height_);
  const std::string name =
      "name=\"Picture " + id + "\"" + (description.empty() ? "" : " descr=\"" + description + "\"");
  const std::string run =
      "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
      "<wp:extent " +
      extent + "/><wp:docPr id=\"" + id + "\" " + name +
      "/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"0\" " +
      name +
      "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"" +
      place.picture(bytes_, info_.extension) +
      "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " +
      extent +
      "/></a:xfrm><a:prstGeom prst=\"rect\"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
      "</w:drawing></w:r>";
  return write_runs(run, slot, out);
}

}  // namespace prikaz::docx
