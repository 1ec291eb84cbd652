// Files from outside that end in a PDF: pictures and forms. Whatever the bytes are, the answer is a picture, a form or
// a reason, within bounded memory.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "pdf/form.hpp"
#include "pdf/picture.hpp"

namespace {

std::string big_endian(std::size_t v) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 0xFF);
  return out;
}

std::string chunk(const std::string& kind, const std::string& data) {
  const std::string body = kind + data;
  const auto* raw = reinterpret_cast<const Bytef*>(body.data());
  return big_endian(data.size()) + body + big_endian(crc32(0, raw, static_cast<uInt>(body.size())));
}

/// A PNG whose checksums are right, so that the bytes reach what lies behind them.
std::string png_of(const std::string& bytes) {
  if (bytes.size() < 8) return {};
  const auto small = [&](std::size_t i) { return big_endian(static_cast<unsigned char>(bytes[i]) % 40u); };
  const std::string rows = bytes.substr(8);
  std::string packed(compressBound(rows.size()), '\0');
  uLongf size = packed.size();
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()), rows.size());
  packed.resize(size);
  return "\x89PNG\r\n\x1A\n" +
         chunk("IHDR", small(0) + small(1) + bytes.substr(2, 2) + std::string(2, '\0') + bytes[4]) +
         ((bytes[5] & 1) != 0 ? chunk("PLTE", bytes.substr(8, static_cast<unsigned char>(bytes[6]))) : "") +
         ((bytes[5] & 2) != 0 ? chunk("tRNS", bytes.substr(8, static_cast<unsigned char>(bytes[7]))) : "") +
         chunk("IDAT", (bytes[5] & 4) != 0 ? rows : packed) + chunk("IEND", "");
}

void read(const std::string& bytes) {
  for (const bool archive : {false, true}) {
    const prikaz::pdf::Picture p = prikaz::pdf::read_picture(bytes, archive);
    if ((p.fault == nullptr) == p.bytes.empty()) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(png_of(bytes));
  if (bytes.find("%PDF") != std::string::npos)
    if (const auto form = prikaz::pdf::read_form(bytes, "fuzz.pdf"); !form && form.error().empty()) __builtin_trap();
  return 0;
}
