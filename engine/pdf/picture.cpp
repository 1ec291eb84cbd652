#include "pdf/picture.hpp"

#include "core/format.hpp"
#include "pdf/png.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

constexpr std::size_t max_cached = 32u << 20;

unsigned byte_at(ByteView b, std::size_t i) { return static_cast<unsigned char>(b[i]); }

/// What the frame header of a JPEG says (ITU-T T.81 B.2.2).
struct JpegHeader {
  unsigned width = 0, height = 0, components = 0, precision = 0;
  bool adobe = false;  ///< CMYK by Adobe's programs is stored inverted
};

JpegHeader read_jpeg_header(ByteView file) {
  JpegHeader h;
  for (std::size_t at = 2; at + 4 <= file.size();) {
    if (byte_at(file, at) != 0xFF) return h;
    const unsigned marker = byte_at(file, at + 1);
    if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += marker == 0xFF ? 1 : 2;  // a fill byte, or a marker without a length
      continue;
    }
    const std::size_t length = byte_at(file, at + 2) << 8 | byte_at(file, at + 3);
    if (length < 2 || at + 2 + length > file.size()) return h;
    if (marker == 0xEE && length >= 7) h.adobe = file.substr(at + 4, 5) == "Adobe";
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame && length >= 8) {
      h.precision = byte_at(file, at + 4);
      h.height = byte_at(file, at + 5) << 8 | byte_at(file, at + 6);
      h.width = byte_at(file, at + 7) << 8 | byte_at(file, at + 8);
      h.components = byte_at(file, at + 9);
      return h;
    }
    if (marker == 0xDA) return h;
    at += 2 + length;
  }
  return h;
}

Picture read_jpeg(ByteView file, bool archive) {
  const JpegHeader h = read_jpeg_header(file);
  Picture p;
  if (h.width == 0 || h.height == 0 || h.precision != 8 ||
      (h.components != 1 && h.components != 3 && h.components != 4))
    p.fault = "the JPEG file is damaged or of a kind that PDF cannot show";
  else if (archive && h.components == 4)
    p.fault = "a CMYK picture has no place in an archival file";
  if (p.fault) return p;
  p.keys = {{"Type", "/XObject"},
            {"Subtype", "/Image"},
            {"Width", format("{}", h.width)},
            {"Height", format("{}", h.height)},
            {"BitsPerComponent", "8"},
            {"ColorSpace", h.components == 1   ? "/DeviceGray"
                           : h.components == 3 ? "/DeviceRGB"
                                               : "/DeviceCMYK"},
            {"Filter", "/DCTDecode"}};
  if (h.components == 4 && h.adobe) p.keys.emplace_back("Decode", "[1 0 1 0 1 0 1 0]");
  p.bytes = file;
  return p;
}

}  // namespace

Picture read_picture(ByteView file, bool archive) {
  if (file.starts_with("\x89PNG\r\n\x1A\n")) return read_png(file, archive);
  if (file.starts_with("\xFF\xD8\xFF")) return read_jpeg(file, archive);
  Picture p;
  p.fault = "it is neither a PNG nor a JPEG file";
  return p;
}

std::shared_ptr<const Picture> PictureCache::get(const Bytes& file, bool archive) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = pictures_[archive].find(file); it != pictures_[archive].end()) return it->second;
  }
  auto picture = std::make_shared<const Picture>(read_picture(file, archive));
  const std::size_t size = file.size() + picture->bytes.size() + picture->mask_bytes.size();
  if (size > max_cached) return picture;
  const std::lock_guard lock(mutex_);
  if (size_ + size > max_cached) {
    for (auto& p : pictures_) p.clear();
    size_ = 0;
  }
  size_ += size;
  return pictures_[archive].emplace(file, std::move(picture)).first->second;
}

Ref write_picture(ObjectSink& sink, const Picture& picture) {
  Keys keys = picture.keys;
  if (!picture.mask_bytes.empty())
    keys.emplace_back("SMask", ref(sink.add_stream(picture.mask_keys, picture.mask_bytes)));
  return sink.add_stream(keys, picture.bytes);
}

}  // namespace prikaz::pdf
