#include <stdexcept>

#include "opc/package.hpp"

namespace prikaz::opc {

namespace {

// MS-DOS date of 1980-01-01: the same for every entry, so that bytes do not depend on the hour of the run.
constexpr std::uint16_t fixed_date = 0x21;
constexpr std::uint16_t version = 20;
constexpr std::uint16_t utf8_names = 0x0800;

void put16(Bytes& out, std::uint32_t v) {
  out += static_cast<char>(v & 0xFF);
  out += static_cast<char>((v >> 8) & 0xFF);
}

void put32(Bytes& out, std::uint32_t v) {
  put16(out, v & 0xFFFF);
  put16(out, v >> 16);
}

std::uint16_t name_flags(std::string_view name) {
  for (const char c : name)
    if (static_cast<unsigned char>(c) >= 0x80) return utf8_names;
  return 0;
}

void common_fields(Bytes& out, std::string_view name, std::uint16_t method, std::uint32_t crc, std::uint32_t packed,
                   std::uint32_t size) {
  put16(out, version);
  put16(out, name_flags(name));
  put16(out, method);
  put16(out, 0);
  put16(out, fixed_date);
  put32(out, crc);
  put32(out, packed);
  put32(out, size);
  put16(out, static_cast<std::uint32_t>(name.size()));
  put16(out, 0);
}

}  // namespace

void ZipWriter::header(std::string_view name, ByteView data, std::uint32_t crc, std::uint64_t size,
                       std::uint16_t method) {
  if (size > 0xFFFFFFFEu || out_.size() + data.size() > 0xFFFFFFFEu)
    throw std::length_error("a package over 4 GB needs ZIP64, which office programs do not read reliably");
  entries_.push_back({std::string(name), crc, static_cast<std::uint32_t>(data.size()), static_cast<std::uint32_t>(size),
                      static_cast<std::uint32_t>(out_.size()), method});
  put32(out_, 0x04034b50);
  common_fields(out_, name, method, crc, static_cast<std::uint32_t>(data.size()), static_cast<std::uint32_t>(size));
  out_ += name;
  out_ += data;
}

void ZipWriter::add(std::string_view name, ByteView bytes, int level) {
  Bytes packed;
  deflate(bytes, packed, level);
  if (packed.size() < bytes.size())
    header(name, packed, crc32(bytes), bytes.size(), 8);
  else
    add_stored(name, bytes);
}

void ZipWriter::add_stored(std::string_view name, ByteView bytes) {
  header(name, bytes, crc32(bytes), bytes.size(), 0);
}

void ZipWriter::add_deflated(std::string_view name, ByteView deflated, std::uint32_t crc, std::uint64_t size) {
  header(name, deflated, crc, size, 8);
}

void ZipWriter::finish() {
  const std::uint32_t start = static_cast<std::uint32_t>(out_.size());
  for (const Entry& e : entries_) {
    put32(out_, 0x02014b50);
    put16(out_, version);
    common_fields(out_, e.name, e.method, e.crc, e.packed, e.size);
    put16(out_, 0);  // comment
    put16(out_, 0);  // disk
    put16(out_, 0);  // internal attributes
    put32(out_, 0);  // external attributes
    put32(out_, e.offset);
    out_ += e.name;
  }
  const std::uint32_t size = static_cast<std::uint32_t>(out_.size()) - start;
  put32(out_, 0x06054b50);
  put32(out_, 0);
  put16(out_, static_cast<std::uint32_t>(entries_.size()));
  put16(out_, static_cast<std::uint32_t>(entries_.size()));
  put32(out_, size);
  put32(out_, start);
  put16(out_, 0);
}

}  // namespace prikaz::opc
