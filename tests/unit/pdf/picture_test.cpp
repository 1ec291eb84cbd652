#include "pdf/picture.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>

#include "kit/recording_sink.hpp"

using namespace prikaz;

namespace {

void big_endian(Bytes& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 0xFF);
}

Bytes chunk(const Bytes& kind, const Bytes& data) {
  Bytes out;
  big_endian(out, static_cast<std::uint32_t>(data.size()));
  const Bytes body = kind + data;
  out += body;
  big_endian(out, static_cast<std::uint32_t>(
                      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
  return out;
}

/// `rows`: filter byte and samples of every row. Types of ISO 15948: 0 grey, 2 RGB, 3 palette, 6 RGB and alpha.
Bytes png(std::uint32_t width, std::uint32_t height, int type, const Bytes& rows, const Bytes& more = {}) {
  Bytes header;
  big_endian(header, width);
  big_endian(header, height);
  for (const int v : {8, type, 0, 0, 0}) header += static_cast<char>(v);
  Bytes packed(compressBound(rows.size()), '\0');
  uLongf size = packed.size();
  REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                   rows.size()) == Z_OK);
  packed.resize(size);
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + more + chunk("IDAT", packed) + chunk("IEND", "");
}

std::string key(const pdf::Keys& keys, const std::string& name) {
  for (const auto& [k, v] : keys)
    if (name == k) return v;
  return {};
}

Bytes unpack(const Bytes& packed) {
  Bytes out(1000, '\0');
  uLongf size = out.size();
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(packed.data()),
                     packed.size()) == Z_OK);
  out.resize(size);
  return out;
}

Bytes rgba() { return png(2, 1, 6, Bytes("\0\x10\x20\x30\xFF\x10\x20\x30\x00", 9)); }
const Bytes jpeg("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC0\0\x11\x08\0\x10\0\x20\3\1\x22\0\2\x11\1\3\x11\1\xFF\xD9", 29);

}  // namespace

TEST_CASE("an opaque PNG goes in with its own compressed rows") {
  const pdf::Picture p = pdf::read_picture(png(2, 1, 2, Bytes("\0\1\2\3\4\5\6", 7)), true);
  REQUIRE_FALSE(p.fault);
  CHECK(key(p.keys, "ColorSpace") == "/DeviceRGB");
  CHECK(key(p.keys, "DecodeParms") == "<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 2>>");
  CHECK(unpack(p.bytes) == Bytes("\0\1\2\3\4\5\6", 7));
  CHECK(p.mask_bytes.empty());
}

TEST_CASE("a palette becomes an indexed colour space") {
  const pdf::Picture p =
      pdf::read_picture(png(2, 1, 3, Bytes("\0\0\1", 3), chunk("PLTE", Bytes("\xFF\0\0\0\0\xFF", 6))), true);
  REQUIRE_FALSE(p.fault);
  CHECK(key(p.keys, "ColorSpace") == "[/Indexed/DeviceRGB 1 <FF00000000FF>]");
}

TEST_CASE("a palette with a broken colour or too many is no colour space") {
  for (const std::size_t bytes : {1, 4, 257 * 3}) {
    const pdf::Picture p = pdf::read_picture(png(2, 1, 3, Bytes("\0\0\1", 3), chunk("PLTE", Bytes(bytes, 'x'))), true);
    CHECK((p.fault || key(p.keys, "ColorSpace") == "/DeviceRGB"));
  }
}

TEST_CASE("transparency is a soft mask, or white paper in an archival file") {
  const pdf::Picture soft = pdf::read_picture(rgba(), false);
  REQUIRE_FALSE(soft.fault);
  CHECK(unpack(soft.mask_bytes) == Bytes("\xFF\0", 2));
  kit::RecordingSink sink;
  const pdf::Ref image = pdf::write_picture(sink, soft);
  CHECK(sink.objects[image].find("/SMask 1 0 R") != std::string::npos);

  const pdf::Picture flat = pdf::read_picture(rgba(), true);
  CHECK(flat.mask_bytes.empty());
  CHECK(unpack(flat.bytes) == "\x10\x20\x30\xFF\xFF\xFF");
}

TEST_CASE("a JPEG passes through as it is") {
  const pdf::Picture p = pdf::read_picture(jpeg, true);
  REQUIRE_FALSE(p.fault);
  CHECK(key(p.keys, "Width") == "32");
  CHECK(key(p.keys, "Height") == "16");
  CHECK(key(p.keys, "Filter") == "/DCTDecode");
  CHECK(p.bytes == jpeg);
}

TEST_CASE("what is damaged or of another kind has no picture and says why") {
  const Bytes whole = png(2, 1, 2, Bytes("\0\1\2\3\4\5\6", 7));
  CHECK(pdf::read_picture(whole.substr(0, whole.size() / 2), false).fault);
  CHECK(pdf::read_picture(png(2, 5, 2, Bytes("\0\1\2\3\4\5\6", 7)), false).fault);
  CHECK(pdf::read_picture(png(0xFFFFFF, 0xFFFFFF, 2, "x"), false).fault);
  CHECK(pdf::read_picture(jpeg.substr(0, 10), false).fault);
  CHECK(pdf::read_picture("GIF89a", false).fault);
  CHECK(pdf::read_picture("", false).fault);
}

TEST_CASE("a picture is read once") {
  pdf::PictureCache cache;
  CHECK(cache.get(rgba(), false) == cache.get(rgba(), false));
  CHECK(cache.get(rgba(), false) != cache.get(rgba(), true));
}
