#include "opc/splice.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "opc/package.hpp"

using namespace prikaz;

namespace {

/// What a reader of the ZIP sees: libzip inflates and compares the checksum.
std::string read_back(const opc::SpliceStream& stream) {
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add_deflated("part", stream.deflated(), stream.crc(), stream.size());
  writer.finish();
  auto package = opc::Package::read(zip, "test.zip");
  REQUIRE(package);
  return package->find("part")->bytes;
}

std::string cell(int n) {
  return "<w:tc><w:p><w:r><w:t xml:space=\"preserve\">" + std::string(static_cast<std::size_t>(n), 'x');
}

}  // namespace

TEST_CASE("spans and text join into one stream that any reader inflates") {
  opc::SpanPacker packer;
  const opc::PackedSpan head = packer.pack("<w:document><w:body>" + std::string(500, 'a'));
  const opc::PackedSpan small = packer.pack("</w:t>");
  const opc::PackedSpan tail = packer.pack("</w:body></w:document> and some more text");
  opc::SpliceStream stream;
  std::string expected;
  for (const std::string value : {"Иванова Мария Петровна", "", "short", "\xFF\x00\x7F"}) {
    stream.span(head, 0);
    stream.text(value);
    stream.span(small, 1);
    stream.span(tail, 2);
    expected += head.text + value + small.text + tail.text;
  }
  stream.finish();
  CHECK(read_back(stream) == expected);
}

TEST_CASE("a span repeated within the window costs a few bytes, and one farther away is copied") {
  opc::SpanPacker packer;
  std::vector<opc::PackedSpan> spans;
  for (int n = 0; n < 40; ++n) spans.push_back(packer.pack(cell(20 + n * 13)));
  opc::SpliceStream stream;
  std::string expected;
  for (int row = 0; row < 300; ++row) {
    for (std::uint32_t k = 0; k < 40; k += 1 + static_cast<std::uint32_t>(row % 5)) {
      const std::string value = std::to_string(row * 7919) + "й";
      stream.span(spans[k], k);
      stream.text(value);
      expected += spans[k].text + value;
    }
  }
  stream.finish();
  CHECK(read_back(stream) == expected);
  CHECK(stream.deflated().size() < expected.size() / 6);
}

TEST_CASE("a cleared stream starts anew and gives the same bytes") {
  opc::SpanPacker packer;
  const opc::PackedSpan span = packer.pack(cell(300));
  opc::SpliceStream stream;
  const auto fill = [&] {
    stream.clear();
    for (int i = 0; i < 3; ++i) stream.span(span, 0), stream.text("значение");
    stream.finish();
    return Bytes(stream.deflated());
  };
  const Bytes first = fill();
  CHECK(fill() == first);
}

TEST_CASE("an empty stream is a valid stream of nothing") {
  opc::SpliceStream stream;
  stream.finish();
  CHECK(read_back(stream).empty());
}
