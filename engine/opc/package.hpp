// A package (ISO 29500-2): named parts in a ZIP. Reading is done by libzip under limits; writing by our own small
// writer, which can splice already deflated bytes and always gives the same bytes for the same parts.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "opc/crc.hpp"

namespace prikaz::opc {

struct Limits {
  std::uint64_t max_part = 256ull << 20;   ///< unpacked bytes of one part
  std::uint64_t max_total = 512ull << 20;  ///< unpacked bytes of all
  std::uint32_t max_parts = 10'000;
  std::uint32_t max_ratio = 300;  ///< unpacked / packed, for parts over 4 MB
};

/// A part: its name without the leading slash ("word/document.xml") and its unpacked bytes.
struct Part {
  std::string name;
  Bytes bytes;
};

class Package {
 public:
  /// Errors: PRK-O001 not a ZIP (with what it looks like: .doc, .pdf, empty), PRK-O002 damaged, PRK-O003 over a limit,
  /// PRK-O004 a part name that leaves the package, PRK-O005 encrypted, PRK-O006 two parts of one name.
  static Result<Package> read(ByteView zip, const std::string& file, const Limits& limits = {});

  const Part* find(std::string_view name) const;
  Part* find(std::string_view name) { return const_cast<Part*>(std::as_const(*this).find(name)); }
  const std::vector<Part>& parts() const { return parts_; }
  /// Adds a part, or replaces the bytes of the one of that name.
  void put(std::string name, Bytes bytes);
  bool remove(std::string_view name);
  const std::string& file() const { return file_; }

  /// [Content_Types].xml first, then the order of reading; times 1980-01-01; deflate.
  Bytes write() const;

 private:
  std::vector<Part> parts_;
  std::string file_;
};

/// Parts of a ZIP to be written: each either raw bytes to deflate or ready deflated bytes with CRC and size.
class ZipWriter {
 public:
  explicit ZipWriter(Bytes& out) : out_(out) {}
  void add(std::string_view name, ByteView bytes, int level = 6);
  void add_stored(std::string_view name, ByteView bytes);
  void add_deflated(std::string_view name, ByteView deflated, std::uint32_t crc, std::uint64_t size);
  void finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc, packed, size, offset;
    std::uint16_t method;
  };
  void header(std::string_view name, ByteView data, std::uint32_t crc, std::uint64_t size, std::uint16_t method);
  Bytes& out_;
  std::vector<Entry> entries_;
};

/// Raw deflate of `bytes` appended to `out`.
void deflate(ByteView bytes, Bytes& out, int level);

/// "word/document.xml" → "word/_rels/document.xml.rels" (§9.3).
std::string relationships_part(std::string_view part);
/// A relationship's target as a part name: "../media/a.png" seen from "word/document.xml" → "media/a.png".
std::string resolve_target(std::string_view base_part, std::string_view target);

}  // namespace prikaz::opc
