#include "opc/deflate_stream.hpp"

#include <catch2/catch.hpp>

#include "opc/package.hpp"

using namespace prikaz;

TEST_CASE("what is compressed piece by piece comes back whole", "[opc]") {
  opc::DeflateStream stream(1);
  Bytes expected;
  for (int i = 0; i < 40'000; ++i) {
    const Bytes piece = "<w:p>абзац " + std::to_string(i * 7919);
    stream.text(piece);
    expected += piece;
  }
  stream.text("");
  stream.finish();
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add_deflated("part", stream.deflated(), stream.crc(), stream.size());
  writer.finish();
  const auto package = opc::Package::read(zip, "a.zip");
  REQUIRE(package);
  CHECK(package->find("part")->bytes == expected);
}
