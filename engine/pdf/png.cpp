#include "pdf/png.hpp"

#include <png.h>
#include <zlib.h>

#include <array>
#include <vector>

#include "core/format.hpp"
#include "pdf/deflate.hpp"

namespace prikaz::pdf {
namespace {

constexpr std::uint64_t max_pixels = 100'000'000;
constexpr std::uint64_t max_unpacked = 40'000'000;  ///< A4 at 600 dots per inch; 160 MB while it is worked on

constexpr const char* too_large = "the picture has too many pixels";

std::uint32_t big_endian(ByteView b, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(b[at + i]);
  return v;
}

struct Header {
  std::uint32_t width = 0, height = 0;
  int depth = 0, type = 0;
  bool interlaced = false, transparent = false, complete = false;
  Bytes palette, rows;  ///< PLTE; all IDAT together

  int components() const { return type == 2 ? 3 : 1; }
  /// Whole colours, and no more than a sample can name (ISO 15948 §11.2.3).
  bool palette_fits() const {
    return !palette.empty() && palette.size() % 3 == 0 && palette.size() / 3 <= std::size_t{1} << depth;
  }
  /// PDF's own predictors read these rows (§7.4.4.4).
  bool usable_as_it_is() const {
    return complete && !interlaced && !transparent && depth <= 8 &&
           (type == 0 || type == 2 || (type == 3 && palette_fits()));
  }
};

/// Walks the chunks; stops at the first that is cut off or whose checksum is wrong.
Header read_header(ByteView file) {
  Header h;
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::uint32_t length = big_endian(file, at);
    if (length > file.size() - at - 12) return h;
    const ByteView kind = file.substr(at + 4, 4), data = file.substr(at + 8, length);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(file.data() + at + 4), length + 4);
    if (sum != big_endian(file, at + 8 + length)) return h;
    if (kind == "IHDR" && length == 13) {
      h.width = big_endian(data, 0);
      h.height = big_endian(data, 4);
      h.depth = data[8];
      h.type = data[9];
      h.interlaced = data[12] != 0;
    } else if (kind == "PLTE") {
      h.palette = data;
    } else if (kind == "tRNS") {
      h.transparent = true;
    } else if (kind == "IDAT") {
      h.rows += data;
    } else if (kind == "IEND") {
      h.complete = true;
      return h;
    }
    at += 12 + length;
  }
  return h;
}

/// Whether the compressed rows unpack to just the size that the header promises.
bool rows_whole(const Header& h) {
  const std::uint64_t row = 1 + (std::uint64_t{h.width} * h.components() * h.depth + 7) / 8;
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return false;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(h.rows.data()));
  z.avail_in = static_cast<uInt>(h.rows.size());
  std::array<Bytef, 32768> buffer;
  int status = Z_OK;
  while (status == Z_OK && z.total_out <= row * h.height) {
    z.next_out = buffer.data();
    z.avail_out = buffer.size();
    status = inflate(&z, Z_NO_FLUSH);
  }
  const bool whole = status == Z_STREAM_END && z.total_out == row * h.height;
  inflateEnd(&z);
  return whole;
}

Keys image_keys(std::uint32_t width, std::uint32_t height, int depth, std::string space) {
  return {{"Type", "/XObject"},
          {"Subtype", "/Image"},
          {"Width", format("{}", width)},
          {"Height", format("{}", height)},
          {"BitsPerComponent", format("{}", depth)},
          {"ColorSpace", std::move(space)},
          {"Filter", "/FlateDecode"}};
}

std::string indexed(const Bytes& palette) {
  std::string out = format("[/Indexed/DeviceRGB {} <", palette.size() / 3 - 1);
  for (const char c : palette) out += format("{:02X}", static_cast<unsigned char>(c));
  return out + ">]";
}

Picture as_it_is(Header& h) {
  Picture p;
  p.keys = image_keys(h.width, h.height, h.depth,
                      h.type == 3   ? indexed(h.palette)
                      : h.type == 2 ? "/DeviceRGB"
                                    : "/DeviceGray");
  p.keys.emplace_back("DecodeParms", format("<</Predictor 15/Colors {}/BitsPerComponent {}/Columns {}>>",
                                            h.components(), h.depth, h.width));
  p.bytes = std::move(h.rows);
  return p;
}

/// Alpha, 16 bits, interlacing: libpng unpacks to 8-bit sRGB with alpha.
Picture unpacked(ByteView file, bool archive) {
  Picture p;
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&png, file.data(), file.size())) {
    p.fault = "the PNG file is damaged";
    return p;
  }
  png.format = PNG_FORMAT_RGBA;
  std::vector<unsigned char> pixels(PNG_IMAGE_SIZE(png));
  if (!png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr)) {
    p.fault = "the PNG file is damaged";
    return p;
  }
  Bytes colour, alpha;
  colour.reserve(pixels.size() / 4 * 3);
  alpha.reserve(pixels.size() / 4);
  bool opaque = true;
  for (std::size_t i = 0; i < pixels.size(); i += 4) {
    const unsigned a = pixels[i + 3];
    opaque = opaque && a == 255;
    alpha += static_cast<char>(a);
    for (std::size_t k = 0; k < 3; ++k)
      colour += static_cast<char>(archive ? (pixels[i + k] * a + 255 * (255 - a) + 127) / 255 : pixels[i + k]);
  }
  p.keys = image_keys(png.width, png.height, 8, "/DeviceRGB");
  p.bytes = deflate(colour, Effort::cached);
  if (archive || opaque) return p;
  p.mask_keys = image_keys(png.width, png.height, 8, "/DeviceGray");
  p.mask_bytes = deflate(alpha, Effort::cached);
  return p;
}

}  // namespace

Picture read_png(ByteView file, bool archive) {
  Header h = read_header(file);
  Picture p;
  if (h.width == 0 || h.height == 0)
    p.fault = "the PNG file is damaged";
  else if (std::uint64_t{h.width} * h.height > max_pixels)
    p.fault = too_large;
  if (p.fault) return p;
  if (h.usable_as_it_is() && rows_whole(h)) return as_it_is(h);
  if (std::uint64_t{h.width} * h.height <= max_unpacked) return unpacked(file, archive);
  p.fault = too_large;
  return p;
}

}  // namespace prikaz::pdf
